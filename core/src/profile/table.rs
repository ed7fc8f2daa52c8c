//! The `own_datum` table. Its SQL is here and nowhere else.

use rapida_contract::ids::OwnDatumId;
use rapida_contract::profile::OwnDatum;
use rusqlite::Connection;

use crate::db::{json, parsed, time};
use crate::error::Result;

pub(super) fn put(citizen: &Connection, owner: &str, datum: &OwnDatum) -> Result<()> {
    citizen.execute(
        "INSERT INTO own_datum (id, owner, what, at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET what = excluded.what, at = excluded.at WHERE owner = excluded.owner",
        (datum.id.to_string(), owner, serde_json::to_string(&datum.what)?, datum.at.as_millisecond()),
    )?;
    Ok(())
}

pub(super) fn all(citizen: &Connection, owner: &str) -> Result<Vec<OwnDatum>> {
    let mut statement = citizen.prepare_cached("SELECT id, what, at FROM own_datum WHERE owner = ?1 ORDER BY id")?;
    let read = |row: &rusqlite::Row| Ok(OwnDatum { id: parsed(row, 0)?, what: json(row, 1)?, at: time(row, 2)? });
    Ok(statement.query_map([owner], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Answers whether it was there.
pub(super) fn remove(citizen: &Connection, owner: &str, id: OwnDatumId) -> Result<bool> {
    let sql = "DELETE FROM own_datum WHERE id = ?1 AND owner = ?2";
    Ok(citizen.execute(sql, (id.to_string(), owner))? > 0)
}

pub(super) fn remove_all(citizen: &Connection) -> Result<()> {
    citizen.execute("DELETE FROM own_datum", [])?;
    Ok(())
}
