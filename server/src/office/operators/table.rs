//! The tables `operator_token` and `operator_session`. Their SQL is here and nowhere else.

use jiff::Timestamp;

use super::Session;
use crate::db::{DbError, Tx, Value};

pub(super) fn token_hash(tx: &mut dyn Tx) -> Result<Option<String>, DbError> {
    let rows = tx.query("SELECT hash FROM operator_token WHERE id = 1", &[])?;
    rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}

pub(super) fn set_token_hash(tx: &mut dyn Tx, hash: &str, now: Timestamp) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO operator_token (id, hash, made_at) VALUES (1, $1, $2)
         ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at",
        &[hash.into(), now.as_millisecond().into()],
    )
    .map(drop)
}

pub(super) fn open(
    tx: &mut dyn Tx,
    hash: &str,
    session: &Session,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), DbError> {
    let (started, ends) = (now.as_millisecond(), ends_at.as_millisecond());
    let values: [Value; 5] =
        [hash.into(), session.name.as_str().into(), session.csrf.as_str().into(), started.into(), ends.into()];
    tx.execute(
        "INSERT INTO operator_session (hash, operator, csrf, started_at, ends_at) VALUES ($1, $2, $3, $4, $5)",
        &values,
    )
    .map(drop)
}

pub(super) fn find(tx: &mut dyn Tx, hash: &str, now: Timestamp) -> Result<Option<Session>, DbError> {
    let rows = tx.query(
        "SELECT operator, csrf FROM operator_session WHERE hash = $1 AND ends_at > $2",
        &[hash.into(), now.as_millisecond().into()],
    )?;
    let session = |row: &crate::db::Row| Ok(Session { name: row.text(0)?.to_owned(), csrf: row.text(1)?.to_owned() });
    rows.first().map(session).transpose()
}

pub(super) fn close(tx: &mut dyn Tx, hash: &str) -> Result<(), DbError> {
    tx.execute("DELETE FROM operator_session WHERE hash = $1", &[hash.into()]).map(drop)
}

pub(super) fn close_all(tx: &mut dyn Tx) -> Result<(), DbError> {
    tx.execute("DELETE FROM operator_session", &[]).map(drop)
}

pub(super) fn close_ended(tx: &mut dyn Tx, now: Timestamp) -> Result<(), DbError> {
    tx.execute("DELETE FROM operator_session WHERE ends_at <= $1", &[now.as_millisecond().into()]).map(drop)
}
