//! How far this device's clock is ahead of the municipality's, as the last answer told: terms are reckoned by the latter.

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};
use reqwest::header::{DATE, HeaderMap};
use rusqlite::Connection;

use super::table;
use crate::error::Result;

/// A difference that changes what a screen may offer; smaller ones come from the way.
const MATTERS: SignedDuration = SignedDuration::from_mins(5);

/// The municipality's time, as far as this device knows it.
pub fn municipal_time(cache: &Connection, now: Timestamp) -> Result<Timestamp> {
    let ahead = SignedDuration::from_secs(table::ahead(cache)?);
    Ok(now.saturating_sub(ahead).unwrap_or(now))
}

/// Remembers what an answer tells of the municipality's clock; answers whether screens must reckon anew.
pub(super) fn learn(cache: &Connection, headers: &HeaderMap, now: Timestamp) -> Result<bool> {
    let Some(there) = told(headers) else { return Ok(false) };
    let known = SignedDuration::from_secs(table::ahead(cache)?);
    let ahead = now.duration_since(there);
    let matters = (ahead - known).abs() > MATTERS;
    if matters {
        table::put_ahead(cache, ahead.as_secs())?;
    }
    Ok(matters)
}

/// The `Date` of an answer (RFC 9110, 5.6.7).
fn told(headers: &HeaderMap) -> Option<Timestamp> {
    DateTimeParser::new().parse_timestamp(headers.get(DATE)?.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Store;
    use crate::db::key::StoreKey;
    use proptest::prelude::*;

    fn at(date: &[u8]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.extend(reqwest::header::HeaderValue::from_bytes(date).ok().map(|date| (DATE, date)));
        headers
    }

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_clock_that_runs_ahead_or_behind_is_set_right_until_another_answer_says_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Store::open(folder.path(), &StoreKey([1; 32]), Timestamp::UNIX_EPOCH).unwrap().cache;
        let there = time("2026-11-23T11:00:00Z");
        for here in ["2027-01-02T11:00:00Z", "2026-11-21T11:00:00Z"] {
            assert!(learn(&cache, &at(b"Mon, 23 Nov 2026 11:00:00 GMT"), time(here)).unwrap(), "{here}");
            assert_eq!(municipal_time(&cache, time(here)).unwrap(), there);
            assert!(!learn(&cache, &at(b"Mon, 23 Nov 2026 11:00:02 GMT"), time(here)).unwrap(), "the way is no skew");
            assert!(!learn(&cache, &at(b"yesterday"), time(here)).unwrap());
            assert_eq!(municipal_time(&cache, time(here)).unwrap(), there);
        }
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes: Vec<u8>) {
            told(&at(&bytes));
        }
    }
}
