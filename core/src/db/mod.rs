//! The two encrypted files of a device.
//!
//! `citizen.db` is what only this device has: it is migrated with care, backed up, and never deleted by the program.
//! `cache.db` is what the municipality can tell again: a changed version drops it.

pub mod backup;
pub mod key;
pub mod migrate;
pub mod shared;

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::error::{Error, Result};
use key::StoreKey;

/// File name of what only this device has.
pub const CITIZEN: &str = "citizen.db";
const CACHE: &str = "cache.db";
/// Raised whenever `cache.sql` changes.
const CACHE_VERSION: u32 = 8;

/// The open files.
pub struct Store {
    /// What only this device has.
    pub citizen: Connection,
    /// What the municipality can tell again.
    pub cache: Connection,
}

/// Why a store did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// `citizen.db` cannot be read with this key: a wrong key or a damaged file look the same to SQLCipher.
    #[error("{0}")]
    Unreadable(String),
    /// Anything else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl Store {
    /// Opens or creates both files in a folder.
    pub fn open(folder: &Path, key: &StoreKey, now: Timestamp) -> std::result::Result<Self, OpenError> {
        Self::open_at(migrate::MIGRATIONS, folder, key, now)
    }

    /// Opens as the version does whose scripts these are.
    fn open_at(
        scripts: &[&str],
        folder: &Path,
        key: &StoreKey,
        now: Timestamp,
    ) -> std::result::Result<Self, OpenError> {
        fs::create_dir_all(folder).map_err(Error::from)?;
        let mut citizen = open_file(&folder.join(CITIZEN), key).map_err(unreadable)?;
        let version = migrate::version(&citizen)?;
        let outdated = version > 0 && version < scripts.len();
        if outdated || (version > 0 && backup::is_due(folder, now)?) {
            // Copying reads every page, and SQLCipher authenticates each: damage anywhere shows here.
            backup::make(folder, &citizen, key, now).map_err(unreadable_copy)?;
        }
        migrate::migrate(&mut citizen, scripts)?;
        let cache = open_cache(&folder.join(CACHE), key)?;
        Ok(Self { citizen, cache })
    }
}

fn unreadable(error: rusqlite::Error) -> OpenError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match error.sqlite_error_code() {
        Some(NotADatabase | DatabaseCorrupt) => OpenError::Unreadable(error.to_string()),
        _ => OpenError::Other(error.into()),
    }
}

fn unreadable_copy(error: Error) -> OpenError {
    match error {
        Error::Database(error) => unreadable(error),
        other => OpenError::Other(other),
    }
}

/// Opens one file under its key and reads from it, so that a wrong key shows here and not later.
fn open_file(path: &Path, key: &StoreKey) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "key", key.pragma())?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(connection)
}

fn open_cache(path: &Path, key: &StoreKey) -> Result<Connection> {
    if let Ok(cache) = open_file(path, key) {
        let version: u32 = cache.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version == CACHE_VERSION {
            // What is lost here is pulled again, so a commit need not wait for the disk.
            cache.pragma_update(None, "synchronous", "NORMAL")?;
            return Ok(cache);
        }
    }
    for suffix in ["", "-wal", "-shm"] {
        let file = path.with_file_name(format!("{CACHE}{suffix}"));
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    let cache = open_file(path, key)?;
    cache.execute_batch(include_str!("cache.sql"))?;
    cache.pragma_update(None, "user_version", CACHE_VERSION)?;
    cache.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(cache)
}

/// A column whose text is parsed: an id.
pub fn parsed<T>(row: &rusqlite::Row, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    row.get::<_, String>(column)?.parse().map_err(|error| conversion(column, error))
}

/// A column that holds JSON.
pub fn json<T: serde::de::DeserializeOwned>(row: &rusqlite::Row, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(&row.get::<_, String>(column)?).map_err(|error| conversion(column, error))
}

/// A column of Unix milliseconds.
pub fn time(row: &rusqlite::Row, column: usize) -> rusqlite::Result<Timestamp> {
    Timestamp::from_millisecond(row.get(column)?).map_err(|error| conversion(column, error))
}

fn conversion(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub use tests::version_1;
