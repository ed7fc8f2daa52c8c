//! The office's clock: how long a proceeding has taken, for how long it stood still, and its last day.

use super::{Clock, Event, INTEGRATION_DAYS_MAX, State, StepKind};
use crate::calendar::{days_between, last_day};
use crate::service::{Count, Term};
use crate::{Date, Timestamp};

/// Reads the clock. `day` is the day in Europe/Rome of a moment; `events` are in order and begin with the registration, after
/// which an amendment begins anew.
///
/// While the person is asked for something it stands still: once only, and for no longer than thirty days (Law 241/1990,
/// art. 2, c. 7).
pub fn read(events: &[Event], term: Option<Term>, today: Date, day: impl Fn(Timestamp) -> Date) -> Clock {
    let count = term.map_or(Count::Calendar, |term| term.count);
    let begins = |event: &&Event| matches!(event.step, StepKind::Register | StepKind::Amend);
    let began = events.iter().rfind(begins).map_or(today, |event| day(event.at));
    let over = events.last().filter(|event| event.state.is_over()).map(|event| day(event.at));
    let until = over.unwrap_or(today).max(began);
    let pause = pause(events, &day);
    let suspended = pause.map_or(0, |(asked, answered)| {
        let longest = asked.saturating_add(jiff::Span::new().days(INTEGRATION_DAYS_MAX));
        days_between(asked, answered.unwrap_or(until).min(longest).min(until), count)
    });
    let longest = pause.map(|(asked, _)| asked.saturating_add(jiff::Span::new().days(INTEGRATION_DAYS_MAX)));
    let is_suspended = over.is_none()
        && pause.is_some_and(|(_, answered)| answered.is_none())
        && longest.is_some_and(|longest| today <= longest);
    let first = last_day(began, term);
    let last = last_day(first, Some(Term { days: suspended, count }));
    Clock {
        elapsed: days_between(began, until, count).saturating_sub(suspended),
        suspended,
        is_suspended,
        last: over.is_none().then_some(if suspended == 0 { first } else { last }),
        working: count == Count::Working,
    }
}

/// The first time that the person was asked for something: from when, and until when where it is over.
fn pause(events: &[Event], day: &impl Fn(Timestamp) -> Date) -> Option<(Date, Option<Date>)> {
    let mut rest = events.iter().skip_while(|event| event.state != State::IntegrationAsked);
    let asked = rest.next()?;
    let answered = rest.find(|event| event.state != State::IntegrationAsked);
    Some((day(asked.at), answered.map(|event| day(event.at))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn event(at: &str, step: StepKind, state: State) -> Event {
        Event {
            at: format!("{at}T10:00:00Z").parse().expect("a time"),
            step,
            state,
            office: String::new(),
            words: String::new(),
            request: None,
            files: Vec::new(),
            registration: None,
        }
    }

    fn clock(events: &[Event], term: Option<(u32, Count)>, today: &str) -> (u32, u32, bool, Option<String>) {
        let term = term.map(|(days, count)| Term { days, count });
        let clock = read(events, term, date(today), |at| at.to_zoned(jiff::tz::TimeZone::UTC).date());
        (clock.elapsed, clock.suspended, clock.is_suspended, clock.last.map(|day| day.to_string()))
    }

    #[test]
    fn it_stands_still_while_the_person_is_asked_once_and_for_thirty_days_at_most() {
        let registered = event("2026-11-02", StepKind::Register, State::Received);
        let asked = event("2026-11-10", StepKind::AskIntegration, State::IntegrationAsked);
        let integrated = event("2026-11-20", StepKind::Integrate, State::Integrated);
        let again = event("2026-11-25", StepKind::AskIntegration, State::IntegrationAsked);
        let accepted = event("2026-11-30", StepKind::Accept, State::Accepted);
        let thirty = Some((30, Count::Calendar));
        let last = |day: &str| Some(day.to_owned());
        let cases: [(&str, Vec<&Event>, &str, _); 8] = [
            ("on the day itself", vec![&registered], "2026-11-02", (0, 0, false, last("2026-12-02"))),
            ("it runs", vec![&registered], "2026-11-10", (8, 0, false, last("2026-12-02"))),
            ("it stands", vec![&registered, &asked], "2026-11-15", (8, 5, true, last("2026-12-07"))),
            ("answered", vec![&registered, &asked, &integrated], "2026-11-25", (13, 10, false, last("2026-12-12"))),
            (
                "not twice",
                vec![&registered, &asked, &integrated, &again],
                "2026-11-28",
                (16, 10, false, last("2026-12-12")),
            ),
            ("no answer for long", vec![&registered, &asked], "2027-01-10", (39, 30, false, last("2027-01-01"))),
            ("over", vec![&registered, &asked, &integrated, &accepted], "2027-01-10", (18, 10, false, None)),
            ("the clock of the device is behind", vec![&registered], "2026-10-01", (0, 0, false, last("2026-12-02"))),
        ];
        for (what, events, today, expected) in cases {
            let events: Vec<Event> = events.into_iter().cloned().collect();
            assert_eq!(clock(&events, thirty, today), expected, "{what}");
        }
    }

    #[test]
    fn working_days_are_counted_where_the_term_says_so() {
        let events = [
            event("2026-12-04", StepKind::Register, State::Received),
            event("2026-12-07", StepKind::AskIntegration, State::IntegrationAsked),
            event("2026-12-10", StepKind::Integrate, State::Integrated),
        ];
        // Monday to Thursday over the Immacolata: two working days of pause.
        let expected = (2, 2, false, Some("2026-12-16".to_owned()));
        assert_eq!(clock(&events, Some((5, Count::Working)), "2026-12-11"), expected);
    }

    #[test]
    fn an_amendment_begins_the_term_anew() {
        let events = [
            event("2026-11-02", StepKind::Register, State::Received),
            event("2026-11-12", StepKind::Amend, State::Received),
        ];
        assert_eq!(clock(&events, None, "2026-11-15"), (3, 0, false, Some("2026-12-12".to_owned())));
    }
}
