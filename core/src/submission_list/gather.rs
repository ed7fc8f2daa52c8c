//! The entries of the list, each thing once: a form that was sent from here and that the municipality tells of is one, with all of
//! its versions.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rapida_contract::acting::Subject;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, DraftCard, ReportCard, Standing, SubmissionRow};
use rapida_contract::municipality::Text;
use rapida_contract::proceeding::{Named, Proceeding, State, Turn};
use rapida_contract::progress;

use super::{Entry, REPORT, Surroundings};
use crate::db::Store;
use crate::error::Result;
use crate::submissions::Submission;
use crate::{acting, drafts, forms, proceedings, reports, submissions};

pub(super) fn all(store: &Store, around: &Surroundings<'_>, now: Timestamp) -> Result<Vec<Entry>> {
    let mut entries = report_drafts(store)?;
    entries.extend(of_reports(store, around, now)?);
    entries.extend(form_drafts(store, around)?);
    entries.extend(of_forms(store, around)?);
    Ok(entries)
}

fn report_drafts(store: &Store) -> Result<Vec<Entry>> {
    let entry = |draft: DraftCard| Entry {
        row: SubmissionRow {
            id: draft.id,
            slug: REPORT.to_owned(),
            title: in_all_languages(&draft.title),
            name: String::new(),
            number: None,
            subject: None,
            sender: None,
            standing: Standing::Draft,
            at: draft.saved_at,
            due: None,
            turn: Turn::Nobody,
            step_waits: false,
        },
        said: Vec::new(),
    };
    Ok(drafts::list(&store.citizen)?.into_iter().map(entry).collect())
}

fn of_reports(store: &Store, around: &Surroundings<'_>, now: Timestamp) -> Result<Vec<Entry>> {
    let cards = reports::list(store, now)?;
    let own = cards.into_iter().filter_map(|card| card.id.map(|id| (id, card)));
    own.map(|(id, card)| report(store, around, (id, card), now)).collect()
}

fn report(
    store: &Store,
    around: &Surroundings<'_>,
    (id, card): (SubmissionId, ReportCard),
    now: Timestamp,
) -> Result<Entry> {
    let page = reports::page(store, id, now)?;
    let submission = submissions::get(&store.citizen, id)?;
    let standing = match &card.delivery {
        Delivery::Registered { .. } => Standing::Report(card.state.unwrap_or(progress::State::Registered)),
        delivery => on_its_way(delivery),
    };
    let events = page.registered.map(|report| report.events).unwrap_or_default();
    let subject = submission.content()?.acting_for.map(|subject| named(store, around, subject)).transpose()?;
    let (due, turn) = day(card.due.filter(|_| standing != Standing::Returned), Turn::Office);
    let row = SubmissionRow {
        id,
        slug: REPORT.to_owned(),
        title: in_all_languages(&card.title),
        name: String::new(),
        number: card.code,
        subject,
        sender: other(&submission, around),
        standing,
        at: submission.made_at,
        due,
        turn,
        step_waits: page.waiting_steps.iter().any(|step| waits(&step.delivery)),
    };
    let said = events.into_iter().filter(|event| !event.step.is_citizens()).map(|event| event.words).collect();
    Ok(Entry { row, said })
}

fn form_drafts(store: &Store, around: &Surroundings<'_>) -> Result<Vec<Entry>> {
    let drafts = forms::drafts(&store.citizen, around.owner)?.into_iter().map(|draft| {
        let service = forms::service(&store.citizen, &draft)?;
        let now = around.catalogue.service(&draft.slug).unwrap_or(&service);
        let (due, turn) = day(now.open_call(around.today).map(|call| call.closes), Turn::Citizen);
        let row = SubmissionRow {
            id: draft.id,
            name: draft.label().to_owned(),
            due,
            turn,
            slug: draft.slug,
            title: service.title,
            number: None,
            subject: draft.acting_for.map(|(subject, name)| Named { subject, name }),
            sender: None,
            standing: Standing::Draft,
            at: draft.saved_at,
            step_waits: false,
        };
        Ok(Entry { row, said: Vec::new() })
    });
    drafts.collect()
}

/// Forms: those that the municipality tells of, and of those that were sent from here the ones that it does not tell of yet, or no
/// longer to whoever is at the app.
fn of_forms(store: &Store, around: &Surroundings<'_>) -> Result<Vec<Entry>> {
    let mut sent: BTreeMap<SubmissionId, Vec<Submission>> = BTreeMap::new();
    for submission in submissions::forms(&store.citizen)? {
        if other(&submission, around).is_none() {
            sent.entry(submission.report).or_default().push(submission);
        }
    }
    let mut entries = Vec::new();
    for proceeding in proceedings::all(&store.cache, around.owner)? {
        let from_here = sent.remove(&proceeding.id).unwrap_or_default();
        entries.push(told(proceeding, &from_here, around));
    }
    for (id, from_here) in sent {
        entries.extend(untold(store, id, &from_here)?);
    }
    Ok(entries)
}

fn told(proceeding: Proceeding, from_here: &[Submission], around: &Surroundings<'_>) -> Entry {
    let is_refused = from_here.iter().any(|step| matches!(step.delivery, Delivery::Refused { .. }));
    let subject = proceeding.subject.clone().filter(|named| !is_person(&named.subject, around.owner));
    let (due, turn) = due(&proceeding, is_refused);
    let row = SubmissionRow {
        id: proceeding.id,
        number: proceeding.versions.last().map(|version| version.registration.code()),
        subject,
        sender: proceeding.sender.clone(),
        standing: if is_refused { Standing::Returned } else { Standing::Form(proceeding.state) },
        at: proceeding.versions.first().map_or(proceeding.updated_at, |version| version.registration.at),
        due,
        turn,
        step_waits: from_here.iter().any(|step| waits(&step.delivery)),
        slug: proceeding.slug,
        title: proceeding.title,
        name: String::new(),
    };
    let offices = proceeding.events.into_iter().filter(|event| !event.step.is_citizens());
    let said = offices.flat_map(|event| [Some(event.words), event.request.map(|request| request.words)]).flatten();
    Entry { row, said: said.collect() }
}

/// The day that matters next, and whose it is: the person's to answer, or else the office's. Where the municipality refused what the
/// person sent the office's says nothing.
fn due(proceeding: &Proceeding, is_refused: bool) -> (Option<Date>, Turn) {
    match proceeding.state {
        State::IntegrationAsked => day(proceeding.request.as_ref().map(|request| request.until), Turn::Citizen),
        State::Offered => day(proceeding.offer.as_ref().map(|offer| offer.until), Turn::Citizen),
        _ => day(proceeding.due.filter(|_| !is_refused), Turn::Office),
    }
}

/// A day with whose it is: where there is none it is nobody's.
fn day(due: Option<Date>, turn: Turn) -> (Option<Date>, Turn) {
    (due, if due.is_some() { turn } else { Turn::Nobody })
}

/// What was sent from here, newest first, of a form of which the municipality does not tell. Nothing where only a step was.
fn untold(store: &Store, id: SubmissionId, from_here: &[Submission]) -> Result<Option<Entry>> {
    let versions: Vec<_> = from_here.iter().filter(|one| forms::sent(&store.citizen, one.id).is_ok()).collect();
    let (Some(last), Some(first)) = (versions.first(), versions.last()) else { return Ok(None) };
    let stored = forms::sent(&store.citizen, last.id)?;
    let registered = versions.iter().find_map(|version| version.registered.as_ref());
    let is_refused = from_here.iter().any(|step| matches!(step.delivery, Delivery::Refused { .. }));
    let standing = match (registered, is_refused) {
        (_, true) => Standing::Returned,
        (Some(_), false) => Standing::Form(State::Received),
        (None, false) => on_its_way(&last.delivery),
    };
    let (due, turn) = day(registered.filter(|_| !is_refused).map(|registered| registered.due), Turn::Office);
    let row = SubmissionRow {
        id,
        title: forms::service(&store.citizen, &stored)?.title,
        name: stored.label().to_owned(),
        slug: stored.slug,
        number: registered.map(|registered| registered.registration.code()),
        subject: stored.acting_for.map(|(subject, name)| Named { subject, name }),
        sender: None,
        standing,
        at: first.made_at,
        due,
        turn,
        step_waits: registered.is_some() && from_here.iter().any(|step| waits(&step.delivery)),
    };
    Ok(Some(Entry { row, said: Vec::new() }))
}

fn on_its_way(delivery: &Delivery) -> Standing {
    match delivery {
        Delivery::Queued => Standing::Waiting,
        Delivery::Sent | Delivery::Registered { .. } => Standing::Sent,
        Delivery::Refused { .. } => Standing::Returned,
    }
}

fn waits(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Queued | Delivery::Sent)
}

/// Codice fiscale of somebody else who sent it from this store.
fn other(submission: &Submission, around: &Surroundings<'_>) -> Option<String> {
    submission.sender.clone().filter(|sender| sender != around.owner)
}

fn is_person(subject: &Subject, owner: &str) -> bool {
    matches!(subject, Subject::Person { tax_code } if tax_code.as_str() == owner)
}

/// A subject as the person may act for it, or else by its code.
fn named(store: &Store, around: &Surroundings<'_>, subject: Subject) -> Result<Named> {
    let capacities = acting::get(store, around.owner, around.today)?.capacities;
    let known = capacities.into_iter().find(|capacity| capacity.subject == subject).map(|capacity| capacity.name);
    let key = subject.key();
    let code = key.split_once(':').map_or(key.as_str(), |(_, code)| code).to_owned();
    Ok(Named { name: known.unwrap_or(code), subject })
}

fn in_all_languages(title: &str) -> Text {
    Text { it: title.to_owned(), en: title.to_owned(), de: title.to_owned() }
}
