//! The `mail` table. Its SQL is here and nowhere else.

use jiff::Timestamp;
use uuid::Uuid;

use super::Mail;
use crate::db::{DbError, Row, Tx, Value};

const COLUMNS: &str = "id, recipient, subject, body, queued_at, tries, sent_at, fault";

pub(super) fn insert(
    tx: &mut dyn Tx,
    id: Uuid,
    to: &str,
    subject: &str,
    body: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    let at = now.as_millisecond();
    let values: [Value; 5] = [id.to_string().into(), to.into(), subject.into(), body.into(), at.into()];
    tx.execute(
        "INSERT INTO mail (id, recipient, subject, body, queued_at, tries, next_at, sent_at, given_up_at, fault)
         VALUES ($1, $2, $3, $4, $5, 0, $5, NULL, NULL, '')",
        &values,
    )?;
    Ok(())
}

/// The mail whose turn it is, if there is one.
pub(super) fn due(tx: &mut dyn Tx, now: Timestamp) -> Result<Option<Mail>, DbError> {
    let rows = tx.query(
        &format!(
            "SELECT {COLUMNS} FROM mail WHERE sent_at IS NULL AND given_up_at IS NULL AND next_at <= $1
             ORDER BY next_at, queued_at LIMIT 1"
        ),
        &[now.as_millisecond().into()],
    )?;
    rows.first().map(read).transpose()
}

/// When the next turn is, if anything waits.
pub(super) fn next_turn(tx: &mut dyn Tx) -> Result<Option<Timestamp>, DbError> {
    let rows = tx.query(
        "SELECT next_at FROM mail WHERE sent_at IS NULL AND given_up_at IS NULL ORDER BY next_at LIMIT 1",
        &[],
    )?;
    rows.first().map(|row| row.time(0)).transpose()
}

/// Counts a try and keeps others off the mail until then.
pub(super) fn claim(tx: &mut dyn Tx, id: Uuid, until: Timestamp) -> Result<(), DbError> {
    let values = [id.to_string().into(), until.as_millisecond().into()];
    tx.execute("UPDATE mail SET tries = tries + 1, next_at = $2 WHERE id = $1", &values).map(drop)
}

pub(super) fn sent(tx: &mut dyn Tx, id: Uuid, at: Timestamp) -> Result<(), DbError> {
    let values = [id.to_string().into(), at.as_millisecond().into()];
    tx.execute("UPDATE mail SET sent_at = $2, fault = '' WHERE id = $1", &values).map(drop)
}

pub(super) fn failed(tx: &mut dyn Tx, id: Uuid, fault: &str, again_at: Timestamp) -> Result<(), DbError> {
    let values = [id.to_string().into(), fault.into(), again_at.as_millisecond().into()];
    tx.execute("UPDATE mail SET fault = $2, next_at = $3 WHERE id = $1", &values).map(drop)
}

pub(super) fn given_up(tx: &mut dyn Tx, id: Uuid, fault: &str, at: Timestamp) -> Result<(), DbError> {
    let values = [id.to_string().into(), fault.into(), at.as_millisecond().into()];
    tx.execute("UPDATE mail SET fault = $2, given_up_at = $3 WHERE id = $1", &values).map(drop)
}

/// The newest mails, whatever became of them.
pub(super) fn newest(tx: &mut dyn Tx, most: i64) -> Result<Vec<Mail>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM mail ORDER BY queued_at DESC, id LIMIT $1");
    tx.query(&sql, &[most.into()])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Mail, DbError> {
    Ok(Mail {
        id: row.parse(0, "a UUID")?,
        to: row.text(1)?.to_owned(),
        subject: row.text(2)?.to_owned(),
        body: row.text(3)?.to_owned(),
        queued_at: row.time(4)?,
        tries: u32::try_from(row.int(5)?).unwrap_or(u32::MAX),
        sent_at: row.opt_int(6)?.map(|_| row.time(6)).transpose()?,
        fault: row.text(7)?.to_owned(),
    })
}
