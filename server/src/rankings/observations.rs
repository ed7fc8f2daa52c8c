//! What people observe on a provisional ranking (osservazioni), and what the office answers.

use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::Problem;
use rapida_contract::proceeding::{StepKind, Turn};

use super::corrections::{application, may, trace};
use super::publish::named;
use super::{Which, refused};
use crate::audit;
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::proceedings::{self, LoggedEvent, NewStep, Proceeding};
use crate::state::App;

/// What somebody observed.
#[derive(Clone, PartialEq, Debug)]
pub struct Observation {
    /// When and in which words.
    pub observed: LoggedEvent,
    /// What the office answered: one answer is for all before it.
    pub answer: Option<LoggedEvent>,
}

/// What an operator answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// Whether the person is right.
    pub is_upheld: bool,
    /// In these words.
    pub words: String,
    /// How many events the page showed.
    pub seen: usize,
}

/// What was observed in a proceeding, oldest first.
pub fn of_log(log: &[LoggedEvent]) -> Vec<Observation> {
    let mut all: Vec<Observation> = Vec::new();
    for logged in log {
        match logged.event.step {
            StepKind::Observe => all.push(Observation { observed: logged.clone(), answer: None }),
            StepKind::UpholdObservation | StepKind::DismissObservation => {
                let open = all.iter_mut().filter(|one| one.answer.is_none());
                open.for_each(|one| one.answer = Some(logged.clone()));
            }
            _ => {}
        }
    }
    all
}

/// All who observed something on a ranking, oldest application first, each with what it was.
pub fn observations(tx: &mut dyn Tx, which: &Which) -> Result<Vec<(Proceeding, Vec<Observation>)>, DbError> {
    let mut all = Vec::new();
    for proceeding in proceedings::with_step(tx, &which.rules.service, StepKind::Observe)? {
        if proceeding.form.asked.call.as_ref().is_some_and(|call| call.id == which.call) {
            let observed = of_log(&proceedings::log(tx, proceeding.id)?);
            all.push((proceeding, observed));
        }
    }
    Ok(all)
}

/// Whether the office has something to answer.
pub fn is_open((proceeding, observed): &(Proceeding, Vec<Observation>)) -> bool {
    proceeding.state.turn() != Turn::Nobody && observed.iter().any(|one| one.answer.is_none())
}

/// Answers all that is open of an application.
pub fn answer(
    tx: &mut dyn Tx,
    app: &App,
    by: &Operator,
    (which, id): (&Which, SubmissionId),
    answer: Answer,
) -> Result<(), Problem> {
    let (judged, now) = (application(tx, app, which, id)?, app.clock.now());
    may(tx, which, &judged.proceeding)?;
    let log = proceedings::log(tx, id)?;
    super::unseen(log.len(), answer.seen)?;
    if of_log(&log).iter().all(|one| one.answer.is_some()) {
        return Err(refused("Non c'è un'osservazione che aspetta una risposta."));
    }
    let words = answer.words.replace("\r\n", "\n").trim().to_owned();
    if words.is_empty() {
        return Err(refused("Scrivi la risposta: la legge chi ha fatto l'osservazione."));
    }
    let kind = if answer.is_upheld { StepKind::UpholdObservation } else { StepKind::DismissObservation };
    audit::record(tx, trace(by, &judged.proceeding).because(kind.as_str()), now)?;
    let step = NewStep { words, ..NewStep::new(kind, &by.name) };
    proceedings::step(tx, app, id, step).map(drop).map_err(|problem| named(&judged, problem))
}
