//! The `identity` table. Its SQL is here and nowhere else.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

pub(super) fn put(citizen: &Connection, seed: &[u8; 32]) -> Result<()> {
    citizen.execute("INSERT INTO identity (one, seed) VALUES (1, ?1)", [seed])?;
    Ok(())
}

pub(super) fn get(citizen: &Connection) -> Result<Option<[u8; 32]>> {
    Ok(citizen.query_row("SELECT seed FROM identity WHERE one = 1", [], |row| row.get(0)).optional()?)
}
