//! The key of the two files: from the system's key store, or, as older versions had it, stretched from a passphrase.

use std::fs;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use rapida_contract::problem::{Code, Problem};
use serde::Deserialize;

use crate::disk;
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

/// The account of the one store that opens without a PIN. Only somebody who is alone on a device can do without, so there
/// is one such store at most.
pub const STORE: &str = "store";

/// The system's key store, as a shell reaches it: keys of 32 bytes, each under the name of its account.
pub trait KeyStore: Send + Sync {
    /// The key of an account.
    fn key(&self, account: &str) -> SystemKey;
    /// Keeps a key in the place of the one before; answers whether it is kept.
    fn keep(&self, account: &str, key: &StoreKey) -> bool;
    /// Forgets a key; one that is not there is as one wants it.
    fn forget(&self, account: &str);
}

/// The key store does not give what a whole store opens with, for now.
pub fn withheld() -> Error {
    Problem::new(
        Code::KeyWithheld,
        "Sblocca il portachiavi di questo dispositivo e riprova: i tuoi dati sono al sicuro.",
    )
    .into()
}

/// What an older version laid beside a store whose key comes from a passphrase: enough to tell a wrong one from a damaged
/// file.
#[derive(Deserialize)]
struct Lock {
    salt: String,
    check: String,
    memory_kib: u32,
    passes: u32,
}

const LOCK_FILE: &str = "passphrase.json";

/// Whether the key of the store in this folder comes from a passphrase.
pub fn has_passphrase(folder: &Path) -> bool {
    folder.join(LOCK_FILE).exists()
}

/// It comes from elsewhere by now.
pub fn forget_passphrase(folder: &Path) -> std::io::Result<()> {
    disk::remove(&folder.join(LOCK_FILE))
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

    /// As version 0.1.0 wrote it for "tre tigri" and a salt of sevens.
    pub const VERSION_1: &str = include_str!("fixtures/passphrase_v1.json");

    #[test]
    fn only_the_passphrase_that_was_chosen_opens() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_passphrase(folder.path()));
        fs::write(folder.path().join(LOCK_FILE), VERSION_1).unwrap();
        assert!(has_passphrase(folder.path()));
        assert!(unlock(folder.path(), "tre tigri").unwrap().is_some());
        assert!(unlock(folder.path(), "tre tigr").unwrap().is_none());
    }
}
