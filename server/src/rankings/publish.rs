//! Publishes a ranking: the run is kept, everybody may read the list, and each application has its step.

use rapida_contract::digest::hex;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{StepKind, Turn};
use rapida_contract::ranking::run::Run;
use rapida_contract::ranking::score::Scorer;
use rapida_contract::ranking::show::{self, Publication};
use rapida_contract::ranking::{Before, Phase};
use rapida_contract::{Date, Timestamp};

use super::corrections::trace;
use super::load::Judged;
use super::observations::{is_open, observations};
use super::table::Texts;
use super::{Kept, Loaded, Which, call_title, find, is_final, last_run, load, refused, report, runs, table, unseen};
use crate::audit;
use crate::calendar::{self, italian};
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::proceedings::{self, NewStep};
use crate::state::App;

/// What an operator wants published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// Provisional or final.
    pub phase: Phase,
    /// The seed of the draw; empty for one by chance. It counts once: what was published keeps its seed.
    pub seed: String,
    /// How many runs the page showed.
    pub seen: usize,
    /// The version of the rules that the page showed.
    pub rules_version: u32,
}

/// Publishes a ranking as it is now.
pub fn publish(tx: &mut dyn Tx, app: &App, by: &Operator, which: &Which, wanted: Wanted) -> Result<(), Problem> {
    let (now, kept) = (app.clock.now(), runs(tx, which)?);
    let today = calendar::day(now);
    unseen(kept.len(), wanted.seen)?;
    may(&kept, wanted.phase, closes(tx, app, which)?, today)?;
    let which = &in_force(tx, app, which, wanted.rules_version)?;
    let loaded = load(tx, app, which)?;
    loaded.is_settled()?;
    if wanted.phase == Phase::Final {
        nothing_is_open(tx, app, which, &loaded)?;
    }
    let run = loaded.run(tx, which, &seed(app, &kept, &wanted.seed))?;
    let own: Vec<&Judged> = loaded.judged.iter().filter(|judged| judged.call() == which.call).collect();
    if own.is_empty() {
        return Err(refused("Non c'è nessuna domanda da mettere in graduatoria."));
    }
    let observations_until = (wanted.phase == Phase::Provisional).then(|| which.rules.observations_until(today));
    let kept = Kept {
        phase: wanted.phase,
        round: 0,
        seed: run.inputs.seeds.get(&which.call).cloned().unwrap_or_default(),
        published_at: now,
        observations_until,
        actor: by.name.clone(),
        rules_version: which.rules.version,
    };
    let before = last_run(tx, which)?.map(|(run, _)| run).zip(runs(tx, which)?.pop().map(|last| last.phase));
    keep(tx, app, which, &kept, &run, &loaded.judged)?;
    for judged in own {
        let before = before.as_ref().and_then(|(run, phase)| run.before(&judged.number, *phase));
        put_own(tx, &kept, &run, judged, before)?;
        // Also those that are left out: whoever is may observe something.
        if judged.proceeding.state.turn() == Turn::Office {
            step(tx, app, by, judged, NewStep::new(StepKind::Rank, &by.name), now)?;
        }
    }
    Ok(())
}

/// The ranking by the rules that are in force now, which are those that the operator saw. Also the final one: an act may be
/// corrected after the provisional ranking.
fn in_force(tx: &mut dyn Tx, app: &App, which: &Which, shown: u32) -> Result<Which, Problem> {
    let which = find(tx, app, which.name())?.ok_or_else(|| refused("Per questo bando non ci sono più criteri."))?;
    let version = which.rules.version;
    if shown != version {
        let told = format!(
            "Nel frattempo è entrata in vigore la versione {version} dei criteri. Prova la graduatoria e poi pubblica."
        );
        return Err(Problem::new(Code::Conflict, told));
    }
    Ok(which)
}

/// Whether a ranking may be published so.
fn may(kept: &[Kept], phase: Phase, closes: Option<Date>, today: Date) -> Result<(), Problem> {
    let last = kept.last();
    if let Some(closes) = closes.filter(|closes| *closes >= today) {
        return Err(refused(format!("Il bando è aperto fino al {}.", italian::long(closes))));
    }
    if last.is_some_and(|last| last.phase == Phase::Final) {
        return Err(refused("La graduatoria definitiva è già pubblicata: non cambia più."));
    }
    match (phase, last) {
        (Phase::Final, None) => Err(refused("Prima si pubblica la graduatoria provvisoria.")),
        (Phase::Final, Some(last)) => match last.observations_until.filter(|until| *until >= today) {
            Some(until) => Err(refused(format!("Le osservazioni sono aperte fino al {}.", italian::long(until)))),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Before a ranking is final, who observed something has an answer, nobody is asked for anything, and the calls before are final:
/// their order does not change any more.
fn nothing_is_open(tx: &mut dyn Tx, app: &App, which: &Which, loaded: &Loaded) -> Result<(), Problem> {
    let open = observations(tx, which)?.into_iter().filter(is_open);
    let numbers: Vec<String> = open.map(|(proceeding, _)| proceeding.form.registration.code().0).collect();
    if !numbers.is_empty() {
        return Err(refused(format!("Prima rispondi alle osservazioni: {}.", numbers.join(", "))));
    }
    if !loaded.waiting.is_empty() {
        let numbers = loaded.waiting.join(", ");
        return Err(refused(format!(
            "Prima si chiudono le integrazioni: {numbers}. Aspetta la risposta, o il termine."
        )));
    }
    for earlier in which.earlier() {
        let is_in_it = loaded.judged.iter().any(|judged| judged.call() == earlier.call);
        if is_in_it && !is_final(tx, &earlier)? {
            let call = call_title(tx, app, &earlier)?;
            return Err(refused(format!("Prima serve la graduatoria definitiva di un altro bando: {call}.")));
        }
    }
    Ok(())
}

/// The last day of the call, as it is in force.
fn closes(tx: &mut dyn Tx, app: &App, which: &Which) -> Result<Option<Date>, DbError> {
    let service = app.templates.in_force(tx, &which.rules.service)?;
    let calls = service.iter().flat_map(|template| &template.service.calls);
    Ok(calls.filter(|call| call.id == which.call).map(|call| call.closes).next())
}

/// The seed that was published, the one that was typed, or one by chance.
fn seed(app: &App, kept: &[Kept], typed: &str) -> String {
    match kept.last() {
        Some(last) => last.seed.clone(),
        None if typed.is_empty() => hex(&app.random.bytes::<16>()),
        None => typed.to_owned(),
    }
}

/// Keeps a run with its report and the list for everybody. Any of the applications tells what schools are called.
pub(super) fn keep(
    tx: &mut dyn Tx,
    app: &App,
    which: &Which,
    kept: &Kept,
    run: &Run,
    judged: &[Judged],
) -> Result<(), Problem> {
    let scorer = judged.first().map(|judged| judged.scorer.clone());
    let scorer = scorer.ok_or_else(|| refused("Non c'è nessuna domanda."))?;
    let published = show::publish(&scorer, run, &which.call, &publication(kept));
    let json = "plain data is always JSON";
    let (text, published) = (serde_json::to_string(run).expect(json), serde_json::to_string(&published).expect(json));
    let report = report::sign(tx, &app.municipality.name, (which, kept), run, &text)?;
    table::put_published(tx, which, &published)?;
    table::add_run(tx, which, kept, Texts { run: text, report, published })?;
    if kept.round > 0 {
        publish_earlier(tx, which, (&scorer, run), kept)?;
    }
    Ok(())
}

/// Places of a round go to who applied in an earlier call, too: everybody reads it where they look for that call.
fn publish_earlier(tx: &mut dyn Tx, which: &Which, (scorer, run): (&Scorer, &Run), kept: &Kept) -> Result<(), DbError> {
    for earlier in which.earlier() {
        let is_in_it = run.inputs.applications.iter().any(|application| application.call == earlier.call);
        if is_in_it {
            let published = show::publish(scorer, run, &earlier.call, &publication(kept));
            table::put_published(tx, &earlier, &serde_json::to_string(&published).expect("plain data is always JSON"))?;
        }
    }
    Ok(())
}

fn publication(kept: &Kept) -> Publication {
    let Kept { phase, published_at, observations_until, .. } = kept;
    Publication { phase: *phase, published_at: *published_at, observations_until: *observations_until }
}

/// Keeps what a person reads of their own application.
pub(super) fn put_own(
    tx: &mut dyn Tx,
    kept: &Kept,
    run: &Run,
    judged: &Judged,
    before: Option<Before>,
) -> Result<(), DbError> {
    let Judged { proceeding, scorer, number, .. } = judged;
    let own = show::own(scorer, run, &publication(kept), number, judged.answered(), before);
    match own {
        Some(own) => table::put_own(tx, proceeding.id, (&proceeding.form.slug, number), &own),
        None => Ok(()),
    }
}

/// Takes a step of the office in the proceeding of an application, and writes down who did.
pub(super) fn step(
    tx: &mut dyn Tx,
    app: &App,
    by: &Operator,
    judged: &Judged,
    step: NewStep,
    now: Timestamp,
) -> Result<(), Problem> {
    audit::record(tx, trace(by, &judged.proceeding).because(step.kind.as_str()), now)?;
    proceedings::step(tx, app, judged.proceeding.id, step).map(drop).map_err(|problem| named(judged, problem))
}

/// What is wrong, with the number of the application.
pub(super) fn named(judged: &Judged, problem: Problem) -> Problem {
    Problem { detail: format!("Domanda {}: {}", judged.number, problem.detail), ..problem }
}
