//! The table `signing_key`, and the receipts in `submission`. Their SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;

use super::{Given, VerificationCode};
use crate::db::{DbError, Row, Tx};

pub(super) fn add_key(tx: &mut dyn Tx, kid: &str, seed: &[u8; 32], now: Timestamp) -> Result<(), DbError> {
    let sql = "INSERT INTO signing_key (kid, seed, made_at) VALUES ($1, $2, $3)";
    tx.execute(sql, &[kid.into(), seed.to_vec().into(), now.as_millisecond().into()]).map(drop)
}

pub(super) fn newest_seed(tx: &mut dyn Tx) -> Result<Option<[u8; 32]>, DbError> {
    let sql = "SELECT seed FROM signing_key ORDER BY made_at DESC, kid LIMIT 1";
    tx.query(sql, &[])?.first().map(seed).transpose()
}

pub(super) fn seeds(tx: &mut dyn Tx) -> Result<Vec<[u8; 32]>, DbError> {
    let sql = "SELECT seed FROM signing_key ORDER BY made_at DESC, kid";
    tx.query(sql, &[])?.iter().map(seed).collect()
}

fn seed(row: &Row) -> Result<[u8; 32], DbError> {
    row.blob(0)?.try_into().map_err(|_| DbError::Column(0, "32 bytes"))
}

pub(super) fn by_code(tx: &mut dyn Tx, code: &VerificationCode) -> Result<Option<Given>, DbError> {
    let rows = tx.query("SELECT id, receipt FROM submission WHERE code = $1", &[code.plain().into()])?;
    let given = |row: &Row| Ok(Given { submission: row.parse(0, "an id")?, jws: row.text(1)?.to_owned() });
    rows.first().map(given).transpose()
}

pub(super) fn code_of(tx: &mut dyn Tx, submission: SubmissionId) -> Result<Option<VerificationCode>, DbError> {
    let rows = tx.query("SELECT code FROM submission WHERE id = $1", &[submission.to_string().into()])?;
    rows.first().map(|row| row.text(0).map(VerificationCode::read)).transpose().map(Option::flatten)
}
