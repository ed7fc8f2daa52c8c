//! This person's reports: what was sent from here, together with what the municipality tells of it.

pub mod pull;
mod table;

use jiff::{SignedDuration, Timestamp};
use rapida_contract::Date;
use rapida_contract::changes::{OwnReport, PublicReport};
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::{Delivery, ReportCard, ReportPage, WaitingStep};
use rapida_contract::place::Point;
use rapida_contract::progress::{State, StepKind};
use rapida_contract::report::{NewReport, REOPEN_DAYS};
use rapida_contract::submission::Content;
use rusqlite::Connection;

use crate::db::Store;
use crate::error::{Error, Result};
use crate::submissions::Submission;
use crate::world::rome;
use crate::{follows, pictures, places, submissions};

/// Own reports and followed ones, newest change first.
pub fn list(store: &Store, now: Timestamp) -> Result<Vec<ReportCard>> {
    let own = submissions::reports(&store.citizen)?;
    let mut cards = own.iter().map(|submission| card(store, submission, now)).collect::<Result<Vec<_>>>()?;
    for code in follows::all(&store.citizen)? {
        // A report just followed may not have been pulled yet, and one older than a year is no longer told.
        cards.extend(places::get(&store.cache, &code).ok().map(followed_card));
    }
    cards.sort_by_key(|card| std::cmp::Reverse(card.updated_at));
    Ok(cards)
}

/// One report with everything that is known of it.
pub fn page(store: &Store, id: SubmissionId, now: Timestamp) -> Result<ReportPage> {
    let submission = submissions::get(&store.citizen, id)?;
    let registered = table::get(&store.cache, id)?.map(|told| showable(&store.cache, told)).transpose()?;
    let steps = submissions::steps(&store.citizen, id)?;
    let waiting_steps = steps.iter().filter_map(|step| waiting_step(step).transpose()).collect::<Result<_>>()?;
    Ok(ReportPage {
        card: card(store, &submission, now)?,
        report: report_of(&submission)?,
        made_at: submission.made_at,
        photos: pictures::of(&store.citizen, id)?,
        can_reopen: registered.as_ref().is_some_and(|report| can_reopen(report, now)),
        registered,
        waiting_steps,
        has_receipt: submission.registered.is_some(),
    })
}

/// A picture with which an office answered, where it is kept here.
pub fn office_picture(cache: &Connection, id: AttachmentId) -> Result<Option<Vec<u8>>> {
    table::picture(cache, id)
}

/// Keeps a picture with which an office answered.
pub fn keep_office_picture(cache: &Connection, id: AttachmentId, jpeg: &[u8]) -> Result<()> {
    table::put_picture(cache, id, jpeg)
}

/// Pictures with which an office answered and that are not here yet.
pub fn missing_office_pictures(cache: &Connection, limit: u32) -> Result<Vec<AttachmentId>> {
    table::missing_pictures(cache, limit)
}

/// An office's picture is told of once it is here: until then a screen would show a hole.
fn showable(cache: &Connection, mut report: OwnReport) -> Result<OwnReport> {
    let here = table::pictures(cache)?;
    for event in report.events.iter_mut().filter(|event| !event.step.is_citizens()) {
        event.pictures.retain(|picture| here.contains(picture));
    }
    Ok(report)
}

/// What a submission reported.
pub fn report_of(submission: &Submission) -> Result<NewReport> {
    match submission.content()?.content {
        Content::Report(report) => Ok(report),
        Content::ReportStep(_) | Content::Form(_) | Content::FormStep(_) => Err(Error::not_found("La segnalazione")),
    }
}

/// Within 30 days of its end, by the municipality's clock. The server has the last word.
fn can_reopen(report: &OwnReport, now: Timestamp) -> bool {
    report.state.after(StepKind::Reopen).is_some()
        && now.duration_since(report.updated_at) <= SignedDuration::from_hours(24 * REOPEN_DAYS)
}

fn waiting_step(step: &Submission) -> Result<Option<WaitingStep>> {
    if matches!(step.delivery, Delivery::Registered { .. }) {
        return Ok(None);
    }
    Ok(match step.content()?.content {
        Content::ReportStep(new) => {
            Some(WaitingStep { id: step.id, step: new.step, words: new.words, delivery: step.delivery.clone() })
        }
        Content::Report(_) | Content::Form(_) | Content::FormStep(_) => None,
    })
}

fn card(store: &Store, submission: &Submission, now: Timestamp) -> Result<ReportCard> {
    let report = report_of(submission)?;
    let told = table::get(&store.cache, submission.id)?;
    let answer = submission.registered.as_ref();
    let state = told.as_ref().map(|told| told.state);
    let due = told.as_ref().map_or(answer.map(|answer| answer.due), |told| told.due);
    let nowhere = Point { lat: 0.0, lon: 0.0 };
    Ok(ReportCard {
        id: Some(submission.id),
        code: answer.map(|answer| answer.registration.code()),
        title: report.title,
        category: report.category,
        point: report.position.map_or(nowhere, |position| position.point),
        delivery: submission.delivery.clone(),
        state,
        turn: state.map(State::turn),
        office: office_of(told.as_ref(), submission),
        due,
        overdue: due.is_some_and(|due| is_over(due, now)) && !state.is_some_and(State::is_closed),
        updated_at: told.map_or(submission.made_at, |told| told.updated_at),
        followed: false,
        photo: pictures::first_of(&store.citizen, submission.id)?,
    })
}

/// Whether a day has passed in Ravenna, wherever the device is.
fn is_over(day: Date, now: Timestamp) -> bool {
    day < now.to_zoned(rome()).date()
}

fn office_of(told: Option<&OwnReport>, submission: &Submission) -> String {
    let answered = || submission.registered.as_ref().map(|answer| answer.office.name.clone());
    told.map(|told| told.office.name.clone()).or_else(answered).unwrap_or_default()
}

fn followed_card(report: PublicReport) -> ReportCard {
    ReportCard {
        id: None,
        code: Some(report.code.clone()),
        title: String::new(),
        category: report.category,
        point: report.point,
        delivery: registered_under(&report.code.0, report.registered_at),
        state: Some(report.state),
        turn: Some(report.state.turn()),
        office: report.office,
        due: None,
        overdue: false,
        updated_at: report.updated_at,
        followed: true,
        photo: None,
    }
}

/// The register's entry that a public name stands for.
fn registered_under(code: &str, at: Timestamp) -> Delivery {
    let (year, number) = code.split_once('-').unwrap_or_default();
    let registration = rapida_contract::submission::Registration {
        year: year.parse().unwrap_or_default(),
        number: number.parse().unwrap_or_default(),
        at,
    };
    Delivery::Registered { registration }
}
