//! The `integration` table. Its SQL is here and nowhere else.

use rapida_contract::ids::SubmissionId;
use rusqlite::{Connection, OptionalExtension, Row};

use super::Stored;
use crate::db::{parsed, time};
use crate::error::Result;

const INTEGRATION: &str = "SELECT id, owner, proceeding, words, saved_at FROM integration";

pub(super) fn put(citizen: &Connection, stored: &Stored) -> Result<()> {
    citizen.execute(
        "INSERT INTO integration (id, owner, proceeding, words, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (owner, proceeding) DO UPDATE SET words = excluded.words, saved_at = excluded.saved_at",
        (
            stored.id.to_string(),
            &stored.owner,
            stored.proceeding.to_string(),
            &stored.words,
            stored.saved_at.as_millisecond(),
        ),
    )?;
    Ok(())
}

pub(super) fn get(citizen: &Connection, owner: &str, proceeding: SubmissionId) -> Result<Option<Stored>> {
    let sql = format!("{INTEGRATION} WHERE owner = ?1 AND proceeding = ?2");
    Ok(citizen.query_row(&sql, (owner, proceeding.to_string()), read).optional()?)
}

pub(super) fn all(citizen: &Connection, owner: &str) -> Result<Vec<Stored>> {
    let mut statement = citizen.prepare_cached(&format!("{INTEGRATION} WHERE owner = ?1 ORDER BY saved_at, id"))?;
    Ok(statement.query_map([owner], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn ids(citizen: &Connection) -> Result<Vec<SubmissionId>> {
    let mut statement = citizen.prepare_cached("SELECT id FROM integration")?;
    Ok(statement.query_map([], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn remove(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM integration WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<Stored> {
    Ok(Stored {
        id: parsed(row, 0)?,
        owner: row.get(1)?,
        proceeding: parsed(row, 2)?,
        words: row.get(3)?,
        saved_at: time(row, 4)?,
    })
}
