//! What the files of services say. Where one is broken, what was in force stays.

use std::collections::{BTreeMap, BTreeSet};

use rapida_contract::ranking::file::Known as KnownToRankings;
use rapida_contract::service::edition::Offer;
use rapida_contract::service::file::{self, Fault, Known, Mistake};
use rapida_contract::service::{Catalogue, List, Service};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::InForce;
use super::files::{Files, Text, whole};

/// Files that were read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) catalogue: Catalogue,
    pub(super) lists: Vec<List>,
    /// In the order of their slugs.
    pub(super) services: Vec<Candidate>,
    /// Slugs that the municipality takes out of the offer.
    pub(super) withdrawn: BTreeSet<String>,
    pub(super) mistakes: Vec<Mistake>,
}

/// A service that a file describes.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) slug: String,
    pub(super) file: String,
    /// The line on which its version stands, from 1.
    line: usize,
    /// None where the file is broken.
    pub(super) service: Option<Service>,
}

/// `offer.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfferFile {
    #[serde(default)]
    withdrawn: Vec<Spanned<String>>,
}

/// What every file of a service begins with.
#[derive(Deserialize)]
struct Head {
    version: Spanned<i64>,
}

impl Reading {
    /// Reads files. `before` is what is on offer, where something is; `offices` are the ids of those that there are.
    pub(super) fn of(files: &Files, offices: Vec<String>, before: Option<&Offer>) -> Self {
        let mut mistakes = Vec::new();
        let withdrawn = withdrawn(files, before, &mut mistakes);
        let catalogue = taken(&files.catalogue, &mut mistakes, file::read_catalogue)
            .or_else(|| before.map(|before| before.catalogue.clone()))
            .unwrap_or_else(file::built_in_catalogue);
        let list_before = |id: &str| before?.lists.iter().find(|list| list.id == *id).cloned();
        let read =
            |(id, text): (&String, &Text)| taken(text, &mut mistakes, file::read_list).or_else(|| list_before(id));
        let lists: Vec<List> = files.lists.iter().filter_map(read).collect();
        let known = Known { offices, catalogue, lists };
        // Another Comune's catalogue and offices need not fit what it does not offer.
        let is_asked = |(slug, text): &(&String, &Text)| !(withdrawn.contains(*slug) && text.is_built_in());
        let candidate = |(slug, text): (&String, &Text)| Candidate {
            slug: slug.clone(),
            file: text.name.clone(),
            line: version_line(text),
            service: taken(text, &mut mistakes, |name, text| file::read(name, text, &known)),
        };
        let services: Vec<Candidate> = files.services.iter().filter(is_asked).map(candidate).collect();
        Self { catalogue: known.catalogue, lists: known.lists, services, withdrawn, mistakes }
    }

    /// Holds every service against the highest version that was ever in force: it stays as it was, or the version is
    /// counted up. What does neither is a mistake.
    pub(super) fn hold_against(&mut self, latest: &BTreeMap<String, InForce>) {
        for candidate in &mut self.services {
            let (Some(service), Some(in_force)) = (&candidate.service, latest.get(&candidate.slug)) else { continue };
            if let Some(fault) = fault_of_version(service, in_force) {
                let (file, field) = (candidate.file.clone(), "version".to_owned());
                self.mistakes.push(Mistake { file, line: candidate.line, column: 1, field, fault });
                candidate.service = None;
            }
        }
        self.mistakes.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    }

    /// What the rules of rankings may refer to once this is in force, `latest` where a file is broken.
    pub(super) fn known(self, offices: Vec<String>, latest: &BTreeMap<String, InForce>) -> KnownToRankings {
        let in_force = |slug: &str| latest.get(slug).and_then(|known| known.service.clone());
        let offered = self.services.into_iter().filter(|one| !self.withdrawn.contains(&one.slug));
        let services = offered.filter_map(|one| one.service.or_else(|| in_force(&one.slug))).collect();
        KnownToRankings { offices, services, lists: self.lists }
    }
}

fn fault_of_version(service: &Service, in_force: &InForce) -> Option<Fault> {
    let version = in_force.edition.version;
    if service.version < version {
        return Some(Fault::LowerVersion { in_force: version });
    }
    (service.version == version && !is_same(service, in_force)).then_some(Fault::SameVersion { version })
}

/// Whether it says the same. A newer release may write the same service with other bytes, so that what was read counts.
fn is_same(service: &Service, in_force: &InForce) -> bool {
    let read_again = || serde_json::from_value::<Service>(serde_json::to_value(service).ok()?).ok();
    service.edition() == in_force.edition || (in_force.service.is_some() && in_force.service == read_again())
}

/// What a text says; its mistakes go to the others.
fn taken<T>(
    text: &Text,
    mistakes: &mut Vec<Mistake>,
    read: impl FnOnce(&str, &str) -> Result<T, Vec<Mistake>>,
) -> Option<T> {
    let said = match &text.text {
        Ok(said) => read(&text.name, said),
        Err(fault) => Err(vec![whole(&text.name, fault.clone())]),
    };
    said.map_err(|found| mistakes.extend(found)).ok()
}

/// What is taken out of the offer. While nobody can read what that is, nothing that was out comes in.
fn withdrawn(files: &Files, before: Option<&Offer>, mistakes: &mut Vec<Mistake>) -> BTreeSet<String> {
    let Some(text) = &files.offer else { return BTreeSet::new() };
    let slugs = files.services.keys();
    let Some(said) = taken(text, mistakes, parse::<OfferFile>) else {
        let offered = |slug: &&String| before.is_none_or(|offer| offer.editions.iter().any(|one| one.slug == **slug));
        return slugs.filter(|slug| !offered(slug)).cloned().collect();
    };
    for slug in said.withdrawn.iter().filter(|slug| !files.services.contains_key(slug.get_ref())) {
        let known = slugs.clone().map(String::as_str).collect::<Vec<_>>().join(", ");
        let line = line_of(text, slug.span().start);
        let fault =
            Fault::NotThere { what: "service", id: slug.get_ref().clone(), file: "services", nearest: None, known };
        mistakes.push(Mistake { line, field: "withdrawn".into(), ..whole(&text.name, fault) });
    }
    said.withdrawn.into_iter().map(Spanned::into_inner).collect()
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Vec<Mistake>> {
    toml::from_str(text).map_err(|error| {
        let line = line(text, error.span().unwrap_or_default().start);
        vec![Mistake { line, ..whole(name, Fault::Toml(error.message().to_owned())) }]
    })
}

/// The line of the version, or the first one.
fn version_line(text: &Text) -> usize {
    let head = text.text.as_ref().ok().and_then(|text| toml::from_str::<Head>(text).ok());
    head.map_or(1, |head| line_of(text, head.version.span().start))
}

fn line_of(text: &Text, at: usize) -> usize {
    text.text.as_ref().map_or(1, |text| line(text, at))
}

fn line(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

#[cfg(test)]
mod tests;
