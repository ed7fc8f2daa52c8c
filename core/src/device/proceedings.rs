//! What became of the forms of the person, and of whom they act for.

use rapida_contract::changes::Topic;
use rapida_contract::digest::sha256_hex;
use rapida_contract::form::File;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, FormStepOnItsWay, ProceedingPage};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{
    self as wire, FormAsSent, PROCEEDINGS, Proceeding, State, StepKind, amendment, withdrawal,
};
use rapida_contract::submission::Content;
use rapida_contract::{Date, api};
use reqwest::{Method, Response, StatusCode};
use rusqlite::Connection;

use super::sent_forms::{Found, find};
use super::{Device, Happening};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::link::{self, LinkError, Request};
use crate::proceedings::pull::{self, Page, PageTold, Told};
use crate::submissions::Submission;
use crate::{forms, integrations, proceedings, receipts, sign_in, submissions};

/// Pages of one pull: more than that and a page does not end.
const PAGES_MAX: usize = 1_000;

impl Device {
    /// What became of a form, by its first submission or any later version; none before the municipality has told of it.
    pub fn proceeding(&self, id: SubmissionId) -> Result<Option<ProceedingPage>> {
        let owner = self.owner().unwrap_or_default();
        self.store.with(|store| {
            let Some(proceeding) = proceedings::get(&store.cache, &owner, id)? else { return Ok(None) };
            page(store, &owner, proceeding, self.today(store)?).map(Some)
        })
    }

    /// Hears what became of what was sent. Nothing where nobody is signed in and nothing was sent without.
    pub(super) async fn pull_proceedings(&self) -> Result<()> {
        let _alone = self.hearing.lock().await;
        let owner = self.owner().unwrap_or_default();
        if owner.is_empty() && !self.store.citizen(has_sent_as_nobody)? {
            return Ok(());
        }
        let Some(told) = self.ask_proceedings(&owner).await? else { return Ok(()) };
        self.trust_receipts(&told).await?;
        let kept = self.store.with(|store| {
            if !is_here(&store.citizen, &owner)? {
                return Ok((false, Vec::new()));
            }
            let now = self.municipal_time(store)?;
            let transaction = store.cache.transaction()?;
            let kept = pull::keep(&transaction, &owner, &told, now)?;
            transaction.commit()?;
            Ok(kept)
        });
        let (is_new, answers) = kept?;
        if is_new {
            self.changed(Topic::Proceeding);
        }
        self.notify(answers.into_iter().map(|answer| Happening::AnsweredForm(Box::new(answer))));
        Ok(())
    }

    /// All pages; none where all is as it was, or the municipality is older than this app.
    async fn ask_proceedings(&self, owner: &str) -> Result<Option<Told>> {
        let (mut told, mut after, mut is_new) = (Told::default(), String::new(), false);
        for _ in 0..PAGES_MAX {
            let known = self.store.with(|store| pull::page(&store.cache, owner, &after))?;
            let response = match self.ask_page(owner, &after, known.as_ref()).await {
                Err(Error::Problem(problem)) if is_older(&problem, owner) => return Ok(None),
                answer => answer?,
            };
            let next = match known.filter(|_| response.status() == StatusCode::NOT_MODIFIED) {
                Some(known) => self.store.with(|store| told.add_again(&store.cache, owner, known))?,
                None => {
                    is_new = true;
                    let etag = response.headers().get("etag").and_then(|value| value.to_str().ok()).unwrap_or_default();
                    let etag = etag.to_owned();
                    told.add(link::json::<Page>(response).await?, &after, &etag)
                }
            };
            if next.is_empty() || next == after {
                break;
            }
            after = next;
        }
        if !is_new {
            self.store.with(|store| match is_here(&store.citizen, owner)? {
                true => pull::unchanged(&store.cache, owner, self.municipal_time(store)?),
                false => Ok(()),
            })?;
        }
        Ok(is_new.then_some(told))
    }

    /// Asks for the page of those after an id, if it is another than the one that is known.
    async fn ask_page(&self, owner: &str, after: &str, known: Option<&PageTold>) -> Result<Response> {
        let mut request = Request::new(Method::GET, PROCEEDINGS);
        if !after.is_empty() {
            request = request.query(format!("after={after}"));
        }
        if let Some(known) = known {
            request = request.header("if-none-match", &known.etag);
        }
        self.ask_for(owner, request).await
    }

    /// Asks in the name of the person, or of the device alone where nobody is signed in.
    async fn ask_for(&self, owner: &str, request: Request<'_>) -> Result<Response> {
        if owner.is_empty() { Ok(self.link()?.ask(&request).await?) } else { self.ask_signed_in(request).await }
    }

    /// The keys of receipts that come from elsewhere are kept while the municipality is there to be asked for them.
    async fn trust_receipts(&self, told: &Told) -> Result<()> {
        let versions = || told.proceedings.iter().flat_map(|proceeding| &proceeding.versions);
        let is_known = |receipt: &str| self.store.citizen(|citizen| receipts::is_known_key(citizen, receipt));
        for version in versions() {
            if !is_known(&version.receipt)? {
                let keys = link::json(self.link()?.ask(&Request::new(Method::GET, api::JWKS)).await?).await?;
                return self.store.change(|citizen| receipts::trust(citizen, &keys));
            }
        }
        Ok(())
    }

    /// Has the form of a proceeding here that was sent from elsewhere: fetched once, and again for each new version.
    pub async fn have_form(&self, id: SubmissionId) -> Result<()> {
        let owner = self.owner().unwrap_or_default();
        let found = self.store.with(|store| {
            let is_draft = forms::draft(&store.citizen, id).is_ok();
            if is_draft { Ok(None) } else { find(store, &owner, id).map(Some) }
        })?;
        match found {
            Some(Found::Elsewhere(proceeding)) => self.form_as_sent(&owner, &proceeding).await.map(drop),
            Some(Found::Here(_)) | None => Ok(()),
        }
    }

    /// The version of a proceeding that counts, with its service.
    pub(super) async fn form_as_sent(&self, owner: &str, proceeding: &Proceeding) -> Result<FormAsSent> {
        let counts = proceeding.versions.last().map_or(proceeding.id, |version| version.id);
        let known = self.store.with(|store| proceedings::form(&store.cache, owner, counts))?;
        let form = match known {
            Some(form) => form,
            None => {
                let path = wire::form(proceeding.id);
                let form: FormAsSent = link::json(self.ask_for(owner, Request::new(Method::GET, &path)).await?).await?;
                self.store.with(|store| match is_here(&store.citizen, owner)? {
                    true => proceedings::keep_form(&store.cache, owner, &form),
                    false => Err(Error::not_found("La pratica")),
                })?;
                form
            }
        };
        self.have_edition(&form.slug, form.version).await?;
        Ok(form)
    }

    /// A file of somebody's form that is not here; none where the municipality has it no more.
    pub(super) async fn fetch_file(&self, owner: &str, file: &File) -> Result<Option<Vec<u8>>> {
        let path = api::attachment(file.id);
        let response = match self.ask_for(owner, Request::new(Method::GET, &path)).await {
            Err(Error::Problem(problem)) if matches!(problem.code, Code::NotFound | Code::Gone) => return Ok(None),
            answer => answer?,
        };
        let bytes = response.bytes().await.map_err(|error| LinkError::Offline(error.to_string()))?.to_vec();
        let is_it = sha256_hex(&bytes) == file.sha256;
        Ok(is_it.then_some(bytes))
    }
}

/// Of a server older than this app, or one that tells devices nothing that nobody is signed in on.
fn is_older(problem: &Problem, owner: &str) -> bool {
    problem.code == Code::NotFound || owner.is_empty() && problem.code == Code::SignInNeeded
}

/// Whether whoever is at the app is still who it was before a wait: nothing of theirs is kept for another person, or after they left.
pub(super) fn is_here(citizen: &Connection, owner: &str) -> Result<bool> {
    Ok(sign_in::person(citizen)?.map(|person| person.tax_code).unwrap_or_default() == owner)
}

/// Whether this device sent a form while nobody was signed in.
fn has_sent_as_nobody(citizen: &Connection) -> Result<bool> {
    Ok(submissions::forms(citizen)?.iter().any(|submission| submission.sender.is_none()))
}

fn page(store: &Store, owner: &str, proceeding: Proceeding, today: Date) -> Result<ProceedingPage> {
    let steps = on_their_way(store, owner, &proceeding)?;
    let state = proceeding.state;
    Ok(ProceedingPage {
        clock: proceedings::clock(&proceeding, today),
        amendment: amendment(state, proceeding.call_closes, today),
        no_withdrawal: withdrawal(state).err(),
        can_renounce: is_renounceable(&proceeding, state, today),
        draft: forms::amending(&store.citizen, owner, proceeding.id)?,
        integration: integrations::draft(&store.citizen, owner, proceeding.id)?,
        steps,
        proceeding,
    })
}

/// Whether what is offered can be given up, or on a day what was granted: that until the municipality says, where it says a day.
pub(super) fn is_renounceable(proceeding: &Proceeding, state: State, today: Date) -> bool {
    let is_in_time = state != State::Accepted || proceeding.renounce_until.is_some_and(|until| today <= until);
    state.after(StepKind::Renounce).is_some() && is_in_time
}

/// The steps of a person that the municipality has not told of yet, oldest first.
pub(super) fn on_their_way(store: &Store, owner: &str, proceeding: &Proceeding) -> Result<Vec<FormStepOnItsWay>> {
    let mut steps = Vec::new();
    for step in submissions::steps(&store.citizen, proceeding.id)? {
        let is_theirs = step.sender.as_deref().is_none_or(|sender| sender == owner);
        if is_theirs && !is_told(proceeding, &step) {
            steps.extend(kind(&step)?.map(|kind| FormStepOnItsWay {
                id: step.id,
                step: kind,
                delivery: step.delivery,
            }));
        }
    }
    Ok(steps)
}

/// Which step a submission takes; none where it takes none.
pub(super) fn kind(submission: &Submission) -> Result<Option<StepKind>> {
    Ok(match submission.content()?.content {
        Content::FormStep(step) => Some(step.step),
        Content::Form(form) => form.amends.map(|_| StepKind::Amend),
        Content::Report(_) | Content::ReportStep(_) => None,
    })
}

fn is_told(proceeding: &Proceeding, step: &Submission) -> bool {
    let Delivery::Registered { registration } = &step.delivery else { return false };
    let of_step = proceeding.events.iter().filter_map(|event| event.registration.as_ref());
    let of_version = proceeding.versions.iter().map(|version| &version.registration);
    of_step.chain(of_version).any(|told| told == registration)
}

/// Where it will stand once what is on its way from here has arrived.
pub(super) fn state_then(store: &Store, owner: &str, proceeding: &Proceeding) -> Result<State> {
    let steps = on_their_way(store, owner, proceeding)?.into_iter();
    let going = steps.filter(|step| !matches!(step.delivery, Delivery::Refused { .. })).map(|step| step.step);
    Ok(proceedings::after(proceeding.state, going))
}

#[cfg(test)]
mod tests;
