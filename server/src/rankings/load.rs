//! The applications of a ranking, each judged by the edition of the form in which it was filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use rapida_contract::form::Answers;
use rapida_contract::problem::Problem;
use rapida_contract::proceeding::{State, Turn};
use rapida_contract::ranking::Phase;
use rapida_contract::ranking::assign::{Standing, Standings};
use rapida_contract::ranking::rank::Seeds;
use rapida_contract::ranking::rules::Rules;
use rapida_contract::ranking::run::{Inputs, Run};
use rapida_contract::ranking::score::{Application, Scorer};
use rapida_contract::ranking::show::Answered;

use super::table::{self, Place};
use super::{Kept, Which, corrections, last_run, no_run, refused};
use crate::db::{DbError, Tx};
use crate::forms;
use crate::office::operators::Scope;
use crate::proceedings::{self, Filter, Proceeding};
use crate::state::App;

/// Proceedings that are read at once.
const PAGE: u32 = 200;

/// The applications of a ranking, and what became of places that were offered.
#[derive(Default)]
pub struct Loaded {
    pub(super) judged: Vec<Judged>,
    standings: Standings,
    /// The numbers of those that wait for an answer of the person and are therefore left out.
    pub waiting: Vec<String>,
}

/// An application with what it was judged by.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What became of it.
    pub proceeding: Proceeding,
    /// As it was sent.
    pub declared: Answers,
    /// What counts: with what the office corrected.
    pub answers: Answers,
    /// Why it was corrected, by the path of the question.
    pub why: BTreeMap<String, String>,
    /// The rules over its edition of the form.
    pub scorer: Arc<Scorer>,
    /// The number of its receipt.
    pub number: String,
}

/// The scorers of the editions that were met.
pub(super) struct Scorers {
    rules: Arc<Rules>,
    by_version: BTreeMap<u32, Arc<Scorer>>,
}

/// Loads what a ranking is made of today.
pub fn load(tx: &mut dyn Tx, app: &App, which: &Which) -> Result<Loaded, Problem> {
    let (mut loaded, mut scorers) = (Loaded::default(), Scorers::new(&which.rules));
    let (slug, states) = (which.rules.service.clone(), Vec::new());
    let filter = Filter { scope: Scope::All, states, slug, number: None };
    for page in 0.. {
        let found = proceedings::list(tx, &filter, page, PAGE)?;
        let is_last = found.len() < PAGE as usize;
        for proceeding in found {
            loaded.take(tx, app, which, &mut scorers, proceeding)?;
        }
        if is_last {
            break;
        }
    }
    Ok(loaded)
}

impl Loaded {
    fn take(
        &mut self,
        tx: &mut dyn Tx,
        app: &App,
        which: &Which,
        scorers: &mut Scorers,
        proceeding: Proceeding,
    ) -> Result<(), Problem> {
        let call = proceeding.form.asked.call.as_ref();
        if !call.is_some_and(|call| which.takes(&call.id)) {
            return Ok(());
        }
        let number = proceeding.form.registration.code().0;
        if proceeding.state == State::IntegrationAsked {
            self.waiting.push(number);
            return Ok(());
        }
        let offered = table::offered(tx, proceeding.id)?;
        if offered.is_none() && proceeding.state.turn() != Turn::Office {
            return Ok(());
        }
        if let Some(standing) = standing(proceeding.state, offered) {
            self.standings.insert(number, standing);
        }
        self.judged.push(scorers.judge(tx, app, proceeding)?);
        Ok(())
    }

    /// The run that they make with this seed for the draw of the call; the draws of earlier calls are those that were published.
    pub fn run(&self, tx: &mut dyn Tx, which: &Which, seed: &str) -> Result<Run, Problem> {
        let mut seeds = Seeds::from([(which.call.clone(), seed.to_owned())]);
        // Who is in a final ranking stays judged as there.
        let mut judged_before = BTreeMap::new();
        for earlier in which.earlier() {
            let Some(Kept { seed, phase, .. }) = table::runs(tx, &earlier)?.pop() else { continue };
            if phase == Phase::Final {
                let last = last_run(tx, &earlier)?.map(|(run, _)| run.inputs.applications).unwrap_or_default();
                judged_before.extend(last.into_iter().map(|one| (one.number.clone(), one)));
            }
            seeds.insert(earlier.call, seed);
        }
        let application = |judged: &Judged| {
            let before = judged_before.get(&judged.number).filter(|before| before.call == judged.call());
            before.cloned().unwrap_or_else(|| judged.application())
        };
        let applications = self.judged.iter().map(application).collect();
        let (rules, places, standings) = ((*which.rules).clone(), which.rules.places(), self.standings.clone());
        Run::of(Inputs { rules, seeds, places, standings, applications }).map_err(|wrong| no_run(&wrong))
    }

    /// Refuses it where a child is in two applications: they would get two places.
    pub(super) fn is_settled(&self) -> Result<(), Problem> {
        let mut numbers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for judged in &self.judged {
            let is_gone = self.standings.get(&judged.number) == Some(&Standing::Gone);
            let child = judged.scorer.child(&judged.proceeding.form.asked, &judged.answers).filter(|_| !is_gone);
            if let Some(child) = child {
                numbers.entry(child).or_default().push(&judged.number);
            }
        }
        let sorted = |mut of_one: Vec<&str>| {
            of_one.sort_unstable();
            of_one.join(" e ")
        };
        let mut twice: Vec<String> = numbers.into_values().filter(|of_one| of_one.len() > 1).map(sorted).collect();
        twice.sort_unstable();
        if twice.is_empty() {
            return Ok(());
        }
        let told =
            format!("Lo stesso bambino è in più domande: {}. Archivia quelle che non valgono.", twice.join("; "));
        Err(refused(told))
    }

    /// The proceeding of an application, with its number.
    pub fn get(&self, number: &str) -> Option<(String, Proceeding)> {
        let judged = self.judged.iter().find(|judged| judged.number == number)?;
        Some((judged.number.clone(), judged.proceeding.clone()))
    }
}

/// What became of an application's place, where one was offered at a school; nothing for whoever waits for one.
fn standing(state: State, offered: Option<Place>) -> Option<Standing> {
    match (state, offered) {
        (State::Offered, Some(Place { group, school })) => Some(Standing::Offered { group, school }),
        (State::Accepted, Some(Place { group, school })) => Some(Standing::Accepted { group, school }),
        (State::IntegrationAsked, _) => None,
        (state, None) if state.turn() == Turn::Office => None,
        _ => Some(Standing::Gone),
    }
}

impl Scorers {
    pub(super) fn new(rules: &Arc<Rules>) -> Self {
        Self { rules: rules.clone(), by_version: BTreeMap::new() }
    }

    /// An application with what it is judged by.
    pub(super) fn judge(&mut self, tx: &mut dyn Tx, app: &App, proceeding: Proceeding) -> Result<Judged, Problem> {
        let scorer = self.of_edition(tx, app, proceeding.form.version)?;
        let number = proceeding.form.registration.code().0;
        let unread = || refused(format!("La domanda {number} non si riesce a leggere: aggiorna il server."));
        let declared = forms::answers_of(tx, proceeding.form.id)?.ok_or_else(unread)?;
        let (corrections, why) = corrections::counting(table::corrections(tx, proceeding.id)?, proceeding.form.id);
        let answers = scorer.corrected(&proceeding.form.asked, &declared, &corrections);
        Ok(Judged { proceeding, declared, answers, why, scorer, number })
    }

    fn of_edition(&mut self, tx: &mut dyn Tx, app: &App, version: u32) -> Result<Arc<Scorer>, Problem> {
        if let Some(known) = self.by_version.get(&version) {
            return Ok(known.clone());
        }
        let template = app.templates.edition(tx, &self.rules.service, version)?;
        let template = template.ok_or_else(|| {
            refused(format!("La versione {version} del modulo non si riesce a leggere: aggiorna il server."))
        })?;
        let scorer = Scorer::new(self.rules.clone(), &template).map_err(|mistakes| {
            let names: Vec<String> = mistakes.into_iter().map(|(name, _)| name).collect();
            let names = names.join(", ");
            refused(format!("Alla versione {version} del modulo manca ciò che serve ai criteri: {names}."))
        })?;
        let scorer = Arc::new(scorer);
        self.by_version.insert(version, scorer.clone());
        Ok(scorer)
    }
}

impl Judged {
    /// What was answered and what counts of it.
    pub fn answered(&self) -> Answered<'_> {
        let Self { declared, answers: judged, why, .. } = self;
        Answered { asked: &self.proceeding.form.asked, declared, judged, why }
    }

    fn application(&self) -> Application {
        self.scorer.application(&self.number, &self.proceeding.form.asked, &self.answers)
    }

    /// Id of the call in which it was sent.
    pub(super) fn call(&self) -> &str {
        self.proceeding.form.asked.call.as_ref().map_or("", |call| call.id.as_str())
    }
}

/// What became of the places of a run since, by the proceedings as they stand now.
pub(super) fn standings_of(tx: &mut dyn Tx, applications: &[(String, Proceeding)]) -> Result<Standings, DbError> {
    let mut standings = Standings::new();
    for (number, proceeding) in applications {
        let offered = table::offered(tx, proceeding.id)?;
        standings.extend(standing(proceeding.state, offered).map(|standing| (number.clone(), standing)));
    }
    Ok(standings)
}
