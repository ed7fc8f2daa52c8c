//! A store's key, sealed under a PIN or a passphrase.
//!
//! The sealing key is HKDF-SHA256 (RFC 5869) over what Argon2id makes of the PIN, followed by a secret of the system's key
//! store where there is one: who copies the disk has not got that, and a million PINs are tried out in vain.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hkdf::Hkdf;
use rapida_contract::digest::hex;
use rapida_contract::ipc::lock::LockKind;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::db::key::StoreKey;
use crate::error::{Error, Result};
use crate::world::World;

/// Of Argon2id: the second recommendation of RFC 9106, 4.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
/// What the sealing key is for; another construction gets another name.
const PURPOSE: &[u8] = b"rapida store key 1";

/// What lies on the disk. Everything but the key in it is authenticated too.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sealed {
    /// What it opens with.
    pub kind: LockKind,
    /// Whether the key store's secret takes part.
    pub with_secret: bool,
    /// 16 bytes, as hex.
    salt: String,
    /// 12 bytes, as hex.
    nonce: String,
    /// The store's key and its tag, 48 bytes, as hex.
    key: String,
}

impl Sealed {
    /// Seals a key. `secret` is the key store's.
    pub fn seal(key: &StoreKey, kind: LockKind, typed: &str, secret: Option<&StoreKey>, world: &World) -> Result<Self> {
        let (salt, nonce): ([u8; 16], [u8; 12]) = (world.random(), world.random());
        let (with_secret, salt) = (secret.is_some(), hex(&salt));
        let payload = Payload { msg: &key.0, aad: &bound(kind, with_secret) };
        let sealed = cipher(typed, &salt, secret)?.encrypt(&nonce.into(), payload).map_err(|_| broken())?;
        Ok(Self { kind, with_secret, salt, nonce: hex(&nonce), key: hex(&sealed) })
    }

    /// The key; `None` for what was not sealed with this.
    pub fn open(&self, typed: &str, secret: Option<&StoreKey>) -> Result<Option<StoreKey>> {
        let nonce = <[u8; 12]>::try_from(unhex(&self.nonce)?).map_err(|_| broken())?;
        let payload = Payload { msg: &unhex(&self.key)?, aad: &bound(self.kind, self.with_secret) };
        let opened = cipher(typed, &self.salt, secret)?.decrypt(&nonce.into(), payload);
        Ok(opened.ok().and_then(|key| key.try_into().ok()).map(StoreKey))
    }
}

fn cipher(typed: &str, salt: &str, secret: Option<&StoreKey>) -> Result<ChaCha20Poly1305> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| broken())?;
    let mut stretched = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(typed.as_bytes(), salt.as_bytes(), &mut stretched)
        .map_err(|_| broken())?;
    let secret = secret.map_or(&[][..], |secret| &secret.0);
    let mut key = [0; 32];
    let derived = Hkdf::<Sha256>::new(None, &[&stretched[..], secret].concat()).expand(PURPOSE, &mut key);
    derived.map_err(|_| broken())?;
    Ok(ChaCha20Poly1305::new(&key.into()))
}

fn bound(kind: LockKind, with_secret: bool) -> [u8; 2] {
    [u8::from(kind == LockKind::Pin), u8::from(with_secret)]
}

fn unhex(text: &str) -> Result<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2 && !pair.starts_with('+'))?;
        u8::from_str_radix(pair, 16).ok()
    });
    pairs.collect::<Option<_>>().ok_or_else(broken)
}

/// The file was spoiled: no PIN opens it.
fn broken() -> Error {
    Error::File(std::io::Error::new(std::io::ErrorKind::InvalidData, "the lock cannot be read"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: StoreKey = StoreKey([1; 32]);
    const SECRET: StoreKey = StoreKey([2; 32]);

    fn opens(sealed: &Sealed, typed: &str, secret: Option<&StoreKey>) -> bool {
        sealed.open(typed, secret).unwrap().is_some_and(|key| key == KEY)
    }

    #[test]
    fn only_the_pin_together_with_the_secret_opens() {
        let sealed = Sealed::seal(&KEY, LockKind::Pin, "259014", Some(&SECRET), &World::real()).unwrap();
        assert!(opens(&sealed, "259014", Some(&SECRET)));
        for (typed, secret) in [("259015", Some(&SECRET)), ("259014", Some(&KEY)), ("259014", None), ("", None)] {
            assert!(!opens(&sealed, typed, secret), "{typed}");
        }
    }

    #[test]
    fn a_lock_that_was_made_to_look_like_another_does_not_open() {
        let sealed = Sealed::seal(&KEY, LockKind::Passphrase, "tre tigri", None, &World::real()).unwrap();
        assert!(opens(&sealed, "tre tigri", None));
        assert!(!opens(&Sealed { kind: LockKind::Pin, ..sealed.clone() }, "tre tigri", None));
        assert!(!opens(&Sealed { with_secret: true, ..sealed }, "tre tigri", None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_spoiled_lock_opens_to_nobody(salt in ".{0,40}", nonce in "[0-9a-z+]{0,30}", key in "[0-9a-fè]{0,100}") {
            let sealed = Sealed { kind: LockKind::Pin, with_secret: true, salt, nonce, key };
            prop_assert!(!matches!(sealed.open("259014", Some(&SECRET)), Ok(Some(_))));
        }
    }
}
