//! The days on which something of a person begins or ends, worked out from what this device knows; and of which of them the
//! person is reminded.

pub mod ics;
pub mod reminders;
mod table;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rapida_contract::acting::Subject;
use rapida_contract::deadlines::{Deadline, DeadlineKind as Kind};
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::{Proceeding, State, StepKind, Turn, amendment};
use rapida_contract::service::{Call, Service};
use rusqlite::Connection;

use crate::error::Result;

/// What deadlines are worked out from.
pub struct Known<'a> {
    /// Codice fiscale of whoever is signed in; empty where nobody is.
    pub owner: &'a str,
    /// The services on offer.
    pub services: &'a [Service],
    /// The slugs of those of which the person wants to be reminded.
    pub reminded: &'a BTreeSet<String>,
    /// The drafts of forms that begin a proceeding.
    pub drafts: &'a [Draft],
    /// What became of what was sent.
    pub proceedings: &'a [Proceeding],
}

/// A draft of a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Which.
    pub id: SubmissionId,
    /// The service.
    pub slug: String,
    /// For whom, where not for themselves: as they are called.
    pub for_whom: Option<String>,
}

/// The deadlines that are not past on a day, the nearest first. Pure.
pub fn of(known: &Known<'_>, today: Date) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = known.services.iter().flat_map(|service| calls(known, service, today)).collect();
    deadlines.extend(known.proceedings.iter().flat_map(|proceeding| proceedings(known, proceeding, today)));
    deadlines.retain(|deadline| deadline.day >= today);
    deadlines.sort_by(|one, other| (one.day, one.kind, &one.uid).cmp(&(other.day, other.kind, &other.uid)));
    deadlines.dedup_by(|one, other| one.uid == other.uid);
    deadlines
}

/// When the calls of a service open and close: all that are to come where the person asked for it; for a draft the one that is
/// open, or opens next.
fn calls(known: &Known<'_>, service: &Service, today: Date) -> Vec<Deadline> {
    let drafts: Vec<&Draft> = known.drafts.iter().filter(|draft| draft.slug == service.slug).collect();
    let is_reminded = known.reminded.contains(&service.slug);
    let current = service.open_call(today).or_else(|| service.next_call(today)).filter(|_| !drafts.is_empty());
    let mut found = Vec::new();
    for call in &service.calls {
        let is_current = current.is_some_and(|current| current.id == call.id);
        if !is_reminded && !is_current {
            continue;
        }
        found.push(of_call(Kind::CallOpens, service, call, None));
        if is_current {
            found.extend(drafts.iter().map(|draft| of_call(Kind::CallCloses, service, call, Some(draft))));
        } else {
            found.push(of_call(Kind::CallCloses, service, call, None));
        }
    }
    found
}

/// The calls that opened before a day and are open still, of the services of which the person wants to be reminded: days that are
/// past and still worth telling, where the app was off. Pure.
pub fn opened(services: &[Service], reminded: &BTreeSet<String>, today: Date) -> Vec<Deadline> {
    let of_service = |service: &Service| {
        let open = service.calls.iter().filter(|call| call.opens < today && today <= call.closes);
        open.map(|call| of_call(Kind::CallOpens, service, call, None)).collect::<Vec<_>>()
    };
    services.iter().filter(|service| reminded.contains(&service.slug)).flat_map(of_service).collect()
}

fn of_call(kind: Kind, service: &Service, call: &Call, draft: Option<&Draft>) -> Deadline {
    let day = if kind == Kind::CallOpens { call.opens } else { call.closes };
    let of_draft = draft.map_or_else(String::new, |draft| format!("-{}", draft.id));
    Deadline {
        uid: uid(&format!("{}-{}-{}{of_draft}", kind.as_str(), service.slug, call.id)),
        kind,
        day,
        slug: service.slug.clone(),
        title: service.title.clone(),
        call: Some(call.title.clone()),
        submission: draft.map(|draft| draft.id),
        for_whom: draft.and_then(|draft| draft.for_whom.clone()),
    }
}

/// What a proceeding has to come.
fn proceedings(known: &Known<'_>, proceeding: &Proceeding, today: Date) -> Vec<Deadline> {
    let state = proceeding.state;
    let amendable = amendment(state, proceeding.call_closes, today).ok().flatten();
    let asked = proceeding.request.as_ref().filter(|_| state == State::IntegrationAsked).map(|request| request.until);
    let offered = proceeding.offer.as_ref().filter(|_| state == State::Offered).map(|offer| offer.until);
    let observations = proceeding.ranking.as_ref().and_then(|ranking| ranking.observations_until);
    let observable = observations.filter(|_| state.after(StepKind::Observe).is_some());
    let renounceable = proceeding.renounce_until.filter(|_| state == State::Accepted);
    let due = proceeding.due.filter(|_| state.turn() == Turn::Office);
    let days = [
        (Kind::AmendmentCloses, amendable, StepKind::Register),
        (Kind::Integration, asked, StepKind::AskIntegration),
        (Kind::Acceptance, offered, StepKind::Offer),
        (Kind::Observations, observable, StepKind::Rank),
        (Kind::Renunciation, renounceable, StepKind::Accept),
        (Kind::Answer, due, StepKind::Register),
    ];
    let found =
        days.into_iter().filter_map(|(kind, day, since)| Some(of_proceeding(known, proceeding, kind, day?, since)));
    found.collect()
}

/// The second question of an office is another deadline than the first: `since` is the step that a deadline comes from.
fn of_proceeding(known: &Known<'_>, proceeding: &Proceeding, kind: Kind, day: Date, since: StepKind) -> Deadline {
    let times = proceeding.events.iter().filter(|event| event.step == since).count();
    let service = known.services.iter().find(|service| service.slug == proceeding.slug);
    let call =
        service.and_then(|service| service.calls.iter().find(|call| Some(call.closes) == proceeding.call_closes));
    // Somebody else may have sent it for them.
    let is_owner =
        |subject: &Subject| matches!(subject, Subject::Person { tax_code } if tax_code.as_str() == known.owner);
    Deadline {
        uid: uid(&format!("{}-{}-{times}", kind.as_str(), proceeding.id)),
        kind,
        day,
        slug: proceeding.slug.clone(),
        title: proceeding.title.clone(),
        call: call.filter(|_| kind == Kind::AmendmentCloses).map(|call| call.title.clone()),
        submission: Some(proceeding.id),
        for_whom: proceeding.subject.as_ref().filter(|named| !is_owner(&named.subject)).map(|named| named.name.clone()),
    }
}

fn uid(of: &str) -> String {
    format!("{of}@rapida")
}

/// The services of which the person wants to be reminded, by slug.
pub fn reminded(citizen: &Connection) -> Result<BTreeSet<String>> {
    table::reminded(citizen)
}

/// The person wants to be reminded of a service, or no more.
pub fn remind(citizen: &Connection, slug: &str, on: bool) -> Result<()> {
    if on { table::put_reminded(citizen, slug) } else { table::remove_reminded(citizen, slug) }
}

/// Forgets of which services the person wanted to be reminded, and of what they were.
pub fn forget(citizen: &Connection) -> Result<()> {
    table::remove_all(citizen)
}
