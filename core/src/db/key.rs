//! The key of the two files: from the system's key store, or stretched from a passphrase.

use std::fs;
use std::io::Write;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A raw SQLCipher key, 32 bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct StoreKey(pub [u8; 32]);

impl StoreKey {
    /// The key as SQLCipher takes it without stretching it again: `x'…'`.
    pub(super) fn pragma(&self) -> String {
        format!("x'{}'", rapida_contract::digest::hex(&self.0))
    }
}

/// What the system's key store says about our key.
#[derive(Clone)]
pub enum SystemKey {
    /// It is here.
    Kept(StoreKey),
    /// There is none: this is a first start, or somebody took it out.
    Absent,
    /// There is no key store, or it does not open: locked, its prompt closed, its service down. Tells nothing of the key.
    Unavailable,
}

/// The system's key store, as a shell reaches it.
pub trait KeyStore {
    /// Our key.
    fn key(&self) -> SystemKey;
    /// Keeps a new key; answers whether it is kept.
    fn keep(&self, key: &StoreKey) -> bool;
}

/// What lies beside the store when its key comes from a passphrase: enough to tell a wrong one from a damaged file.
#[derive(Serialize, Deserialize)]
struct Lock {
    salt: String,
    check: String,
    memory_kib: u32,
    passes: u32,
}

const LOCK_FILE: &str = "passphrase.json";

/// Whether the store in this folder is locked by a passphrase.
pub fn has_lock(folder: &Path) -> bool {
    folder.join(LOCK_FILE).exists()
}

/// Chooses the passphrase of a new store. Argon2id with the second recommendation of RFC 9106 (64 MiB, 3 passes).
pub fn choose(folder: &Path, passphrase: &str, salt: [u8; 16]) -> Result<StoreKey> {
    let mut lock =
        Lock { salt: rapida_contract::digest::hex(&salt), check: String::new(), memory_kib: 65_536, passes: 3 };
    let (key, check) = stretch(&lock, passphrase)?;
    lock.check = check;
    let mut file = fs::File::create(folder.join(LOCK_FILE))?;
    file.write_all(serde_json::to_string_pretty(&lock)?.as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

/// The key that a passphrase opens; `None` for a wrong passphrase.
pub fn unlock(folder: &Path, passphrase: &str) -> Result<Option<StoreKey>> {
    let lock: Lock = serde_json::from_slice(&fs::read(folder.join(LOCK_FILE))?)?;
    let (key, check) = stretch(&lock, passphrase)?;
    Ok((check == lock.check).then_some(key))
}

/// Half of the output is the key; of the other half only the digest is kept, to check a passphrase by.
fn stretch(lock: &Lock, passphrase: &str) -> Result<(StoreKey, String)> {
    let params = Params::new(lock.memory_kib, lock.passes, 1, Some(64)).map_err(broken_lock)?;
    let mut output = [0; 64];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), lock.salt.as_bytes(), &mut output)
        .map_err(broken_lock)?;
    let (key, check) = output.split_at(32);
    let key = <[u8; 32]>::try_from(key).map_err(broken_lock)?;
    Ok((StoreKey(key), rapida_contract::digest::sha256_hex(check)))
}

fn broken_lock(reason: impl std::fmt::Display) -> Error {
    Error::File(std::io::Error::new(std::io::ErrorKind::InvalidData, reason.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_that_was_chosen_opens() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_lock(folder.path()));
        let key = choose(folder.path(), "tre tigri", [7; 16]).unwrap();
        assert!(has_lock(folder.path()));
        assert!(unlock(folder.path(), "tre tigri").unwrap() == Some(key));
        assert!(unlock(folder.path(), "tre tigr").unwrap().is_none());
    }
}
