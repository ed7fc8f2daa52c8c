use rapida_contract::changes::{Change, Topic};
use rapida_contract::progress::State;

use super::*;

const SQUARE: Point = Point { lat: 44.4175, lon: 12.199 };

fn cache_with(reports: &[(&str, f64, State)]) -> Connection {
    let cache = Connection::open_in_memory().unwrap();
    cache.execute_batch(include_str!("../db/cache.sql")).unwrap();
    for (code, metres_north, state) in reports {
        let at: jiff::Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let report = PublicReport {
            code: ReportCode((*code).into()),
            category: "roads".into(),
            point: Point { lat: SQUARE.lat + metres_north / 111_195.0, lon: SQUARE.lon },
            state: *state,
            office: "Ufficio Strade".into(),
            registered_at: at,
            updated_at: at,
            picture: None,
        };
        let value = serde_json::to_value(&report).unwrap();
        pull::apply(&cache, &Change { topic: Topic::PublicReport, key: (*code).into(), value: Some(value) }).unwrap();
    }
    cache
}

fn codes(found: &[(PublicReport, f64)]) -> Vec<&str> {
    found.iter().map(|(report, _)| report.code.0.as_str()).collect()
}

#[test]
fn open_reports_within_250_metres_come_nearest_first() {
    let cache = cache_with(&[
        ("far", 260.0, State::Registered),
        ("edge", 240.0, State::InCharge),
        ("here", 10.0, State::Registered),
        ("over", 5.0, State::Resolved),
    ]);
    assert_eq!(codes(&nearby(&cache, SQUARE, Some("roads")).unwrap()), ["here", "edge"]);
    assert_eq!(codes(&nearby(&cache, SQUARE, Some("waste")).unwrap()), [""; 0]);
}

#[test]
fn a_report_that_moved_is_found_only_where_it_is_now() {
    let cache = cache_with(&[("one", 10.0, State::Registered), ("one", 5_000.0, State::Registered)]);
    assert_eq!(codes(&nearby(&cache, SQUARE, None).unwrap()), [""; 0]);
    assert_eq!(within(&cache, [12.0, 44.0, 13.0, 45.0]).unwrap().len(), 1);
}

#[test]
fn a_report_that_is_no_more_is_forgotten() {
    let cache = cache_with(&[("one", 10.0, State::Registered)]);
    pull::apply(&cache, &Change { topic: Topic::PublicReport, key: "one".into(), value: None }).unwrap();
    assert!(within(&cache, [12.0, 44.0, 13.0, 45.0]).unwrap().is_empty());
}
