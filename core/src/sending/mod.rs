//! Sends what is in the outbox, one entry at a time, and settles what became of it.

use rapida_contract::api;
use rapida_contract::document::DocumentKind;
use rapida_contract::ids::{AttachmentId, ReportCode, SubmissionId};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::receipt::Verdict;
use rapida_contract::submission::{Content, FORM_FILE, Registered};
use reqwest::Method;

use crate::db::shared::Shared;
use crate::error::{Error, Result};
use crate::link::{self, Link, LinkError, Request};
use crate::outbox::plan::{self, Entry, Fate, Kind, Outcome};
use crate::outbox::{self, tus};
use crate::world::World;
use crate::{follows, forms, pictures, receipts, submissions};

/// Why an attempt did not come to its end.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Link(#[from] LinkError),
    #[error(transparent)]
    Device(#[from] Error),
}

/// What an attempt told about the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reached {
    /// The municipality answered, whatever it said.
    Municipality,
    /// Nobody did.
    Nobody,
    /// Somebody else did.
    Stranger,
    /// The device did not get as far as asking.
    Unasked,
}

/// Who is told how many bytes of a file the municipality has.
pub type Told<'a> = &'a mut (dyn FnMut(AttachmentId, u64) + Send);

/// Sends one entry and settles it. `authorization`: that of the signed-in person, where the entry needs one and it could be had.
pub async fn send(
    link: &Link,
    store: &Shared,
    world: &World,
    entry: &Entry,
    authorization: Result<Option<String>>,
    arrived: Told<'_>,
) -> Result<Reached> {
    let attempt = match entry.kind {
        Kind::Upload => upload(link, store, entry, arrived).await,
        Kind::Submission => submit(link, store, entry, authorization).await,
        Kind::Follow => follow(link, store, entry).await,
    };
    let (outcome, reached) = match attempt {
        Ok(outcome) => (outcome, Reached::Municipality),
        Err(Failure::Link(error)) => of_link(error),
        Err(Failure::Device(Error::Problem(problem))) => of_device(problem),
        Err(Failure::Device(error)) => return Err(error),
    };
    let fate = plan::fate(entry, outcome, world.now(), world.fraction());
    store.change(|citizen| settle(citizen, entry, fate, world))?;
    Ok(reached)
}

fn of_link(error: LinkError) -> (Outcome, Reached) {
    match error {
        LinkError::Offline(_) => (Outcome::Later(None), Reached::Nobody),
        LinkError::Foreign(_) => (Outcome::Later(None), Reached::Stranger),
        LinkError::Problem { problem, retry_after } => (plan::outcome(*problem, retry_after), Reached::Municipality),
    }
}

/// What this device cannot send will not be sendable later either, and a person must know; unless it is a token that it
/// lacks for now: of the network, of the municipality, of a person who is not signed in.
fn of_device(problem: Problem) -> (Outcome, Reached) {
    match problem.code {
        Code::Offline => (Outcome::Later(None), Reached::Nobody),
        Code::ForeignAnswer => (Outcome::Later(None), Reached::Stranger),
        _ => (plan::outcome(problem, None), Reached::Unasked),
    }
}

/// Who sent an entry, where somebody was signed in then, and whether they must show who they are: where it is for somebody
/// else, and with every form and step of one. Then it waits until they are back.
pub fn sender(citizen: &rusqlite::Connection, entry: &Entry) -> Result<Option<(String, bool)>> {
    let (Kind::Submission, Some(id)) = (entry.kind, entry.submission) else { return Ok(None) };
    let submission = submissions::get(citizen, id)?;
    let sent = submission.content()?;
    let must_show = sent.acting_for.is_some() || matches!(sent.content, Content::Form(_) | Content::FormStep(_));
    Ok(submission.sender.map(|sender| (sender, must_show)))
}

/// Whether an entry is of a form or of a step in one.
pub fn is_of_form(citizen: &rusqlite::Connection, entry: &Entry) -> Result<bool> {
    let Some(id) = entry.submission else { return Ok(false) };
    let content = submissions::find(citizen, id)?.map(|sent| sent.content()).transpose()?.map(|sent| sent.content);
    Ok(matches!(content, Some(Content::Form(_) | Content::FormStep(_))))
}

fn settle(citizen: &rusqlite::Connection, entry: &Entry, fate: Fate, world: &World) -> Result<()> {
    match (fate, entry.submission) {
        (Fate::Gone, _) | (Fate::Kept(_) | Fate::PhotosFirst, None) => outbox::done(citizen, entry),
        (Fate::Retry { at, attempts }, submission) => {
            if let Some(submission) = submission {
                submissions::mark_queued(citizen, submission)?;
            }
            outbox::retry(citizen, entry, attempts, at)
        }
        (Fate::Kept(problem), Some(submission)) => submissions::mark_refused(citizen, submission, &problem),
        (Fate::PhotosFirst, Some(submission)) => {
            let attachments = submissions::get(citizen, submission)?.content()?.attachments;
            let files: Vec<_> = attachments.into_iter().map(|attachment| attachment.id).collect();
            outbox::enqueue_submission(citizen, submission, &files, world.now())
        }
    }
}

async fn upload(
    link: &Link,
    store: &Shared,
    entry: &Entry,
    arrived: Told<'_>,
) -> std::result::Result<Outcome, Failure> {
    let id: AttachmentId = entry.key.parse().map_err(|_| Error::not_found("Il file"))?;
    let owner = entry.submission.ok_or_else(|| Error::not_found("La pratica"))?;
    let file = store.change(|citizen| {
        submissions::mark_sent(citizen, owner)?;
        kept(citizen, owner, id)
    })?;
    let Kept { sha256, media_type, purpose, bytes } = file.ok_or_else(|| Error::not_found("Il file"))?;
    let upload = tus::Upload { id, sha256: &sha256, media_type, purpose, bytes: &bytes };
    tus::send(link, &upload, |offset| arrived(id, offset as u64)).await?;
    Ok(Outcome::Done)
}

/// A file that goes before a submission.
struct Kept {
    sha256: String,
    media_type: &'static str,
    purpose: Option<&'static str>,
    bytes: Vec<u8>,
}

/// A photo of a report, or a file of a form.
fn kept(citizen: &rusqlite::Connection, owner: SubmissionId, id: AttachmentId) -> Result<Option<Kept>> {
    let photo = pictures::refs(citizen, owner)?.into_iter().find(|photo| photo.id == id);
    if let Some((photo, bytes)) = photo.zip(pictures::jpeg(citizen, id)?) {
        return Ok(Some(Kept { sha256: photo.sha256, media_type: "image/jpeg", purpose: None, bytes }));
    }
    let file = forms::bytes(citizen, owner, id)?;
    Ok(file.map(|(file, bytes)| Kept {
        sha256: file.sha256,
        media_type: DocumentKind::of(&bytes).map_or("application/octet-stream", DocumentKind::media_type),
        purpose: Some(FORM_FILE),
        bytes,
    }))
}

async fn submit(
    link: &Link,
    store: &Shared,
    entry: &Entry,
    authorization: Result<Option<String>>,
) -> std::result::Result<Outcome, Failure> {
    let id: SubmissionId = entry.key.parse().map_err(|_| Error::not_found("La pratica"))?;
    let body = store.change(|citizen| {
        submissions::mark_sent(citizen, id)?;
        Ok(submissions::get(citizen, id)?.body)
    })?;
    let path = api::submission(id);
    let mut request = Request::new(Method::PUT, &path).body("application/json", body.clone().into_bytes());
    if let Some(authorization) = authorization? {
        request = request.header("authorization", &authorization);
    }
    let registered: Registered = link::json(link.ask(&request).await?).await?;
    if verdict(link, store, &registered, &body).await? != Verdict::Genuine {
        tracing::warn!(%id, "the receipt does not prove this submission: it stays in the outbox");
        return Err(LinkError::Foreign(200).into());
    }
    store.change(|citizen| submissions::mark_registered(citizen, &registered))?;
    Ok(Outcome::Done)
}

/// Checks a receipt; where its key is not known, after asking once for the keys of today.
async fn verdict(
    link: &Link,
    store: &Shared,
    registered: &Registered,
    body: &str,
) -> std::result::Result<Verdict, Failure> {
    let check = || store.citizen(|citizen| Ok(receipts::verify(citizen, registered, body)?.1));
    if check()? != Verdict::UnknownKey {
        return Ok(check()?);
    }
    let keys = link::json(link.ask(&Request::new(Method::GET, api::JWKS)).await?).await?;
    store.change(|citizen| receipts::trust(citizen, &keys))?;
    Ok(check()?)
}

async fn follow(link: &Link, store: &Shared, entry: &Entry) -> std::result::Result<Outcome, Failure> {
    let code = ReportCode(entry.key.clone());
    let on = store.citizen(|citizen| follows::is_followed(citizen, &code))?;
    let path = api::follow(&code);
    link.ask(&Request::new(if on { Method::PUT } else { Method::DELETE }, &path)).await?;
    Ok(Outcome::Done)
}
