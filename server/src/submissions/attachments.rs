//! The attachments that a submission names: they must have arrived, from the same device, and belong to nobody yet.
//!
//! The SQL by which submissions look at the table `attachment` is here and nowhere else; how files arrive is `uploads`'.

use std::collections::BTreeSet;

use rapida_contract::ids::{AttachmentId, DeviceId, SubmissionId};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::submission::AttachmentRef;

use super::Arrived;
use crate::db::{DbError, Row, Tx};

/// What is wrong with how they are named.
pub(super) fn check(refs: &[AttachmentRef], most: u32) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if refs.len() > most as usize {
        errors.push(FieldError::bound("attachments", Fault::TooLong, most));
    }
    let mut seen = BTreeSet::new();
    for (at, attachment) in refs.iter().enumerate() {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if attachment.sha256.len() != 64 || !attachment.sha256.bytes().all(hex) {
            errors.push(FieldError::new(format!("attachments[{at}].sha256"), Fault::Malformed));
        }
        if !seen.insert(attachment.id) {
            errors.push(FieldError::new(format!("attachments[{at}].id"), Fault::Malformed));
        }
    }
    errors
}

/// Binds the attachments, which were sent up for a purpose, to the submission, or names the ones that are not here.
pub(super) fn take(tx: &mut dyn Tx, arrived: &Arrived, purpose: &str, refs: &[AttachmentRef]) -> Result<(), Problem> {
    let mut missing = Vec::new();
    for (at, attachment) in refs.iter().enumerate() {
        if !bind(tx, arrived, purpose, attachment, at)? {
            missing.push(FieldError::new(format!("attachments[{at}]"), Fault::Required));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let detail = "Un allegato non è ancora arrivato: caricalo e invia di nuovo.";
    Err(Problem { errors: missing, ..Problem::new(Code::AttachmentMissing, detail) })
}

fn bind(
    tx: &mut dyn Tx,
    arrived: &Arrived,
    purpose: &str,
    attachment: &AttachmentRef,
    place: usize,
) -> Result<bool, DbError> {
    // A size beyond BIGINT matches no row.
    let size = i64::try_from(attachment.size).unwrap_or(-1);
    let bound = tx.execute(
        "UPDATE attachment SET submission = $1, place = $2
         WHERE id = $3 AND device = $4 AND sha256 = $5 AND size = $6
           AND purpose = $7 AND completed_at IS NOT NULL AND submission IS NULL",
        &[
            arrived.id.to_string().into(),
            (place as i64).into(),
            attachment.id.to_string().into(),
            (&arrived.device.0).into(),
            (&attachment.sha256).into(),
            size.into(),
            purpose.into(),
        ],
    )?;
    Ok(bound == 1)
}

/// What its own device sent with a submission, in the person's order.
pub fn of_submission(tx: &mut dyn Tx, id: SubmissionId, device: &DeviceId) -> Result<Vec<AttachmentRef>, DbError> {
    let sql = "SELECT id, sha256, size FROM attachment WHERE submission = $1 AND device = $2 ORDER BY place";
    let read = |row: &Row| {
        let size = row.int(2)?.try_into().map_err(|_| DbError::Column(2, "a size"))?;
        Ok(AttachmentRef { id: row.parse(0, "an id")?, sha256: row.text(1)?.to_owned(), size })
    };
    tx.query(sql, &[id.to_string().into(), (&device.0).into()])?.iter().map(read).collect()
}

/// The device that may read an attachment that a submission took: the one whose submission it is, also where the
/// office added the picture.
pub fn owner(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<DeviceId>, DbError> {
    let sql = "SELECT s.device FROM attachment a JOIN submission s ON s.id = a.submission WHERE a.id = $1";
    let rows = tx.query(sql, &[id.to_string().into()])?;
    rows.first().map(|row| row.text(0).map(|device| DeviceId(device.to_owned()))).transpose()
}
