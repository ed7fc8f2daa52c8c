//! The Comune's share of a sync.

use rapida_contract::municipality::Municipality;
use rusqlite::Connection;

use crate::error::Result;

/// The version that is here, to ask only for a newer one.
pub fn etag(cache: &Connection) -> Result<Option<String>> {
    Ok(super::table::get(cache)?.map(|(etag, _)| etag))
}

/// Keeps what the municipality told, if this version of the app can read it.
pub fn apply(cache: &Connection, etag: &str, json: &str) -> Result<()> {
    serde_json::from_str::<Municipality>(json)?;
    super::table::put(cache, etag, json)
}
