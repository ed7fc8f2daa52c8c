//! The tables `form_draft` and `form_draft_feed`. Their SQL is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::drafts::SealedDraft;
use rapida_contract::ids::SubmissionId;

use super::sealed::Sealed;
use super::{Kept, PAGE_BYTES};
use crate::db::{DbError, Row, Tx};

fn version(row: &Row, at: usize) -> Result<u32, DbError> {
    u32::try_from(row.int(at)?).map_err(|_| DbError::Column(at, "a version"))
}

fn sealed(row: &Row, at: usize) -> Result<Option<Sealed>, DbError> {
    Ok(row.opt_blob(at)?.map(|bytes| Sealed(bytes.to_vec())))
}

pub(super) fn find(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Kept>, DbError> {
    let rows = tx.query("SELECT person, version, sealed FROM form_draft WHERE id = $1", &[id.to_string().into()])?;
    let read =
        |row: &Row| Ok(Kept { person: row.text(0)?.to_owned(), version: version(row, 1)?, sealed: sealed(row, 2)? });
    rows.first().map(read).transpose()
}

/// How many drafts of a person were neither sent nor thrown away.
pub(super) fn live(tx: &mut dyn Tx, person: &str) -> Result<i64, DbError> {
    let sql = "SELECT COUNT(*) FROM form_draft WHERE person = $1 AND sealed IS NOT NULL";
    tx.query(sql, &[person.into()])?.first().map_or(Ok(0), |row| row.int(0))
}

fn no_feed() -> DbError {
    DbError::Refused("there is no feed of drafts".into())
}

/// The newest place of all.
pub(super) fn last(tx: &mut dyn Tx) -> Result<i64, DbError> {
    tx.query("SELECT last FROM form_draft_feed WHERE id = 1", &[])?.first().ok_or_else(no_feed)?.int(0)
}

/// Puts a draft at the newest place. The counted row stays locked until the commit: no place is seen before all smaller ones.
pub(super) fn put(tx: &mut dyn Tx, id: SubmissionId, kept: &Kept, now: Timestamp) -> Result<(), DbError> {
    let rows = tx.query("UPDATE form_draft_feed SET last = last + 1 WHERE id = 1 RETURNING last", &[])?;
    let place = rows.first().ok_or_else(no_feed)?.int(0)?;
    let Kept { person, version, sealed } = kept;
    let sealed = sealed.as_ref().map(|sealed| sealed.0.clone());
    tx.execute(
        "INSERT INTO form_draft (id, person, version, sealed, place, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET version = excluded.version, sealed = excluded.sealed, place = excluded.place,
         changed_at = excluded.changed_at",
        &[
            id.to_string().into(),
            person.into(),
            (*version).into(),
            sealed.into(),
            place.into(),
            now.as_millisecond().into(),
        ],
    )
    .map(drop)
}

/// The drafts of a person after a place with their places, oldest change first, and no more of them than fill a page.
pub(super) fn after(tx: &mut dyn Tx, person: &str, place: i64, limit: u32) -> Result<Vec<(i64, SealedDraft)>, DbError> {
    let bytes = i64::try_from(PAGE_BYTES).map_err(|_| DbError::Column(3, "a number"))?;
    let rows = tx.query(
        "SELECT place, id, version, sealed FROM form_draft WHERE person = $1 AND place IN (
           SELECT place FROM (
             SELECT place, SUM(COALESCE(LENGTH(sealed), 0)) OVER (ORDER BY place) - COALESCE(LENGTH(sealed), 0) AS earlier
             FROM form_draft WHERE person = $1 AND place > $2) AS found
           WHERE earlier < $3 ORDER BY place LIMIT $4)
         ORDER BY place",
        &[person.into(), place.into(), bytes.into(), limit.into()],
    )?;
    let read = |row: &Row| {
        let sealed = sealed(row, 3)?.map(|sealed| sealed.text());
        Ok((row.int(0)?, SealedDraft { id: row.parse(1, "an id")?, version: version(row, 2)?, sealed }))
    };
    rows.iter().map(read).collect()
}

/// Removes drafts that nobody changed since a time, and ended ones since another; answers which.
pub(super) fn remove_before(
    tx: &mut dyn Tx,
    (live, ended): (Timestamp, Timestamp),
    limit: u32,
) -> Result<Vec<String>, DbError> {
    let rows = tx.query(
        "DELETE FROM form_draft WHERE id IN (
           SELECT id FROM form_draft WHERE changed_at < $2 AND (sealed IS NULL OR changed_at < $1)
           ORDER BY changed_at LIMIT $3) RETURNING id",
        &[live.as_millisecond().into(), ended.as_millisecond().into(), limit.into()],
    )?;
    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}
