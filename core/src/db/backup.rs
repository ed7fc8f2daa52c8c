//! Copies of `citizen.db`: made before each migration and once a day, and what a repair starts from.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::{CITIZEN, key::StoreKey};
use crate::error::Result;

const PREFIX: &str = "citizen.backup-";
/// Copies kept.
const KEEP: usize = 3;

/// The copies in a folder, newest first, with the time at which each was made.
pub fn list(folder: &Path) -> Result<Vec<(Timestamp, PathBuf)>> {
    let mut copies = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        copies.extend(made_at(&path).map(|at| (at, path)));
    }
    copies.sort_by(|a, b| b.cmp(a));
    Ok(copies)
}

fn made_at(path: &Path) -> Option<Timestamp> {
    let name = path.file_name()?.to_str()?;
    let millis = name.strip_prefix(PREFIX)?.strip_suffix(".db")?.parse().ok()?;
    Timestamp::from_millisecond(millis).ok()
}

/// Copies the database, page by page and under the same key, and lets the oldest copies go.
pub fn make(folder: &Path, citizen: &Connection, key: &StoreKey, now: Timestamp) -> Result<()> {
    let path = folder.join(format!("{PREFIX}{}.db", now.as_millisecond()));
    let unfinished = path.with_extension("part");
    let mut copy = Connection::open(&unfinished)?;
    copy.pragma_update(None, "key", key.pragma())?;
    rusqlite::backup::Backup::new(citizen, &mut copy)?.run_to_completion(1_000, std::time::Duration::ZERO, None)?;
    drop(copy);
    fs::rename(unfinished, path)?;
    for (_, old) in list(folder)?.into_iter().skip(KEEP) {
        fs::remove_file(old)?;
    }
    Ok(())
}

/// A copy in the place of all others.
pub fn renew(folder: &Path, citizen: &Connection, key: &StoreKey, now: Timestamp) -> Result<()> {
    let before = list(folder)?;
    make(folder, citizen, key, now)?;
    let made = list(folder)?.into_iter().next().map(|(_, path)| path);
    for (_, old) in before.into_iter().filter(|(_, path)| path.exists() && Some(path) != made.as_ref()) {
        fs::remove_file(old)?;
    }
    Ok(())
}

/// Whether the newest copy is older than a day, or there is none.
pub fn is_due(folder: &Path, now: Timestamp) -> Result<bool> {
    let newest = list(folder)?.into_iter().next();
    Ok(newest.is_none_or(|(at, _)| now.duration_since(at) > SignedDuration::from_hours(24)))
}

/// Puts the damaged files aside under a name that says when, and puts the newest readable copy in their place.
pub fn restore(folder: &Path, key: &StoreKey, now: Timestamp) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let file = folder.join(format!("{CITIZEN}{suffix}"));
        if file.exists() {
            fs::rename(&file, folder.join(format!("citizen.damaged-{}.db{suffix}", now.as_millisecond())))?;
        }
    }
    for (_, copy) in list(folder)? {
        if super::open_file(&copy, key).is_ok() {
            fs::copy(copy, folder.join(CITIZEN))?;
            break;
        }
    }
    Ok(())
}
