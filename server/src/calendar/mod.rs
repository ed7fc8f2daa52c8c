//! Days in Europe/Rome, by which everything legal is counted: the working days of [`rapida_contract::calendar`], from moments.

pub mod italian;

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rapida_contract::calendar::{self, after_working_days};
use rapida_contract::service::Term;

/// The zone whose calendar counts. The zone's data are compiled in, so it is always found.
static ROME: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Rome").expect("the bundled zone data"));

/// Europe/Rome.
pub fn rome() -> TimeZone {
    ROME.clone()
}

/// The calendar day that it is in Rome at this moment.
pub fn day(at: Timestamp) -> Date {
    at.to_zoned(rome()).date()
}

/// The last day for an answer: that many working days after the day of registration, which itself does not count.
///
/// With 0 working days it is the day of registration. The far end of the calendar (year 9999) is never passed.
pub fn due(registered_at: Timestamp, working_days: u32) -> Date {
    after_working_days(day(registered_at), working_days)
}

/// The last day of a service's term, counted from the day after registration; where it has none, thirty days (Law 241/1990,
/// art. 2).
pub fn last_day(registered_at: Timestamp, term: Option<Term>) -> Date {
    calendar::last_day(day(registered_at), term)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rapida_contract::calendar::{is_working_day, working_days_between};
    use rapida_contract::service::Count;

    use super::*;

    fn due_on(registered_at: &str, working_days: u32) -> String {
        due(registered_at.parse().expect("a time"), working_days).to_string()
    }

    #[test]
    fn the_term_skips_week_ends_and_holidays() {
        let cases = [
            ("2026-11-23T09:00:00Z", 0, "2026-11-23", "no term: the day itself"),
            ("2026-11-23T09:00:00Z", 1, "2026-11-24", "the day of registration does not count"),
            ("2026-11-27T09:00:00Z", 1, "2026-11-30", "Friday to Monday"),
            ("2026-11-28T09:00:00Z", 1, "2026-11-30", "registered on a Saturday"),
            ("2026-12-07T09:00:00Z", 1, "2026-12-09", "over the Immacolata"),
            ("2026-12-24T09:00:00Z", 1, "2026-12-28", "over Christmas, Santo Stefano and Sunday"),
            ("2026-12-31T09:00:00Z", 1, "2027-01-04", "over the year's end"),
            ("2026-12-23T09:00:00Z", 10, "2027-01-11", "all the holidays of the turn of the year"),
            ("2026-04-02T09:00:00Z", 2, "2026-04-07", "over Easter and Easter Monday"),
            ("2026-07-22T09:00:00Z", 1, "2026-07-24", "over Sant'Apollinare"),
            ("2027-10-01T09:00:00Z", 1, "2027-10-05", "over San Francesco, a Monday in 2027"),
            ("2026-11-23T09:00:00Z", 30, "2027-01-08", "thirty working days, four holidays between"),
        ];
        for (at, days, expected, why) in cases {
            assert_eq!(due_on(at, days), expected, "{why}");
        }
    }

    #[test]
    fn a_service_ends_by_its_own_term_or_in_thirty_days() {
        let term = |days, count| Some(Term { days, count });
        let cases = [
            (term(15, Count::Working), "2026-12-15", "over the Immacolata"),
            (term(60, Count::Calendar), "2027-01-22", "all days"),
            (term(u32::MAX, Count::Calendar), "9999-12-31", "further than the calendar goes"),
            (None, "2026-12-23", "Law 241/1990"),
        ];
        for (term, expected, why) in cases {
            let at = "2026-11-23T09:00:00Z".parse().expect("a time");
            assert_eq!(last_day(at, term).to_string(), expected, "{why}");
        }
    }

    #[test]
    fn the_day_is_that_of_rome_also_in_the_nights_when_the_clock_changes() {
        let cases = [
            ("2026-03-28T22:59:59Z", "2026-03-28", "a second before midnight, winter time"),
            ("2026-03-28T23:00:00Z", "2026-03-29", "midnight before the spring change"),
            ("2026-03-29T21:59:59Z", "2026-03-29", "a second before midnight, summer time"),
            ("2026-03-29T22:00:00Z", "2026-03-30", "the day after the change begins an hour earlier in UTC"),
            ("2026-10-24T22:00:00Z", "2026-10-25", "midnight before the autumn change"),
            ("2026-10-25T22:59:59Z", "2026-10-25", "the day of 25 hours"),
            ("2026-10-25T23:00:00Z", "2026-10-26", "back to winter time"),
            ("2026-12-31T22:59:59Z", "2026-12-31", "the year's last second"),
            ("2026-12-31T23:00:00Z", "2027-01-01", "the new year begins in Rome before it does in UTC"),
        ];
        for (at, expected, why) in cases {
            assert_eq!(day(at.parse().expect("a time")).to_string(), expected, "{why}");
        }
        assert_eq!(due_on("2026-12-31T23:00:00Z", 1), "2027-01-04", "registered in the first hour of the year");
        assert_eq!(due_on("2026-03-29T22:00:00Z", 1), "2026-03-31", "registered at midnight of a Monday");
    }

    proptest! {
        #[test]
        fn a_term_ends_on_a_working_day_and_grows_with_its_days(second in 0_i64..4_102_444_800, days in 1_u32..90) {
            let at = Timestamp::from_second(second).expect("in range");
            let end = due(at, days);
            prop_assert!(is_working_day(end));
            prop_assert!(due(at, days + 1) > end);
            prop_assert_eq!(working_days_between(day(at), end), days);
        }
    }
}
