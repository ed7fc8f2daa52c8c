//! The `draft` table. Its SQL is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::report::{NewReport, Step};
use rusqlite::{Connection, OptionalExtension, Row};

use super::Stored;
use crate::db::{json, parsed, time};
use crate::error::Result;

pub(super) fn put(
    citizen: &Connection,
    id: SubmissionId,
    report: &NewReport,
    step: Step,
    now: Timestamp,
) -> Result<()> {
    citizen.execute(
        "INSERT INTO draft (id, report, step, saved_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET report = excluded.report, step = excluded.step, saved_at = excluded.saved_at",
        (id.to_string(), serde_json::to_string(report)?, serde_json::to_string(&step)?, now.as_millisecond()),
    )?;
    Ok(())
}

pub(super) fn get(citizen: &Connection, id: SubmissionId) -> Result<Option<Stored>> {
    let sql = "SELECT id, report, step, saved_at FROM draft WHERE id = ?1";
    Ok(citizen.query_row(sql, [id.to_string()], read).optional()?)
}

pub(super) fn all(citizen: &Connection) -> Result<Vec<Stored>> {
    let mut statement =
        citizen.prepare_cached("SELECT id, report, step, saved_at FROM draft ORDER BY saved_at DESC")?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn remove(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM draft WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<Stored> {
    Ok(Stored { id: parsed(row, 0)?, report: json(row, 1)?, step: json(row, 2)?, saved_at: time(row, 3)? })
}
