//! The files of a form: kept with it from the moment they were chosen, named in its answers.

use std::collections::BTreeMap;

use rapida_contract::document::DocumentKind;
use rapida_contract::form::{Answer, Answers, File, NAME_MAX};
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

/// A name as it can be told: on one line, not too long; of one that is no name, what it is.
pub fn tidy(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let (name, max) = (name.trim(), NAME_MAX as usize);
    match name.chars().count() {
        0 => "documento".to_owned(),
        count => name.chars().skip(count.saturating_sub(max)).collect(),
    }
}

/// Takes out what no answer names, once it is sent. Not before: a file comes before the answer that names it, and an answer
/// that is hidden may be shown again.
pub fn sweep(citizen: &Connection, form: SubmissionId, answers: &Answers) -> Result<()> {
    let gone = files(citizen, form)?.into_iter().filter(|kept| !named(answers).any(|file| file.id == kept.id));
    gone.map(|file| file.id).try_for_each(|id| table::remove_file(citizen, id))
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

/// Gives another form the files that answers name, each under a new id, from this device or from what was fetched; answers the
/// answers that name them so. One that is nowhere stays named as it was: sending says that it has to be chosen again.
pub(super) fn copy(
    citizen: &Connection,
    to: SubmissionId,
    mut answers: Answers,
    fetched: &[(AttachmentId, Vec<u8>)],
    mut new_id: impl FnMut() -> uuid::Uuid,
) -> Result<Answers> {
    let mut ids = BTreeMap::new();
    for file in named(&answers) {
        let copy = File { id: AttachmentId(new_id()), ..file.clone() };
        if table::file_bytes(citizen, file.id)?.is_some() {
            table::copy_file(citizen, file.id, to, &copy)?;
        } else if let Some((_, bytes)) = fetched.iter().find(|(id, _)| *id == file.id) {
            table::put_file(citizen, to, &copy, bytes)?;
        } else {
            continue;
        }
        ids.insert(file.id, copy.id);
    }
    rename(&mut answers, &ids);
    Ok(answers)
}

/// The files that answers name and that are not here.
pub fn missing(citizen: &Connection, answers: &Answers) -> Result<Vec<File>> {
    let mut missing = Vec::new();
    for file in named(answers) {
        if table::file_bytes(citizen, file.id)?.is_none() {
            missing.push(file.clone());
        }
    }
    Ok(missing)
}

/// Gives a form's file another id.
pub fn rename_file(citizen: &Connection, old: AttachmentId, to: SubmissionId, file: &File) -> Result<()> {
    table::move_file(citizen, old, to, file)
}

/// Takes a file away.
pub fn remove_file(citizen: &Connection, id: AttachmentId) -> Result<()> {
    table::remove_file(citizen, id)
}

/// Keeps a file that belongs to no draft of a form: to a step, under the id that its submission will have.
pub fn keep_file(citizen: &Connection, owner: SubmissionId, file: &File, bytes: &[u8]) -> Result<()> {
    table::put_file(citizen, owner, file, bytes)
}

/// Takes away all files of a form or a step.
pub fn remove_files(citizen: &Connection, owner: SubmissionId) -> Result<()> {
    table::remove_files(citizen, owner)
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
