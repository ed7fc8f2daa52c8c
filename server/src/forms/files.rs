//! The files of a form or a step: named in its content and as attachments of its submission, and sent up beforehand.
//!
//! The SQL by which forms look at the table `attachment` is here and nowhere else; how files arrive is `uploads`', and which
//! submission takes them `submissions`'.

use rapida_contract::document::DocumentKind;
use rapida_contract::form::File;
use rapida_contract::ids::{AttachmentId, DeviceId, SubmissionId};
use rapida_contract::problem::{Fault, FieldError};
use rapida_contract::service::FileKind;
use rapida_contract::submission::{AttachmentRef, FORM_FILE};

use crate::db::{DbError, Row, Tx};
use crate::files::Digest;

/// A file of a registered form or step, as it lies in the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormFile {
    /// Under which its bytes lie.
    pub digest: Digest,
    /// By its content.
    pub media_type: String,
}

/// The file of this id, once a submission has taken it.
pub fn file(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<FormFile>, DbError> {
    let sql = "SELECT sha256, type FROM attachment WHERE id = $1 AND purpose = $2 AND submission IS NOT NULL";
    let read = |row: &Row| Ok(FormFile { digest: row.parse(0, "a SHA-256")?, media_type: row.text(1)?.to_owned() });
    tx.query(sql, &[id.to_string().into(), FORM_FILE.into()])?.first().map(read).transpose()
}

/// The submission that took a file.
pub fn taken_by(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<SubmissionId>, DbError> {
    let sql = "SELECT submission FROM attachment WHERE id = $1 AND purpose = $2";
    let rows = tx.query(sql, &[id.to_string().into(), FORM_FILE.into()])?;
    rows.first().map(|row| row.opt_parse(0, "an id")).transpose().map(Option::flatten)
}

/// What is wrong with the files that answers or a step name, each with its path: they and the attachments are the same, and each is
/// what its answer says that it is. Whether all have arrived is asked when the submission takes them.
pub fn faults(
    tx: &mut dyn Tx,
    device: &DeviceId,
    named: &[(String, File)],
    attachments: &[AttachmentRef],
) -> Result<Vec<FieldError>, DbError> {
    let mut errors = Vec::new();
    for (path, file) in named {
        if !attachments.iter().any(|attachment| is_same(file, attachment)) {
            errors.push(FieldError::new(format!("{path}.id"), Fault::Unknown));
        } else if media_type(tx, file.id, device)?.is_some_and(|arrived| !is_document(file.kind, &arrived)) {
            errors.push(FieldError::new(path, Fault::WrongType));
        }
    }
    let not_named = |attachment: &AttachmentRef| !named.iter().any(|(_, file)| is_same(file, attachment));
    let unnamed = attachments.iter().enumerate().filter(|(_, attachment)| not_named(attachment));
    errors.extend(unnamed.map(|(at, _)| FieldError::new(format!("attachments[{at}]"), Fault::NotAsked)));
    Ok(errors)
}

fn is_same(file: &File, attachment: &AttachmentRef) -> bool {
    (file.id, &file.sha256, file.size) == (attachment.id, &attachment.sha256, attachment.size)
}

/// Whether a media type is that of a kind.
fn is_document(kind: FileKind, media_type: &str) -> bool {
    let kind = match kind {
        FileKind::Pdf => DocumentKind::Pdf,
        FileKind::P7m => DocumentKind::P7m,
        FileKind::Jpeg => DocumentKind::Jpeg,
        FileKind::Png => DocumentKind::Png,
        FileKind::Unknown => return false,
    };
    kind.media_type() == media_type
}

/// What a file is by its content, once it has arrived from its device.
fn media_type(tx: &mut dyn Tx, id: AttachmentId, device: &DeviceId) -> Result<Option<String>, DbError> {
    let sql = "SELECT type FROM attachment WHERE id = $1 AND device = $2 AND purpose = $3 AND completed_at IS NOT NULL";
    let rows = tx.query(sql, &[id.to_string().into(), (&device.0).into(), FORM_FILE.into()])?;
    rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}
