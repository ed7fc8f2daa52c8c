//! The rules of rankings (criteri): files that come with the program and, in their place or beside them, files in the folder
//! `rankings` of the municipality's data. They are taken with the files of services, on which they stand: what has no mistake
//! is put in force, and what is broken leaves the one before in force.
//!
//! As with services, what is in force is in the database and nowhere else. A version never changes and never goes.

mod reading;
mod table;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use rapida_contract::Timestamp;
use rapida_contract::ranking::rules::Rules;
use rapida_contract::service::file::Mistake;

use crate::db::{DbError, Tx};
use crate::services::{self, Text};
use crate::state::App;
pub use reading::Reading;

/// A version of the rules of a ranking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// Of which: the file's name without its ending.
    pub id: String,
    /// From 1.
    pub number: u32,
    /// SHA-256 of what it says, as JSON.
    pub sha256: String,
}

/// Rules with what the municipality knows of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InForce {
    /// Which.
    pub version: Version,
    /// What they say; none where another release wrote what this one cannot read.
    pub rules: Option<Arc<Rules>>,
    /// Where they came from: `assets/rankings/…` of the program, `rankings/…` of the folder of the data.
    pub file: String,
    /// Since when.
    pub since: Timestamp,
}

/// The rules in force as this server read them last: each version is read once and shared.
#[derive(Default)]
pub struct RulesInForce(RwLock<Arc<Vec<InForce>>>);

impl RulesInForce {
    /// What is in force, in the order of the ids.
    pub fn all(&self, tx: &mut dyn Tx) -> Result<Arc<Vec<InForce>>, DbError> {
        let before = self.read_last();
        let mut all = Vec::new();
        for version in table::in_force(tx)? {
            let known = before.iter().find(|known| known.version == version).cloned();
            all.push(known.map_or_else(|| table::read(tx, version), Ok)?);
        }
        if all == *before {
            return Ok(before);
        }
        let all = Arc::new(all);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = all.clone();
        Ok(all)
    }

    /// The offices that make rankings, as far as this server has read. For what stands on every page.
    pub fn offices(&self) -> Vec<String> {
        let all = self.read_last();
        all.iter().filter_map(|one| one.rules.as_ref()).map(|rules| rules.office.clone()).collect()
    }

    fn read_last(&self) -> Arc<Vec<InForce>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What new rules are held against.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The rules in force.
    pub in_force: Arc<Vec<InForce>>,
    /// Service and call of every ranking that was published.
    pub published: Vec<(String, String)>,
}

impl Before {
    /// As it is now.
    pub fn now(tx: &mut dyn Tx, rules: &RulesInForce) -> Result<Self, DbError> {
        Ok(Self { in_force: rules.all(tx)?, published: super::table::published(tx)? })
    }

    /// The rules of an id that are in force.
    fn of(&self, id: &str) -> Option<&InForce> {
        self.in_force.iter().find(|one| one.version.id == id)
    }
}

/// Puts in force what is new and right, by the services that are in force; answers every mistake.
///
/// # Errors
/// Where the database does not answer.
pub async fn take(app: &Arc<App>, files: BTreeMap<String, Text>) -> Result<Vec<Mistake>, DbError> {
    let within = app.clone();
    let read = move |tx: &mut dyn Tx| Ok::<_, DbError>((services::known(tx)?, Before::now(tx, &within.ranking_rules)?));
    let (known, before) = app.db.read(read).await?;
    let reading = tokio::task::spawn_blocking(move || Reading::of(&files, &known, &before));
    let (reading, within, now) = (reading.await.map_err(|_| DbError::Panicked)?, app.clone(), app.clock.now());
    app.db.write(move |tx| put_in_force(tx, &within.ranking_rules, reading, now)).await
}

fn put_in_force(
    tx: &mut dyn Tx,
    in_force: &RulesInForce,
    mut reading: Reading,
    now: Timestamp,
) -> Result<Vec<Mistake>, DbError> {
    reading.hold_against(&Before::now(tx, in_force)?);
    for candidate in &reading.candidates {
        table::insert(tx, &candidate.rules, &candidate.file, now)?;
    }
    // Whoever asks next finds them read.
    in_force.all(tx)?;
    Ok(reading.mistakes)
}
