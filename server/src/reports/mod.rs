//! Reports on the territory (segnalazioni), once registered. The only place that moves a state: it asks
//! `contract::progress`, logs who did what and when, and tells whoever is to know.

mod filing;
mod letters;
mod open;
mod reach;
mod retiring;
mod steps;
mod table;
mod telling;

use rapida_contract::changes::{OwnReport, PublicReport};
use rapida_contract::ids::{DeviceId, ReportCode, SubmissionId};
use rapida_contract::place::Point;
use rapida_contract::progress::{Event, State};
use rapida_contract::report::Contact;
use rapida_contract::submission::{Office, Registration};
use rapida_contract::{Date, Timestamp};

use crate::db::{DbError, Tx};
pub use filing::{Filing, check_citizens, file, prepare_new, prepare_step};
pub use reach::{Reach, open311_device};
pub use retiring::{retire_daily, retire_old};
pub use steps::{NewStep, step};
pub use table::Filter;
pub use telling::tell;

/// A registered report, as it is now.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// Its submission.
    pub id: SubmissionId,
    /// Its owner.
    pub device: DeviceId,
    /// The register's entry.
    pub registration: Registration,
    /// Where it stands.
    pub state: State,
    /// The office in charge now.
    pub office: Office,
    /// The last day for an answer, while it is open.
    pub due: Option<Date>,
    /// Category.
    pub category: String,
    /// Title.
    pub title: String,
    /// Details; may be empty.
    pub details: String,
    /// Address as said by the person; may be empty.
    pub address: String,
    /// Where.
    pub point: Point,
    /// How to reach the person: for the office alone.
    pub contact: Contact,
    /// When it was closed, where it is.
    pub closed_at: Option<Timestamp>,
    /// Last change.
    pub updated_at: Timestamp,
}

/// An event with what only the office sees.
#[derive(Clone, PartialEq, Debug)]
pub struct LoggedEvent {
    /// As its owner reads it.
    pub event: Event,
    /// Who did it: `citizen`, or an operator.
    pub actor: String,
}

/// The report of this submission.
pub fn by_id(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Report>, DbError> {
    table::by_id(tx, id)
}

/// The report of this public name.
pub fn by_code(tx: &mut dyn Tx, code: &ReportCode) -> Result<Option<Report>, DbError> {
    table::by_code(tx, code)
}

/// Whether everybody is told of a report: for a year.
pub fn is_public(tx: &mut dyn Tx, id: SubmissionId) -> Result<bool, DbError> {
    table::is_public(tx, id)
}

/// The reports that a filter lets through, newest first.
pub fn list(tx: &mut dyn Tx, filter: &Filter) -> Result<Vec<Report>, DbError> {
    table::list(tx, filter)
}

/// Everything that happened to a report, oldest first.
pub fn log(tx: &mut dyn Tx, id: SubmissionId) -> Result<Vec<LoggedEvent>, DbError> {
    table::events(tx, id)
}

/// A report as its owner sees it.
pub fn own(tx: &mut dyn Tx, report: &Report) -> Result<OwnReport, DbError> {
    let attachments = crate::submissions::of_submission(tx, report.id, &report.device)?;
    let events = log(tx, report.id)?.into_iter().map(|logged| logged.event).collect();
    Ok(OwnReport {
        id: report.id,
        registration: report.registration.clone(),
        state: report.state,
        office: report.office.clone(),
        due: report.due,
        events,
        attachments,
        category: report.category.clone(),
        title: report.title.clone(),
        details: report.details.clone(),
        address: report.address.clone(),
        point: report.point,
        updated_at: report.updated_at,
    })
}

/// A report as everybody may see it.
pub fn public(tx: &mut dyn Tx, report: &Report) -> Result<PublicReport, DbError> {
    let pictures = crate::submissions::of_submission(tx, report.id, &report.device)?;
    Ok(PublicReport {
        code: report.registration.code(),
        category: report.category.clone(),
        point: report.point,
        state: report.state,
        office: report.office.name.clone(),
        registered_at: report.registration.at,
        updated_at: report.updated_at,
        picture: pictures.first().map(|picture| picture.id),
    })
}
