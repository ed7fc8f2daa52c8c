//! Opening the store: with a key of the system, with a passphrase, or after a repair.

use std::fs;
use std::sync::PoisonError;

use rapida_contract::ipc::Opening;

use super::Device;
use crate::db::key::{self, StoreKey};
use crate::db::{self, OpenError, Store, backup};
use crate::error::{Error, Result};
use crate::identity;
use crate::link::Link;

impl Device {
    /// Opens with the key that the system's key store holds, where it has one.
    pub fn open(&self, system_key: Option<StoreKey>) -> Result<Opening> {
        fs::create_dir_all(&self.home.folder)?;
        if key::has_lock(&self.home.folder) {
            return Ok(Opening::NeedsPassphrase { first: false, wrong: false });
        }
        match system_key {
            Some(key) => self.open_with(key),
            None if self.home.folder.join(db::CITIZEN).exists() => self.damaged("la chiave non è più nel portachiavi"),
            None => Ok(Opening::NeedsPassphrase { first: true, wrong: false }),
        }
    }

    /// Opens with a passphrase; the first one given is the one that counts.
    pub fn unlock(&self, passphrase: &str) -> Result<Opening> {
        let folder = &self.home.folder;
        if !key::has_lock(folder) {
            return self.open_with(key::choose(folder, passphrase, self.world.random())?);
        }
        match key::unlock(folder, passphrase)? {
            Some(key) => self.open_with(key),
            None => Ok(Opening::NeedsPassphrase { first: false, wrong: true }),
        }
    }

    /// Puts a damaged store aside and starts from the last backup, or anew.
    pub fn repair(&self) -> Result<Opening> {
        let key = self.key.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let key = key.ok_or(Error::Closed)?;
        self.store.set(None);
        backup::restore(&self.home.folder, &key, self.world.now())?;
        self.open_with(key)
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
        Ok(Opening::Damaged {
            file: self.home.folder.join(db::CITIZEN).display().to_string(),
            reason: reason.to_owned(),
            backup_of: newest.map(|(at, _)| at),
        })
    }
}
