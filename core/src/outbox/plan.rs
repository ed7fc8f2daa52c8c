//! What the outbox does next. Pure: entries, a clock and the last outcome in; the next step out.

use jiff::{SignedDuration, Timestamp};
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};

/// The first wait after a failure.
const FIRST_WAIT_S: i64 = 60;
/// The longest wait. Nothing is ever given up by itself, so 5 days without a network mean some 30 attempts.
const LONGEST_WAIT_S: i64 = 6 * 3_600;

/// What an entry sends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A photo.
    Upload,
    /// The submission that names the photos: it goes after them.
    Submission,
    /// Following a report, or no longer.
    Follow,
}

/// One thing that must leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its place in the queue.
    pub id: i64,
    /// What it sends.
    pub kind: Kind,
    /// Which picture, submission or report.
    pub key: String,
    /// The submission it belongs to, where it belongs to one.
    pub submission: Option<SubmissionId>,
    /// The report or the proceeding that this submission begins or continues.
    pub report: Option<SubmissionId>,
    /// Failed attempts so far.
    pub attempts: u32,
    /// Not before.
    pub next_try: Timestamp,
}

/// What to do now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next {
    /// Send this one.
    Send(Entry),
    /// Nothing before this time.
    Wait(Timestamp),
    /// Nothing at all.
    Idle,
}

/// What an attempt came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Its effect is stored on this device too.
    Done,
    /// No network, a foreign answer, a server in trouble; with the wait that the server asked for, in seconds.
    Later(Option<u32>),
    /// The municipality does not have a photo that it was given before: all photos go again.
    PhotosMissing,
    /// No repeat will help: a person must act.
    Refused(Problem),
}

/// What becomes of an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It leaves the outbox.
    Gone,
    /// It is tried again then.
    Retry {
        /// When.
        at: Timestamp,
        /// Attempts so far, this one included.
        attempts: u32,
    },
    /// The photos go first, again.
    PhotosFirst,
    /// It leaves the outbox and its submission keeps the reason.
    Kept(Problem),
}

/// The first entry that is due and waits for no other. `entries` are in the order of the queue.
pub fn next(entries: &[Entry], now: Timestamp) -> Next {
    let waits = |entry: &Entry| waits_for_photos(entry, entries) || waits_for_an_earlier_one(entry, entries);
    let mut free_entries: Vec<&Entry> = entries.iter().filter(|entry| !waits(entry)).collect();
    free_entries.sort_by_key(|entry| (entry.next_try > now, entry.next_try.max(now), entry.id));
    match free_entries.first() {
        None => Next::Idle,
        Some(entry) if entry.next_try <= now => Next::Send((*entry).clone()),
        Some(entry) => Next::Wait(entry.next_try),
    }
}

fn waits_for_photos(submission: &Entry, entries: &[Entry]) -> bool {
    let is_its_photo = |entry: &Entry| entry.kind == Kind::Upload && entry.submission == submission.submission;
    submission.kind == Kind::Submission && entries.iter().any(is_its_photo)
}

/// Versions and steps of one report or proceeding leave in the order in which they were sent, each with its photos. The place of a
/// submission is that of its own entry: photos that go again stand behind it.
fn waits_for_an_earlier_one(entry: &Entry, entries: &[Entry]) -> bool {
    let submissions = || entries.iter().filter(|other| other.kind == Kind::Submission);
    let own = submissions().find(|other| other.submission == entry.submission).map_or(entry.id, |own| own.id);
    entry.report.is_some() && submissions().any(|other| other.report == entry.report && other.id < own)
}

/// What an outcome makes of an entry. `fraction` is a random number from 0 to 1.
pub fn fate(entry: &Entry, outcome: Outcome, now: Timestamp, fraction: f64) -> Fate {
    match outcome {
        Outcome::Done => Fate::Gone,
        Outcome::PhotosMissing => Fate::PhotosFirst,
        Outcome::Refused(problem) => Fate::Kept(problem),
        Outcome::Later(asked) => {
            let wait = wait_s(entry.attempts, fraction).max(asked.map_or(0, i64::from));
            let at = now.saturating_add(SignedDuration::from_secs(wait)).unwrap_or(Timestamp::MAX);
            Fate::Retry { at, attempts: entry.attempts.saturating_add(1) }
        }
    }
}

/// Doubles from 60 s to 6 h; jitter takes off up to half, so that a whole town does not come back in one second.
fn wait_s(attempts: u32, fraction: f64) -> i64 {
    let doubled = FIRST_WAIT_S.checked_shl(attempts.min(30)).unwrap_or(LONGEST_WAIT_S);
    let longest = doubled.min(LONGEST_WAIT_S);
    #[expect(clippy::cast_possible_truncation, reason = "at most half of six hours in seconds")]
    let off = (longest as f64 * 0.5 * fraction.clamp(0.0, 1.0)) as i64;
    longest - off
}

/// What a problem told by the municipality comes to.
pub fn outcome(problem: Problem, retry_after: Option<u32>) -> Outcome {
    match problem.code {
        Code::AttachmentMissing => Outcome::PhotosMissing,
        // Of a token that is over; or the person who sent it is not signed in now, and may be again.
        Code::SignInNeeded | Code::TooMany | Code::NonceNeeded | Code::WrongOffset | Code::WrongDigest | Code::Gone => {
            Outcome::Later(retry_after)
        }
        _ if problem.status >= 500 => Outcome::Later(retry_after),
        _ if problem.status == 408 => Outcome::Later(retry_after),
        _ => Outcome::Refused(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn entry(id: i64, kind: Kind, submission: u128, next_try: i64) -> Entry {
        of(submission, id, kind, submission, next_try)
    }

    /// An entry of a report or a proceeding.
    fn of(report: u128, id: i64, kind: Kind, submission: u128, next_try: i64) -> Entry {
        let [report, submission] = [report, submission].map(|id| Some(SubmissionId(uuid::Uuid::from_u128(id))));
        Entry { id, kind, key: id.to_string(), submission, report, attempts: 0, next_try: at(next_try) }
    }

    #[test]
    fn photos_go_before_the_submission_that_names_them() {
        let entries = [entry(1, Kind::Submission, 7, 0), entry(2, Kind::Upload, 7, 0)];
        assert!(matches!(next(&entries, at(10)), Next::Send(first) if first.id == 2));
        assert!(matches!(next(&entries[..1], at(10)), Next::Send(first) if first.id == 1));
    }

    #[test]
    fn a_submission_waits_as_long_as_its_photo_does() {
        let entries = [entry(1, Kind::Upload, 7, 500), entry(2, Kind::Submission, 7, 0)];
        assert_eq!(next(&entries, at(10)), Next::Wait(at(500)));
    }

    #[test]
    fn one_that_waits_does_not_hold_up_another() {
        let entries = [entry(1, Kind::Submission, 7, 500), entry(2, Kind::Submission, 8, 0)];
        assert!(matches!(next(&entries, at(10)), Next::Send(first) if first.id == 2));
    }

    #[test]
    fn what_continues_a_submission_leaves_after_it_with_its_photos() {
        let first = |next_try| of(7, 2, Kind::Submission, 7, next_try);
        let second = [of(7, 3, Kind::Upload, 8, 0), of(7, 4, Kind::Submission, 8, 0)];
        let [photo, version] = second.clone();
        let cases = [
            ("the first is put off", vec![first(500), photo.clone(), version.clone()], Next::Wait(at(500))),
            (
                "its photos go again",
                vec![first(0), photo.clone(), version.clone(), of(7, 9, Kind::Upload, 7, 0)],
                Next::Send(of(7, 9, Kind::Upload, 7, 0)),
            ),
            ("in their order", vec![first(0), version.clone()], Next::Send(first(0))),
            ("it has left", second.to_vec(), Next::Send(photo.clone())),
            (
                "another one's is free",
                vec![first(500), photo, version, of(9, 5, Kind::Submission, 9, 0)],
                Next::Send(of(9, 5, Kind::Submission, 9, 0)),
            ),
        ];
        for (what, entries, expected) in cases {
            assert_eq!(next(&entries, at(10)), expected, "{what}");
        }
    }

    #[test]
    fn a_follow_waits_for_nothing() {
        let follow = Entry { submission: None, report: None, ..entry(2, Kind::Follow, 0, 0) };
        let entries = [Entry { report: None, ..entry(1, Kind::Submission, 7, 500) }, follow.clone()];
        assert_eq!(next(&entries, at(10)), Next::Send(follow));
    }

    #[test]
    fn nothing_to_send_is_idle() {
        assert_eq!(next(&[], at(0)), Next::Idle);
    }

    #[test]
    fn five_days_without_a_network_are_endured() {
        let mut waiting = entry(1, Kind::Submission, 7, 0);
        let mut now = at(0);
        while now < at(5 * 86_400) {
            match fate(&waiting, Outcome::Later(None), now, 0.0) {
                Fate::Retry { at, attempts } => {
                    assert!(at > now);
                    (now, waiting.attempts) = (at, attempts);
                }
                other => panic!("given up after {now}: {other:?}"),
            }
        }
        assert!((20..60).contains(&waiting.attempts), "{}", waiting.attempts);
    }

    #[test]
    fn only_what_no_repeat_can_mend_is_refused() {
        let cases = [
            (Code::Invalid, false),
            (Code::Conflict, false),
            (Code::Forbidden, false),
            (Code::WrongState, false),
            (Code::NotFound, false),
            (Code::TooLarge, false),
            (Code::WrongType, false),
            (Code::TooMany, true),
            (Code::Internal, true),
            (Code::Unavailable, true),
            (Code::NonceNeeded, true),
            (Code::WrongOffset, true),
            (Code::WrongDigest, true),
            (Code::Gone, true),
        ];
        for (code, later) in cases {
            let found = outcome(Problem::new(code, ""), None);
            assert_eq!(matches!(found, Outcome::Later(_)), later, "{code:?}");
        }
    }

    #[test]
    fn the_wait_that_the_server_asks_for_is_kept() {
        let fate = fate(&entry(1, Kind::Submission, 7, 0), Outcome::Later(Some(900)), at(0), 1.0);
        assert_eq!(fate, Fate::Retry { at: at(900), attempts: 1 });
    }

    fn some_entries() -> impl Strategy<Value = Vec<Entry>> {
        let one = (prop_oneof![Just(Kind::Upload), Just(Kind::Submission)], 0..3_u128, 0..4_u128, 0..20_i64);
        proptest::collection::vec(one, 1..12).prop_map(|all| {
            let mut entries: Vec<Entry> = Vec::new();
            for (id, (kind, report, submission, next_try)) in (1..).zip(all) {
                // A submission is of one report, and has one entry.
                let submission = report * 10 + submission;
                let entry = of(report, id, kind, submission, next_try);
                let is_there = |other: &Entry| other.kind == kind && other.submission == entry.submission;
                if kind == Kind::Upload || !entries.iter().any(is_there) {
                    entries.push(entry);
                }
            }
            entries
        })
    }

    proptest! {
        #[test]
        fn whatever_waits_for_another_all_leave_in_the_end(mut entries in some_entries()) {
            while !entries.is_empty() {
                let Next::Send(entry) = next(&entries, at(20)) else {
                    return Err(TestCaseError::fail(format!("nothing is free: {entries:?}")));
                };
                entries.retain(|other| other.id != entry.id);
            }
        }

        #[test]
        fn a_wait_is_between_half_a_minute_and_six_hours(attempts: u32, fraction in 0.0..=1.0) {
            prop_assert!((30..=LONGEST_WAIT_S).contains(&wait_s(attempts, fraction)));
        }
    }
}
