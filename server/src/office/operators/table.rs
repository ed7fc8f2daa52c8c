//! The table `operator_session`. Its SQL is here and nowhere else.

use jiff::Timestamp;

use super::Session;
use crate::db::{DbError, Row, Tx, Value};

pub(super) fn open(
    tx: &mut dyn Tx,
    hash: &str,
    session: &Session,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), DbError> {
    let (started, ends) = (now.as_millisecond(), ends_at.as_millisecond());
    let values: [Value; 5] =
        [hash.into(), session.tax_code.as_str().into(), session.csrf.as_str().into(), started.into(), ends.into()];
    tx.execute(
        "INSERT INTO operator_session (hash, tax_code, csrf, started_at, ends_at) VALUES ($1, $2, $3, $4, $5)",
        &values,
    )
    .map(drop)
}

pub(super) fn find(tx: &mut dyn Tx, hash: &str, now: Timestamp) -> Result<Option<Session>, DbError> {
    let rows = tx.query(
        "SELECT tax_code, csrf FROM operator_session WHERE hash = $1 AND ends_at > $2",
        &[hash.into(), now.as_millisecond().into()],
    )?;
    let session = |row: &Row| Ok(Session { tax_code: row.text(0)?.to_owned(), csrf: row.text(1)?.to_owned() });
    rows.first().map(session).transpose()
}

pub(super) fn close(tx: &mut dyn Tx, hash: &str) -> Result<(), DbError> {
    tx.execute("DELETE FROM operator_session WHERE hash = $1", &[hash.into()]).map(drop)
}

pub(super) fn close_ended(tx: &mut dyn Tx, now: Timestamp) -> Result<(), DbError> {
    tx.execute("DELETE FROM operator_session WHERE ends_at <= $1", &[now.as_millisecond().into()]).map(drop)
}
