//! The `follow` table. Its SQL is here and nowhere else.

use std::collections::HashSet;

use rapida_contract::ids::ReportCode;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

pub(super) fn put(citizen: &Connection, code: &ReportCode, on: bool) -> Result<()> {
    citizen.execute(
        "INSERT INTO follow (code, followed) VALUES (?1, ?2) ON CONFLICT (code) DO UPDATE SET followed = excluded.followed",
        (&code.0, on),
    )?;
    Ok(())
}

pub(super) fn get(citizen: &Connection, code: &ReportCode) -> Result<bool> {
    let sql = "SELECT followed FROM follow WHERE code = ?1";
    Ok(citizen.query_row(sql, [&code.0], |row| row.get(0)).optional()?.unwrap_or(false))
}

pub(super) fn all(citizen: &Connection) -> Result<HashSet<ReportCode>> {
    let mut statement = citizen.prepare_cached("SELECT code FROM follow WHERE followed = 1")?;
    Ok(statement.query_map([], |row| row.get(0).map(ReportCode))?.collect::<rusqlite::Result<_>>()?)
}
