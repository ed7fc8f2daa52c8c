//! Working days: by which day an office must answer. Pure; the days are those of Europe/Rome.

pub mod holidays;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::service::{Count, Term};

/// Days within which a procedure ends whose term nobody has set (Law 241/1990, art. 2).
const UNSAID: Term = Term { days: 30, count: Count::Calendar };

/// Monday to Friday and no holiday.
pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && holidays::on(date).is_none()
}

/// The day that many working days after another, which itself does not count; that day where there are 0. The far end of the
/// calendar (year 9999) is never passed.
pub fn after_working_days(from: Date, working_days: u32) -> Date {
    let mut date = from;
    let mut left = working_days;
    while left > 0 && date < Date::MAX {
        date = date.saturating_add(1.day());
        left -= u32::from(is_working_day(date));
    }
    date
}

/// The last day of a term that begins after `from`; where none is set, that of the law.
pub fn last_day(from: Date, term: Option<Term>) -> Date {
    let Term { days, count } = term.unwrap_or(UNSAID);
    if count == Count::Working {
        return after_working_days(from, days);
    }
    // More than a span holds is more than the calendar has.
    Span::new().try_days(i64::from(days)).map_or(Date::MAX, |span| from.saturating_add(span))
}

/// Working days after `from` up to and with `until`; 0 on the day itself and before it.
pub fn working_days_between(from: Date, until: Date) -> u32 {
    let mut date = from;
    let mut days = 0;
    while date < until {
        date = date.saturating_add(1.day());
        days += u32::from(is_working_day(date));
    }
    days
}

/// Days after `from` up to and with `until`, as a term counts them.
pub fn days_between(from: Date, until: Date, count: Count) -> u32 {
    if count == Count::Working {
        return working_days_between(from, until);
    }
    u32::try_from((until - from).get_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_between_are_those_that_the_term_counted() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let cases = [
            ("2026-11-23", "2026-11-23", 0, 0),
            ("2026-11-24", "2026-11-23", 0, 0),
            ("2026-11-27", "2026-11-30", 1, 3),
            ("2026-12-23", "2027-01-11", 10, 19),
        ];
        for (from, until, working, all) in cases {
            let found = [Count::Working, Count::Calendar].map(|count| days_between(date(from), date(until), count));
            assert_eq!(found, [working, all], "{from} – {until}");
        }
    }
}
