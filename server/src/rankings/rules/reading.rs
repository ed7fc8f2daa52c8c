//! What the files of rules say. Where one is broken, what was in force stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use rapida_contract::ranking::file::{self, Fault as OfRanking, Known};
use rapida_contract::ranking::rules::Rules;
use rapida_contract::service::file::{Fault, Mistake};
use serde::Deserialize;

use super::{Before, InForce, table};
use crate::services::{Text, whole};

/// Files that were read.
#[derive(Debug, Default)]
pub struct Reading {
    /// Those without mistakes; once they were held against what is in force, the new ones alone.
    pub(super) candidates: Vec<Candidate>,
    /// Every mistake, file by file.
    pub mistakes: Vec<Mistake>,
}

/// Rules that a file describes.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) file: String,
    text: String,
    pub(super) rules: Arc<Rules>,
}

/// By which one sees what a file is for before it is read.
#[derive(Deserialize)]
struct Head {
    version: u32,
    service: String,
    calls: Vec<HeadCall>,
}

#[derive(Deserialize)]
struct HeadCall {
    id: String,
}

impl Reading {
    /// Reads files, each under its id.
    pub fn of(files: &BTreeMap<String, Text>, known: &Known, before: &Before) -> Self {
        let mut reading = Self::default();
        for (_, Text { name, text }) in files.iter().filter(|(id, text)| !is_over(id, text, known, before)) {
            let said = match text {
                Ok(text) => file::read(name, text, known).map(|rules| (text, rules)),
                Err(fault) => Err(vec![whole(name, fault.clone())]),
            };
            match said {
                Ok((text, rules)) => {
                    let (file, text, rules) = (name.clone(), text.clone(), Arc::new(rules));
                    reading.candidates.push(Candidate { file, text, rules });
                }
                Err(found) => reading.mistakes.extend(found),
            }
        }
        reading
    }

    /// Holds the rules against those in force, and against each other: a version says the same for ever, what was published keeps
    /// its rules, and a call has one ranking. Only what is new and right stays.
    pub fn hold_against(&mut self, before: &Before) {
        self.refuse(|rules| fault(rules, before.of(&rules.id)?, before));
        self.candidates.retain(|one| before.of(&one.rules.id).is_none_or(|old| old.version.number < one.rules.version));
        // What is refused leaves the one before it in force, which may be for a call that another has taken over.
        loop {
            let next = self.next(before);
            let next: Vec<&Rules> = next.iter().map(Arc::as_ref).collect();
            if !self.refuse(|rules| file::shared_call(rules, &next)) {
                break;
            }
        }
        self.mistakes.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    }

    /// What would be in force.
    fn next(&self, before: &Before) -> Vec<Arc<Rules>> {
        let stays = |old: &&InForce| self.candidates.iter().all(|one| one.rules.id != old.version.id);
        let old = before.in_force.iter().filter(stays).filter_map(|old| old.rules.clone());
        old.chain(self.candidates.iter().map(|one| one.rules.clone())).collect()
    }

    /// Takes out what is wrong, and tells it; whether there was any.
    fn refuse(&mut self, wrong: impl Fn(&Rules) -> Option<(String, Fault)>) -> bool {
        let (many, mistakes) = (self.candidates.len(), &mut self.mistakes);
        self.candidates.retain(|one| {
            let found = wrong(&one.rules);
            mistakes.extend(found.iter().map(|(path, fault)| file::mistake(&one.file, &one.text, path, fault.clone())));
            found.is_none()
        });
        self.candidates.len() < many
    }
}

/// Whether none of its calls is on offer, and nobody has just written it: the program's rules need not fit what a municipality
/// does not offer, nor those of a year that is over what is on offer now.
fn is_over(id: &str, text: &Text, known: &Known, before: &Before) -> bool {
    let head = text.text.as_ref().ok().and_then(|text| toml::from_str::<Head>(text).ok());
    let Some(Head { version, service, calls }) = head else { return false };
    let service = known.services.iter().find(|known| known.slug == service);
    let mut offered = service.into_iter().flat_map(|service| &service.calls);
    let is_in_force = before.of(id).is_some_and(|old| old.version.number == version);
    (is_in_force || text.is_built_in()) && !offered.any(|offered| calls.iter().any(|call| call.id == offered.id))
}

/// Why rules cannot follow on those that are in force: where, and what is wrong.
fn fault(rules: &Rules, old: &InForce, before: &Before) -> Option<(String, Fault)> {
    let in_force = old.version.number;
    if rules.version < in_force {
        return Some(("version".to_owned(), Fault::LowerVersion { in_force }));
    }
    if rules.version == in_force {
        return (!is_same(rules, old)).then(|| ("version".to_owned(), Fault::SameVersion { version: in_force }));
    }
    let (old, is_kept) = (old.rules.as_ref()?, |call: &str| rules.call(call).is_some());
    let mut published = before.published.iter().filter(|(slug, call)| *slug == old.service && old.call(call).is_some());
    let (service, call) = published.find(|(slug, call)| *slug != rules.service || !is_kept(call))?.clone();
    Some(("calls".to_owned(), Fault::Ranking(OfRanking::Published { service, call })))
}

/// Whether they say the same. A newer release may write the same rules with other bytes, so that what was read counts.
fn is_same(rules: &Rules, old: &InForce) -> bool {
    old.rules.as_deref() == Some(rules) || old.version.sha256 == table::definition(rules).0
}

#[cfg(test)]
mod tests;
