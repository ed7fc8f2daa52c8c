//! The files of a form: kept with it from the moment they were chosen, named in its answers.

use std::collections::BTreeMap;

use rapida_contract::document::DocumentKind;
use rapida_contract::form::{Answer, Answers, File};
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::service::FileKind;
use rapida_contract::submission::AttachmentRef;
use rusqlite::Connection;

use super::table;
use crate::error::Result;

/// Keeps a file with a draft.
pub fn add_file(citizen: &Connection, form: SubmissionId, file: &File, bytes: &[u8]) -> Result<()> {
    super::draft(citizen, form)?;
    table::put_file(citizen, form, file, bytes)
}

/// The files that are kept with a form.
pub fn files(citizen: &Connection, form: SubmissionId) -> Result<Vec<File>> {
    table::files(citizen, form)
}

/// How the files of answers are named in a submission.
pub fn refs(answers: &Answers) -> Vec<AttachmentRef> {
    let named = named(answers).map(|file| AttachmentRef { id: file.id, sha256: file.sha256.clone(), size: file.size });
    named.collect()
}

/// A file's bytes with its media type.
pub fn bytes(citizen: &Connection, form: SubmissionId, id: AttachmentId) -> Result<Option<(File, Vec<u8>)>> {
    let file = files(citizen, form)?.into_iter().find(|file| file.id == id);
    Ok(file.zip(table::file_bytes(citizen, id)?))
}

/// A file's bytes, whosever it is.
pub fn file(citizen: &Connection, id: AttachmentId) -> Result<Option<Vec<u8>>> {
    table::file_bytes(citizen, id)
}

/// What the bytes of a document are to a form.
pub fn kind_of(kind: DocumentKind) -> FileKind {
    match kind {
        DocumentKind::Pdf => FileKind::Pdf,
        DocumentKind::P7m => FileKind::P7m,
        DocumentKind::Jpeg => FileKind::Jpeg,
        DocumentKind::Png => FileKind::Png,
    }
}

/// Takes out what no answer names, once it is sent. Not before: a file comes before the answer that names it, and an answer
/// that is hidden may be shown again.
pub fn sweep(citizen: &Connection, form: SubmissionId, answers: &Answers) -> Result<()> {
    let gone = files(citizen, form)?.into_iter().filter(|kept| !named(answers).any(|file| file.id == kept.id));
    gone.map(|file| file.id).try_for_each(|id| table::remove_file(citizen, id))
}

pub(super) fn remove_all(citizen: &Connection, form: SubmissionId) -> Result<()> {
    table::remove_files(citizen, form)
}

/// Gives the files of one form to another, each under a new id, and answers the answers that name them so.
pub(super) fn hand_over(
    citizen: &Connection,
    from: SubmissionId,
    to: SubmissionId,
    mut answers: Answers,
    mut new_id: impl FnMut() -> uuid::Uuid,
) -> Result<Answers> {
    let mut ids = BTreeMap::new();
    for file in files(citizen, from)? {
        let id = AttachmentId(new_id());
        table::move_file(citizen, file.id, to, &File { id, ..file.clone() })?;
        ids.insert(file.id, id);
    }
    rename(&mut answers, &ids);
    Ok(answers)
}

fn rename(answers: &mut Answers, ids: &BTreeMap<AttachmentId, AttachmentId>) {
    for answer in answers.values_mut() {
        match answer {
            Answer::Files(files) => {
                files.iter_mut().for_each(|file| file.id = ids.get(&file.id).copied().unwrap_or(file.id));
            }
            Answer::Rows(rows) => rows.iter_mut().for_each(|row| rename(row, ids)),
            _ => {}
        }
    }
}

/// The files that answers name, also in rows.
fn named(answers: &Answers) -> impl Iterator<Item = &File> {
    let rows = answers.values().flat_map(|answer| answer.rows()).flat_map(|row| row.values());
    answers
        .values()
        .chain(rows)
        .flat_map(|answer| if let Answer::Files(files) = answer { files.as_slice() } else { &[] })
}
