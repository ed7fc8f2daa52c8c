//! Keys in the system's key store: Keychain, Credential Manager, Secret Service, Android's Keystore.

use keyring_core::{Entry, Error, Result};
use rapida_core::db::key::{KeyStore, StoreKey, SystemKey};

const SERVICE: &str = "it.ravenna.comune.rapida";

/// The key store of the system that this runs on.
pub struct System;

impl KeyStore for System {
    fn key(&self, account: &str) -> SystemKey {
        told(entry(account).and_then(|entry| entry.get_secret()))
    }

    fn keep(&self, account: &str, key: &StoreKey) -> bool {
        kept(entry(account).and_then(|entry| entry.set_secret(&key.0)))
    }

    fn forget(&self, account: &str) {
        if let Err(error) = entry(account).and_then(|entry| entry.delete_credential())
            && !matches!(error, Error::NoEntry)
        {
            tracing::warn!(%error, "the system's key store forgets no key");
        }
    }
}

/// Only `NoEntry` says that there is no key. Whatever else went wrong, a key may be there.
fn told(secret: Result<Vec<u8>>) -> SystemKey {
    match secret.map(<[u8; 32]>::try_from) {
        Ok(Ok(key)) => SystemKey::Kept(StoreKey(key)),
        Ok(Err(foreign)) => {
            tracing::warn!(bytes = foreign.len(), "what the system's key store holds is no key of ours");
            SystemKey::Unavailable
        }
        Err(Error::NoEntry) => SystemKey::Absent,
        Err(error) => {
            tracing::warn!(%error, "the system's key store does not answer");
            SystemKey::Unavailable
        }
    }
}

fn kept(outcome: Result<()>) -> bool {
    if let Err(error) = &outcome {
        tracing::warn!(%error, "the system's key store keeps no key");
    }
    outcome.is_ok()
}

#[cfg(desktop)]
fn entry(account: &str) -> Result<Entry> {
    keyring::v1::Entry::new(SERVICE, account).map(|entry| entry.inner)
}

/// `keyring` chooses a store by itself on desktops alone.
#[cfg(mobile)]
fn entry(account: &str) -> Result<Entry> {
    #[cfg(target_os = "android")]
    use android_native_keyring_store::Store;
    #[cfg(target_os = "ios")]
    use apple_native_keyring_store::protected::Store;

    if keyring_core::get_default_store().is_none() {
        keyring_core::set_default_store(Store::new()?);
    }
    Entry::new(SERVICE, account)
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyring_core::api::CredentialStoreApi;
    use keyring_core::mock;

    #[test]
    fn only_a_key_store_that_says_so_has_no_key() {
        let store = mock::Store::new().expect("a key store in memory");
        let entry = store.build(SERVICE, "store", None).expect("an entry");
        assert!(matches!(told(entry.get_secret()), SystemKey::Absent));
        let made = StoreKey([7; 32]);
        assert!(kept(entry.set_secret(&made.0)));
        assert!(matches!(told(entry.get_secret()), SystemKey::Kept(key) if key == made));
        let credential: &mock::Cred = entry.as_any().downcast_ref().expect("of the mock");
        credential.set_error(Error::NoStorageAccess("locked".into()));
        assert!(matches!(told(entry.get_secret()), SystemKey::Unavailable));
        assert!(matches!(told(entry.get_secret()), SystemKey::Kept(key) if key == made), "unlocked, it is still there");
        entry.set_secret(b"short").expect("kept");
        assert!(matches!(told(entry.get_secret()), SystemKey::Unavailable));
    }
}
