//! The public reports' share of a sync.

use rapida_contract::changes::{Change, PublicReport};
use rusqlite::Connection;

use crate::error::Result;

/// Applies one change.
pub fn apply(cache: &Connection, change: &Change) -> Result<()> {
    match &change.value {
        None => super::table::remove(cache, &change.key),
        Some(value) => {
            let report: PublicReport = serde_json::from_value(value.clone())?;
            super::table::put(cache, &report, &value.to_string())
        }
    }
}
