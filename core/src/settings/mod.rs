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

/// Whether the person lifts their lock by finger or face.
pub fn uses_biometrics(citizen: &Connection) -> Result<bool> {
    Ok(table::get(citizen, BIOMETRICS)?.is_some_and(|on| on == "true"))
}

/// Remembers whether they do.
pub fn use_biometrics(citizen: &Connection, on: bool) -> Result<()> {
    table::put(citizen, BIOMETRICS, if on { "true" } else { "false" })
}

const BIOMETRICS: &str = "biometrics";
