//! What was sent of forms.

use rapida_contract::changes::Topic;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{SentForm, SentFormCard};
use rapida_contract::problem::Problem;
use rapida_contract::rating::{self, Rating};
use rapida_contract::submission::{Content, FilledForm};
use reqwest::Method;

use super::Device;
use super::forms::{asked, belongs_here, lists_of};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::forms::{self, Stored};
use crate::link::Request;
use crate::submissions::{self, Submission};
use crate::world::rome;

impl Device {
    /// What was sent of forms, newest first.
    pub fn sent_forms(&self) -> Result<Vec<SentFormCard>> {
        let owner = self.owner().unwrap_or_default();
        self.store.with(|store| cards(store, &owner))
    }

    /// A form that was sent.
    pub fn sent_form(&self, id: SubmissionId) -> Result<SentForm> {
        let catalogue = self.catalogue()?;
        self.store.with(|store| {
            let stored = forms::sent(&store.citizen, id)?;
            belongs_here(&store.citizen, &stored)?;
            let submission = submissions::get(&store.citizen, id)?;
            let Content::Form(FilledForm { answers, .. }) = submission.content()?.content else {
                return Err(Error::not_found("La pratica"));
            };
            let service = forms::service(&store.citizen, &stored)?;
            let day = submission.made_at.to_zoned(rome()).date();
            let asked = asked(store, &stored, &service, day)?;
            let of_service = catalogue.offer.offices.iter().find(|office| office.id == service.office);
            let office = match &submission.registered {
                Some(registered) => Some(registered.office.name.clone()),
                None => of_service.map(|office| office.name.clone()),
            };
            Ok(SentForm {
                card: card(&stored, &submission, service.title.clone()),
                lists: lists_of(&service, &catalogue),
                service,
                office,
                asked,
                answers,
                has_receipt: submission.registered.is_some(),
                is_rated: forms::is_rated(&store.citizen, id)?,
            })
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

/// What a person sent of forms, newest first.
pub(super) fn cards(store: &Store, owner: &str) -> Result<Vec<SentFormCard>> {
    let sent = forms::all_sent(&store.citizen, owner)?.into_iter();
    let cards = sent.map(|stored| {
        let title = forms::service(&store.citizen, &stored)?.title;
        Ok(card(&stored, &submissions::get(&store.citizen, stored.id)?, title))
    });
    cards.collect()
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
