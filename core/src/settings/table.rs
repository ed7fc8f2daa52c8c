//! The `setting` table. Its SQL is here and nowhere else.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

pub(super) fn put(citizen: &Connection, name: &str, value: &str) -> Result<()> {
    citizen.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )?;
    Ok(())
}

pub(super) fn get(citizen: &Connection, name: &str) -> Result<Option<String>> {
    Ok(citizen.query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0)).optional()?)
}
