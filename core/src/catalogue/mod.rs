//! The services on offer: as the municipality told them last, or as they came with the app.

pub mod pull;
mod table;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use rapida_contract::Timestamp;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::service::Service;
use rapida_contract::service::edition::{Edition, Offer};
use rapida_contract::service::file;
use rusqlite::Connection;

use crate::error::Result;

/// Services opened last that are shown.
const RECENT: usize = 5;

/// Those that came with the app. Read once: it takes a moment.
fn built_in() -> &'static [(Edition, Service)] {
    static BUILT_IN: LazyLock<Vec<(Edition, Service)>> =
        LazyLock::new(|| file::built_in().into_iter().map(|service| (service.edition(), service)).collect());
    &BUILT_IN
}

/// What is on offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Catalogue {
    /// What services are sorted by, the lists of their forms, the offices.
    pub offer: Offer,
    /// The services in force, in the order of their titles in Italian.
    pub services: Vec<Service>,
}

impl Catalogue {
    /// One of them.
    pub fn service(&self, slug: &str) -> Result<&Service> {
        let found = self.services.iter().find(|service| service.slug == slug);
        found.ok_or_else(|| Problem::new(Code::NotFound, "Questo servizio non c'è più.").into())
    }
}

/// What is on offer. A service that this version cannot read is left out.
pub fn get(cache: &Connection) -> Result<Catalogue> {
    let Some(offer) = table::offer(cache)? else { return Ok(as_built_in()) };
    let mut services = Vec::with_capacity(offer.editions.len());
    for edition in &offer.editions {
        let came_along = built_in().iter().find(|(built_in, _)| built_in == edition);
        match came_along {
            Some((_, service)) => services.push(service.clone()),
            None => services.extend(told(cache, edition)),
        }
    }
    Ok(sorted(offer, services))
}

fn told(cache: &Connection, edition: &Edition) -> Option<Service> {
    let service = table::edition(cache, edition);
    service.inspect_err(|error| tracing::warn!(slug = edition.slug, %error, "a service cannot be read")).ok().flatten()
}

fn as_built_in() -> Catalogue {
    let services: Vec<Service> = built_in().iter().map(|(_, service)| service.clone()).collect();
    sorted(file::built_in_offer(&services), services)
}

fn sorted(offer: Offer, mut services: Vec<Service>) -> Catalogue {
    services.sort_by(|one, other| one.title.it.cmp(&other.title.it));
    Catalogue { offer, services }
}

/// Remembers that the person opened a service.
pub fn remember(citizen: &Connection, slug: &str, now: Timestamp) -> Result<()> {
    table::put_opened(citizen, slug, now)
}

/// Slugs of all services that the person opened, the last one first.
pub fn opened(citizen: &Connection) -> Result<Vec<String>> {
    table::opened(citizen)
}

/// Forgets what was opened.
pub fn forget(citizen: &Connection) -> Result<()> {
    table::remove_opened(citizen)
}

/// Those of the services that the person opened last, the last one first.
pub fn recent(citizen: &Connection, catalogue: &Catalogue) -> Result<Vec<String>> {
    let opened = opened(citizen)?.into_iter().filter(|slug| catalogue.service(slug).is_ok());
    Ok(opened.take(RECENT).collect())
}
