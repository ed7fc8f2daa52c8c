//! A right that somebody gives to somebody, for some days: how it stands, and what its body must be.

use jiff::civil::Date;
use rapida_contract::acting::{GRANT_DAYS_MAX, GrantState, NAME_MAX};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};

/// Those that are kept; that one expired follows from its last day.
const KEPT: [(GrantState, &str); 4] = [
    (GrantState::Offered, "offered"),
    (GrantState::Accepted, "accepted"),
    (GrantState::Revoked, "revoked"),
    (GrantState::Declined, "declined"),
];

/// As tables keep it. What is never kept gives no right.
pub fn name(state: GrantState) -> &'static str {
    KEPT.into_iter().find(|(one, _)| *one == state).map_or("revoked", |(_, name)| name)
}

/// The state of a name.
pub fn named(name: &str) -> Option<GrantState> {
    KEPT.into_iter().find(|(_, one)| *one == name).map(|(state, _)| state)
}

/// How it stands on a day. The last day belongs to it.
pub fn on(kept: GrantState, until: Date, today: Date) -> GrantState {
    match kept {
        GrantState::Offered | GrantState::Accepted if until < today => GrantState::Expired,
        other => other,
    }
}

/// Whether it is to be accepted now; once more changes nothing. What was taken back, given back or is over is not.
pub fn accept(state: GrantState) -> Result<bool, Problem> {
    match state {
        GrantState::Offered => Ok(true),
        GrantState::Accepted => Ok(false),
        _ => Err(Problem::new(Code::WrongState, "Non si può più accettare: chiedi di essere nominato di nuovo.")),
    }
}

/// What it becomes when who gave it ends it, or who received it; nothing where it is over.
pub fn end(state: GrantState, by_giver: bool) -> Option<GrantState> {
    match state {
        GrantState::Offered | GrantState::Accepted if by_giver => Some(GrantState::Revoked),
        GrantState::Offered | GrantState::Accepted => Some(GrantState::Declined),
        _ => None,
    }
}

/// What is wrong with the name of a person.
pub fn check_name(field: &str, name: &str) -> Option<FieldError> {
    match name.trim().chars().count() {
        0 => Some(FieldError::new(field, Fault::Required)),
        length if length > NAME_MAX as usize => Some(FieldError::bound(field, Fault::TooLong, NAME_MAX)),
        _ => None,
    }
}

/// What is wrong with the last day of a right that begins on a day: not over, and not too far.
pub fn check_until(from: Date, until: Date, today: Date) -> Option<FieldError> {
    let days = (until - from).get_days();
    if until < today || days < 0 {
        return Some(FieldError::new("until", Fault::TooShort));
    }
    let limit = u32::try_from(GRANT_DAYS_MAX).unwrap_or(u32::MAX);
    (i64::from(days) > GRANT_DAYS_MAX).then(|| FieldError::bound("until", Fault::TooLong, limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn what_is_kept_reads_back() {
        for (state, text) in KEPT {
            assert_eq!((name(state), named(text)), (text, Some(state)));
        }
        assert_eq!(named("expired"), None);
    }

    #[test]
    fn the_last_day_belongs_to_a_right() {
        for (kept, today, expected) in [
            (GrantState::Accepted, "2026-11-23", GrantState::Accepted),
            (GrantState::Accepted, "2026-11-24", GrantState::Expired),
            (GrantState::Offered, "2026-11-24", GrantState::Expired),
            (GrantState::Revoked, "2026-11-24", GrantState::Revoked),
            (GrantState::Declined, "2026-11-24", GrantState::Declined),
        ] {
            assert_eq!(on(kept, day("2026-11-23"), day(today)), expected, "{kept:?} {today}");
        }
    }

    #[test]
    fn a_right_lasts_two_years_at_most_and_is_not_over_when_it_is_given() {
        for (from, until, fault) in [
            ("2026-11-23", "2026-11-23", None),
            ("2026-11-23", "2028-11-23", None),
            ("2026-11-23", "2028-11-24", Some(Fault::TooLong)),
            ("2026-11-23", "2026-11-22", Some(Fault::TooShort)),
            ("2026-11-30", "2026-11-29", Some(Fault::TooShort)),
            ("2026-11-01", "2026-11-22", Some(Fault::TooShort)),
        ] {
            let found = check_until(day(from), day(until), day("2026-11-23")).map(|error| error.fault);
            assert_eq!(found, fault, "{from} {until}");
        }
    }
}
