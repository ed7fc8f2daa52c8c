//! `GET requests`: which ones a client asks for.

use jiff::civil;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

use super::fields::Fields;
use super::refusal::Refusal;

/// Longest span between the dates, and what is given where none are said, in days.
const SPAN_DAYS: i64 = 90;
/// Most requests in an answer.
pub const COUNT_MAX: i64 = 1_000;

/// What is asked for. Ids leave every other filter out, as GeoReport wants it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Filter {
    /// These very requests.
    Ids(Vec<String>),
    /// By time, and more.
    Time {
        /// Earliest time of registration.
        from: Timestamp,
        /// Latest time of registration.
        to: Timestamp,
        /// Categories; any where empty.
        services: Vec<String>,
        /// Whether closed, whether open; `None` for both.
        closed: Option<bool>,
    },
}

impl Filter {
    /// Reads the filter. `now` and the municipality's `zone` complete the dates.
    pub fn read(fields: &Fields, now: Timestamp, zone: &TimeZone) -> Result<Self, Refusal> {
        let ids = fields.list("service_request_id");
        if ids.len() > usize::try_from(COUNT_MAX).unwrap_or(usize::MAX) {
            return Err(Refusal::bad(format!("service_request_id: al massimo {COUNT_MAX}.")));
        }
        if !ids.is_empty() {
            return Ok(Self::Ids(ids));
        }
        let (from, to) = span(fields, now, zone)?;
        Ok(Self::Time { from, to, services: fields.list("service_code"), closed: closed(fields)? })
    }
}

/// The time asked for. A longer span than [`SPAN_DAYS`] is cut to its most recent part.
fn span(fields: &Fields, now: Timestamp, zone: &TimeZone) -> Result<(Timestamp, Timestamp), Refusal> {
    let longest = SignedDuration::from_hours(24 * SPAN_DAYS);
    let start = time(fields, "start_date", zone, End::Begin)?;
    let end = time(fields, "end_date", zone, End::Close)?;
    let later = |from: Timestamp| from.checked_add(longest).unwrap_or(Timestamp::MAX);
    let earlier = |to: Timestamp| to.checked_sub(longest).unwrap_or(Timestamp::MIN);
    let (from, to) = match (start, end) {
        (None, None) => (earlier(now), now),
        (Some(from), None) => (from, later(from)),
        (None, Some(to)) => (earlier(to), to),
        (Some(from), Some(to)) => (from.max(earlier(to)), to),
    };
    if start.is_some_and(|start| start > to) {
        return Err(Refusal::bad("start_date viene dopo end_date."));
    }
    Ok((from, to))
}

/// Which end of a day a date without a time means.
#[derive(Clone, Copy)]
enum End {
    Begin,
    Close,
}

/// A time of ISO 8601: with a zone, without one (then the municipality's), or a day alone.
fn time(fields: &Fields, name: &str, zone: &TimeZone, end: End) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = fields.get(name) else { return Ok(None) };
    // A plus sign that the client did not escape arrives as a blank.
    let text = text.replace(' ', "+");
    let local = |time: civil::DateTime| zone.to_ambiguous_timestamp(time).compatible().ok();
    let read = if text.contains(['T', 't']) {
        text.parse().ok().or_else(|| text.parse().ok().and_then(local))
    } else {
        text.parse::<civil::Date>().ok().and_then(|day| match end {
            End::Begin => local(day.at(0, 0, 0, 0)),
            End::Close => day.checked_add(1.day()).ok().and_then(|next| local(next.at(0, 0, 0, 0))),
        })
    };
    let wrong = || Refusal::bad(format!("{name}: serve una data ISO 8601, per esempio 2026-11-23T09:00:00+01:00."));
    read.map(Some).ok_or_else(wrong)
}

fn closed(fields: &Fields) -> Result<Option<bool>, Refusal> {
    let named = fields.list("status");
    let has = |state: &str| named.iter().any(|name| name.eq_ignore_ascii_case(state));
    match (has("open"), has("closed")) {
        (false, false) if !named.is_empty() => Err(Refusal::bad("status: open oppure closed.")),
        (true, false) => Ok(Some(false)),
        (false, true) => Ok(Some(true)),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Result<Filter, Refusal> {
        let zone = TimeZone::get("Europe/Rome").expect("known");
        Filter::read(&Fields::read(&[query.as_bytes()]).expect("reads"), at("2026-11-23T08:00:00Z"), &zone)
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn times(query: &str) -> (Timestamp, Timestamp) {
        match read(query).expect(query) {
            Filter::Time { from, to, .. } => (from, to),
            Filter::Ids(ids) => panic!("{ids:?}"),
        }
    }

    #[test]
    fn the_dates_have_their_defaults_and_their_limit() {
        let cases = [
            ("", "2026-08-25T08:00:00Z", "2026-11-23T08:00:00Z"),
            ("start_date=2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "2027-01-30T00:00:00Z"),
            ("end_date=2026-11-01T00:00:00Z", "2026-08-03T00:00:00Z", "2026-11-01T00:00:00Z"),
            (
                "start_date=2020-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z",
                "2026-08-03T00:00:00Z",
                "2026-11-01T00:00:00Z",
            ),
        ];
        for (query, from, to) in cases {
            assert_eq!(times(query), (at(from), at(to)), "{query}");
        }
    }

    #[test]
    fn a_date_is_read_in_every_form_that_clients_use() {
        let cases = [
            ("2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            ("2026-11-01T00:00:00%2B01:00", "2026-10-31T23:00:00Z"),
            ("2026-11-01T00:00:00+01:00", "2026-10-31T23:00:00Z"), // the plus sign not escaped
            ("2026-11-01T00:00:00.000Z", "2026-11-01T00:00:00Z"),
            ("2026-11-01T00:00:00", "2026-10-31T23:00:00Z"), // the municipality's time
            ("2026-07-01", "2026-06-30T22:00:00Z"),          // in summer
        ];
        for (date, expected) in cases {
            assert_eq!(times(&format!("start_date={date}")).0, at(expected), "{date}");
        }
        assert_eq!(times("end_date=2026-11-01").1, at("2026-11-01T23:00:00Z"), "a day ends with it");
    }

    #[test]
    fn ids_leave_every_other_filter_out() {
        let ids = vec!["2026-0000001".to_owned(), "2026-0000002".to_owned()];
        assert_eq!(read("service_request_id=2026-0000001,2026-0000002&status=ufo"), Ok(Filter::Ids(ids)));
    }

    #[test]
    fn states_and_services_are_lists() {
        let cases =
            [("", None), ("status=open", Some(false)), ("status=Closed", Some(true)), ("status=open,closed", None)];
        for (query, expected) in cases {
            assert!(matches!(read(query), Ok(Filter::Time { closed, .. }) if closed == expected), "{query}");
        }
        let two = read("service_code=roads,lighting");
        assert!(matches!(two, Ok(Filter::Time { services, .. }) if services == ["roads", "lighting"]));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for query in [
            "start_date=ieri",
            "end_date=23/11/2026",
            "status=ufo",
            "start_date=2026-11-02T00:00:00Z&end_date=2026-11-01T00:00:00Z",
        ] {
            assert_eq!(read(query).expect_err(query).status.as_u16(), 400, "{query}");
        }
    }

    proptest! {
        #[test]
        fn no_query_makes_it_panic(start in ".{0,40}", end in "-?[0-9]{1,6}-[0-9]{2}-[0-9]{2}(T[0-9:.]{0,12}Z?)?") {
            let pairs = [("start_date", start), ("end_date", end.clone()), ("status", end)];
            let _ = read(&serde_urlencoded::to_string(pairs).expect("encodes"));
        }
    }
}
