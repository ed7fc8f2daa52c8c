//! The `own_report` table. Its SQL is here and nowhere else.

use rapida_contract::changes::OwnReport;
use rapida_contract::ids::SubmissionId;
use rusqlite::{Connection, OptionalExtension};

use crate::db::json;
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
