//! Dates on paper, as people write them.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use rapida_contract::italian::MONTHS;

use crate::world::rome;

/// How a language writes dates.
pub struct Dates {
    months: [&'static str; 12],
    /// What is written after the first day of a month…
    first_mark: &'static str,
    /// …and after the others.
    day_mark: &'static str,
}

impl Dates {
    /// Italiano.
    pub const ITALIAN: Self = Self { months: MONTHS, first_mark: "º", day_mark: "" };
    /// English.
    pub const ENGLISH: Self = Self {
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        first_mark: "",
        day_mark: "",
    };
    /// Deutsch.
    pub const GERMAN: Self = Self {
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        first_mark: ".",
        day_mark: ".",
    };

    /// `23 novembre 2026`.
    pub fn date(&self, date: Date) -> String {
        let month = usize::try_from(date.month() - 1).ok().and_then(|month| self.months.get(month)).unwrap_or(&"");
        let mark = if date.day() == 1 { self.first_mark } else { self.day_mark };
        format!("{}{mark} {month} {}", date.day(), date.year())
    }

    /// `23 novembre 2026, 14:03`, by the clocks of Rome.
    pub fn moment(&self, at: Timestamp) -> String {
        let local: Zoned = at.to_zoned(rome());
        format!("{}, {:02}:{:02}", self.date(local.date()), local.hour(), local.minute())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_by_the_clocks_of_rome() {
        let cases = [
            (Dates::ITALIAN, "2026-11-23T13:03:00Z", "23 novembre 2026, 14:03"),
            (Dates::ITALIAN, "2026-07-01T22:30:00Z", "2 luglio 2026, 00:30"),
            (Dates::ITALIAN, "2026-12-31T23:00:00Z", "1º gennaio 2027, 00:00"),
            (Dates::ITALIAN, "2026-10-25T00:59:59Z", "25 ottobre 2026, 02:59"),
            (Dates::ITALIAN, "2026-10-25T01:00:00Z", "25 ottobre 2026, 02:00"),
            (Dates::ITALIAN, "2026-03-29T01:00:00Z", "29 marzo 2026, 03:00"),
            (Dates::ENGLISH, "2026-12-31T23:00:00Z", "1 January 2027, 00:00"),
            (Dates::GERMAN, "2026-11-23T13:03:00Z", "23. November 2026, 14:03"),
        ];
        for (dates, at, told) in cases {
            assert_eq!(dates.moment(at.parse().unwrap()), told);
        }
    }
}
