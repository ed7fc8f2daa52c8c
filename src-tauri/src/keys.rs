//! The store's key in the system's key store: Keychain, Credential Manager, Secret Service, Android's Keystore.

use keyring_core::{Entry, Error, Result};
use rapida_core::db::key::StoreKey;

const SERVICE: &str = "it.ravenna.comune.rapida";
const ACCOUNT: &str = "store";

/// The key; made at the first call by `random`. `None` where the system has no key store.
pub fn system_key(random: impl FnOnce() -> [u8; 32]) -> Option<StoreKey> {
    match kept_or_new(random) {
        Ok(key) => key.try_into().ok().map(StoreKey),
        Err(error) => {
            tracing::warn!(%error, "the system's key store does not answer: a passphrase is asked for");
            None
        }
    }
}

fn kept_or_new(random: impl FnOnce() -> [u8; 32]) -> Result<Vec<u8>> {
    let entry = entry()?;
    match entry.get_secret() {
        Err(Error::NoEntry) => {
            let key = random();
            entry.set_secret(&key).map(|()| key.to_vec())
        }
        other => other,
    }
}

#[cfg(desktop)]
fn entry() -> Result<Entry> {
    keyring::v1::Entry::new(SERVICE, ACCOUNT).map(|entry| entry.inner)
}

/// `keyring` chooses a store by itself on desktops alone.
#[cfg(mobile)]
fn entry() -> Result<Entry> {
    #[cfg(target_os = "android")]
    use android_native_keyring_store::Store;
    #[cfg(target_os = "ios")]
    use apple_native_keyring_store::protected::Store;

    if keyring_core::get_default_store().is_none() {
        keyring_core::set_default_store(Store::new()?);
    }
    Entry::new(SERVICE, ACCOUNT)
}
