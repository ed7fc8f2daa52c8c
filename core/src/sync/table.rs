//! The `cursor` table. Its SQL is here and nowhere else.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

pub(super) fn put(cache: &Connection, cursor: &str) -> Result<()> {
    cache.execute(
        "INSERT INTO cursor (one, value) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET value = excluded.value",
        [cursor],
    )?;
    Ok(())
}

pub(super) fn get(cache: &Connection) -> Result<Option<String>> {
    Ok(cache.query_row("SELECT value FROM cursor WHERE one = 1", [], |row| row.get(0)).optional()?)
}
