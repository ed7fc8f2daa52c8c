//! The table `submission`. Its SQL is here and nowhere else, but for the receipts' codes.

use rapida_contract::ids::DeviceId;
use rapida_contract::ids::SubmissionId;
use rapida_contract::receipt::Receipt;

use super::{Arrived, Sent, Stored};
use crate::db::{DbError, Row, Tx};
use crate::receipts::VerificationCode;

pub(super) fn find(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Stored>, DbError> {
    let sql = "SELECT device, content_sha256, answer FROM submission WHERE id = $1";
    let rows = tx.query(sql, &[id.to_string().into()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(Stored {
        device: DeviceId(row.text(0)?.to_owned()),
        content_sha256: row.text(1)?.to_owned(),
        answer: row.blob(2)?.to_vec(),
    }))
}

pub(super) fn sent(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Sent>, DbError> {
    let rows = tx.query("SELECT device, service, person FROM submission WHERE id = $1", &[id.to_string().into()])?;
    let read = |row: &Row| {
        let (service, person) = (row.text(1)?.to_owned(), row.opt_text(2)?.map(str::to_owned));
        Ok(Sent { device: DeviceId(row.text(0)?.to_owned()), service, person })
    };
    rows.first().map(read).transpose()
}

pub(super) fn body(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Vec<u8>>, DbError> {
    let rows = tx.query("SELECT body FROM submission WHERE id = $1", &[id.to_string().into()])?;
    rows.first().map(|row| Ok(row.blob(0)?.to_vec())).transpose()
}

pub(super) fn insert(
    tx: &mut dyn Tx,
    arrived: &Arrived,
    (claims, receipt): (&Receipt, &str),
    code: &VerificationCode,
    answer: &[u8],
) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO submission
           (id, device, service, body, content_sha256, answer, receipt, code, registered_at, person)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            arrived.id.to_string().into(),
            (&arrived.device.0).into(),
            (&claims.service).into(),
            arrived.body.as_slice().into(),
            (&claims.content_sha256).into(),
            answer.into(),
            receipt.into(),
            code.plain().into(),
            claims.registration.at.as_millisecond().into(),
            arrived.who.as_ref().map(|who| who.me.person.tax_code.as_str()).into(),
        ],
    )
    .map(drop)
}
