//! Whether a service can be asked for: by whom, for whom, and now. Each refusal says what to do.

use jiff::ToSpan;
use jiff::civil::Date;
use rapida_contract::Timestamp;
use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::form::{Asked, Known};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::service::{Call, Channel, ForWhom, Service};

use crate::acting::forbidden;
use crate::calendar::{self, italian};
use crate::db::{DbError, Tx};
use crate::register_office;
use crate::sign_in::{self, SignedIn};

/// How long something may have waited on a device: its rules are judged by no earlier day.
const WAITED_DAYS: i64 = 30;

/// Refuses what cannot be sent online at the moment.
pub(super) fn is_taken(service: &Service) -> Result<(), Problem> {
    if let Some(why) = &service.suspended {
        return Err(forbidden(&format!("Il servizio è sospeso: {}", why.it)));
    }
    match service.channel {
        Channel::Online => Ok(()),
        _ => Err(forbidden("Questo servizio non si invia online: nella sua scheda leggi come fare.")),
    }
}

/// Refuses whoever is not known surely enough.
pub(super) fn is_known(service: &Service, who: Option<&SignedIn>) -> Result<(), Problem> {
    match service.level {
        Some(least) => who.ok_or_else(sign_in::nobody)?.at_least(least),
        None => Ok(()),
    }
}

/// For whom it is asked, where the service is for them.
pub(super) fn for_whom(service: &Service, capacity: Option<&Capacity>) -> Result<ForWhom, Problem> {
    let for_whom = ForWhom::by(capacity.map(|capacity| capacity.right));
    if service.for_whom.is_empty() || service.for_whom.contains(&for_whom) {
        return Ok(for_whom);
    }
    let detail = match for_whom {
        ForWhom::Oneself => "Questo servizio non si chiede per sé: scegli per chi agisci e riprova.",
        _ => "Questo servizio non si può chiedere per conto di questo soggetto: scegli per chi agisci e riprova.",
    };
    Err(forbidden(detail))
}

/// The call that is open on the day on which something arrives; none where the service is always open.
pub(super) fn call(service: &Service, arrival: Date) -> Result<Option<&Call>, Problem> {
    let open = service.open_call(arrival);
    if open.is_some() || service.calls.is_empty() {
        return Ok(open);
    }
    let closed = service.calls.iter().map(|call| call.closes).filter(|closes| *closes < arrival).max();
    let closed = closed.map(|day| format!("Il termine è scaduto: ultimo giorno {}.", italian::long(day)));
    let opens = service.next_call(arrival).map(|next| italian::long(next.opens));
    let opens = opens.map(|day| format!("Puoi inviare la domanda da questo giorno: {day}."));
    let detail: Vec<String> = closed.into_iter().chain(opens).collect();
    Err(Problem::new(Code::NotOpen, detail.join(" ")))
}

/// The day by which rules are judged: that on which the person sent it, by their device's clock, as far as that can be.
pub(super) fn judged_on(made_at: Timestamp, arrival: Date) -> Date {
    calendar::day(made_at).clamp(arrival.saturating_sub(WAITED_DAYS.days()), arrival)
}

/// What the municipality knows of the person and of whom they act for: the register office as it told it last.
pub(super) fn known(tx: &mut dyn Tx, who: Option<&SignedIn>, capacity: Option<&Capacity>) -> Result<Known, DbError> {
    let person = who.map(|who| who.me.person.clone());
    let kept = person.as_ref().map(|person| register_office::kept(tx, &person.tax_code)).transpose()?.flatten();
    Ok(Known {
        person,
        entry: kept.and_then(|kept| kept.entry),
        own: Vec::new(),
        subject: capacity.map(|capacity| capacity.subject.clone()),
        subject_name: capacity.map(|capacity| capacity.name.clone()),
    })
}

/// What is kept of the circumstances: nothing of the person.
pub(super) fn kept(asked: &Asked) -> Asked {
    Asked { known: Known::default(), ..asked.clone() }
}

/// For whom, with their name.
pub(super) fn subject(capacity: Option<&Capacity>) -> Option<(Subject, String)> {
    capacity.map(|capacity| (capacity.subject.clone(), capacity.name.clone()))
}

#[cfg(test)]
mod tests {
    use rapida_contract::service::file::built_in;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_closed_call_tells_when_it_closed_and_when_the_next_one_opens() {
        let nido = built_in().into_iter().find(|service| service.slug == "nido").expect("nido");
        let cases = [
            ("2027-03-29", Err("Puoi inviare la domanda da questo giorno: 30 marzo 2027.")),
            ("2027-03-30", Ok("main_2027")),
            ("2027-04-15", Ok("main_2027")),
            (
                "2027-04-16",
                Err(
                    "Il termine è scaduto: ultimo giorno 15 aprile 2027. Puoi inviare la domanda da questo giorno: 1º luglio 2027.",
                ),
            ),
            ("2027-10-01", Err("Il termine è scaduto: ultimo giorno 30 settembre 2027.")),
        ];
        for (arrival, expected) in cases {
            let found = call(&nido, day(arrival));
            let found = found.as_ref().map(|call| call.map_or("", |call| call.id.as_str()));
            assert_eq!(found.map_err(|problem| problem.detail.as_str()), expected, "{arrival}");
        }
    }

    #[test]
    fn rules_are_judged_by_the_day_of_sending_within_thirty_days() {
        let cases = [
            ("2027-03-31T21:59:59Z", "2027-03-31"),
            ("2027-03-31T22:00:00Z", "2027-04-01"),
            ("2027-03-01T12:00:00Z", "2027-03-02"),
            ("1970-01-01T00:00:00Z", "2027-03-02"),
            ("9999-01-01T00:00:00Z", "2027-04-01"),
        ];
        for (made_at, expected) in cases {
            let made_at = made_at.parse().expect("a time");
            assert_eq!(judged_on(made_at, day("2027-04-01")), day(expected), "{made_at}");
        }
    }
}
