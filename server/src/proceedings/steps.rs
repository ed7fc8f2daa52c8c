//! Steps in a proceeding: the one place that moves its state.

use jiff::ToSpan;
use rapida_contract::form::File;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::proceeding::{Event, INTEGRATION_DAYS_MAX, Request, State, StepKind, WORDS_MAX};
use rapida_contract::ranking::Offer;
use rapida_contract::submission::Registration;
use rapida_contract::{Date, Timestamp};

use super::{LoggedEvent, Proceeding, law, letters, own, table, telling};
use crate::calendar;
use crate::db::Tx;
use crate::problem::not_found;
use crate::rankings;
use crate::state::App;

/// A step that somebody wants to take.
#[derive(Clone, PartialEq, Debug)]
pub struct NewStep {
    /// What.
    pub kind: StepKind,
    /// Who, for the log: a name; empty where nobody had to sign in.
    pub actor: String,
    /// An answer, a reason; may be empty where the step needs none.
    pub words: String,
    /// What is asked for, with its words, for a request of the office.
    pub request: Option<Request>,
    /// The place, for an offer.
    pub offer: Option<Offer>,
    /// Files that come with it.
    pub files: Vec<File>,
    /// The submission that brought it with its entry in the register, for a person's step.
    pub submission: Option<(SubmissionId, Registration)>,
}

impl NewStep {
    /// A bare step.
    pub fn new(kind: StepKind, actor: &str) -> Self {
        Self {
            kind,
            actor: actor.into(),
            words: String::new(),
            request: None,
            offer: None,
            files: Vec::new(),
            submission: None,
        }
    }
}

/// Takes a step of the office and tells whoever is to know, in this transaction. Refuses what the state does not allow
/// (`wrong-state`) and what is missing (`invalid`).
pub fn step(tx: &mut dyn Tx, app: &App, id: SubmissionId, step: NewStep) -> Result<Proceeding, Problem> {
    let proceeding = table::by_id(tx, id)?.ok_or_else(not_found)?;
    // The log is in order even where the clock went back.
    let at = app.clock.now().max(proceeding.updated_at);
    apply(tx, app, proceeding, step, at)
}

pub(super) fn apply(
    tx: &mut dyn Tx,
    app: &App,
    mut proceeding: Proceeding,
    step: NewStep,
    at: Timestamp,
) -> Result<Proceeding, Problem> {
    let today = calendar::day(at);
    let last = own::last_day(tx, app, &proceeding, step.kind)?;
    let state = law::next(&proceeding, step.kind, last, today)?;
    check(&step, today)?;
    if step.kind == StepKind::Accept && rankings::is_ranked(tx, app, &proceeding.form)? {
        return Err(Problem::new(Code::WrongState, "I posti di questo servizio si propongono dalla graduatoria."));
    }
    proceeding.state = state;
    proceeding.updated_at = at;
    proceeding.request = step.request.clone().filter(|_| state == State::IntegrationAsked);
    proceeding.offer = step.offer.clone().filter(|_| state == State::Offered);
    table::update(tx, &proceeding)?;
    let logged = logged(&proceeding, step);
    table::add_event(tx, proceeding.id, &logged)?;
    telling::tell(tx, app, &proceeding)?;
    letters::of_step(tx, app, &proceeding, &logged.event)?;
    Ok(proceeding)
}

fn logged(proceeding: &Proceeding, step: NewStep) -> LoggedEvent {
    let office = if step.kind.is_citizens() { String::new() } else { proceeding.form.office.name.clone() };
    let (submission, registration) = step.submission.unzip();
    let event = Event {
        at: proceeding.updated_at,
        step: step.kind,
        state: proceeding.state,
        office,
        words: step.words,
        request: step.request,
        files: step.files,
        registration,
    };
    LoggedEvent { event, actor: step.actor, submission }
}

fn check(step: &NewStep, today: Date) -> Result<(), Problem> {
    let mut errors = Vec::new();
    let mut require = |there: bool, field: &str| {
        if !there {
            errors.push(FieldError::new(field, Fault::Required));
        }
    };
    require(!step.kind.needs_words() || !step.words.trim().is_empty(), "words");
    require(step.kind != StepKind::AskIntegration || step.request.is_some(), "request");
    require(step.kind != StepKind::Offer || step.offer.is_some(), "offer");
    if step.words.chars().count() > WORDS_MAX as usize {
        errors.push(FieldError::bound("words", Fault::TooLong, WORDS_MAX));
    }
    if let Some(until) = step.request.as_ref().map(|request| request.until) {
        errors.extend(until_fault(until, today));
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

/// The last day to answer lies ahead, and not too far.
fn until_fault(until: Date, today: Date) -> Option<FieldError> {
    match until {
        _ if until <= today => Some(FieldError::new("until", Fault::TooShort)),
        _ if until > last_day_to_answer(today) => {
            Some(FieldError::bound("until", Fault::TooLong, INTEGRATION_DAYS_MAX))
        }
        _ => None,
    }
}

/// The furthest last day that an office may set for an answer.
pub fn last_day_to_answer(today: Date) -> Date {
    today.saturating_add(i64::from(INTEGRATION_DAYS_MAX).days())
}
