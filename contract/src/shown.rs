//! Moments and days for the screens, which read them off the wire and show them, and never reckon with them.
//!
//! Everywhere else they are `jiff`'s. In the screens its calendar, its time zones and its explanations of what it cannot
//! read would be an eighth of all that a phone loads; the webview knows how to write a date in every language.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::days;

const DAY_MS: i64 = 86_400_000;

/// A moment, to the millisecond. On the wire as RFC 3339 in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Timestamp(i64);

/// A day of the calendar. On the wire as `2026-11-23`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// Text that is not a moment or a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a moment or a day as the wire has them")]
pub struct Unreadable;

impl Timestamp {
    /// Milliseconds since 1970.
    pub fn as_millisecond(self) -> i64 {
        self.0
    }
}

impl FromStr for Timestamp {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let (day, clock) = text.strip_suffix('Z').and_then(|text| text.split_once('T')).ok_or(Unreadable)?;
        let (whole, fraction) = clock.split_once('.').unwrap_or((clock, ""));
        let mut parts = whole.split(':').map(|part| digits(part, 2));
        let mut next = || parts.next().ok_or(Unreadable)?;
        let (hour, minute, second) = (next()?, next()?, next()?);
        if hour > 23 || minute > 59 || second > 59 {
            return Err(Unreadable);
        }
        let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
        let within = ((hour * 60 + minute) * 60 + second) * 1000 + digits(&thousandths, 3)?;
        Ok(Self(day.parse::<Date>()?.days() * DAY_MS + within))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, rest) = (Date::of_days(self.0.div_euclid(DAY_MS)), self.0.rem_euclid(DAY_MS));
        let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
        write!(f, "{date}T{hour:02}:{minute:02}:{second:02}")?;
        match rest % 1000 {
            0 => write!(f, "Z"),
            thousandths => write!(f, "{}Z", format!(".{thousandths:03}").trim_end_matches('0')),
        }
    }
}

impl Date {
    /// A day of the calendar, as `jiff` makes it.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, Unreadable> {
        let small = |number: i8| u8::try_from(number).map_err(|_| Unreadable);
        let date = Self { year, month: small(month)?, day: small(day)? };
        // Only a day of the calendar comes back as itself.
        if Self::of_days(date.days()) == date { Ok(date) } else { Err(Unreadable) }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        i8::try_from(self.month).unwrap_or_default()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        i8::try_from(self.day).unwrap_or_default()
    }

    /// Days since 1970-01-01.
    fn days(self) -> i64 {
        days::number(i64::from(self.year), i64::from(self.month), i64::from(self.day))
    }

    fn of_days(number: i64) -> Self {
        let (year, month, day) = days::calendar(number);
        let small = |number: i64| u8::try_from(number).unwrap_or_default();
        Self { year: i16::try_from(year).unwrap_or(i16::MAX), month: small(month), day: small(day) }
    }
}

impl FromStr for Date {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut parts = text.split('-');
        let mut next = |length| digits(parts.next().ok_or(Unreadable)?, length);
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let small = |number: i64| i8::try_from(number).map_err(|_| Unreadable);
        let date = Self::new(i16::try_from(year).map_err(|_| Unreadable)?, small(month)?, small(day)?)?;
        if parts.next().is_none() { Ok(date) } else { Err(Unreadable) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn digits(text: &str, length: usize) -> Result<i64, Unreadable> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().map_err(|_| Unreadable) } else { Err(Unreadable) }
}

macro_rules! on_the_wire {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

on_the_wire!(Timestamp, Date);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// From year 0 to 9999, as far as the wire goes.
    const MOMENTS: std::ops::Range<i64> = -62_167_219_200_000..253_402_300_800_000;

    proptest! {
        #[test]
        fn a_moment_is_read_and_written_as_jiff_does(milliseconds in MOMENTS) {
            let theirs = jiff::Timestamp::from_millisecond(milliseconds).expect("within its range");
            let ours: Timestamp = theirs.to_string().parse().expect("reads");
            prop_assert_eq!(ours.as_millisecond(), milliseconds);
            prop_assert_eq!(ours.to_string(), theirs.to_string());
        }

        #[test]
        fn a_day_is_one_exactly_where_jiff_says_so(year in 0_i16..=9999, month in 0_u8..14, day in 0_u8..33) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            let theirs = text.parse::<jiff::civil::Date>().ok();
            let theirs = theirs.map(|date| (date.to_string(), date.year(), date.month(), date.day()));
            let ours = text.parse::<Date>().ok();
            prop_assert_eq!(ours.map(|date| (date.to_string(), date.year(), date.month(), date.day())), theirs);
        }

        #[test]
        fn foreign_text_never_panics(text in ".{0,40}") {
            let _ = (text.parse::<Timestamp>(), text.parse::<Date>());
        }
    }

    #[test]
    fn what_is_finer_than_a_millisecond_is_cut_off() {
        let at: Timestamp = "2026-11-23T13:03:00.123987654Z".parse().expect("reads");
        assert_eq!(at.to_string(), "2026-11-23T13:03:00.123Z");
    }
}
