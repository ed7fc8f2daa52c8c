//! The tables `proceeding`, `proceedings_told`, `proceedings_page` and `form_as_sent`. Their SQL is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::{FormAsSent, Proceeding};
use rusqlite::{Connection, OptionalExtension, Row};

use super::pull::PageTold;
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

/// Those of one person alone after one id and up to another, by id; all that follow where that is empty.
pub(super) fn between(cache: &Connection, owner: &str, after: &str, next: &str) -> Result<Vec<Proceeding>> {
    let sql = "SELECT value FROM proceeding WHERE owner = ?1 AND id > ?2 AND (id <= ?3 OR ?3 = '') ORDER BY id";
    let mut statement = cache.prepare_cached(sql)?;
    Ok(statement.query_map([owner, after, next], |row| json(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn replace_pages(cache: &Connection, owner: &str, pages: &[PageTold]) -> Result<()> {
    cache.execute("DELETE FROM proceedings_page WHERE owner = ?1", [owner])?;
    for PageTold { after, next, etag } in pages {
        let sql = "INSERT OR REPLACE INTO proceedings_page (owner, after, next, etag) VALUES (?1, ?2, ?3, ?4)";
        cache.execute(sql, (owner, after, next, etag))?;
    }
    Ok(())
}

pub(super) fn page(cache: &Connection, owner: &str, after: &str) -> Result<Option<PageTold>> {
    let sql = "SELECT after, next, etag FROM proceedings_page WHERE owner = ?1 AND after = ?2";
    let read = |row: &Row| Ok(PageTold { after: row.get(0)?, next: row.get(1)?, etag: row.get(2)? });
    Ok(cache.query_row(sql, [owner, after], read).optional()?)
}

pub(super) fn put_told(cache: &Connection, owner: &str, at: Timestamp) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO proceedings_told (owner, at) VALUES (?1, ?2)";
    cache.execute(sql, (owner, at.as_millisecond()))?;
    Ok(())
}

pub(super) fn told_at(cache: &Connection, owner: &str) -> Result<Option<Timestamp>> {
    let sql = "SELECT at FROM proceedings_told WHERE owner = ?1";
    Ok(cache.query_row(sql, [owner], |row| time(row, 0)).optional()?)
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
    for table in ["proceeding", "proceedings_told", "proceedings_page", "form_as_sent"] {
        cache.execute(&format!("DELETE FROM {table} WHERE owner <> ''"), [])?;
    }
    Ok(())
}
