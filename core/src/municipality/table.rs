//! The `municipality` table. Its SQL is here and nowhere else.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

pub(super) fn put(cache: &Connection, etag: &str, value: &str) -> Result<()> {
    cache.execute(
        "INSERT INTO municipality (one, etag, value) VALUES (1, ?1, ?2)
         ON CONFLICT (one) DO UPDATE SET etag = excluded.etag, value = excluded.value",
        [etag, value],
    )?;
    Ok(())
}

/// ETag and JSON.
pub(super) fn get(cache: &Connection) -> Result<Option<(String, String)>> {
    let sql = "SELECT etag, value FROM municipality WHERE one = 1";
    Ok(cache.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
