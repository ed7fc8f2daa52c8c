//! The lock of one person's store: what lies in their folder in the place of a key in the system's key store.

pub mod biometrics;
pub mod idle;
mod seal;
pub mod throttle;
pub mod tries;

use std::fs;
use std::path::Path;

use rapida_contract::ids::PersonId;
use rapida_contract::ipc::lock::LockKind;
use rapida_contract::problem::{Code, Problem};

use crate::db::key::{self, KeyStore, StoreKey, SystemKey};
use crate::disk;
use crate::error::Result;
use crate::world::World;
use seal::Sealed;
use tries::Tries;

const FILE: &str = "lock.json";

/// A person's folder, as far as its lock goes.
#[derive(Clone, Copy)]
pub struct Door<'d> {
    /// Whose.
    pub person: PersonId,
    /// Where their store lies.
    pub folder: &'d Path,
    /// The system's key store.
    pub keys: &'d dyn KeyStore,
    /// For what has to be random.
    pub world: &'d World,
}

impl Door<'_> {
    /// How it is locked, if it is.
    pub fn kind(self) -> Option<LockKind> {
        let by_passphrase = || key::has_passphrase(self.folder).then_some(LockKind::Passphrase);
        // A lock that cannot be read is a lock all the same.
        let written = self.folder.join(FILE).exists();
        if written { Some(self.sealed().map_or(LockKind::Passphrase, |sealed| sealed.kind)) } else { by_passphrase() }
    }

    fn sealed(self) -> Result<Sealed> {
        Ok(serde_json::from_slice(&fs::read(self.folder.join(FILE))?)?)
    }

    /// The key behind the lock; `None` for a wrong PIN or passphrase. What an older version locked is locked anew.
    pub fn open(self, typed: &str) -> Result<Option<StoreKey>> {
        if self.folder.join(FILE).exists() {
            let sealed = self.sealed()?;
            let secret = if sealed.with_secret { Some(self.secret()?) } else { None };
            return sealed.open(typed, secret.as_ref());
        }
        let opened = key::unlock(self.folder, typed)?;
        if let Some(key) = &opened {
            self.seal(key, LockKind::Passphrase, typed)?;
        }
        Ok(opened)
    }

    /// Whether the key store can be asked for what this lock needs of it. Asked before an attempt is counted.
    pub fn can_be_tried(self) -> Result<()> {
        match self.sealed() {
            Ok(sealed) if sealed.with_secret => self.secret().map(drop),
            _ => Ok(()),
        }
    }

    /// The attempts at this lock. An older version counted none.
    pub fn tries(self) -> Result<Tries> {
        if key::has_passphrase(self.folder) && !Tries::are_there(self.folder) {
            Tries::none(self.folder)?;
        }
        Ok(Tries::open(self.folder, self.world))
    }

    fn secret(self) -> Result<StoreKey> {
        match self.keys.key(&account(self.person)) {
            SystemKey::Kept(secret) => Ok(secret),
            SystemKey::Absent | SystemKey::Unavailable => Err(key::withheld()),
        }
    }

    /// Locks a key from now on; the lock before, if any, opens no more. Where there is no key store only a passphrase locks.
    pub fn lock(self, key: &StoreKey, kind: LockKind, typed: &str) -> Result<()> {
        if let Some(fault) = kind.fault(typed) {
            return Err(Problem::invalid(vec![fault]).into());
        }
        Tries::none(self.folder)?;
        self.seal(key, kind, typed)
    }

    fn seal(self, key: &StoreKey, kind: LockKind, typed: &str) -> Result<()> {
        let secret = self.lasting_secret();
        if secret.is_none() && kind == LockKind::Pin {
            return Err(no_key_store());
        }
        let sealed = Sealed::seal(key, kind, typed, secret.as_ref(), self.world)?;
        disk::write(&self.folder.join(FILE), serde_json::to_string(&sealed)?.as_bytes())?;
        Ok(key::forget_passphrase(self.folder)?)
    }

    /// The one that the lock before had, as long as that may still be needed, or a new one.
    fn lasting_secret(self) -> Option<StoreKey> {
        let account = account(self.person);
        match self.keys.key(&account) {
            SystemKey::Kept(secret) => Some(secret),
            SystemKey::Absent => {
                let made = StoreKey(self.world.random());
                self.keys.keep(&account, &made).then_some(made)
            }
            SystemKey::Unavailable => None,
        }
    }

    /// Takes the lock away. The key has to lie elsewhere by now.
    pub fn unlock_for_good(self) -> Result<()> {
        disk::remove(&self.folder.join(FILE))?;
        self.keys.forget(&account(self.person));
        Ok(())
    }

    /// Erases everything: first what opens it, so that whatever is left when this is cut short is read by nobody.
    pub fn erase(self) -> Result<()> {
        self.keys.forget(&account(self.person));
        Ok(disk::remove_folder(self.folder)?)
    }
}

/// The name in the key store of the secret that takes part in a person's lock.
pub fn account(person: PersonId) -> String {
    format!("lock-{person}")
}

/// Here only a passphrase protects anything.
pub fn no_key_store() -> crate::error::Error {
    Problem::new(Code::NoKeyStore, "Questo dispositivo non ha un portachiavi di sistema: serve una frase segreta.")
        .into()
}
