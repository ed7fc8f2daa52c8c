use std::path::Path;
use std::sync::{Arc, Mutex};

use rapida_contract::problem::{Code, Problem};

use super::*;
use crate::device::Home;
use crate::world::World;

/// A key store that does what a test says.
struct Keys(Mutex<SystemKey>);

impl Keys {
    fn new(key: SystemKey) -> Self {
        Self(Mutex::new(key))
    }

    fn turns(&self, key: SystemKey) {
        *self.0.lock().unwrap() = key;
    }

    fn holds(&self) -> Option<StoreKey> {
        match self.key(STORE) {
            SystemKey::Kept(key) => Some(key),
            SystemKey::Absent | SystemKey::Unavailable => None,
        }
    }
}

impl KeyStore for Keys {
    fn key(&self, _: &str) -> SystemKey {
        self.0.lock().unwrap().clone()
    }

    fn keep(&self, _: &str, key: &StoreKey) -> bool {
        self.turns(SystemKey::Kept(key.clone()));
        true
    }

    fn forget(&self, _: &str) {
        self.turns(SystemKey::Absent);
    }
}

/// One that answers and keeps nothing.
struct ReadOnly;

impl KeyStore for ReadOnly {
    fn key(&self, _: &str) -> SystemKey {
        SystemKey::Absent
    }

    fn keep(&self, _: &str, _: &StoreKey) -> bool {
        false
    }

    fn forget(&self, _: &str) {}
}

fn device(folder: &Path) -> Arc<Device> {
    let home = Home { folder: folder.into(), documents: folder.into(), server: "http://127.0.0.1:9".into() };
    Device::new(home, World::real())
}

/// A folder with a store under a key of the system, with something in it, and the key store.
fn begun() -> (tempfile::TempDir, Keys) {
    let (folder, keys) = (tempfile::tempdir().unwrap(), Keys::new(SystemKey::Absent));
    let device = device(folder.path());
    assert_eq!(device.open(&keys).unwrap(), Opening::Ready);
    device.save_settings(&rapida_contract::ipc::Settings { language: Some("de".into()), theme: None }).unwrap();
    (folder, keys)
}

fn is_as_it_was(device: &Device) -> bool {
    device.settings().unwrap().language.as_deref() == Some("de")
}

fn code(outcome: Result<Opening>) -> Code {
    Problem::from(outcome.unwrap_err()).code
}

#[test]
fn the_first_start_makes_a_key_and_the_next_one_finds_it() {
    let (folder, keys) = begun();
    let again = device(folder.path());
    assert_eq!(again.open(&keys).unwrap(), Opening::Ready);
    assert!(is_as_it_was(&again));
}

#[test]
fn without_a_key_store_the_first_start_asks_for_a_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(device(folder.path()).open(&Keys::new(SystemKey::Unavailable)).unwrap(), Opening::NeedsPassphrase);
    assert_eq!(device(folder.path()).open(&ReadOnly).unwrap(), Opening::NeedsPassphrase);
}

#[test]
fn a_locked_key_store_is_told_as_such_and_its_store_opens_once_it_is_unlocked() {
    let (folder, keys) = begun();
    let key = keys.holds().unwrap();
    keys.turns(SystemKey::Unavailable);
    let device = device(folder.path());
    assert_eq!(code(device.open(&keys)), Code::KeyWithheld);
    assert_eq!(code(device.repair(&keys)), Code::KeyWithheld, "a healthy store is not set aside");
    keys.turns(SystemKey::Kept(key));
    assert_eq!(device.open(&keys).unwrap(), Opening::Ready);
    assert!(is_as_it_was(&device));
}

#[test]
fn a_key_that_is_gone_is_not_replaced_until_the_person_says_so() {
    let (folder, keys) = begun();
    keys.turns(SystemKey::Absent);
    let device = device(folder.path());
    assert!(matches!(device.open(&keys).unwrap(), Opening::Damaged { backup_of: None, .. }));
    assert!(keys.holds().is_none(), "no key is made beside a store");
    assert_eq!(device.repair(&keys).unwrap(), Opening::Ready);
    assert!(!is_as_it_was(&device));
    let kept = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(kept.filter(|name| name.starts_with("citizen.damaged-") && name.ends_with(".db")).count(), 1);
}

#[test]
fn a_key_that_is_back_opens_the_store_that_a_repair_would_have_set_aside() {
    let (folder, keys) = begun();
    let key = keys.holds().unwrap();
    keys.turns(SystemKey::Absent);
    let device = device(folder.path());
    assert!(matches!(device.open(&keys).unwrap(), Opening::Damaged { .. }));
    keys.turns(SystemKey::Kept(key));
    assert_eq!(device.repair(&keys).unwrap(), Opening::Ready);
    assert!(is_as_it_was(&device));
}

#[test]
fn who_leaves_leaves_nothing_open() {
    let (folder, keys) = begun();
    let device = device(folder.path());
    assert_eq!(device.open(&keys).unwrap(), Opening::Ready);
    device.leave();
    assert!(device.key().is_none());
    assert_eq!(Problem::from(device.settings().unwrap_err()).code, Code::Locked);
}
