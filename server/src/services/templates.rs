//! The forms of editions, made ready once and shared by all who fill in, send or read one.

use std::sync::{Arc, Mutex, PoisonError};

use rapida_contract::form::Template;
use rapida_contract::service::edition::{Edition, Offer};
use rapida_contract::service::{List, Service};

use super::table;
use crate::db::{DbError, Tx};

/// Most forms that are kept. A municipality offers some dozens, and drafts of older editions are few.
const KEPT_MAX: usize = 64;

/// Forms that are ready, with the lists that are on offer.
#[derive(Default)]
pub struct Templates(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    offered: Arc<Offered>,
    /// The one that was asked for last stands at the end.
    forms: Vec<Arc<Template>>,
}

#[derive(Default)]
struct Offered {
    sha256: String,
    editions: Vec<Edition>,
    lists: Arc<[List]>,
}

impl Templates {
    /// The form of a service as it is in force; none where it is not on offer.
    pub fn in_force(&self, tx: &mut dyn Tx, slug: &str) -> Result<Option<Arc<Template>>, DbError> {
        let offered = self.offered(tx)?;
        match offered.editions.iter().find(|edition| edition.slug == slug) {
            Some(edition) => self.edition(tx, slug, edition.version),
            None => Ok(None),
        }
    }

    /// The form of an edition that is or was in force; none where there was no such, or where another release wrote what this
    /// one cannot read.
    pub fn edition(&self, tx: &mut dyn Tx, slug: &str, version: u32) -> Result<Option<Arc<Template>>, DbError> {
        let offered = self.offered(tx)?;
        if let Some(known) = self.known(slug, version) {
            return Ok(Some(known));
        }
        let Some((_, definition)) = table::definition(tx, slug, version)? else { return Ok(None) };
        let service = serde_json::from_str::<Service>(&definition).ok();
        let template = service.and_then(|service| Template::new(service.into(), offered.lists.clone()).ok());
        let Some(template) = template.map(Arc::new) else {
            tracing::error!(slug, version, "an edition of another release cannot be read by this one");
            return Ok(None);
        };
        self.keep(&offered, &template);
        Ok(Some(template))
    }

    /// What is on offer. Where it is another than before, forms are made anew: they choose from its lists.
    fn offered(&self, tx: &mut dyn Tx) -> Result<Arc<Offered>, DbError> {
        let (sha256, text) = table::offer_text(tx)?.unwrap_or_default();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.offered.sha256 != sha256 {
            let Offer { editions, lists, .. } = serde_json::from_str(&text).unwrap_or_default();
            let offered = Arc::new(Offered { sha256, editions, lists: lists.into() });
            *kept = Kept { offered, forms: Vec::new() };
        }
        Ok(kept.offered.clone())
    }

    fn known(&self, slug: &str, version: u32) -> Option<Arc<Template>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |form: &Arc<Template>| form.service.slug == slug && form.service.version == version;
        let place = kept.forms.iter().position(is_it)?;
        let known = kept.forms.remove(place);
        kept.forms.push(known.clone());
        Some(known)
    }

    /// Unless the lists have changed meanwhile, or somebody was faster.
    fn keep(&self, offered: &Arc<Offered>, template: &Arc<Template>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let service = &template.service;
        let is_it = |form: &Arc<Template>| form.service.slug == service.slug && form.service.version == service.version;
        if !Arc::ptr_eq(&kept.offered, offered) || kept.forms.iter().any(is_it) {
            return;
        }
        if kept.forms.len() == KEPT_MAX {
            kept.forms.remove(0);
        }
        kept.forms.push(template.clone());
    }
}
