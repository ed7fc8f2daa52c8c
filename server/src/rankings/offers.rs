//! Offers the places down the order, and lets what was not accepted in time go on to the next (scorrimento).

use std::sync::Arc;

use rapida_contract::Timestamp;
use rapida_contract::problem::Problem;
use rapida_contract::proceeding::{State, StepKind};
use rapida_contract::ranking::assign::{Assigned, Outcome};
use rapida_contract::ranking::run::{Inputs, Run};
use rapida_contract::ranking::{Offer, Phase};

use super::load::{Judged, Scorers, standings_of};
use super::publish::{keep, put_own, step};
use super::table::{self, Place};
use super::{Kept, Which, call_title, last_run, no_run, refused, runs, unseen};
use crate::audit::{self, Act, Actor, Happening, Object};
use crate::calendar;
use crate::daily::daily;
use crate::db::{DbError, Tx};
use crate::office::operators::{Operator, Scope};
use crate::proceedings::{self, Filter, NewStep, Proceeding};
use crate::state::App;
use crate::submissions;

/// Who does what the calendar does.
const BY_ITSELF: &str = "Rapida, alla scadenza";
const NOTHING_FREE: &str = "Non c'è un posto libero per chi è in attesa.";
/// Offers that are looked through at once.
const PAGE: u32 = 500;

/// Offers the places that are free: the first round, and each one after it. Answers how many.
pub fn offer(tx: &mut dyn Tx, app: &App, by: &Operator, which: &Which, shown: usize) -> Result<usize, Problem> {
    let (now, kept) = (app.clock.now(), runs(tx, which)?);
    unseen(kept.len(), shown)?;
    let is_final = kept.last().is_some_and(|last| last.phase == Phase::Final);
    let Some((last, _)) = last_run(tx, which)?.filter(|_| is_final) else {
        return Err(refused("I posti si propongono dopo la graduatoria definitiva."));
    };
    // Rules, places and terms are those of the final ranking, whatever is in force by now.
    let (in_force, which) = (which, &which.as_in(&last));
    is_last(tx, app, which.later().chain(in_force.later()))?;
    let judged = judged(tx, app, which, &last)?;
    let now_standing: Vec<(String, Proceeding)> =
        judged.iter().map(|judged| (judged.number.clone(), judged.proceeding.clone())).collect();
    let standings = standings_of(tx, &now_standing)?;
    let run = Run::of(Inputs { standings, ..last.inputs }).map_err(|wrong| no_run(&wrong))?;
    let round = kept.iter().map(|kept| kept.round).max().unwrap_or_default() + 1;
    let seed = kept.last().map(|kept| kept.seed.clone()).unwrap_or_default();
    let (phase, actor, observations_until) = (Phase::Final, by.name.clone(), None);
    let rules_version = which.rules.version;
    let kept = Kept { phase, round, seed, published_at: now, observations_until, actor, rules_version };
    let is_new = |row: &Assigned| matches!(row.outcome, Outcome::New { .. });
    if !run.outputs.assignment.groups.iter().any(|group| group.rows.iter().any(is_new)) {
        return Err(refused(NOTHING_FREE));
    }
    let mut many = 0;
    for judged in &judged {
        let row = run.outputs.assignment.row(&judged.number).map(|(group, row)| (&group.group, &row.outcome));
        // Whoever is asked for something keeps the place until a round after their answer.
        let waits = judged.proceeding.state.after(StepKind::Offer).is_none();
        if let Some((group, Outcome::New { school })) = row.filter(|_| !waits) {
            let until = which.rules.acceptance_until(calendar::day(now));
            let offer = Offer { place: judged.scorer.school(school), until };
            let new = NewStep { offer: Some(offer), ..NewStep::new(StepKind::Offer, &by.name) };
            step(tx, app, by, judged, new, now)?;
            let place = Place { group: group.clone(), school: school.clone() };
            table::add_offer(tx, judged.proceeding.id, &place, now)?;
            many += 1;
        } else {
            // Also who stays on the reserve list has another place on it now.
            proceedings::tell(tx, app, &judged.proceeding)?;
        }
        let before = table::own(tx, judged.proceeding.id)?.and_then(|own| own.before);
        put_own(tx, &kept, &run, judged, before)?;
    }
    if many == 0 {
        return Err(refused(NOTHING_FREE));
    }
    keep(tx, app, which, &kept, &run, &judged)?;
    Ok(many)
}

/// Places go down the last final ranking alone: those of the earlier calls are in it. Rules may have got a later call since.
fn is_last(tx: &mut dyn Tx, app: &App, later: impl Iterator<Item = Which>) -> Result<(), Problem> {
    for later in later {
        if runs(tx, &later)?.last().is_some_and(|last| last.phase == Phase::Final) {
            let call = call_title(tx, app, &later)?;
            return Err(refused(format!("I posti si propongono con la graduatoria di un altro bando: {call}.")));
        }
    }
    Ok(())
}

/// The applications of a run, each as it stands now.
fn judged(tx: &mut dyn Tx, app: &App, which: &Which, run: &Run) -> Result<Vec<Judged>, Problem> {
    let mut scorers = Scorers::new(&which.rules);
    let mut all = Vec::new();
    for application in &run.inputs.applications {
        let id = table::proceeding_of(tx, &which.rules.service, &application.number)?;
        let proceeding = id.map(|id| proceedings::by_id(tx, id)).transpose()?.flatten();
        let proceeding = proceeding.ok_or_else(|| refused(format!("Non trovo la domanda {}.", application.number)))?;
        all.push(scorers.judge(tx, app, proceeding)?);
    }
    Ok(all)
}

/// Ends the offers of any service that nobody accepted by their last day (decadenza). Answers how many.
pub fn lapse(tx: &mut dyn Tx, app: &App, now: Timestamp) -> Result<usize, Problem> {
    let today = calendar::day(now);
    let offered = Filter { scope: Scope::All, states: vec![State::Offered], slug: String::new(), number: None };
    let mut over = Vec::new();
    for page in 0.. {
        let found = proceedings::list(tx, &offered, page, PAGE)?;
        let is_last = found.len() < PAGE as usize;
        let is_over = |one: &Proceeding| one.offer.as_ref().is_some_and(|offer| offer.until < today);
        over.extend(found.into_iter().filter(is_over).map(|one| one.id));
        if is_last {
            break;
        }
    }
    for id in &over {
        let person = submissions::person_of(tx, *id)?;
        let happening = Happening::new(Act::Step, Actor::System).to(Object::Submission(*id)).about(person);
        audit::record(tx, happening.because(StepKind::Lapse.as_str()), now)?;
        proceedings::step(tx, app, *id, NewStep::new(StepKind::Lapse, BY_ITSELF))?;
    }
    Ok(over.len())
}

/// Does so now and every day.
pub fn lapse_daily(app: &Arc<App>) {
    let within = app.clone();
    let undone = "offers that are over were not ended";
    daily(app, move |tx, now| lapse(tx, &within, now).map_err(|why| DbError::Refused(why.detail)), undone);
}
