//! The Comune as this device knows it: as built in, until the municipality told it anew.

pub mod pull;
mod table;

use rapida_contract::municipality::Municipality;
use rusqlite::Connection;

use crate::error::Result;

/// The Comune, from the cache or as built in.
pub fn get(cache: &Connection) -> Result<Municipality> {
    let stored = table::get(cache)?;
    Ok(stored.map(|(_, json)| serde_json::from_str(&json)).transpose()?.unwrap_or_else(Municipality::built_in))
}
