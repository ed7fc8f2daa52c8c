//! Everything of a person in one list (visure): drafts, what waits or was refused, reports and forms with what became of them;
//! their own, and of whom they act for. It works without a network.

pub mod csv;
mod filter;
mod gather;
pub mod paper;
#[cfg(test)]
mod tests;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rapida_contract::ipc::{SubmissionFilter, SubmissionRow, Submissions};
use rapida_contract::municipality::Text;

use crate::catalogue::Catalogue;
use crate::db::Store;
use crate::error::Result;
use crate::proceedings;
use crate::world::rome;

/// The slug under which reports stand.
pub const REPORT: &str = "report";

/// Who looks at the list, and when.
pub struct Surroundings<'a> {
    /// The services on offer.
    pub catalogue: &'a Catalogue,
    /// Codice fiscale of whoever is signed in; empty where nobody is.
    pub owner: &'a str,
    /// The day in Europe/Rome.
    pub today: Date,
}

/// A row with what it is found by besides what it shows.
#[derive(Clone, PartialEq, Debug)]
struct Entry {
    row: SubmissionRow,
    /// What offices said.
    said: Vec<String>,
}

/// The list as a filter lets it through, and among what the filter chooses.
pub fn list(
    store: &Store,
    around: &Surroundings<'_>,
    now: Timestamp,
    filter: &SubmissionFilter,
) -> Result<Submissions> {
    let mut entries = gather::all(store, around, now)?;
    entries.sort_by_key(|entry| (Reverse(entry.row.at), entry.row.id));
    let told_at = proceedings::told_at(&store.cache, around.owner)?;
    Ok(shown(entries, around.catalogue, told_at, filter))
}

fn shown(
    entries: Vec<Entry>,
    catalogue: &Catalogue,
    told_at: Option<Timestamp>,
    filter: &SubmissionFilter,
) -> Submissions {
    let (mut services, mut subjects) = (BTreeMap::new(), BTreeMap::new());
    let mut years: Vec<i16> = entries.iter().map(|entry| year(&entry.row)).collect();
    for Entry { row, .. } in &entries {
        services.entry(row.slug.clone()).or_insert_with(|| called(row, catalogue));
        let subject = row.subject.as_ref().map(|named| (named.subject.key(), named.name.clone()));
        let (key, name) = subject.unwrap_or_default();
        subjects.entry(key).or_insert(name);
    }
    let mut services: Vec<(String, Text)> = services.into_iter().collect();
    services.sort_by(|(_, one), (_, other)| one.it.cmp(&other.it));
    years.sort_by_key(|year| Reverse(*year));
    years.dedup();
    Submissions {
        all: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        rows: entries.into_iter().filter(|entry| filter::lets_through(filter, entry)).map(|entry| entry.row).collect(),
        services,
        subjects: subjects.into_iter().collect(),
        years,
        told_at,
    }
}

/// What the service of a row is called: reports have titles of their own.
fn called(row: &SubmissionRow, catalogue: &Catalogue) -> Text {
    match catalogue.service(&row.slug) {
        Ok(service) => service.title.clone(),
        Err(_) if row.slug == REPORT => words::reports(),
        Err(_) => row.title.clone(),
    }
}

/// The year in which something was sent or saved, by the clocks of Rome.
fn year(row: &SubmissionRow) -> i16 {
    row.at.to_zoned(rome()).year()
}
