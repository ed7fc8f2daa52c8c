//! What was sent of forms.

use rapida_contract::changes::Topic;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, SentForm, SentFormCard};
use rapida_contract::problem::Problem;
use rapida_contract::proceeding::Proceeding;
use rapida_contract::rating::{self, Rating};
use rapida_contract::submission::{Content, FilledForm};
use reqwest::Method;

use super::Device;
use super::forms::{asked, belongs_here, lists_of};
use crate::catalogue::Catalogue;
use crate::db::Store;
use crate::error::{Error, Result};
use crate::forms::{self, Stored};
use crate::link::Request;
use crate::submissions::Submission;
use crate::world::rome;
use crate::{proceedings, submissions};

impl Device {
    /// A form that was sent, from here or from elsewhere. What was sent from elsewhere is to be [had](Self::have_form) before.
    pub fn sent_form(&self, id: SubmissionId) -> Result<SentForm> {
        let (catalogue, owner) = (self.catalogue()?, self.owner().unwrap_or_default());
        self.store.with(|store| match find(store, &owner, id)? {
            Found::Here(stored) => from_here(store, &catalogue, &stored),
            Found::Elsewhere(proceeding) => from_elsewhere(store, &catalogue, &owner, &proceeding),
        })
    }

    /// Tells the municipality how easy it was to use the service of a form.
    pub async fn rate_form(&self, id: SubmissionId, rating: &Rating) -> Result<()> {
        let errors = rating.check();
        if !errors.is_empty() {
            return Err(Problem::invalid(errors).into());
        }
        let path = rating::rating(id);
        let request = Request::new(Method::PUT, &path).body("application/json", serde_json::to_vec(rating)?);
        match self.owner() {
            Ok(_) => drop(self.ask_signed_in(request).await?),
            Err(_) => drop(self.link()?.ask(&request).await?),
        }
        self.store.change(|citizen| forms::rated(citizen, id))?;
        self.changed(Topic::Draft);
        Ok(())
    }
}

/// Where a form was sent from.
pub(super) enum Found {
    /// From this device.
    Here(Box<Stored>),
    /// From elsewhere: the municipality has the version that counts.
    Elsewhere(Box<Proceeding>),
}

/// A form that was sent: the very one, or of a proceeding the version that counts.
pub(super) fn find(store: &Store, owner: &str, id: SubmissionId) -> Result<Found> {
    let here = |id| forms::sent(&store.citizen, id).map(|stored| Found::Here(Box::new(stored)));
    here(id).or_else(|error| {
        let proceeding = proceedings::get(&store.cache, owner, id)?.ok_or(error)?;
        let counts = proceeding.versions.last().map_or(proceeding.id, |version| version.id);
        here(counts).or(Ok(Found::Elsewhere(Box::new(proceeding))))
    })
}

fn from_here(store: &Store, catalogue: &Catalogue, stored: &Stored) -> Result<SentForm> {
    belongs_here(&store.citizen, stored)?;
    let submission = submissions::get(&store.citizen, stored.id)?;
    let Content::Form(FilledForm { answers, .. }) = submission.content()?.content else {
        return Err(Error::not_found("La pratica"));
    };
    let service = forms::service(&store.citizen, stored)?;
    let day = submission.made_at.to_zoned(rome()).date();
    let asked = asked(store, stored, &service, day)?;
    let of_service = catalogue.offer.offices.iter().find(|office| office.id == service.office);
    let office = match &submission.registered {
        Some(registered) => Some(registered.office.name.clone()),
        None => of_service.map(|office| office.name.clone()),
    };
    Ok(SentForm {
        card: card(stored, &submission, service.title.clone()),
        lists: lists_of(&service, catalogue),
        service,
        office,
        asked,
        answers,
        has_receipt: submission.registered.is_some(),
        is_rated: forms::is_rated(&store.citizen, stored.id)?,
    })
}

/// The version of a proceeding that counts, as the municipality has it.
fn from_elsewhere(store: &Store, catalogue: &Catalogue, owner: &str, proceeding: &Proceeding) -> Result<SentForm> {
    let version = proceeding.versions.last().ok_or_else(|| Error::not_found("La pratica"))?;
    let form = proceedings::form(&store.cache, owner, version.id)?.ok_or_else(|| Error::not_found("La pratica"))?;
    let service = forms::edition(&store.citizen, &form.slug, form.version)?;
    Ok(SentForm {
        card: SentFormCard {
            id: form.id,
            slug: form.slug,
            title: service.title.clone(),
            for_whom: proceeding.subject.as_ref().map(|subject| subject.name.clone()),
            made_at: form.made_at,
            delivery: Delivery::Registered { registration: version.registration.clone() },
            due: proceeding.due,
        },
        lists: lists_of(&service, catalogue),
        service,
        office: Some(proceeding.office.name.clone()),
        asked: form.asked,
        answers: form.answers,
        has_receipt: true,
        is_rated: false,
    })
}

/// What a person sent of forms, newest first. Another version stands for itself until it is registered.
pub(super) fn cards(store: &Store, owner: &str) -> Result<Vec<SentFormCard>> {
    let mut cards = Vec::new();
    for stored in forms::all_sent(&store.citizen, owner)? {
        let submission = submissions::get(&store.citizen, stored.id)?;
        if stored.amends.is_none() || submission.registered.is_none() {
            let title = forms::service(&store.citizen, &stored)?.title;
            cards.push(card(&stored, &submission, title));
        }
    }
    Ok(cards)
}

fn card(stored: &Stored, submission: &Submission, title: rapida_contract::municipality::Text) -> SentFormCard {
    SentFormCard {
        id: stored.id,
        slug: stored.slug.clone(),
        title,
        for_whom: stored.acting_for.as_ref().map(|(_, name)| name.clone()),
        made_at: submission.made_at,
        delivery: submission.delivery.clone(),
        due: submission.registered.as_ref().map(|registered| registered.due),
    }
}
