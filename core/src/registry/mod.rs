//! The registry section of whoever is signed in, as the municipality told it last. Known without a network too.

mod table;
#[cfg(test)]
mod tests;

use rapida_contract::registry::Registry;
use rusqlite::Connection;

use crate::error::Result;

/// Keeps what was told of a person in the place of what was known; answers whether it is new.
pub fn keep(cache: &Connection, owner: &str, registry: &Registry) -> Result<bool> {
    let is_new = of(cache, owner)?.as_ref() != Some(registry);
    if is_new {
        table::put(cache, owner, registry)?;
    }
    Ok(is_new)
}

/// What is known of a person; nothing where it is somebody else's.
pub fn of(cache: &Connection, owner: &str) -> Result<Option<Registry>> {
    table::get(cache, owner)
}

/// Forgets it, whosever it is.
pub fn forget(cache: &Connection) -> Result<()> {
    table::remove(cache)
}
