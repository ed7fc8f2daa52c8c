//! The tables `proceeding`, `proceedings_told` and `form_as_sent`. Their SQL is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::{FormAsSent, Proceeding};
use rusqlite::{Connection, OptionalExtension};

use crate::db::{json, time};
use crate::error::Result;

/// In the place of all that was told of a person before.
pub(super) fn replace(cache: &Connection, owner: &str, all: &[Proceeding]) -> Result<()> {
    cache.execute("DELETE FROM proceeding WHERE owner = ?1", [owner])?;
    let mut statement =
        cache.prepare_cached("INSERT OR REPLACE INTO proceeding (owner, id, value) VALUES (?1, ?2, ?3)")?;
    for proceeding in all {
        statement.execute((owner, proceeding.id.to_string(), serde_json::to_string(proceeding)?))?;
    }
    Ok(())
}

/// Those of one person alone, by id.
pub(super) fn of(cache: &Connection, owner: &str) -> Result<Vec<Proceeding>> {
    let mut statement = cache.prepare_cached("SELECT value FROM proceeding WHERE owner = ?1 ORDER BY id")?;
    Ok(statement.query_map([owner], |row| json(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// Those of a person and of nobody, by id. What was told to the person goes before what was told to nobody.
pub(super) fn all(cache: &Connection, owner: &str) -> Result<Vec<Proceeding>> {
    let sql = "SELECT value FROM proceeding AS one
               WHERE owner = ?1
                 OR owner = '' AND NOT EXISTS (SELECT 1 FROM proceeding WHERE owner = ?1 AND id = one.id)
               ORDER BY id";
    let mut statement = cache.prepare_cached(sql)?;
    Ok(statement.query_map([owner], |row| json(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// One of those, by its first submission.
pub(super) fn get(cache: &Connection, owner: &str, id: SubmissionId) -> Result<Option<Proceeding>> {
    let sql = "SELECT value FROM proceeding WHERE owner IN (?1, '') AND id = ?2 ORDER BY owner DESC LIMIT 1";
    Ok(cache.query_row(sql, (owner, id.to_string()), |row| json(row, 0)).optional()?)
}

pub(super) fn put_told(cache: &Connection, owner: &str, etag: &str, at: Timestamp) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO proceedings_told (owner, etag, at) VALUES (?1, ?2, ?3)";
    cache.execute(sql, (owner, etag, at.as_millisecond()))?;
    Ok(())
}

/// The ETag, and when it was told.
pub(super) fn told(cache: &Connection, owner: &str) -> Result<Option<(String, Timestamp)>> {
    let sql = "SELECT etag, at FROM proceedings_told WHERE owner = ?1";
    Ok(cache.query_row(sql, [owner], |row| Ok((row.get(0)?, time(row, 1)?))).optional()?)
}

pub(super) fn put_form(cache: &Connection, owner: &str, form: &FormAsSent) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO form_as_sent (owner, id, value) VALUES (?1, ?2, ?3)";
    cache.execute(sql, (owner, form.id.to_string(), serde_json::to_string(form)?))?;
    Ok(())
}

pub(super) fn form(cache: &Connection, owner: &str, id: SubmissionId) -> Result<Option<FormAsSent>> {
    let sql = "SELECT value FROM form_as_sent WHERE owner IN (?1, '') AND id = ?2";
    Ok(cache.query_row(sql, (owner, id.to_string()), |row| json(row, 0)).optional()?)
}

/// Everything but what was told to a device that nobody was signed in on.
pub(super) fn remove_of_people(cache: &Connection) -> Result<()> {
    for table in ["proceeding", "proceedings_told", "form_as_sent"] {
        cache.execute(&format!("DELETE FROM {table} WHERE owner <> ''"), [])?;
    }
    Ok(())
}
