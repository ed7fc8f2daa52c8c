//! The services on offer, as this person meets them.

use std::sync::{Arc, PoisonError};

use rapida_contract::Date;
use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::ipc::{ServiceCard, ServicePage, Services};
use rapida_contract::municipality::Text;
use rapida_contract::service::light::{self, Asker, Light, Reason, Remedy, Way};
use rapida_contract::service::search::Index;
use rapida_contract::service::{Channel, Name, Service};

use super::Device;
use crate::catalogue::{self, Catalogue};
use crate::db::Store;
use crate::error::Result;
use crate::{acting, sign_in};

impl Device {
    /// What is on offer. Read once, and again when the municipality told something new.
    fn catalogue(&self) -> Result<Arc<Catalogue>> {
        let mut known = self.catalogue.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &*known {
            return Ok(known.clone());
        }
        let read = Arc::new(self.store.with(|store| catalogue::get(&store.cache))?);
        *known = Some(read.clone());
        Ok(read)
    }

    /// From now on it is read anew.
    pub(super) fn forget_catalogue(&self) {
        *self.catalogue.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The services on offer.
    pub fn services(&self) -> Result<Services> {
        let catalogue = self.catalogue()?;
        self.store.with(|store| {
            let (asker, today) = (self.asker(store)?, self.today(store)?);
            let cards: Vec<ServiceCard> =
                catalogue.services.iter().map(|service| card(service, &asker, today)).collect();
            let has_one = |event: &&Name| cards.iter().any(|card| card.life_events.contains(&event.id));
            let names = &catalogue.offer.catalogue;
            Ok(Services {
                categories: names.categories.clone(),
                life_events: names.life_events.iter().filter(has_one).cloned().collect(),
                recent: catalogue::recent(&store.citizen, &catalogue)?,
                cards,
            })
        })
    }

    /// Slugs of the services that fit what was typed, the best first.
    pub fn find_services(&self, typed: &str, language: &str) -> Result<Vec<String>> {
        let catalogue = self.catalogue()?;
        let index = Index::new(&catalogue.services, &catalogue.offer.catalogue, language);
        Ok(index.find(typed).into_iter().map(|hit| hit.slug.to_owned()).collect())
    }

    /// A service's card.
    pub fn service(&self, slug: &str) -> Result<ServicePage> {
        let catalogue = self.catalogue()?;
        let service = catalogue.service(slug)?;
        let (asker, today) = self.store.with(|store| Ok((self.asker(store)?, self.today(store)?)))?;
        Ok(page(&catalogue, service, card(service, &asker, today)))
    }

    /// Remembers that the person opened a service's card.
    pub fn remember_service(&self, slug: &str) -> Result<()> {
        self.catalogue()?.service(slug)?;
        self.store.change(|citizen| catalogue::remember(citizen, slug, self.world.now()))
    }

    /// Who asks, as far as it decides what they can do.
    fn asker(&self, store: &Store) -> Result<Asker> {
        let Some(person) = sign_in::person(&store.citizen)? else { return Ok(Asker::default()) };
        let chosen = acting::get(store, &person.tax_code, self.today(store)?)?.chosen;
        let is_business = chosen.as_ref().is_some_and(is_business);
        let right = chosen.map(|capacity| capacity.right);
        Ok(Asker { level: Some(person.level), right, is_business, ..Asker::default() })
    }
}

fn is_business(capacity: &Capacity) -> bool {
    matches!(capacity.subject, Subject::Company { .. } | Subject::Structure { .. })
}

fn card(service: &Service, asker: &Asker, today: Date) -> ServiceCard {
    ServiceCard {
        slug: service.slug.clone(),
        title: service.title.clone(),
        summary: service.summary.clone(),
        category: service.category.clone(),
        life_events: service.life_events.clone(),
        way: in_this_version(service, light::of(service, asker, today)),
    }
}

/// Forms are not filled in here yet: whoever is told that one is must find it.
fn in_this_version(service: &Service, way: Way) -> Way {
    let is_a_form = matches!(service.channel, Channel::Online | Channel::Print);
    let gets_on = matches!(way.light, Light::Green | Light::Yellow);
    if is_a_form && gets_on {
        return Way { light: Light::Red, reason: Reason::NewerApp, remedy: Some(Remedy::AskOffice), ..way };
    }
    way
}

fn page(catalogue: &Catalogue, service: &Service, card: ServiceCard) -> ServicePage {
    let name = catalogue.offer.catalogue.categories.iter().find(|category| category.id == service.category);
    let category = name.map_or_else(Text::default, |name| name.name.clone());
    let office = catalogue.offer.offices.iter().find(|office| office.id == service.office).cloned();
    ServicePage {
        card,
        category,
        headings: service.card.clone(),
        calls: service.calls.clone(),
        fee: service.fee.clone(),
        term: service.term,
        stages: service.stages.clone(),
        norms: service.norms.clone(),
        office,
        suspended: service.suspended.clone(),
        channel: service.channel,
        url: service.url.clone(),
        screen: service.screen,
        version: service.version,
    }
}
