use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use rapida_contract::municipality::Text;

use super::super::reminders::{Told, due, next, seen, take};
use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

pub(super) const KINDS: [Kind; 8] = [
    Kind::CallOpens,
    Kind::CallCloses,
    Kind::AmendmentCloses,
    Kind::Integration,
    Kind::Acceptance,
    Kind::Observations,
    Kind::Renunciation,
    Kind::Answer,
];

pub(super) fn deadline(kind: Kind, on: Date) -> Deadline {
    Deadline {
        uid: format!("{}@rapida", kind.as_str()),
        kind,
        day: on,
        slug: "nido".into(),
        title: Text { it: "Iscrizione al nido".into(), en: "Nursery".into(), de: "Krippe".into() },
        call: None,
        submission: None,
        for_whom: None,
    }
}

#[test]
fn a_person_is_reminded_at_nine_in_ravenna_or_as_soon_after_as_the_app_is_open() {
    let closes = |on: &str| deadline(Kind::CallCloses, day(on));
    let cases: [(&str, Deadline, &str, Option<u32>); 16] = [
        ("a minute before nine, in summer", closes("2027-04-15"), "2027-04-08T06:59:59Z", None),
        ("at nine", closes("2027-04-15"), "2027-04-08T07:00:00Z", Some(7)),
        ("the app was off", closes("2027-04-15"), "2027-04-11T20:00:00Z", Some(4)),
        ("of two that were missed the latest", closes("2027-04-15"), "2027-04-14T05:00:00Z", Some(1)),
        ("before nine of the last day: at nine", closes("2027-04-15"), "2027-04-15T06:00:00Z", None),
        ("on the last day", closes("2027-04-15"), "2027-04-15T07:00:00Z", Some(0)),
        ("in its last hour in Ravenna", closes("2027-04-15"), "2027-04-15T21:59:59Z", Some(0)),
        ("it is past", closes("2027-04-15"), "2027-04-15T22:00:00Z", None),
        ("a week before the clocks go forward", closes("2027-03-30"), "2027-03-23T07:59:59Z", None),
        ("which is winter", closes("2027-03-30"), "2027-03-23T08:00:00Z", Some(7)),
        ("and two days before it is summer", closes("2027-03-30"), "2027-03-28T07:00:00Z", Some(2)),
        ("the night in which they go back", closes("2026-10-25"), "2026-10-25T07:59:59Z", None),
        ("over the year's end", closes("2027-01-02"), "2026-12-26T08:00:00Z", Some(7)),
        ("over a leap day", closes("2028-03-01"), "2028-02-28T08:00:00Z", Some(2)),
        ("what was sent already", deadline(Kind::AmendmentCloses, day("2027-04-15")), "2027-04-15T08:00:00Z", None),
        ("the office's own day", deadline(Kind::Answer, day("2027-04-15")), "2027-04-15T08:00:00Z", None),
    ];
    for (what, deadline, now, expected) in cases {
        let found = due(&[deadline], at(now), &BTreeSet::new());
        assert_eq!(found.first().map(|(reminder, _)| reminder.in_days), expected, "{what}");
        assert!(found.len() <= 1, "{what}");
    }
}

#[test]
fn the_next_one_is_known_to_the_second() {
    let closes = [deadline(Kind::CallCloses, day("2027-03-30"))];
    let cases = [
        ("2027-01-01T00:00:00Z", Some("2027-03-23T08:00:00Z")),
        ("2027-03-23T08:00:00Z", Some("2027-03-28T07:00:00Z")),
        ("2027-03-28T07:00:00Z", Some("2027-03-30T07:00:00Z")),
        ("2027-03-30T07:00:00Z", None),
    ];
    for (now, expected) in cases {
        assert_eq!(next(&closes, at(now)), expected.map(at), "{now}");
    }
}

fn citizen(folder: &std::path::Path) -> Connection {
    Store::open(folder, &StoreKey([1; 32]), at("2027-04-01T11:00:00Z")).unwrap().citizen
}

/// Nothing is told.
const NONE: [u32; 0] = [];

/// In how many days, as it was told.
fn takes(citizen: &Connection, deadlines: &[Deadline], now: &str) -> Vec<u32> {
    take(citizen, deadlines, at(now)).unwrap().into_iter().map(|reminder| reminder.in_days).collect()
}

#[test]
fn none_is_told_twice_also_by_another_run_of_the_app() {
    let folder = tempfile::tempdir().unwrap();
    let closes = [deadline(Kind::CallCloses, day("2027-04-15"))];
    assert_eq!(takes(&citizen(folder.path()), &closes, "2027-04-08T07:00:00Z"), [7]);
    let again = citizen(folder.path());
    assert_eq!(takes(&again, &closes, "2027-04-10T07:00:00Z"), NONE);
    assert_eq!(takes(&again, &closes, "2027-04-14T07:00:00Z"), [1], "what was missed meanwhile");
    assert_eq!(takes(&again, &closes, "2027-04-08T07:00:00Z"), NONE, "the clock was set back");
    assert_eq!(takes(&again, &closes, "2027-04-15T07:00:00Z"), [0]);
}

#[test]
fn a_call_that_opened_while_the_app_was_off_is_told_once_however_long_it_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = citizen(folder.path());
    let opens = [deadline(Kind::CallOpens, day("2027-03-30"))];
    assert_eq!(takes(&citizen, &opens, "2027-04-03T05:00:00Z"), [0]);
    let mut all = vec![deadline(Kind::Integration, day("2027-08-02")), opens[0].clone()];
    assert_eq!(takes(&citizen, &all, "2027-08-01T07:00:00Z"), [1], "what was told four months ago is told");
    all[0].day = day("2027-08-03");
    assert_eq!(takes(&citizen, &all, "2027-08-02T07:00:00Z"), [1], "and still remembered");
    let again = [Deadline { uid: "again@rapida".into(), ..opens[0].clone() }];
    seen(&citizen, &again).unwrap();
    assert_eq!(takes(&citizen, &again, "2027-04-03T05:00:00Z"), NONE, "the person saw it");
}

#[test]
fn who_is_given_more_time_is_reminded_anew() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = citizen(folder.path());
    let asked = |until: &str| [deadline(Kind::Integration, day(until))];
    assert_eq!(takes(&citizen, &asked("2027-04-15"), "2027-04-14T07:00:00Z"), [1]);
    assert_eq!(takes(&citizen, &asked("2027-04-20"), "2027-04-14T08:00:00Z"), NONE);
    assert_eq!(takes(&citizen, &asked("2027-04-20"), "2027-04-15T07:00:00Z"), [5]);
}

fn some_deadlines() -> impl Strategy<Value = Vec<Deadline>> {
    let one = (0..KINDS.len(), -40_i32..40, 0..3_u8).prop_map(|(kind, days, number)| {
        let mut one = deadline(KINDS[kind], day("2027-03-20").saturating_add(days.days()));
        one.uid.push_str(&number.to_string());
        one
    });
    // Each is there once.
    let by_uid = |all: Vec<Deadline>| all.into_iter().map(|one| (one.uid.clone(), one)).collect::<BTreeMap<_, _>>();
    proptest::collection::vec(one, 0..6).prop_map(move |all| by_uid(all).into_values().collect())
}

proptest! {
    #[test]
    fn whenever_the_app_is_open_nobody_is_reminded_twice_or_of_what_is_past(
        deadlines in some_deadlines(),
        hours in proptest::collection::vec(0_i64..40, 1..60),
    ) {
        let (mut told, mut now) = (BTreeSet::<Told>::new(), at("2027-02-20T03:17:00Z"));
        for later in hours {
            now += jiff::SignedDuration::from_hours(later);
            let today = now.to_zoned(crate::world::rome()).date();
            for (reminder, one) in due(&deadlines, now, &told) {
                prop_assert!(reminder.deadline.day >= today || reminder.deadline.kind == Kind::CallOpens);
                prop_assert!(reminder.in_days <= one.days);
                prop_assert!(told.insert(one), "told twice");
            }
            if let Some(next) = next(&deadlines, now) {
                prop_assert!(next > now);
            }
        }
    }

    #[test]
    fn no_day_and_no_moment_panics(year in -9998_i16..=9998, month in 1_i8..=12, second: i64, kind in 0..KINDS.len()) {
        let on = Date::new(year, month, 28).unwrap();
        let now = Timestamp::from_second(second % 253_402_000_000).unwrap();
        let deadlines = [deadline(KINDS[kind], on)];
        due(&deadlines, now, &BTreeSet::new());
        next(&deadlines, now);
        super::super::ics::write(&deadlines, "it", now);
    }
}
