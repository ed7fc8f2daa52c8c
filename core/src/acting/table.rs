//! The tables `capacities` and `acting_for`. Their SQL is here and nowhere else.

use rapida_contract::acting::{Capacity, Subject};
use rusqlite::{Connection, OptionalExtension};

use crate::db::{json, parsed};
use crate::error::Result;

pub(super) fn put_capacities(cache: &Connection, owner: &str, capacities: &[Capacity]) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO capacities (one, owner, value) VALUES (1, ?1, ?2)";
    cache.execute(sql, (owner, serde_json::to_string(capacities)?))?;
    Ok(())
}

pub(super) fn capacities(cache: &Connection, owner: &str) -> Result<Option<Vec<Capacity>>> {
    let sql = "SELECT value FROM capacities WHERE owner = ?1";
    Ok(cache.query_row(sql, [owner], |row| json(row, 0)).optional()?)
}

pub(super) fn remove_capacities(cache: &Connection) -> Result<()> {
    cache.execute("DELETE FROM capacities", [])?;
    Ok(())
}

pub(super) fn put_chosen(citizen: &Connection, owner: &str, capacity: &Capacity) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO acting_for (one, owner, subject, name) VALUES (1, ?1, ?2, ?3)";
    citizen.execute(sql, (owner, capacity.subject.key(), &capacity.name))?;
    Ok(())
}

/// The subject, and its name when it was chosen.
pub(super) fn chosen(citizen: &Connection, owner: &str) -> Result<Option<(Subject, String)>> {
    let sql = "SELECT subject, name FROM acting_for WHERE owner = ?1";
    Ok(citizen.query_row(sql, [owner], |row| Ok((parsed(row, 0)?, row.get(1)?))).optional()?)
}

pub(super) fn remove_chosen(citizen: &Connection) -> Result<()> {
    citizen.execute("DELETE FROM acting_for", [])?;
    Ok(())
}
