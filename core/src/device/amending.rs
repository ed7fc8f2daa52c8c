//! Another version of a form that was sent: a draft from the answers of the one that counts.

use rapida_contract::changes::Topic;
use rapida_contract::drafts::Edit;
use rapida_contract::form::Answers;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::Delivery;
use rapida_contract::proceeding::{Proceeding, StepKind};
use rapida_contract::service::{Channel, ForWhom, Service};
use rapida_contract::submission::Content;

use super::Device;
use super::form_steps::{allows_amendment, subject};
use super::proceedings::{is_here, on_their_way};
use crate::catalogue::Catalogue;
use crate::db::Store;
use crate::error::{Error, Result};
use crate::forms::{self, Stored};
use crate::submissions;
use crate::world::rome;

impl Device {
    /// A draft of another version of a form that was sent; the one that there is already, and what the municipality refused of one
    /// as a draft again. Needs the network for what was sent from elsewhere.
    pub async fn amend_form(&self, id: SubmissionId) -> Result<SubmissionId> {
        let (owner, proceeding) = self.own_proceeding(id)?;
        if let Some(draft) = self.store.citizen(|citizen| forms::amending(citizen, &owner, proceeding.id))? {
            return Ok(draft);
        }
        if let Some(refused) = self.store.with(|store| refused(store, &owner, &proceeding))? {
            return self.correct_form(refused);
        }
        let (proceeding, ()) = self.may_take(id, allows_amendment)?;
        let sent = match self.store.with(|store| sent_here(store, &owner, &proceeding))? {
            Some(sent) => sent,
            None => self.sent_elsewhere(&owner, &proceeding).await?,
        };
        let fetched = self.fetch_files(&owner, &sent.answers).await?;
        let service = edition(&*self.catalogue()?, &sent);
        let new = SubmissionId(self.world.new_id());
        let (now, stamp) = self.moment()?;
        self.store.change(|citizen| {
            if !is_here(citizen, &owner)? {
                return Err(Error::not_found("La pratica"));
            }
            // Only what is of somebody else is told apart: the person's own name needs no word.
            let named = subject(&proceeding, Some(&owner)).zip(proceeding.subject.as_ref());
            let stored = Stored {
                id: new,
                owner,
                slug: service.slug.clone(),
                version: service.version,
                acting_for: named.map(|(subject, named)| (subject, named.name.clone())),
                for_whom: sent.for_whom,
                amends: Some(proceeding.id),
                name: Edit::new(None, stamp, None),
                section: service.sections.first().map(|section| section.id.clone()).unwrap_or_default(),
                saved_at: now,
            };
            forms::amend(citizen, &stored, &service, sent.answers, &fetched, || self.world.new_id())
        })?;
        self.typed();
        self.changed(Topic::Proceeding);
        Ok(new)
    }

    async fn sent_elsewhere(&self, owner: &str, proceeding: &Proceeding) -> Result<Sent> {
        let form = self.form_as_sent(owner, proceeding).await?;
        let service = self.store.citizen(|citizen| forms::edition(citizen, &form.slug, form.version))?;
        let call = form.asked.call.map(|call| call.id);
        Ok(Sent { answers: form.answers, for_whom: form.asked.for_whom, call, service })
    }

    /// The files that answers name and that are not here. One that the municipality has no more has to be chosen again.
    async fn fetch_files(&self, owner: &str, answers: &Answers) -> Result<Vec<(AttachmentId, Vec<u8>)>> {
        let mut fetched = Vec::new();
        for file in self.store.citizen(|citizen| forms::missing(citizen, answers))? {
            fetched.extend(self.fetch_file(owner, &file).await?.map(|bytes| (file.id, bytes)));
        }
        Ok(fetched)
    }

    /// Whether another version of a proceeding can be sent now; where the device knows nothing of it, the municipality says.
    pub(super) fn may_amend(&self, proceeding: SubmissionId) -> Result<()> {
        match self.own_proceeding(proceeding) {
            Ok(_) => self.may_take(proceeding, allows_amendment).map(drop),
            Err(_) => Ok(()),
        }
    }
}

/// What was sent last of a proceeding.
struct Sent {
    answers: Answers,
    for_whom: ForWhom,
    /// The call in which it was sent.
    call: Option<String>,
    /// The edition in which it was filled in.
    service: Service,
}

/// A version that the municipality refused.
fn refused(store: &Store, owner: &str, proceeding: &Proceeding) -> Result<Option<SubmissionId>> {
    let mut steps = on_their_way(store, owner, proceeding)?.into_iter();
    let refused = steps.find(|step| step.step == StepKind::Amend && matches!(step.delivery, Delivery::Refused { .. }));
    Ok(refused.map(|step| step.id))
}

/// The last version, where it was sent from here: one that is on its way comes after all that the municipality has.
fn sent_here(store: &Store, owner: &str, proceeding: &Proceeding) -> Result<Option<Sent>> {
    let on_its_way = on_their_way(store, owner, proceeding)?.into_iter().rfind(|step| step.step == StepKind::Amend);
    let counts = proceeding.versions.last().map_or(proceeding.id, |version| version.id);
    let last = on_its_way.map_or(counts, |step| step.id);
    let Ok(stored) = forms::sent(&store.citizen, last) else { return Ok(None) };
    let submission = submissions::get(&store.citizen, last)?;
    let Content::Form(form) = submission.content()?.content else { return Ok(None) };
    let service = forms::service(&store.citizen, &stored)?;
    let call = service.open_call(submission.made_at.to_zoned(rome()).date()).map(|call| call.id.clone());
    Ok(Some(Sent { answers: form.answers, for_whom: stored.for_whom, call, service }))
}

/// In which edition another version is filled in: the one in force, which may ask more and no longer asks what nobody needs. Where
/// that has not the call in which it was sent, or is no form to be sent any more, the one in which it was sent: the municipality
/// holds a version against the edition in which it was filled in.
fn edition(catalogue: &Catalogue, sent: &Sent) -> Service {
    let in_force = catalogue.service(&sent.service.slug).ok().filter(|now| {
        let has_call = match &sent.call {
            Some(call) => now.calls.iter().any(|known| known.id == *call),
            None => now.calls.is_empty(),
        };
        has_call && now.channel == Channel::Online && !now.sections.is_empty()
    });
    in_force.unwrap_or(&sent.service).clone()
}

#[cfg(test)]
mod tests;
