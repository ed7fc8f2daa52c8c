//! The days on which a municipality of Italy does not work.
//!
//! Law 260/1949 as changed since; Epiphany by DPR 792/1985; 4 October by law 151/2025, from 2026.

use jiff::ToSpan;
use jiff::civil::Date;

/// Holidays on the same day of each year: month, day, name.
const FIXED: [(i8, i8, &str); 10] = [
    (1, 1, "Capodanno"),
    (1, 6, "Epifania"),
    (4, 25, "Festa della Liberazione"),
    (5, 1, "Festa del Lavoro"),
    (6, 2, "Festa della Repubblica"),
    (8, 15, "Ferragosto"),
    (11, 1, "Ognissanti"),
    (12, 8, "Immacolata Concezione"),
    (12, 25, "Natale"),
    (12, 26, "Santo Stefano"),
];

/// The patron saint's day of Ravenna: month, day, name.
const PATRON: (i8, i8, &str) = (7, 23, "Sant'Apollinare, patrono di Ravenna");

/// A holiday again since 2026: first year, month, day, name.
const SAINT_FRANCIS: (i16, i8, i8, &str) = (2026, 10, 4, "San Francesco d'Assisi");

/// The Italian name of the holiday on that day, or `None`.
pub fn on(date: Date) -> Option<&'static str> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let fixed = FIXED.iter().chain([&PATRON]).find(|(m, d, _)| (*m, *d) == (month, day)).map(|(_, _, name)| *name);
    let saint_francis = || {
        let (since, m, d, name) = SAINT_FRANCIS;
        (year >= since && (m, d) == (month, day)).then_some(name)
    };
    fixed.or_else(saint_francis).or_else(|| easter_holiday(date))
}

fn easter_holiday(date: Date) -> Option<&'static str> {
    let sunday = easter(date.year())?;
    if date == sunday {
        return Some("Pasqua");
    }
    (date == sunday.saturating_add(1.day())).then_some("Lunedì dell'Angelo")
}

/// Easter Sunday of a Gregorian year (the anonymous computus, as in Meeus, *Astronomical Algorithms*, chapter 8);
/// `None` for years before 1583.
pub fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let golden = y % 19;
    let (century, in_century) = (y / 100, y % 100);
    let lunar = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - lunar + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * correction + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn easter_is_where_the_almanacs_have_it() {
        // The earliest, the latest, a century's turn, and the years around today.
        let cases = [
            (1818, 3, 22),
            (1943, 4, 25),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2038, 4, 25),
        ];
        for (year, month, day) in cases {
            assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
        }
        assert_eq!(easter(1582), None);
    }

    #[test]
    fn easter_is_always_a_sunday_between_22_march_and_25_april() {
        for year in 1583..=9999 {
            let sunday = easter(year).expect("a date");
            assert_eq!(sunday.weekday(), Weekday::Sunday, "{year}");
            assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&sunday), "{year}");
        }
    }

    #[test]
    fn a_year_has_the_holidays_of_the_law_and_the_patron() {
        let names = |year| {
            let days = date(year, 1, 1).series(1.day()).take_while(move |d| d.year() == year);
            days.filter_map(|d| on(d).map(|name| format!("{}/{} {name}", d.day(), d.month()))).collect::<Vec<_>>()
        };
        let expected = [
            "1/1 Capodanno",
            "6/1 Epifania",
            "5/4 Pasqua",
            "6/4 Lunedì dell'Angelo",
            "25/4 Festa della Liberazione",
            "1/5 Festa del Lavoro",
            "2/6 Festa della Repubblica",
            "23/7 Sant'Apollinare, patrono di Ravenna",
            "15/8 Ferragosto",
            "4/10 San Francesco d'Assisi",
            "1/11 Ognissanti",
            "8/12 Immacolata Concezione",
            "25/12 Natale",
            "26/12 Santo Stefano",
        ];
        assert_eq!(names(2026), expected);
        assert_eq!(names(2025).len(), 13, "no San Francesco before 2026");
    }
}
