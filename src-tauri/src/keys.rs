//! The store's key in the system's key store: Keychain, Credential Manager, Secret Service.

use rapida_core::db::key::StoreKey;

const SERVICE: &str = "it.ravenna.comune.rapida";
const ACCOUNT: &str = "store";

/// The key; made at the first call by `random`. `None` where the system has no key store.
pub fn system_key(random: impl FnOnce() -> [u8; 32]) -> Option<StoreKey> {
    let entry = keyring::v1::Entry::new(SERVICE, ACCOUNT).ok()?;
    match entry.get_secret() {
        Ok(secret) => secret.try_into().ok().map(StoreKey),
        Err(keyring::v1::Error::NoEntry) => {
            let key = random();
            entry.set_secret(&key).ok().map(|()| StoreKey(key))
        }
        Err(error) => {
            tracing::warn!(%error, "the system's key store does not answer: a passphrase is asked for");
            None
        }
    }
}
