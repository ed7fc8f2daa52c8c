//! Rankings (graduatorie) of applications for places that are fewer: loaded and judged, published, and offered down the order.
//! `contract::ranking` ranks; here is kept what was published, and by whom.
//!
//! A ranking is of a call of a service. Those who applied in an earlier call of the same rules are in it too, before all others.

mod corrections;
mod load;
mod observations;
mod offers;
pub mod page;
mod publish;
mod report;
mod routes;
pub mod rules;
mod table;

use std::sync::Arc;

use rapida_contract::Date;
use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::ranking::rules::{RankedCall, Rules};
use rapida_contract::ranking::run::{NoRun, Run};
use rapida_contract::ranking::{OwnRanking, Phase, PublishedRanking};

use crate::db::{DbError, Tx};
use crate::forms::FilledIn;
use crate::state::App;
pub use corrections::{Correction, Wanted as WantedCorrection, application, correct, corrections};
pub use load::{Judged, Loaded, load};
pub use observations::{Answer, Observation, answer, is_open, observations, of_log};
pub use offers::{lapse, lapse_daily, offer};
pub use publish::{Wanted, publish};
pub use report::{REPORT_TYPE, Report};
pub use routes::{pages, routes};

/// The ranking of a call.
#[derive(Clone, Debug)]
pub struct Which {
    /// Its rules: those in force, where nothing else is said.
    pub rules: Arc<Rules>,
    /// Id of the call.
    pub call: String,
}

/// A run that was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// How far the ranking was.
    pub phase: Phase,
    /// Which round of offers; 0 for a publication.
    pub round: u32,
    /// The seed of its draw.
    pub seed: String,
    /// When.
    pub published_at: Timestamp,
    /// The last day for observations, of a provisional one.
    pub observations_until: Option<Date>,
    /// By whom: the name of an operator.
    pub actor: String,
    /// The version of the rules under which it was made.
    pub rules_version: u32,
}

/// All rankings by the rules in force, in the order of their ids and calls.
pub fn all(tx: &mut dyn Tx, app: &App) -> Result<Vec<Which>, DbError> {
    let of = |rules: &Arc<Rules>| {
        let which = |call: &RankedCall| Which { rules: rules.clone(), call: call.id.clone() };
        rules.calls.iter().map(which).collect::<Vec<_>>()
    };
    Ok(app.ranking_rules.all(tx)?.iter().filter_map(|one| one.rules.as_ref()).flat_map(of).collect())
}

/// The ranking of a call of a service by the rules in force, where there is one.
pub fn find(tx: &mut dyn Tx, app: &App, (slug, call): (&str, &str)) -> Result<Option<Which>, DbError> {
    Ok(all(tx, app)?.into_iter().find(|which| which.name() == (slug, call)))
}

impl Which {
    /// Slug of its service and id of its call.
    pub fn name(&self) -> (&str, &str) {
        (&self.rules.service, &self.call)
    }

    /// The same by the rules of a run of it, whatever is in force by now.
    fn as_in(&self, run: &Run) -> Self {
        Self { rules: Arc::new(run.inputs.rules.clone()), call: self.call.clone() }
    }

    /// Whether applications of a call are in it: of its own and of those before.
    fn takes(&self, call: &str) -> bool {
        self.place(call).is_some_and(|place| Some(place) <= self.place(&self.call))
    }

    fn place(&self, call: &str) -> Option<usize> {
        self.rules.calls.iter().position(|known| known.id == call)
    }

    /// The rankings of the calls before.
    fn earlier(&self) -> impl Iterator<Item = Self> {
        let calls = self.rules.calls.iter().take_while(|call| call.id != self.call);
        calls.map(|call| Self { rules: self.rules.clone(), call: call.id.clone() })
    }

    /// The rankings of the later calls.
    fn later(&self) -> impl Iterator<Item = Self> {
        let calls = self.rules.calls.iter().skip_while(|call| call.id != self.call).skip(1);
        calls.map(|call| Self { rules: self.rules.clone(), call: call.id.clone() })
    }
}

/// All runs of a ranking that were published, oldest first.
pub fn runs(tx: &mut dyn Tx, which: &Which) -> Result<Vec<Kept>, DbError> {
    table::runs(tx, which)
}

/// What the call of a ranking is called; its id where it is not on offer any more.
pub fn call_title(tx: &mut dyn Tx, app: &App, which: &Which) -> Result<String, DbError> {
    let template = app.templates.in_force(tx, &which.rules.service)?;
    let call = template.and_then(|template| template.service.calls.iter().find(|call| call.id == which.call).cloned());
    Ok(call.map_or_else(|| which.call.clone(), |call| call.title.it))
}

/// Whether places are given by a ranking where a form was sent.
pub fn is_ranked(tx: &mut dyn Tx, app: &App, form: &FilledIn) -> Result<bool, DbError> {
    match &form.asked.call {
        Some(call) => Ok(find(tx, app, (&form.slug, &call.id))?.is_some()),
        None => Ok(false),
    }
}

/// Whether a ranking is published for good.
pub fn is_final(tx: &mut dyn Tx, which: &Which) -> Result<bool, DbError> {
    Ok(runs(tx, which)?.last().is_some_and(|last| last.phase == Phase::Final))
}

/// The last run of a ranking, with the bytes that are exported.
pub fn last_run(tx: &mut dyn Tx, which: &Which) -> Result<Option<(Run, String)>, DbError> {
    let Some(text) = table::last(tx, which.name(), "run")? else { return Ok(None) };
    let run = serde_json::from_str(&text).map_err(|_| DbError::Column(0, "a run"))?;
    Ok(Some((run, text)))
}

/// What everybody may read of a ranking now.
pub fn last_published(tx: &mut dyn Tx, which: &Which) -> Result<Option<PublishedRanking>, DbError> {
    let text = table::public_list(tx, which.name())?;
    text.map(|text| serde_json::from_str(&text).map_err(|_| DbError::Column(0, "a published ranking"))).transpose()
}

/// The signed report of the last run: a compact JWS.
pub fn last_report(tx: &mut dyn Tx, which: &Which) -> Result<Option<String>, DbError> {
    table::last(tx, which.name(), "report")
}

/// The proceeding of an application by which number a ranking knows it.
pub fn proceeding_of(tx: &mut dyn Tx, slug: &str, number: &str) -> Result<Option<SubmissionId>, DbError> {
    table::proceeding_of(tx, slug, number)
}

/// A proceeding in its ranking, as whoever sent it sees it today; nothing where none is published.
pub fn own(tx: &mut dyn Tx, proceeding: SubmissionId, today: Date) -> Result<Option<OwnRanking>, DbError> {
    let own = table::own(tx, proceeding)?;
    let open = |own: &OwnRanking| own.observations_until.filter(|last| *last >= today);
    Ok(own.map(|own| OwnRanking { observations_until: open(&own), ..own }))
}

/// The last day for observations on the ranking of a proceeding, where it takes or took any.
pub fn observations_until(tx: &mut dyn Tx, proceeding: SubmissionId) -> Result<Option<Date>, DbError> {
    Ok(table::own(tx, proceeding)?.and_then(|own| own.observations_until))
}

/// Not as things stand; why, for the operator.
fn refused(why: impl Into<String>) -> Problem {
    Problem::new(Code::WrongState, why.into())
}

/// Somebody else was there after the page was read, or the same person twice.
fn unseen(there_are: usize, seen: usize) -> Result<(), Problem> {
    let told = "Nel frattempo qualcosa è cambiato. Guarda com'è ora e, se serve, riprova.";
    if there_are == seen { Ok(()) } else { Err(Problem::new(Code::Conflict, told)) }
}

/// Why there is no run, for the operator.
fn no_run(wrong: &[NoRun]) -> Problem {
    let said = |one: &NoRun| match one {
        NoRun::Twice { number } => format!("Il numero {number} c'è due volte."),
        NoRun::OtherCall { number, call } => format!("La domanda {number} è del bando {call}, che qui non c'entra."),
        NoRun::NoSeed { call } => format!("Prima va pubblicata la graduatoria del bando {call}."),
        NoRun::Seed { .. } => "Il seme ha da 16 a 200 tra lettere senza accenti, cifre, punti e trattini.".to_owned(),
    };
    refused(wrong.iter().map(said).collect::<Vec<_>>().join(" "))
}
