//! What a person chose for the app.

mod table;

use rapida_contract::ipc::Settings;
use rusqlite::Connection;

use crate::error::Result;

/// The settings; the defaults before any choice.
pub fn get(citizen: &Connection) -> Result<Settings> {
    let stored = table::get(citizen, "app")?;
    Ok(stored.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// Remembers them.
pub fn save(citizen: &Connection, settings: &Settings) -> Result<()> {
    table::put(citizen, "app", &serde_json::to_string(settings)?)
}
