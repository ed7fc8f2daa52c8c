//! The tables `session`, `session_end`, `revocation` and `attempt`. Their SQL is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::ipc::SignedIn;
use rusqlite::{Connection, OptionalExtension};

use super::Attempt;
use crate::db::{json, time};
use crate::error::Result;

pub(super) fn put_session(citizen: &Connection, person: &SignedIn, refresh_token: &str) -> Result<()> {
    let sql = "INSERT INTO session (one, person, refresh_token) VALUES (1, ?1, ?2)";
    citizen.execute(sql, (serde_json::to_string(person)?, refresh_token))?;
    Ok(())
}

pub(super) fn person(citizen: &Connection) -> Result<Option<SignedIn>> {
    Ok(citizen.query_row("SELECT person FROM session", [], |row| json(row, 0)).optional()?)
}

pub(super) fn set_person(citizen: &Connection, person: &SignedIn) -> Result<()> {
    citizen.execute("UPDATE session SET person = ?1", [serde_json::to_string(person)?])?;
    Ok(())
}

pub(super) fn refresh_token(citizen: &Connection) -> Result<Option<String>> {
    Ok(citizen.query_row("SELECT refresh_token FROM session", [], |row| row.get(0)).optional()?)
}

/// Answers whether the spent token was this session's.
pub(super) fn renew(citizen: &Connection, spent: &str, fresh: &str) -> Result<bool> {
    let sql = "UPDATE session SET refresh_token = ?2 WHERE refresh_token = ?1";
    Ok(citizen.execute(sql, [spent, fresh])? > 0)
}

pub(super) fn remove_session(citizen: &Connection) -> Result<()> {
    citizen.execute("DELETE FROM session", [])?;
    Ok(())
}

pub(super) fn put_end(citizen: &Connection, at: Timestamp) -> Result<()> {
    citizen.execute("INSERT OR REPLACE INTO session_end (one, at) VALUES (1, ?1)", [at.as_millisecond()])?;
    Ok(())
}

pub(super) fn end(citizen: &Connection) -> Result<Option<Timestamp>> {
    Ok(citizen.query_row("SELECT at FROM session_end", [], |row| time(row, 0)).optional()?)
}

pub(super) fn remove_end(citizen: &Connection) -> Result<()> {
    citizen.execute("DELETE FROM session_end", [])?;
    Ok(())
}

pub(super) fn put_revocation(citizen: &Connection, refresh_token: &str) -> Result<()> {
    citizen.execute("INSERT OR IGNORE INTO revocation (refresh_token) VALUES (?1)", [refresh_token])?;
    Ok(())
}

pub(super) fn revocation(citizen: &Connection) -> Result<Option<String>> {
    Ok(citizen.query_row("SELECT refresh_token FROM revocation LIMIT 1", [], |row| row.get(0)).optional()?)
}

pub(super) fn remove_revocation(citizen: &Connection, refresh_token: &str) -> Result<()> {
    citizen.execute("DELETE FROM revocation WHERE refresh_token = ?1", [refresh_token])?;
    Ok(())
}

pub(super) fn put_attempt(citizen: &Connection, attempt: &Attempt) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO attempt (one, attempt) VALUES (1, ?1)";
    citizen.execute(sql, [serde_json::to_string(attempt)?])?;
    Ok(())
}

pub(super) fn attempt(citizen: &Connection) -> Result<Option<Attempt>> {
    Ok(citizen.query_row("SELECT attempt FROM attempt", [], |row| json(row, 0)).optional()?)
}

pub(super) fn remove_attempt(citizen: &Connection) -> Result<()> {
    citizen.execute("DELETE FROM attempt", [])?;
    Ok(())
}
