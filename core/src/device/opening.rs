//! Opening the store, with a key of the system or one that a lock gave, also after a repair; and leaving it.

use std::fs;
use std::sync::PoisonError;

use jiff::Timestamp;
use rapida_contract::ipc::Opening;

use super::Device;
use crate::db::key::{KeyStore, STORE, StoreKey, SystemKey, withheld};
use crate::db::{self, OpenError, Store, backup};
use crate::error::Result;
use crate::link::Link;
use crate::{acting, identity, proceedings, registry, sign_in};

impl Device {
    /// Opens with the key that the system's key store holds. One is made only where nothing is there to be opened with it.
    pub fn open(&self, keys: &dyn KeyStore) -> Result<Opening> {
        fs::create_dir_all(&self.home.folder)?;
        match keys.key(STORE) {
            SystemKey::Kept(key) => self.open_with(key),
            SystemKey::Absent if self.has_store() => Ok(self.without_key()),
            SystemKey::Absent => match self.new_key(keys) {
                Some(key) => self.open_with(key),
                None => Ok(Opening::NeedsPassphrase),
            },
            SystemKey::Unavailable if self.has_store() => Err(withheld()),
            SystemKey::Unavailable => Ok(Opening::NeedsPassphrase),
        }
    }

    /// Puts a damaged store aside and starts from the last backup, or anew. A store whose key was not there is opened
    /// instead where the key is back.
    pub fn repair(&self, keys: &dyn KeyStore) -> Result<Opening> {
        let key = match self.key() {
            Some(key) => key,
            None => match keys.key(STORE) {
                SystemKey::Kept(key) => return self.open_with(key),
                SystemKey::Absent => self.new_key(keys).ok_or_else(withheld)?,
                SystemKey::Unavailable => return Err(withheld()),
            },
        };
        self.store.set(None);
        backup::restore(&self.home.folder, &key, self.world.now())?;
        self.open_with(key)
    }

    /// The store's key, once it is known.
    pub fn key(&self) -> Option<StoreKey> {
        self.key.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The person leaves: nothing of theirs can be read any more by whoever still holds this, and nobody is waited for.
    pub fn leave(&self) {
        self.store.set(None);
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.keep_access(None);
        self.left.send_replace(true);
    }

    /// Until the person leaves.
    pub(super) async fn is_left(&self) {
        // It cannot end otherwise: this device holds the other end.
        let _ = self.left.subscribe().wait_for(|left| *left).await;
    }

    /// Whether something is there to be opened.
    pub fn has_store(&self) -> bool {
        self.home.folder.join(db::CITIZEN).exists()
    }

    fn new_key(&self, keys: &dyn KeyStore) -> Option<StoreKey> {
        let key = StoreKey(self.world.random());
        keys.keep(STORE, &key).then_some(key)
    }

    /// Opens with this key.
    pub fn open_with(&self, key: StoreKey) -> Result<Opening> {
        *self.key.lock().unwrap_or_else(PoisonError::into_inner) = Some(key.clone());
        match Store::open(&self.home.folder, &key, self.world.now()) {
            Ok(store) => {
                let device_key = identity::signing_key(&store.citizen, &self.world)?;
                sign_in::give_up_port(&store.citizen)?;
                if sign_in::person(&store.citizen)?.is_none() {
                    // Of a session whose end was cut short.
                    acting::forget_capacities(&store.cache)?;
                    registry::forget(&store.cache)?;
                    proceedings::forget(&store.cache)?;
                }
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

#[cfg(test)]
mod tests;
