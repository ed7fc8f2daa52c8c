//! The tables `service_reminded` and `reminder`. Their SQL is here and nowhere else.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::reminders::Told;
use crate::db::parsed;
use crate::error::Result;

pub(super) fn reminded(citizen: &Connection) -> Result<BTreeSet<String>> {
    let mut statement = citizen.prepare_cached("SELECT slug FROM service_reminded")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn put_reminded(citizen: &Connection, slug: &str) -> Result<()> {
    citizen.execute("INSERT OR IGNORE INTO service_reminded (slug) VALUES (?1)", [slug])?;
    Ok(())
}

pub(super) fn remove_reminded(citizen: &Connection, slug: &str) -> Result<()> {
    citizen.execute("DELETE FROM service_reminded WHERE slug = ?1", [slug])?;
    Ok(())
}

pub(super) fn told(citizen: &Connection) -> Result<BTreeSet<Told>> {
    let mut statement = citizen.prepare_cached("SELECT uid, day, days FROM reminder")?;
    let rows = statement.query_map([], |row| Ok(Told { uid: row.get(0)?, day: parsed(row, 1)?, days: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn put_told(citizen: &Connection, told: &Told) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO reminder (uid, day, days) VALUES (?1, ?2, ?3)";
    citizen.execute(sql, (&told.uid, told.day.to_string(), told.days))?;
    Ok(())
}

pub(super) fn forget_told(citizen: &Connection, told: &Told) -> Result<()> {
    let sql = "DELETE FROM reminder WHERE uid = ?1 AND day = ?2 AND days = ?3";
    citizen.execute(sql, (&told.uid, told.day.to_string(), told.days))?;
    Ok(())
}

pub(super) fn remove_all(citizen: &Connection) -> Result<()> {
    citizen.execute_batch("DELETE FROM service_reminded; DELETE FROM reminder")?;
    Ok(())
}
