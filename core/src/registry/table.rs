//! The `registry` table. Its SQL is here and nowhere else.

use rapida_contract::registry::Registry;
use rusqlite::{Connection, OptionalExtension};

use crate::db::json;
use crate::error::Result;

pub(super) fn put(cache: &Connection, owner: &str, registry: &Registry) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO registry (one, owner, value) VALUES (1, ?1, ?2)";
    cache.execute(sql, (owner, serde_json::to_string(registry)?))?;
    Ok(())
}

pub(super) fn get(cache: &Connection, owner: &str) -> Result<Option<Registry>> {
    let sql = "SELECT value FROM registry WHERE owner = ?1";
    Ok(cache.query_row(sql, [owner], |row| json(row, 0)).optional()?)
}

pub(super) fn remove(cache: &Connection) -> Result<()> {
    cache.execute("DELETE FROM registry", [])?;
    Ok(())
}
