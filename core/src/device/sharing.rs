//! The drafts of a person on all their devices: told soon after something was typed, heard when the municipality says so.

use std::sync::PoisonError;
use std::time::Duration;

use rapida_contract::changes::Topic;
use rapida_contract::drafts::{
    self as wire, DRAFTS, DRAFTS_KEY, DraftVersion, DraftsKey, DraftsPage, NewDraftVersion, SealedDraft,
};
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::service::{Service, edition};
use reqwest::Method;

use super::Device;
use super::pump::aside;
use crate::error::{Error, Result};
use crate::forms::seal::Seal;
use crate::forms::sharing::{self, ToShare};
use crate::link::{self, Request};

/// What is typed within this time is told at once.
const PAUSE: Duration = Duration::from_secs(2);
/// Others may be faster this often before it is left to the next time.
const ATTEMPTS: usize = 4;

impl Device {
    /// Tells the other devices what is typed, for ever.
    pub(super) async fn share_always(&self) {
        loop {
            self.typed.notified().await;
            tokio::time::sleep(PAUSE).await;
            aside(self.share_drafts().await);
        }
    }

    /// Hears what other devices of the person typed, and tells them what was typed here. Nothing where nobody is signed in.
    pub async fn share_drafts(&self) -> Result<()> {
        let _alone = self.sharing.lock().await;
        let Ok(owner) = self.owner() else { return Ok(()) };
        let Some(seal) = self.seal_of(&owner).await? else { return Ok(()) };
        self.tell_ended(&owner).await?;
        for _ in 0..ATTEMPTS {
            self.hear(&owner, &seal).await?;
            let refused = self.tell_drafts(&owner, &seal).await?;
            if refused.is_empty() {
                return Ok(());
            }
            self.hear(&owner, &seal).await?;
            self.store.change(|citizen| {
                refused.iter().try_for_each(|(id, after)| sharing::forget_version(citizen, *id, *after))
            })?;
        }
        Ok(())
    }

    /// What the person's drafts are sealed with; none where the municipality is older than this app.
    async fn seal_of(&self, owner: &str) -> Result<Option<Seal>> {
        let known = self.seal.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, seal)) = known.filter(|(whose, _)| whose == owner) {
            return Ok(Some(seal));
        }
        let told: DraftsKey = match self.read(DRAFTS_KEY).await {
            Err(Error::Problem(problem)) if problem.code == Code::NotFound => return Ok(None),
            told => told?,
        };
        let seal =
            Seal::new(&told).ok_or_else(|| Problem::new(Code::Malformed, "La chiave delle bozze non si legge."))?;
        *self.seal.lock().unwrap_or_else(PoisonError::into_inner) = Some((owner.to_owned(), seal.clone()));
        Ok(Some(seal))
    }

    async fn hear(&self, owner: &str, seal: &Seal) -> Result<()> {
        loop {
            let mut is_new = false;
            let after = self.store.with(|store| sharing::place(&store.cache, owner))?;
            let request = Request::new(Method::GET, DRAFTS).query(format!("after={after}"));
            let page: DraftsPage = link::json(self.ask_signed_in(request).await?).await?;
            for draft in &page.drafts {
                is_new |= self.take_in(owner, seal, draft).await?;
            }
            self.while_signed_in(owner, |store| {
                sharing::heard(&store.cache, owner, page.cursor)?;
                Ok(true)
            })?;
            if is_new {
                self.changed(Topic::Draft);
            }
            if page.drafts.is_empty() || page.cursor <= after {
                return Ok(());
            }
        }
    }

    /// Answers whether there is something new to show. What cannot be read is passed over: it must not stop the others.
    async fn take_in(&self, owner: &str, seal: &Seal, told: &SealedDraft) -> Result<bool> {
        let SealedDraft { id, version, sealed } = told;
        let Some(sealed) = sealed else {
            let new_id = SubmissionId(self.world.new_id());
            return self.store.change(|citizen| sharing::ended(citizen, *id, new_id));
        };
        if self.store.citizen(|citizen| sharing::is_known(citizen, *id, *version))? {
            return Ok(false);
        }
        let Some(draft) = seal.open(*id, sealed) else {
            tracing::warn!(%id, version, "a draft of another device cannot be read");
            return Ok(false);
        };
        match self.have_edition(&draft.slug, draft.version).await {
            Ok(()) => {}
            Err(error) if passes(&error) => return Err(error),
            Err(error) => {
                tracing::warn!(%id, %error, "the service of another device's draft is not to be had");
                return Ok(false);
            }
        }
        let now = self.world.now();
        self.while_signed_in(owner, |store| {
            let transaction = store.citizen.unchecked_transaction()?;
            let is_new = sharing::take(&transaction, (*id, owner), &draft, *version, now)?;
            transaction.commit()?;
            Ok(is_new)
        })
    }

    /// Has a service here in a version in which somebody filled in its form: the one on offer, or an earlier one that the
    /// municipality keeps.
    pub(super) async fn have_edition(&self, slug: &str, version: u32) -> Result<()> {
        if self.store.citizen(|citizen| sharing::has_edition(citizen, slug, version))? {
            return Ok(());
        }
        let catalogue = self.catalogue()?;
        let service: Service = match catalogue.service(slug).ok().filter(|service| service.version == version) {
            Some(service) => service.clone(),
            None => {
                let path = edition::service(slug, version);
                link::json(self.link()?.ask(&Request::new(Method::GET, &path)).await?).await?
            }
        };
        self.store.change(|citizen| sharing::keep_edition(citizen, &service))
    }

    /// Answers those that are not told, with the version that was known: where another device was faster, its word has to be
    /// heard first.
    async fn tell_drafts(&self, owner: &str, seal: &Seal) -> Result<Vec<(SubmissionId, u32)>> {
        let mut refused = Vec::new();
        for draft in self.store.citizen(|citizen| sharing::to_share(citizen, owner))? {
            if !self.tell_draft(seal, &draft).await? {
                refused.push((draft.id, draft.after));
            }
        }
        Ok(refused)
    }

    async fn tell_draft(&self, seal: &Seal, draft: &ToShare) -> Result<bool> {
        let sealed = seal.seal(draft.id, &draft.draft, &self.world)?;
        let body = serde_json::to_vec(&NewDraftVersion { after: draft.after, sealed })?;
        let path = wire::draft(draft.id);
        let request = Request::new(Method::PUT, &path).body("application/json", body);
        let told: DraftVersion = match self.ask_signed_in(request).await {
            Err(Error::Problem(problem)) if matches!(problem.code, Code::Conflict | Code::Gone) => return Ok(false),
            Err(error) if !passes(&error) => {
                // The others must not wait for one that is too large.
                tracing::warn!(id = %draft.id, %error, "a draft is not taken");
                return Ok(true);
            }
            answer => link::json(answer?).await?,
        };
        self.store.change(|citizen| sharing::told(citizen, draft, told.version))?;
        Ok(true)
    }

    async fn tell_ended(&self, owner: &str) -> Result<()> {
        for id in self.store.citizen(|citizen| sharing::to_end(citizen, owner))? {
            match self.ask_signed_in(Request::new(Method::DELETE, &wire::draft(id))).await {
                Err(Error::Problem(problem)) if problem.code == Code::NotFound => {}
                answer => drop(answer?),
            }
            self.store.change(|citizen| sharing::end_told(citizen, id))?;
        }
        Ok(())
    }
}

/// Whether it is over with the next contact or the next sign-in: then all of it waits.
fn passes(error: &Error) -> bool {
    let Error::Problem(problem) = error else { return true };
    let codes =
        [Code::Offline, Code::ForeignAnswer, Code::SignInNeeded, Code::Unavailable, Code::TooMany, Code::Internal];
    codes.contains(&problem.code)
}
