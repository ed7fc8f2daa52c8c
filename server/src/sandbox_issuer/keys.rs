//! The issuer's RSA keys: with 2048 bits, the least that the profile allows.

use rsa::RsaPrivateKey;
use rsa::pkcs1::EncodeRsaPrivateKey;

use super::table;
use crate::oauth::Key;
use crate::problem::{Refused, internal};
use crate::state::App;
use crate::world::Random;

const BITS: usize = 2_048;

pub(super) fn unusable(error: impl std::fmt::Display) -> Refused {
    tracing::error!(%error, "the key of the sandbox's issuer");
    Refused(internal())
}

/// The keys, the signing one first; the first of all is made when it is first asked for.
pub(super) async fn all(app: &App) -> Result<Vec<Key>, Refused> {
    let mut keys = app.db.read(table::keys).await?;
    if keys.is_empty() {
        let first = generate(&app.random).await?;
        keys = app.db.write(move |tx| table::ensure(tx, &first).and_then(|()| table::keys(tx))).await?;
    }
    keys.iter().map(|der| Key::from_der(der).map_err(unusable)).collect()
}

/// The key that signs.
pub(super) async fn current(app: &App) -> Result<Key, Refused> {
    all(app).await?.into_iter().next().ok_or_else(|| unusable("there is none"))
}

/// Makes a new key, which signs from now on; the one before it stays published.
pub async fn rotate(app: &App) -> Result<(), Refused> {
    let key = generate(&app.random).await?;
    Ok(app.db.write(move |tx| table::rotate(tx, &key)).await?)
}

/// A new key as PKCS #1. It takes a good part of a second, so it is nothing for a thread that serves others.
async fn generate(random: &Random) -> Result<Vec<u8>, Refused> {
    let mut random = random.clone();
    let work = move || RsaPrivateKey::new(&mut random, BITS);
    let key = tokio::task::spawn_blocking(work).await.map_err(unusable)?.map_err(unusable)?;
    Ok(key.to_pkcs1_der().map_err(unusable)?.as_bytes().to_vec())
}
