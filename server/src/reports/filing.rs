//! What a submission does to the reports: a new one, or a step of its citizen.

use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::progress::{State, StepKind};
use rapida_contract::report::{DETAILS_MAX, NewReport, REOPEN_DAYS};
use rapida_contract::submission::{Content, NewReportStep, Office, Registration};
use rapida_contract::{Date, Timestamp, ids::DeviceId};

use super::{NewStep, Report, open, steps, table};
use crate::db::Tx;
use crate::office::route;
use crate::problem::not_found;
use crate::state::App;
use crate::submissions::Arrived;

/// Who citizens are in the log.
const CITIZEN: &str = "citizen";

/// A submission that may be registered: what the register needs to know of it.
pub struct Filing {
    /// The office it goes to.
    pub office: Office,
    /// What the register says that it is about; nothing personal.
    pub subject: String,
    what: What,
}

enum What {
    New(Box<NewReport>),
    Step(Box<Report>, NewReportStep),
}

/// Everything at fault in a citizen's step.
pub fn check_citizens(new: &NewReportStep) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if !new.step.is_citizens() {
        errors.push(FieldError::new("step", Fault::Unknown));
    }
    if new.step.needs_words() && new.words.trim().is_empty() {
        errors.push(FieldError::new("words", Fault::Required));
    }
    if new.words.chars().count() > DETAILS_MAX as usize {
        errors.push(FieldError::bound("words", Fault::TooLong, DETAILS_MAX));
    }
    errors
}

/// Finds the office, and refuses what the report's owner or state does not allow.
pub fn prepare(tx: &mut dyn Tx, app: &App, device: &DeviceId, content: &Content) -> Result<Filing, Problem> {
    match content {
        Content::Report(new) => prepare_new(app, new),
        Content::ReportStep(new) => {
            let report = table::by_id(tx, new.report)?.filter(|report| report.device == *device);
            prepare_step(report.ok_or_else(not_found)?, new, app.clock.now())
        }
        Content::Form(_) => Err(not_found()),
    }
}

fn prepare_new(app: &App, new: &NewReport) -> Result<Filing, Problem> {
    let required = |field| Problem::invalid(vec![FieldError::new(field, Fault::Required)]);
    let position = new.position.ok_or_else(|| required("position"))?;
    let category = app.municipality.category(&new.category).ok_or_else(|| required("category"))?;
    let office = route(&app.offices, &new.category, position.point).public();
    let subject = format!("Segnalazione: {}", category.name.it);
    Ok(Filing { office, subject, what: What::New(Box::new(new.clone())) })
}

fn prepare_step(report: Report, new: &NewReportStep, now: Timestamp) -> Result<Filing, Problem> {
    steps::next(&report, new.step)?;
    if new.step == StepKind::Reopen {
        within_reopening(&report, now)?;
    }
    let code = report.registration.code();
    let subject = match new.step {
        StepKind::Reopen => format!("Riapertura della segnalazione {code}"),
        _ => format!("Risposta sulla segnalazione {code}"),
    };
    Ok(Filing { office: report.office.clone(), subject, what: What::Step(Box::new(report), new.clone()) })
}

fn within_reopening(report: &Report, now: Timestamp) -> Result<(), Problem> {
    let closed = report.closed_at.unwrap_or(report.updated_at);
    if now.duration_since(closed) <= jiff::SignedDuration::from_hours(24 * REOPEN_DAYS) {
        return Ok(());
    }
    let detail = format!("Sono passati più di {REOPEN_DAYS} giorni: invia una nuova segnalazione.");
    Err(Problem::new(Code::WrongState, detail))
}

/// Files it under its entry of the register. Answers the last day for an answer.
pub fn file(
    tx: &mut dyn Tx,
    app: &App,
    arrived: &Arrived,
    filing: Filing,
    registration: &Registration,
) -> Result<Date, Problem> {
    match filing.what {
        What::New(new) => open::open(tx, app, arrived, &filing.office, *new, registration),
        What::Step(report, new) => {
            let pictures = crate::submissions::of_submission(tx, arrived.id, &arrived.device)?;
            let step = NewStep {
                words: new.words,
                pictures: pictures.into_iter().map(|picture| picture.id).collect(),
                submission: Some(arrived.id),
                ..NewStep::new(new.step, CITIZEN)
            };
            let report = steps::apply(tx, app, *report, step, registration.at)?;
            // An answered or reopened report is open, so it has a term.
            Ok(report.due.unwrap_or_else(|| crate::calendar::day(registration.at)))
        }
    }
}

/// The first event of each report.
pub(super) fn registered(office: &Office, at: Timestamp) -> super::LoggedEvent {
    let event = rapida_contract::progress::Event {
        at,
        step: StepKind::Register,
        state: State::Registered,
        office: office.name.clone(),
        words: String::new(),
        planned: None,
        duplicate_of: None,
        pictures: Vec::new(),
    };
    super::LoggedEvent { event, actor: CITIZEN.into() }
}
