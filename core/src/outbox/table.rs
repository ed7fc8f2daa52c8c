//! The `outbox` table. Its SQL is here and nowhere else.

use std::collections::HashSet;

use jiff::Timestamp;
use rapida_contract::ids::AttachmentId;
use rusqlite::{Connection, OptionalExtension, Row};

use super::plan::{Entry, Kind};
use crate::db::{parsed, time};
use crate::error::Result;

const ENTRY: &str = "SELECT outbox.id, kind, key, outbox.submission, attempts, next_try, report
                     FROM outbox LEFT JOIN submission ON submission.id = outbox.submission";

pub(super) fn put(citizen: &Connection, kind: Kind, key: &str, submission: &str, at: Timestamp) -> Result<()> {
    citizen.execute(
        "INSERT INTO outbox (kind, key, submission, next_try) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (kind, key) DO UPDATE SET attempts = 0, next_try = excluded.next_try",
        (name(kind), key, submission, at.as_millisecond()),
    )?;
    Ok(())
}

pub(super) fn all(citizen: &Connection) -> Result<Vec<Entry>> {
    let mut statement = citizen.prepare_cached(&format!("{ENTRY} ORDER BY outbox.id"))?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn postpone(citizen: &Connection, id: i64, attempts: u32, at: Timestamp) -> Result<()> {
    let sql = "UPDATE outbox SET attempts = ?2, next_try = ?3 WHERE id = ?1";
    citizen.execute(sql, (id, attempts, at.as_millisecond()))?;
    Ok(())
}

/// Everything becomes due: the network is back.
pub(super) fn hurry(citizen: &Connection, now: Timestamp) -> Result<()> {
    citizen.execute("UPDATE outbox SET next_try = ?1 WHERE next_try > ?1", [now.as_millisecond()])?;
    Ok(())
}

pub(super) fn remove(citizen: &Connection, id: i64) -> Result<()> {
    citizen.execute("DELETE FROM outbox WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn remove_of_submission(citizen: &Connection, submission: &str) -> Result<()> {
    citizen.execute("DELETE FROM outbox WHERE submission = ?1", [submission])?;
    Ok(())
}

pub(super) fn files(citizen: &Connection) -> Result<HashSet<AttachmentId>> {
    let mut statement = citizen.prepare_cached("SELECT key FROM outbox WHERE kind = 'upload'")?;
    Ok(statement.query_map([], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// How many submissions wait, and when the next attempt is due.
pub(super) fn waiting(citizen: &Connection) -> Result<(u32, Option<Timestamp>)> {
    let sql = "SELECT count(*) FROM outbox WHERE kind = 'submission'";
    let submissions = citizen.query_row(sql, [], |row| row.get(0))?;
    let sql = "SELECT next_try FROM outbox ORDER BY next_try LIMIT 1";
    Ok((submissions, citizen.query_row(sql, [], |row| time(row, 0)).optional()?))
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Upload => "upload",
        Kind::Submission => "submission",
        Kind::Follow => "follow",
    }
}

fn read(row: &Row) -> rusqlite::Result<Entry> {
    let kind = match row.get::<_, String>(1)?.as_str() {
        "upload" => Kind::Upload,
        "submission" => Kind::Submission,
        _ => Kind::Follow,
    };
    Ok(Entry {
        id: row.get(0)?,
        kind,
        key: row.get(2)?,
        submission: row.get::<_, String>(3)?.parse().ok(),
        attempts: row.get(4)?,
        next_try: time(row, 5)?,
        report: row.get::<_, Option<String>>(6)?.and_then(|report| report.parse().ok()),
    })
}
