//! What the office found out about the answers to an application, and counts in their place (rettifiche).

use std::collections::BTreeMap;

use rapida_contract::Timestamp;
use rapida_contract::form::Answer;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::Problem;
use rapida_contract::proceeding::{Turn, WORDS_MAX};
use rapida_contract::ranking::correction::{Corrections, Uncorrected};

use super::load::{Judged, Scorers};
use super::{Which, is_final, last_run, refused, table};
use crate::audit::{self, Act, Happening, Object};
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::problem::not_found;
use crate::proceedings::{self, Proceeding};
use crate::state::App;

/// Another answer to a question.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// The version of the form that it is for.
    pub form: SubmissionId,
    /// The path of the question.
    pub path: String,
    /// What counts; nothing where it counts as not answered.
    pub answer: Option<Answer>,
    /// Why, for the person.
    pub why: String,
    /// By whom: the name of an operator.
    pub actor: String,
    /// When.
    pub at: Timestamp,
}

/// What an operator wants corrected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The path of the question.
    pub path: String,
    /// As it was typed.
    pub answer: String,
    /// Why.
    pub why: String,
    /// How many corrections the page showed.
    pub seen: usize,
}

/// Of these, what counts for a version of the form, and why.
pub(super) fn counting(all: Vec<Correction>, form: SubmissionId) -> (Corrections, BTreeMap<String, String>) {
    let of_form = all.into_iter().filter(|one| one.form == form);
    of_form.map(|Correction { path, answer, why, .. }| ((path.clone(), answer), (path, why))).unzip()
}

/// An application of a ranking with what it is judged by: of its call, and as long as that is not published for good.
pub fn application(tx: &mut dyn Tx, app: &App, which: &Which, id: SubmissionId) -> Result<Judged, Problem> {
    let is_here = |found: &Proceeding| {
        found.form.slug == which.rules.service
            && found.form.asked.call.as_ref().is_some_and(|call| call.id == which.call)
    };
    let proceeding = proceedings::by_id(tx, id)?.filter(is_here).ok_or_else(not_found)?;
    // What is published for good stays judged as it was.
    let last = if is_final(tx, which)? { last_run(tx, which)? } else { None };
    let which = last.map_or_else(|| which.clone(), |(run, _)| which.as_in(&run));
    Scorers::new(&which.rules).judge(tx, app, proceeding)
}

/// All corrections of an application, oldest first.
pub fn corrections(tx: &mut dyn Tx, id: SubmissionId) -> Result<Vec<Correction>, DbError> {
    table::corrections(tx, id)
}

/// Counts another answer from now on. What is published changes with the next publication.
pub fn correct(
    tx: &mut dyn Tx,
    app: &App,
    by: &Operator,
    (which, id): (&Which, SubmissionId),
    wanted: Wanted,
) -> Result<(), Problem> {
    let judged = application(tx, app, which, id)?;
    may(tx, which, &judged.proceeding)?;
    super::unseen(corrections(tx, id)?.len(), wanted.seen)?;
    let why = wanted.why.replace("\r\n", "\n").trim().to_owned();
    if why.is_empty() {
        return Err(refused("Scrivi perché: lo legge chi ha fatto la domanda."));
    }
    if why.chars().count() > WORDS_MAX as usize {
        return Err(refused(format!("Il motivo è troppo lungo: al massimo {WORDS_MAX} caratteri.")));
    }
    let form = &judged.proceeding.form;
    let entered = judged.scorer.entered((&form.asked, &judged.answers), &wanted.path, &wanted.answer);
    let answer = entered.map_err(|wrong| match wrong {
        Uncorrected::NotHere => {
            refused("Questa risposta non si corregge qui: i criteri non la guardano, o la dicono i registri.")
        }
        Uncorrected::NoAnswer => refused("La nuova risposta non va bene per questa domanda: controllala e riprova."),
    })?;
    let (at, actor, path) = (app.clock.now(), by.name.clone(), wanted.path);
    table::add_correction(tx, id, &Correction { form: form.id, path, answer, why, actor, at })?;
    Ok(audit::record(tx, trace(by, &judged.proceeding).because("correct"), at)?)
}

/// What an operator does with an application, for the audit log.
pub(super) fn trace(by: &Operator, proceeding: &Proceeding) -> Happening {
    Happening::new(Act::Step, by.actor(&proceeding.form.office.id))
        .to(Object::Submission(proceeding.id))
        .about(proceeding.whose_data().map(ToString::to_string))
}

/// Answers can be corrected until the final ranking is published, of whoever is in it still.
pub(super) fn may(tx: &mut dyn Tx, which: &Which, proceeding: &Proceeding) -> Result<(), Problem> {
    if is_final(tx, which)? {
        return Err(refused("La graduatoria definitiva è già pubblicata: non cambia più."));
    }
    if proceeding.state.turn() == Turn::Nobody {
        return Err(refused("La pratica è conclusa: non è più in graduatoria."));
    }
    Ok(())
}
