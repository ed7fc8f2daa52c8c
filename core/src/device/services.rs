//! The services on offer, as this person meets them.

use std::sync::{Arc, PoisonError};

use rapida_contract::Date;
use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::ipc::{Acting, ServiceCard, ServicePage, Services};
use rapida_contract::municipality::Text;
use rapida_contract::service::light::{self, Asker, Light, Reason, Remedy, Way};
use rapida_contract::service::search::Index;
use rapida_contract::service::{Channel, ForWhom, Name, Service};
use rapida_contract::sign_in::Level;

use super::Device;
use crate::catalogue::{self, Catalogue};
use crate::db::Store;
use crate::error::Result;
use crate::{acting, sign_in};

impl Device {
    /// What is on offer. Read once, and again when the municipality told something new.
    pub(super) fn catalogue(&self) -> Result<Arc<Catalogue>> {
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
            let who = self.who_asks(store)?;
            let cards: Vec<ServiceCard> = catalogue.services.iter().map(|service| card(service, &who)).collect();
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
        let who = self.store.with(|store| self.who_asks(store))?;
        Ok(page(&catalogue, service, card(service, &who)))
    }

    /// Remembers that the person opened a service's card.
    pub fn remember_service(&self, slug: &str) -> Result<()> {
        self.catalogue()?.service(slug)?;
        self.store.change(|citizen| catalogue::remember(citizen, slug, self.world.now()))
    }

    /// Who asks, as far as it decides what they can do.
    fn who_asks(&self, store: &Store) -> Result<WhoAsks> {
        let today = self.today(store)?;
        let Some(person) = sign_in::person(&store.citizen)? else { return Ok(WhoAsks { today, ..WhoAsks::default() }) };
        let acting = acting::get(store, &person.tax_code, today)?;
        Ok(WhoAsks { today, level: Some(person.level), acting })
    }
}

/// Who asks, and when.
#[derive(Default)]
struct WhoAsks {
    today: Date,
    level: Option<Level>,
    acting: Acting,
}

impl WhoAsks {
    fn asker(&self) -> Asker {
        let chosen = self.acting.chosen.as_ref();
        Asker {
            level: self.level,
            right: chosen.map(|capacity| capacity.right),
            is_business: chosen.is_some_and(is_business),
            ..Asker::default()
        }
    }

    /// Whether what they would send for whom they act would be refused: the right is over, or for other services.
    fn has_no_right(&self, service: &str) -> bool {
        self.acting.lost.is_some() || self.acting.chosen.as_ref().is_some_and(|capacity| !capacity.covers(service))
    }
}

fn is_business(capacity: &Capacity) -> bool {
    matches!(capacity.subject, Subject::Company { .. } | Subject::Structure { .. })
}

fn card(service: &Service, who: &WhoAsks) -> ServiceCard {
    ServiceCard {
        slug: service.slug.clone(),
        title: service.title.clone(),
        summary: service.summary.clone(),
        category: service.category.clone(),
        life_events: service.life_events.clone(),
        way: in_this_version(service, by_right(service, who, light::of(service, &who.asker(), who.today))),
    }
}

/// Nobody is led through a form that is refused at its end.
fn by_right(service: &Service, who: &WhoAsks, way: Way) -> Way {
    if gets_on(way) && who.has_no_right(&service.slug) {
        let remedy = Some(Remedy::ActFor { whom: ForWhom::Oneself });
        return Way { light: Light::Red, reason: Reason::NotForThem, remedy, ..way };
    }
    way
}

fn gets_on(way: Way) -> bool {
    matches!(way.light, Light::Green | Light::Yellow)
}

/// Forms are not filled in here yet: whoever is told that one is must find it.
fn in_this_version(service: &Service, way: Way) -> Way {
    let is_a_form = matches!(service.channel, Channel::Online | Channel::Print);
    if is_a_form && gets_on(way) {
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
