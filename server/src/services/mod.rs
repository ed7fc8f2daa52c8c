//! The services on offer (offerta): files that come with the program and, in their place or beside them, files in the folder
//! of the municipality's data. What has no mistake is put in force as an edition; what is broken leaves the one before in
//! force, and an administrator reads why.
//!
//! What is in force is in the database and nowhere else, so that several servers on one database tell the same. Each looks at
//! its own folder and puts in force what is new there. An edition never changes and never goes.

mod check;
mod files;
mod reading;
mod routes;
mod table;
mod templates;
mod worker;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use rapida_contract::Timestamp;
use rapida_contract::changes::Topic;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ranking::file::Known as KnownToRankings;
use rapida_contract::service::edition::{Edition, Offer};
use rapida_contract::service::file::Mistake;
use rapida_contract::service::{Contact, List, Service};

use crate::changes::{self, Scope};
use crate::db::{DbError, Tx};
use crate::office::{OfficeEntry, Offices};
use crate::rankings;
use crate::state::App;
pub use check::{CheckError, Checked, check};
use files::{Files, Unlisted};
pub use files::{Text, is_built_in, whole};
use reading::Reading;
pub use routes::routes;
pub use templates::Templates;
pub use worker::{EVERY, begin};

/// An edition with what the municipality knows of it.
#[derive(Clone, PartialEq, Debug)]
pub struct InForce {
    /// Which.
    pub edition: Edition,
    /// What it says; none where another release wrote what this one cannot read.
    pub service: Option<Service>,
    /// Where it came from: `assets/services/…` of the program, `services/…` of the folder of the data.
    pub file: String,
    /// Since when.
    pub since: Timestamp,
}

/// What was wrong with the files when this server looked last.
#[derive(Default)]
pub struct Mistakes(RwLock<Arc<Vec<Mistake>>>);

impl Mistakes {
    /// Every mistake, file by file.
    pub fn all(&self) -> Arc<Vec<Mistake>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many files have mistakes.
    pub fn files(&self) -> usize {
        self.all().chunk_by(|one, other| one.file == other.file).count()
    }

    fn replace(&self, found: Vec<Mistake>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(found);
    }
}

/// What is on offer, in the order of the slugs.
pub fn on_offer(tx: &mut dyn Tx) -> Result<Vec<InForce>, DbError> {
    let offer = table::offer(tx)?.unwrap_or_default();
    let mut latest = latest(tx)?;
    Ok(offer.editions.iter().filter_map(|edition| latest.remove(&edition.slug)).collect())
}

/// Reads all files and puts in force what is new and right.
///
/// # Errors
/// Where the database does not answer.
async fn take(app: &Arc<App>) -> Result<(), DbError> {
    let (data, before) = (app.config.data.clone(), app.db.read(table::offer).await?);
    let contacts = contacts(&app.offices);
    let ids = contacts.iter().map(|office| office.id.clone()).collect();
    let read = move || {
        let files = Files::of_municipality(&data)?;
        Ok::<_, Unlisted>((Reading::of(&files, ids, before.as_ref()), files.rankings))
    };
    let found = match tokio::task::spawn_blocking(read).await.map_err(|_| DbError::Panicked)? {
        Ok((reading, rules)) => {
            let now = app.clock.now();
            let mut found = app.db.write(move |tx| put_in_force(tx, reading, contacts, now)).await?;
            // They stand on the services and lists that are in force now.
            found.extend(rankings::rules::take(app, rules).await?);
            found
        }
        Err(unlisted) => vec![unlisted.into()],
    };
    for Mistake { file, line, field, fault, .. } in &found {
        tracing::error!(%file, line, %field, %fault, "a file of services is broken; what was in force stays");
    }
    app.service_mistakes.replace(found);
    Ok(())
}

/// Writes down every edition that is new, and what is on offer now; answers every mistake.
fn put_in_force(
    tx: &mut dyn Tx,
    mut reading: Reading,
    offices: Vec<Contact>,
    now: Timestamp,
) -> Result<Vec<Mistake>, DbError> {
    let (before, latest) = (table::offer(tx)?.unwrap_or_default(), latest(tx)?);
    reading.hold_against(&latest);
    let mut editions = Vec::new();
    for candidate in reading.services.iter().filter(|one| !reading.withdrawn.contains(&one.slug)) {
        let known = latest.get(&candidate.slug).map(|known| &known.edition);
        editions.extend(match &candidate.service {
            None => before.editions.iter().find(|edition| edition.slug == candidate.slug).cloned(),
            Some(service) if known.is_some_and(|known| known.version == service.version) => known.cloned(),
            Some(service) => {
                let edition = service.edition();
                table::insert(tx, &edition, service, &candidate.file, now)?;
                Some(edition)
            }
        });
    }
    let lists = with_those_before(reading.lists, before.lists);
    tell(tx, &Offer { catalogue: reading.catalogue, lists, offices, editions })?;
    Ok(reading.mistakes)
}

/// A list never leaves: editions that are no longer on offer choose from it, too.
fn with_those_before(mut lists: Vec<List>, before: Vec<List>) -> Vec<List> {
    let gone: Vec<List> = before.into_iter().filter(|old| lists.iter().all(|list| list.id != old.id)).collect();
    lists.extend(gone);
    lists.sort_by(|one, other| one.id.cmp(&other.id));
    lists
}

/// Keeps what is on offer and announces it, where it is not what was on offer before.
fn tell(tx: &mut dyn Tx, offer: &Offer) -> Result<(), DbError> {
    let text = serde_json::to_string(offer).expect("plain data is always JSON");
    let sha256 = sha256_hex(text.as_bytes());
    if table::offer_text(tx)?.is_some_and(|(before, _)| before == sha256) {
        return Ok(());
    }
    table::put_offer(tx, &sha256, &text)?;
    changes::tell(tx, &Scope::Public, Topic::Services, "offer", Some(&sha256))
}

/// What the rules of rankings may refer to: what is on offer.
pub fn known(tx: &mut dyn Tx) -> Result<KnownToRankings, DbError> {
    let Offer { lists, offices, .. } = table::offer(tx)?.unwrap_or_default();
    let services = on_offer(tx)?.into_iter().filter_map(|one| one.service).collect();
    Ok(KnownToRankings { offices: offices.into_iter().map(|office| office.id).collect(), services, lists })
}

/// The highest version of every service by its slug.
fn latest(tx: &mut dyn Tx) -> Result<BTreeMap<String, InForce>, DbError> {
    Ok(table::latest(tx)?.into_iter().map(|one| (one.edition.slug.clone(), one)).collect())
}

/// The offices as citizens may know them.
fn contacts(offices: &Offices) -> Vec<Contact> {
    let contact = |office: &OfficeEntry| Contact {
        id: office.id.clone(),
        name: office.name.clone(),
        email: office.email.clone(),
        phone: office.phone.clone(),
    };
    offices.all().iter().map(contact).collect()
}
