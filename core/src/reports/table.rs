//! The tables `own_report` and `office_picture`. Their SQL is here and nowhere else.

use std::collections::HashSet;

use rapida_contract::changes::OwnReport;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rusqlite::{Connection, OptionalExtension};

use crate::db::{json, parsed};
use crate::error::Result;

pub(super) fn put(cache: &Connection, report: &OwnReport, value: &str) -> Result<()> {
    cache.execute(
        "INSERT INTO own_report (id, updated_at, value) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, value = excluded.value",
        (report.id.to_string(), report.updated_at.as_millisecond(), value),
    )?;
    Ok(())
}

pub(super) fn remove(cache: &Connection, id: &str) -> Result<()> {
    cache.execute("DELETE FROM own_report WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn get(cache: &Connection, id: SubmissionId) -> Result<Option<OwnReport>> {
    let sql = "SELECT value FROM own_report WHERE id = ?1";
    Ok(cache.query_row(sql, [id.to_string()], |row| json(row, 0)).optional()?)
}

pub(super) fn put_picture(cache: &Connection, id: AttachmentId, jpeg: &[u8]) -> Result<()> {
    cache.execute("INSERT OR REPLACE INTO office_picture (id, jpeg) VALUES (?1, ?2)", (id.to_string(), jpeg))?;
    Ok(())
}

pub(super) fn picture(cache: &Connection, id: AttachmentId) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT jpeg FROM office_picture WHERE id = ?1 AND length(jpeg) > 0";
    Ok(cache.query_row(sql, [id.to_string()], |row| row.get(0)).optional()?)
}

pub(super) fn pictures(cache: &Connection) -> Result<HashSet<AttachmentId>> {
    let mut statement = cache.prepare_cached("SELECT id FROM office_picture WHERE length(jpeg) > 0")?;
    Ok(statement.query_map([], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn missing_pictures(cache: &Connection, limit: u32) -> Result<Vec<AttachmentId>> {
    let mut statement = cache.prepare_cached(
        "SELECT named.value FROM own_report AS report, json_each(report.value, '$.events') AS event,
           json_each(event.value, '$.pictures') AS named
         WHERE named.value NOT IN (SELECT id FROM office_picture)
         ORDER BY report.updated_at DESC LIMIT ?1",
    )?;
    Ok(statement.query_map([limit], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}
