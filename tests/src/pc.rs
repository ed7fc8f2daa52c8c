//! A PC that several people use, without a screen: the real core, driven as the shell does.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rapida_contract::ids::PersonId;
use rapida_contract::ipc::Opening;
use rapida_core::db::key::{KeyStore, StoreKey, SystemKey};
use rapida_core::device::{Device, Home};
use rapida_core::lock::biometrics::NoBiometrics;
use rapida_core::lock::idle::Place;
use rapida_core::people::People;
use rapida_core::world::World;
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::proxy::Proxy;

/// Longer than the app waits between two attempts to listen, on a machine that compiles meanwhile.
const PATIENCE: Duration = Duration::from_secs(120);

/// A key store that outlives the app; a copy is the same one.
#[derive(Clone, Default)]
pub struct Keys(Arc<Mutex<HashMap<String, StoreKey>>>);

impl Keys {
    fn kept(&self) -> MutexGuard<'_, HashMap<String, StoreKey>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything in it.
    pub fn all(&self) -> Vec<StoreKey> {
        self.kept().values().cloned().collect()
    }
}

impl KeyStore for Keys {
    fn key(&self, account: &str) -> SystemKey {
        self.kept().get(account).cloned().map_or(SystemKey::Absent, SystemKey::Kept)
    }

    fn keep(&self, account: &str, key: &StoreKey) -> bool {
        self.kept().insert(account.to_owned(), key.clone());
        true
    }

    fn forget(&self, account: &str) {
        self.kept().remove(account);
    }
}

/// A PC near a municipality, with the app open.
pub struct Pc {
    folder: TempDir,
    /// The air between it and the municipality.
    pub air: Proxy,
    /// What its system keeps.
    pub keys: Keys,
    people: Arc<People>,
    running: JoinSet<()>,
}

impl Pc {
    /// A new one near a municipality (`127.0.0.1:PORT`).
    pub async fn new(municipality: &str) -> Self {
        let (folder, keys) = (tempfile::tempdir().expect("a temporary folder"), Keys::default());
        let air = Proxy::to(municipality).await;
        let people = people(&folder, &air, &keys);
        let mut pc = Self { folder, air, keys, people, running: JoinSet::new() };
        pc.runs();
        pc
    }

    fn runs(&mut self) {
        self.running = JoinSet::new();
        self.running.spawn(self.people.clone().run());
    }

    /// The app is closed and opened again.
    pub fn restarts(&mut self) {
        self.people = people(&self.folder, &self.air, &self.keys);
        self.runs();
    }

    /// What the shell would drive.
    pub fn people(&self) -> &Arc<People> {
        &self.people
    }

    /// The device of whoever is at the app.
    ///
    /// # Panics
    /// When the app is locked.
    pub fn device(&self) -> Arc<Device> {
        self.people.device().expect("somebody is at the app")
    }

    /// Somebody opens it.
    ///
    /// # Panics
    /// When it does not open.
    pub fn is_opened_by(&self, person: PersonId, pin: &str) {
        assert_eq!(self.people.unlock(person, pin).expect("asked"), Opening::Ready);
    }

    /// The folder of everything.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// Waits, from happening to happening, until it is so.
    ///
    /// # Panics
    /// When it does not come to be.
    pub async fn waits_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let mut happenings = self.people.happenings();
        let comes = async {
            while !is_so(self) {
                // Missed ones do not matter: what is asked is how things stand.
                let _ = happenings.recv().await;
            }
        };
        assert!(tokio::time::timeout(PATIENCE, comes).await.is_ok(), "{what}");
    }
}

fn people(folder: &TempDir, air: &Proxy, keys: &Keys) -> Arc<People> {
    let folder = folder.path();
    let home = Home { folder: folder.join("store"), documents: folder.join("documents"), server: air.url() };
    People::new(home, World::real(), Box::new(keys.clone()), Box::new(NoBiometrics), Place::Desktop)
}
