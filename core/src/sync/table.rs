//! The tables `cursor` and `clock`. Their SQL is here and nowhere else.

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

/// Seconds by which this device's clock is ahead of the municipality's.
pub(super) fn put_ahead(cache: &Connection, seconds: i64) -> Result<()> {
    cache.execute("INSERT OR REPLACE INTO clock (one, ahead_s) VALUES (1, ?1)", [seconds])?;
    Ok(())
}

pub(super) fn ahead(cache: &Connection) -> Result<i64> {
    Ok(cache.query_row("SELECT ahead_s FROM clock WHERE one = 1", [], |row| row.get(0)).optional()?.unwrap_or(0))
}
