//! Days, months and years between dates.
//!
//! A month or a year is over on the same day of the later month; where that month has no such day, on the day after its end
//! when whole months are counted, and on its last day when months are added (as the Codice civile, art. 2963, ends a term).
//! So whoever was born on 29 February is a year older on 1 March.

use crate::{Date, days};

/// Years in which a result may lie.
const YEARS: std::ops::RangeInclusive<i64> = 1..=9999;

fn parts(date: Date) -> (i64, i64, i64) {
    (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()))
}

fn number(date: Date) -> i64 {
    let (year, month, day) = parts(date);
    days::number(year, month, day)
}

fn new(year: i64, month: i64, day: i64) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The day that is written `2026-09-01`, in this form alone.
pub fn read(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut next = |length| {
        let part = parts.next().filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse::<i64>().ok()
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    if parts.next().is_none() { new(year, month, day) } else { None }
}

/// Days from one date to the other; below zero where the other is earlier, as with months and years.
pub fn days_between(from: Date, to: Date) -> i64 {
    number(to) - number(from)
}

/// Whole months.
pub fn months_between(from: Date, to: Date) -> i64 {
    if to < from {
        return -months_between(to, from);
    }
    let ((from_year, from_month, from_day), (year, month, day)) = (parts(from), parts(to));
    (year - from_year) * 12 + (month - from_month) - i64::from(day < from_day)
}

/// Whole years.
pub fn years_between(from: Date, to: Date) -> i64 {
    months_between(from, to) / 12
}

/// So many days later, or earlier where below zero; nothing outside of the years 1 to 9999, as with months and years.
pub fn add_days(date: Date, many: i64) -> Option<Date> {
    let (first, last) = (days::number(1, 1, 1), days::number(9999, 12, 31));
    let reached = number(date).checked_add(many).filter(|number| (first..=last).contains(number))?;
    let (year, month, day) = days::calendar(reached);
    new(year, month, day)
}

/// So many months later, on the same day or the month's last.
pub fn add_months(date: Date, many: i64) -> Option<Date> {
    let (year, month, day) = parts(date);
    let months = (year * 12 + month - 1).checked_add(many)?;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    (0..=3).find_map(|fewer| new(year, month, day - fewer))
}

/// So many years later, on the same day or the month's last.
pub fn add_years(date: Date, many: i64) -> Option<Date> {
    add_months(date, many.checked_mul(12)?)
}
