//! The store behind a lock. The lock is never held over a wait for the network.

use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::Store;
use crate::error::{Error, Result};

/// The store, once it is open.
#[derive(Default)]
pub struct Shared(Mutex<Option<Store>>);

impl Shared {
    /// Puts an open store in, or takes it out.
    pub fn set(&self, store: Option<Store>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = store;
    }

    /// Works with the store.
    pub fn with<T>(&self, work: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        // A panic under the lock leaves at worst a transaction that rolls back: the store itself is whole.
        let mut store = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        work(store.as_mut().ok_or(Error::Closed)?)
    }

    /// Reads what only this device has.
    pub fn citizen<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.with(|store| work(&store.citizen))
    }

    /// Changes what only this device has: all of it or nothing.
    pub fn change<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.with(|store| {
            let transaction = store.citizen.transaction()?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
    }
}
