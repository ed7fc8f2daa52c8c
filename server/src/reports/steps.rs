//! Steps in a report: the one place that moves its state.

use rapida_contract::ids::{AttachmentId, ReportCode, SubmissionId};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::progress::{Event, State, StepKind};
use rapida_contract::submission::Office;
use rapida_contract::{Date, Timestamp};

use super::{LoggedEvent, Reach, Report, letters, open, table, telling};
use crate::db::Tx;
use crate::problem::not_found;
use crate::state::App;

/// A step that somebody wants to take.
#[derive(Clone, PartialEq, Debug)]
pub struct NewStep {
    /// What.
    pub kind: StepKind,
    /// Who, for the log: `citizen`, or an operator's name.
    pub actor: String,
    /// A question, an answer, a reason; may be empty where the step needs none.
    pub words: String,
    /// The day of the work, for a plan.
    pub planned: Option<Date>,
    /// The report told before, for a duplicate.
    pub duplicate_of: Option<ReportCode>,
    /// The right office, for a reassignment.
    pub office: Option<Office>,
    /// Pictures that come with it.
    pub pictures: Vec<AttachmentId>,
    /// The submission that brought it, for a citizen's step.
    pub submission: Option<SubmissionId>,
}

impl NewStep {
    /// A bare step.
    pub fn new(kind: StepKind, actor: &str) -> Self {
        Self {
            kind,
            actor: actor.into(),
            words: String::new(),
            planned: None,
            duplicate_of: None,
            office: None,
            pictures: Vec::new(),
            submission: None,
        }
    }
}

/// Takes a step in a report and tells whoever is to know, in this transaction. Refuses what the state does not allow
/// (`wrong-state`) and what is missing (`invalid`).
pub fn step(tx: &mut dyn Tx, app: &App, id: SubmissionId, step: NewStep) -> Result<Report, Problem> {
    let report = table::by_id(tx, id)?.ok_or_else(not_found)?;
    apply(tx, app, report, step, app.clock.now())
}

/// Where a step leads from here.
pub(super) fn next(report: &Report, kind: StepKind) -> Result<State, Problem> {
    let refused = || Problem::new(Code::WrongState, "Nel suo stato attuale la segnalazione non lo permette.");
    report.state.after(kind).ok_or_else(refused)
}

pub(super) fn apply(
    tx: &mut dyn Tx,
    app: &App,
    mut report: Report,
    step: NewStep,
    now: Timestamp,
) -> Result<Report, Problem> {
    let state = next(&report, step.kind)?;
    check(tx, &report, &step)?;
    // The log is in order even where the clock went back.
    let at = now.max(report.updated_at);
    if let (StepKind::Reassign, Some(office)) = (step.kind, &step.office) {
        report.office = office.clone();
    }
    report.due = due(app, &report, step.kind, state, at);
    report.closed_at = if state.is_closed() { Some(at) } else { None };
    report.state = state;
    report.updated_at = at;
    table::update(tx, &report)?;
    let submission = step.submission;
    let logged = logged(&report, step);
    table::add_event(tx, report.id, &logged, submission)?;
    telling::tell(tx, &report)?;
    letters::write(tx, app, &report, &logged.event)?;
    Ok(report)
}

/// What the citizen answered or reopened gives the office a new term; what is closed has none.
fn due(app: &App, report: &Report, kind: StepKind, state: State, at: Timestamp) -> Option<Date> {
    match kind {
        _ if state.is_closed() => None,
        kind if kind.is_citizens() => Some(open::due(app, &report.office.id, at)),
        _ => report.due,
    }
}

fn logged(report: &Report, step: NewStep) -> LoggedEvent {
    let office = if step.kind.is_citizens() { String::new() } else { report.office.name.clone() };
    let event = Event {
        at: report.updated_at,
        step: step.kind,
        state: report.state,
        office,
        words: step.words,
        planned: step.planned,
        duplicate_of: step.duplicate_of,
        pictures: step.pictures,
    };
    LoggedEvent { event, actor: step.actor }
}

fn check(tx: &mut dyn Tx, report: &Report, step: &NewStep) -> Result<(), Problem> {
    if step.kind == StepKind::Ask && report.reach() == Reach::Nowhere {
        let detail = "Chi ha segnalato non ha l'app e non ha lasciato un'e-mail: la domanda non gli arriverebbe.";
        return Err(Problem::new(Code::WrongState, detail));
    }
    let mut errors = Vec::new();
    let mut require = |there: bool, field: &str| {
        if !there {
            errors.push(FieldError::new(field, Fault::Required));
        }
    };
    require(!step.kind.needs_words() || !step.words.trim().is_empty(), "words");
    require(step.kind != StepKind::Plan || step.planned.is_some(), "planned");
    require(step.kind != StepKind::Reassign || step.office.is_some(), "office");
    require(step.kind != StepKind::MarkDuplicate || step.duplicate_of.is_some(), "duplicate_of");
    if let Some(code) = &step.duplicate_of {
        let is_other = table::by_code(tx, code)?.is_some_and(|first| first.id != report.id);
        if !is_other {
            errors.push(FieldError::new("duplicate_of", Fault::Unknown));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}
