//! Opening the store: with a key of the system, with a passphrase, or after a repair.

use std::fs;
use std::sync::PoisonError;

use jiff::Timestamp;
use rapida_contract::ipc::Opening;
use rapida_contract::problem::{Code, Problem};

use super::Device;
use crate::db::key::{self, KeyStore, StoreKey, SystemKey};
use crate::db::{self, OpenError, Store, backup};
use crate::error::{Error, Result};
use crate::identity;
use crate::link::Link;

impl Device {
    /// Opens with the key that the system's key store holds. One is made only where nothing is there to be opened with it.
    pub fn open(&self, keys: &dyn KeyStore) -> Result<Opening> {
        fs::create_dir_all(&self.home.folder)?;
        if key::has_lock(&self.home.folder) {
            return Ok(Opening::NeedsPassphrase { first: false, wrong: false });
        }
        match keys.key() {
            SystemKey::Kept(key) => self.open_with(key),
            SystemKey::Absent if self.has_store() => Ok(self.without_key()),
            SystemKey::Absent => match self.new_key(keys) {
                Some(key) => self.open_with(key),
                None => Ok(Opening::NeedsPassphrase { first: true, wrong: false }),
            },
            SystemKey::Unavailable if self.has_store() => Err(withheld()),
            SystemKey::Unavailable => Ok(Opening::NeedsPassphrase { first: true, wrong: false }),
        }
    }

    /// Opens with a passphrase; the first one given is the one that counts.
    pub fn unlock(&self, passphrase: &str) -> Result<Opening> {
        let folder = &self.home.folder;
        if !key::has_lock(folder) {
            if self.has_store() {
                // Its key is the system's: no passphrase can be chosen for it.
                return Err(withheld());
            }
            return self.open_with(key::choose(folder, passphrase, self.world.random())?);
        }
        match key::unlock(folder, passphrase)? {
            Some(key) => self.open_with(key),
            None => Ok(Opening::NeedsPassphrase { first: false, wrong: true }),
        }
    }

    /// Puts a damaged store aside and starts from the last backup, or anew. A store whose key was not there is opened
    /// instead where the key is back.
    pub fn repair(&self, keys: &dyn KeyStore) -> Result<Opening> {
        let known = self.key.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let key = match known {
            Some(key) => key,
            None => match keys.key() {
                SystemKey::Kept(key) => return self.open_with(key),
                SystemKey::Absent => self.new_key(keys).ok_or_else(withheld)?,
                SystemKey::Unavailable => return Err(withheld()),
            },
        };
        self.store.set(None);
        backup::restore(&self.home.folder, &key, self.world.now())?;
        self.open_with(key)
    }

    fn has_store(&self) -> bool {
        self.home.folder.join(db::CITIZEN).exists()
    }

    fn new_key(&self, keys: &dyn KeyStore) -> Option<StoreKey> {
        let key = StoreKey(self.world.random());
        keys.keep(&key).then_some(key)
    }

    fn open_with(&self, key: StoreKey) -> Result<Opening> {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key.clone());
        match Store::open(&self.home.folder, &key, self.world.now()) {
            Ok(store) => {
                let device_key = identity::signing_key(&store.citizen, &self.world)?;
                let link = Link::new(&self.home.server, device_key, self.world.clone())?;
                self.store.set(Some(store));
                // A second opening keeps the first link: its key is the same, as it comes from the store.
                let _ = self.link.set(link);
                self.kick.notify_one();
                Ok(Opening::Ready)
            }
            Err(OpenError::Unreadable(reason)) => self.damaged(&reason),
            Err(OpenError::Other(error)) => Err(error),
        }
    }

    fn damaged(&self, reason: &str) -> Result<Opening> {
        let newest = backup::list(&self.home.folder)?.into_iter().next();
        Ok(self.unreadable(reason, newest.map(|(at, _)| at)))
    }

    /// The backups are under the key that is gone too: none is promised.
    fn without_key(&self) -> Opening {
        self.unreadable("la chiave non è più nel portachiavi", None)
    }

    fn unreadable(&self, reason: &str, backup_of: Option<Timestamp>) -> Opening {
        let file = self.home.folder.join(db::CITIZEN).display().to_string();
        Opening::Damaged { file, reason: reason.to_owned(), backup_of }
    }
}

/// The store is whole and its key is out of reach for now.
fn withheld() -> Error {
    Problem::new(
        Code::KeyWithheld,
        "Sblocca il portachiavi di questo dispositivo e riprova: i tuoi dati sono al sicuro.",
    )
    .into()
}

#[cfg(test)]
mod tests;
