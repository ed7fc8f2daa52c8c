//! The way of `citizen.db` from any version that ever shipped to today's.

use rusqlite::Connection;

use crate::error::Result;

/// Every script that ever shipped, in order. A script's version is its place here, so none is written by hand.
pub const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_citizen.sql"),
    include_str!("migrations/0002_sign_in.sql"),
    include_str!("migrations/0003_profile.sql"),
    include_str!("migrations/0004_sender.sql"),
    include_str!("migrations/0005_service_opened.sql"),
    include_str!("migrations/0006_forms.sql"),
    include_str!("migrations/0007_proceedings.sql"),
];

/// How many scripts the file has seen.
pub fn version(citizen: &Connection) -> Result<usize> {
    let applied: u32 = citizen.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(applied as usize)
}

/// Applies those of the scripts that the file has not seen, each in a transaction of its own.
pub fn migrate(citizen: &mut Connection, scripts: &[&str]) -> Result<()> {
    let applied = version(citizen)?;
    for (index, script) in scripts.iter().enumerate().skip(applied) {
        let transaction = citizen.transaction()?;
        transaction.execute_batch(script)?;
        transaction.pragma_update(None, "user_version", i64::try_from(index + 1).unwrap_or(i64::MAX))?;
        transaction.commit()?;
    }
    Ok(())
}
