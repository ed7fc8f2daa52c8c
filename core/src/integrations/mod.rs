//! What a person types and chooses as an answer to what an office asked for, or as an observation on a ranking: kept at each
//! pause, on this device alone, until it is sent. Its files are kept as those of forms are.

mod table;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use rapida_contract::digest::sha256_hex;
use rapida_contract::document::DocumentKind;
use rapida_contract::form::File;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::IntegrationDraft;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{INTEGRATION_FILE_BYTES_MAX, INTEGRATION_FILES_MAX};
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::forms;

/// An answer that is being written.
#[derive(Clone, PartialEq, Debug)]
pub struct Stored {
    /// The id that its submission will keep.
    pub id: SubmissionId,
    /// Codice fiscale of who writes it; empty where nobody is signed in.
    pub owner: String,
    /// In which proceeding.
    pub proceeding: SubmissionId,
    /// As typed.
    pub words: String,
    /// When it was saved last.
    pub saved_at: Timestamp,
}

/// What somebody wrote in a proceeding.
pub fn get(citizen: &Connection, owner: &str, proceeding: SubmissionId) -> Result<Option<Stored>> {
    table::get(citizen, owner, proceeding)
}

/// All that a person wrote and did not send, oldest first.
pub fn all(citizen: &Connection, owner: &str) -> Result<Vec<Stored>> {
    table::all(citizen, owner)
}

/// The same with its files, as a screen shows it.
pub fn draft(citizen: &Connection, owner: &str, proceeding: SubmissionId) -> Result<Option<IntegrationDraft>> {
    let Some(stored) = get(citizen, owner, proceeding)? else { return Ok(None) };
    Ok(Some(IntegrationDraft { files: forms::files(citizen, stored.id)?, words: stored.words }))
}

/// Keeps words. `new_id` is taken where nothing was written yet.
pub fn save(
    citizen: &Connection,
    (owner, proceeding): (&str, SubmissionId),
    words: &str,
    new_id: SubmissionId,
    now: Timestamp,
) -> Result<()> {
    let known = get(citizen, owner, proceeding)?;
    let id = known.map_or(new_id, |known| known.id);
    let stored = Stored { id, owner: owner.to_owned(), proceeding, words: words.to_owned(), saved_at: now };
    table::put(citizen, &stored)
}

/// Keeps a file with what is written. Where nothing was written yet it begins with it.
pub fn add_file(
    citizen: &Connection,
    (owner, proceeding): (&str, SubmissionId),
    (name, bytes): (&str, &[u8]),
    mut new_id: impl FnMut() -> uuid::Uuid,
    now: Timestamp,
) -> Result<File> {
    let kind = check(bytes)?;
    if get(citizen, owner, proceeding)?.is_none() {
        save(citizen, (owner, proceeding), "", SubmissionId(new_id()), now)?;
    }
    let stored = get(citizen, owner, proceeding)?.ok_or_else(|| Error::not_found("La pratica"))?;
    if forms::files(citizen, stored.id)?.len() >= INTEGRATION_FILES_MAX as usize {
        let detail = format!("Puoi allegare al massimo {INTEGRATION_FILES_MAX} file: togline uno e riprova.");
        return Err(Problem::new(Code::TooMany, detail).into());
    }
    let id = AttachmentId(new_id());
    let kind = forms::kind_of(kind);
    let file = File { id, name: forms::tidy(name), kind, sha256: sha256_hex(bytes), size: bytes.len() as u64 };
    forms::keep_file(citizen, stored.id, &file, bytes)?;
    Ok(file)
}

/// What a file is, or why it is not taken.
fn check(bytes: &[u8]) -> Result<DocumentKind> {
    if bytes.is_empty() {
        return Err(Problem::new(Code::WrongType, "Il file è vuoto: scegline un altro.").into());
    }
    if bytes.len() as u64 > INTEGRATION_FILE_BYTES_MAX {
        let most = INTEGRATION_FILE_BYTES_MAX / 1_000_000;
        return Err(Problem::new(Code::TooLarge, format!("Il file supera {most} MB.")).into());
    }
    let refused = || Problem::new(Code::WrongType, "Puoi allegare: PDF, P7M, JPEG, PNG.").into();
    DocumentKind::of(bytes).ok_or_else(refused)
}

/// Takes a file out.
pub fn remove_file(citizen: &Connection, owner: &str, proceeding: SubmissionId, file: AttachmentId) -> Result<()> {
    let Some(stored) = get(citizen, owner, proceeding)? else { return Ok(()) };
    let is_its = forms::files(citizen, stored.id)?.iter().any(|kept| kept.id == file);
    if is_its { forms::remove_file(citizen, file) } else { Ok(()) }
}

/// It is a submission now, which has the words; the files stay, they are the submission's.
pub fn became_submission(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::remove(citizen, id)
}

/// What was refused can be written anew, under new ids: the municipality may know the old ones. Where something else was written
/// meanwhile, that stays, and this is thrown away.
pub fn again(
    citizen: &Connection,
    (owner, proceeding): (&str, SubmissionId),
    refused: SubmissionId,
    words: &str,
    mut new_id: impl FnMut() -> uuid::Uuid,
    now: Timestamp,
) -> Result<()> {
    if get(citizen, owner, proceeding)?.is_some() {
        return forms::remove_files(citizen, refused);
    }
    let id = SubmissionId(new_id());
    save(citizen, (owner, proceeding), words, id, now)?;
    for file in forms::files(citizen, refused)? {
        forms::rename_file(citizen, file.id, id, &File { id: AttachmentId(new_id()), ..file })?;
    }
    Ok(())
}

/// Throws away all that was not sent, whosever it is.
pub fn discard_all(citizen: &Connection) -> Result<()> {
    for id in table::ids(citizen)? {
        forms::remove_files(citizen, id)?;
        table::remove(citizen, id)?;
    }
    Ok(())
}
