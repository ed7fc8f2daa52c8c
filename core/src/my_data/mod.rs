//! Everything that this device holds of a person, in one archive for them and for other programs (GDPR, art. 15 and 20).

mod archive;
mod paper;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rapida_contract::acting::Capacity;
use rapida_contract::form::{Answers, File};
use rapida_contract::ids::{AttachmentId, ReportCode, SubmissionId};
use rapida_contract::ipc::{Delivery, Settings, SignedIn};
use rapida_contract::proceeding::Proceeding;
use rapida_contract::profile::OwnDatum;
use rapida_contract::registry::Registry;
use rapida_contract::report::{NewReport, Step};
use rapida_contract::service::FileKind;
use rapida_contract::submission::{NewSubmission, Registered};
use rusqlite::Connection;
use serde::Serialize;

use crate::db::Store;
use crate::error::Result;
use crate::submissions::Submission;
use crate::world::rome;
use crate::{
    acting, catalogue, deadlines, drafts, follows, forms, integrations, pictures, proceedings, profile, registry,
    settings, sign_in, submissions,
};

/// The name of the data's form: that of `docs/schemas/my-data-1.schema.json`, which lies in the archive too.
const SCHEMA: &str = "urn:rapida:my-data:1";

/// What a device holds, as `rapida.json` says it.
#[derive(Serialize)]
struct Held {
    schema: &'static str,
    made_at: Timestamp,
    municipality: String,
    person: Option<SignedIn>,
    registry: Option<Registry>,
    capacities: Vec<Capacity>,
    own: Vec<OwnDatum>,
    drafts: Vec<HeldDraft>,
    form_drafts: Vec<HeldForm>,
    submissions: Vec<HeldSubmission>,
    integrations: Vec<HeldIntegration>,
    proceedings: Vec<Proceeding>,
    follows: Vec<ReportCode>,
    services_opened: Vec<String>,
    services_reminded: BTreeSet<String>,
    settings: Settings,
}

/// A draft. Its photos lie beside, under these names.
#[derive(Serialize)]
struct HeldDraft {
    id: SubmissionId,
    report: NewReport,
    step: Step,
    saved_at: Timestamp,
    photos: Vec<String>,
}

/// A draft of a service's form. Its files lie beside, under these names.
#[derive(Serialize)]
struct HeldForm {
    id: SubmissionId,
    service: String,
    version: u32,
    name: String,
    answers: Answers,
    saved_at: Timestamp,
    files: Vec<String>,
}

/// A submission, as it was sent, with what the municipality answered.
#[derive(Serialize)]
struct HeldSubmission {
    id: SubmissionId,
    sent: NewSubmission,
    delivery: Delivery,
    registered: Option<Registered>,
    photos: Vec<String>,
    files: Vec<String>,
}

/// What was written in answer to an office and not sent. Its files lie beside, under these names.
#[derive(Serialize)]
struct HeldIntegration {
    id: SubmissionId,
    proceeding: SubmissionId,
    words: String,
    saved_at: Timestamp,
    files: Vec<String>,
}

/// A receipt on paper, made by whoever asks for the archive.
pub struct Paper {
    /// Its name in the archive.
    pub name: String,
    /// PDF.
    pub bytes: Vec<u8>,
}

/// Writes the archive into a folder and answers where. It bears its second, and is there as a whole or not at all. What
/// others sent from this store, who were signed in then, is not in it.
///
/// # Errors
/// Where the store does not answer or the folder takes no file.
pub fn write(
    store: &Store,
    folder: &Path,
    municipality: &str,
    receipts: impl IntoIterator<Item = Result<Paper>>,
    now: Timestamp,
) -> Result<PathBuf> {
    let held = gather(store, municipality, now)?;
    let file = folder.join(format!("rapida-dati-{}.zip", now.to_zoned(rome()).strftime("%Y-%m-%d-%H%M%S")));
    archive::write(&file, &held, receipts, |id| match pictures::jpeg(&store.citizen, id)? {
        None => forms::file(&store.citizen, id),
        photo => Ok(photo),
    })?;
    Ok(file)
}

fn gather(store: &Store, municipality: &str, now: Timestamp) -> Result<Held> {
    let (citizen, cache) = (&store.citizen, &store.cache);
    let person = sign_in::person(citizen)?;
    let owner = person.as_ref().map(|person| person.tax_code.clone()).unwrap_or_default();
    let today = now.to_zoned(rome()).date();
    let mut follows: Vec<ReportCode> = follows::all(citizen)?.into_iter().collect();
    follows.sort();
    Ok(Held {
        schema: SCHEMA,
        made_at: now,
        municipality: municipality.to_owned(),
        registry: registry::of(cache, &owner)?,
        capacities: acting::get(store, &owner, today)?.capacities,
        own: profile::list(citizen, &owner)?,
        person,
        drafts: held_drafts(citizen)?,
        form_drafts: held_forms(citizen, &owner)?,
        submissions: held_submissions(citizen, &owner)?,
        integrations: held_integrations(citizen, &owner)?,
        proceedings: proceedings::all(cache, &owner)?,
        follows,
        services_opened: catalogue::opened(citizen)?,
        services_reminded: deadlines::reminded(citizen)?,
        settings: settings::get(citizen)?,
    })
}

fn held_drafts(citizen: &Connection) -> Result<Vec<HeldDraft>> {
    let drafts = drafts::list(citizen)?.into_iter().map(|card| {
        let draft = drafts::get(citizen, card.id, card.saved_at)?;
        let (report, step, saved_at) = (draft.report, draft.step, draft.saved_at);
        Ok(HeldDraft { id: card.id, report, step, saved_at, photos: photos(citizen, card.id)? })
    });
    drafts.collect()
}

fn held_forms(citizen: &Connection, owner: &str) -> Result<Vec<HeldForm>> {
    let drafts = forms::drafts(citizen, owner)?.into_iter().map(|form| {
        let (answers, files) = (forms::held(citizen, form.id)?.answers, files(citizen, form.id)?);
        let name = form.label().to_owned();
        let forms::Stored { id, slug, version, saved_at, .. } = form;
        Ok(HeldForm { id, service: slug, version, name, answers, saved_at, files })
    });
    drafts.collect()
}

fn held_integrations(citizen: &Connection, owner: &str) -> Result<Vec<HeldIntegration>> {
    let all = integrations::all(citizen, owner)?.into_iter().map(|stored| {
        let files = files(citizen, stored.id)?;
        let integrations::Stored { id, proceeding, words, saved_at, .. } = stored;
        Ok(HeldIntegration { id, proceeding, words, saved_at, files })
    });
    all.collect()
}

fn held_submissions(citizen: &Connection, owner: &str) -> Result<Vec<HeldSubmission>> {
    let all = submissions::all(citizen)?.into_iter();
    let own = all.filter(|submission| submission.sender.as_deref().is_none_or(|sender| sender == owner));
    own.map(|submission| held_submission(citizen, submission)).collect()
}

fn held_submission(citizen: &Connection, submission: Submission) -> Result<HeldSubmission> {
    let (id, sent) = (submission.id, submission.content()?);
    let Submission { delivery, registered, .. } = submission;
    Ok(HeldSubmission { id, sent, delivery, registered, photos: photos(citizen, id)?, files: files(citizen, id)? })
}

fn photos(citizen: &Connection, owner: SubmissionId) -> Result<Vec<String>> {
    Ok(pictures::refs(citizen, owner)?.into_iter().map(|photo| photo_name(photo.id)).collect())
}

fn files(citizen: &Connection, owner: SubmissionId) -> Result<Vec<String>> {
    let name = |file: &File| format!("documenti/{}.{}", file.id, extension(file.kind));
    Ok(forms::files(citizen, owner)?.iter().map(name).collect())
}

fn extension(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "pdf",
        FileKind::P7m => "p7m",
        FileKind::Jpeg => "jpg",
        FileKind::Png => "png",
        FileKind::Unknown => "bin",
    }
}

fn photo_name(id: AttachmentId) -> String {
    format!("foto/{id}.jpg")
}

impl Held {
    /// Every photo and every file, by its name.
    fn files(&self) -> impl Iterator<Item = &String> {
        let drafts = self.drafts.iter().flat_map(|draft| &draft.photos);
        let forms = self.form_drafts.iter().flat_map(|form| &form.files);
        let integrations = self.integrations.iter().flat_map(|integration| &integration.files);
        let sent = self.submissions.iter().flat_map(|submission| submission.photos.iter().chain(&submission.files));
        drafts.chain(forms).chain(integrations).chain(sent)
    }
}
