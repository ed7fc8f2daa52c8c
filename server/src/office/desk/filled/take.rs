//! Takes a step that an operator asked for: through `proceedings::step`.

use std::sync::Arc;

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::StepKind;

use super::form::StepForm;
use crate::audit::{self, Act};
use crate::calendar;
use crate::db::Tx;
use crate::office::desk::trace;
use crate::office::operators::{OTHER_SESSION, Operator};
use crate::problem::not_found;
use crate::proceedings::{self, NewStep};
use crate::state::App;

/// What became of it.
pub(super) enum Outcome {
    Taken(StepKind),
    /// Not taken; why, for the operator.
    Refused(String),
}

pub(super) async fn take(
    app: &Arc<App>,
    operator: &Operator,
    id: SubmissionId,
    form: &StepForm,
) -> Result<Outcome, Problem> {
    if !operator.sent(&form.csrf) {
        return Ok(Outcome::Refused(OTHER_SESSION.into()));
    }
    let now = app.clock.now();
    let step = match form.step(calendar::day(now), &operator.name) {
        Ok(step) => step,
        Err(why) => return Ok(Outcome::Refused(why)),
    };
    let (within, by, seen, kind) = (app.clone(), operator.clone(), form.seen(), step.kind);
    let taken = app.db.write(move |tx| work(tx, &within, &by, (id, seen), step, now));
    match taken.await {
        Ok(()) => Ok(Outcome::Taken(kind)),
        Err(problem) => refused(problem),
    }
}

/// Takes it, where the operator sees the form, works for its office, and has read what happened so far.
fn work(
    tx: &mut dyn Tx,
    app: &App,
    by: &Operator,
    (id, seen): (SubmissionId, usize),
    step: NewStep,
    now: Timestamp,
) -> Result<(), Problem> {
    let proceeding = proceedings::by_id(tx, id)?.filter(|found| by.roles.scope().holds(&found.form.office.id));
    let proceeding = proceeding.ok_or_else(not_found)?;
    let office = &proceeding.form.office.id;
    if !by.roles.work_for(office) {
        return Err(Problem::new(Code::Forbidden, "Questo lo fa l'ufficio competente."));
    }
    if proceedings::log(tx, proceeding.id)?.len() != seen {
        let told = "Nel frattempo è successo qualcos'altro in questa pratica. Leggi cosa e, se serve, riprova.";
        return Err(Problem::new(Code::Conflict, told));
    }
    let happening = trace::happening(tx, by, Act::Step, (proceeding.id, office))?;
    audit::record(tx, happening.because(step.kind.as_str()), now)?;
    proceedings::step(tx, app, proceeding.id, step).map(drop)
}

/// What an operator can act on is told on the page; anything else is the server's own fault.
fn refused(problem: Problem) -> Result<Outcome, Problem> {
    match problem.code {
        Code::Invalid | Code::Forbidden | Code::WrongState | Code::Conflict => Ok(Outcome::Refused(problem.detail)),
        _ => Err(problem),
    }
}
