//! The `trusted_key` table. Its SQL is here and nowhere else.

use rapida_contract::jws::{Jwk, JwkSet};
use rusqlite::Connection;

use crate::error::Result;

pub(super) fn put(citizen: &Connection, kid: &str, jwk: &Jwk) -> Result<()> {
    citizen.execute(
        "INSERT INTO trusted_key (kid, jwk) VALUES (?1, ?2) ON CONFLICT (kid) DO NOTHING",
        [kid, &serde_json::to_string(jwk)?],
    )?;
    Ok(())
}

pub(super) fn all(citizen: &Connection) -> Result<JwkSet> {
    let mut statement = citizen.prepare_cached("SELECT jwk FROM trusted_key")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let keys = rows.map(|jwk| Ok(serde_json::from_str(&jwk?)?)).collect::<Result<_>>()?;
    Ok(JwkSet { keys })
}
