//! What a version for one person left in the device's folder moves into the first person's. It may be cut short at any point
//! and goes on at the next start: nothing is opened before all has moved.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::db::CITIZEN;

/// Moves what is still to be moved.
pub fn finish(root: &Path, person: &Path) -> io::Result<()> {
    for (from, to) in steps(root, person)? {
        fs::create_dir_all(person)?;
        fs::rename(from, to)?;
    }
    Ok(())
}

/// Each file with where it goes, the store itself last: once it is there, so is all that belongs to it. A store beside one
/// that has moved is of somebody who went back to an old version meanwhile; it stays where it is.
pub(super) fn steps(root: &Path, person: &Path) -> io::Result<Vec<(PathBuf, PathBuf)>> {
    if person.join(CITIZEN).exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(root)? {
        names.extend(entry?.file_name().into_string().ok().filter(|name| is_of_a_store(name)));
    }
    names.sort_by_key(|name| (name == CITIZEN, name.clone()));
    Ok(names.into_iter().map(|name| (root.join(&name), person.join(name))).collect())
}

/// `citizen.db` and `cache.db` with what SQLite lays beside them, copies, what was put aside, a passphrase.
fn is_of_a_store(name: &str) -> bool {
    let of_a_file = |stem: &str| name.starts_with(stem);
    of_a_file("citizen.") || of_a_file("cache.db") || name == "passphrase.json"
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 9] = [
        "cache.db",
        "cache.db-wal",
        "citizen.backup-1.db",
        "citizen.damaged-2.db",
        "citizen.damaged-2.db-wal",
        "citizen.db",
        "citizen.db-shm",
        "citizen.db-wal",
        "passphrase.json",
    ];

    /// Each file's words are its name.
    fn as_it_was() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for name in FILES.into_iter().chain(["people.json", "altro.txt"]) {
            fs::write(root.path().join(name), name).unwrap();
        }
        root
    }

    #[test]
    fn whenever_it_is_cut_short_the_next_start_moves_the_rest() {
        for cut in 0..=FILES.len() {
            let root = as_it_was();
            let person = root.path().join("people/a");
            fs::create_dir_all(&person).unwrap();
            let planned = steps(root.path(), &person).unwrap();
            assert_eq!(planned.len(), FILES.len());
            for (from, to) in planned.into_iter().take(cut) {
                assert!(!person.join(CITIZEN).exists(), "the store goes last");
                fs::rename(from, to).unwrap();
            }
            finish(root.path(), &person).unwrap();
            for name in FILES {
                assert_eq!(fs::read_to_string(person.join(name)).unwrap(), name, "cut after {cut}");
                assert!(!root.path().join(name).exists(), "{name}");
            }
            assert!(root.path().join("altro.txt").exists());
        }
    }

    #[test]
    fn a_store_of_an_old_version_that_was_used_again_covers_nothing() {
        let root = as_it_was();
        let person = root.path().join("people/a");
        finish(root.path(), &person).unwrap();
        fs::write(root.path().join(CITIZEN), "un'altra").unwrap();
        finish(root.path(), &person).unwrap();
        assert_eq!(fs::read_to_string(person.join(CITIZEN)).unwrap(), CITIZEN);
        assert_eq!(fs::read_to_string(root.path().join(CITIZEN)).unwrap(), "un'altra");
    }
}
