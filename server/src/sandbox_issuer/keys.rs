//! The issuer's RSA keys, and what they sign: RS256 (RFC 7518, 3.3) with 2048 bits, the least that the profile allows.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use rsa::pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey};
use rsa::rand_core::{CryptoRng, RngCore};
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::table;
use crate::problem::{Refused, internal};
use crate::state::App;
use crate::world::Random;

const BITS: usize = 2_048;

/// A key and its id.
pub(super) struct Key {
    private: RsaPrivateKey,
    kid: String,
}

impl Key {
    fn new(private: RsaPrivateKey) -> Self {
        // RFC 7638, 3.2: these members in this order, and nothing else.
        let (n, e) = (number(private.n()), number(private.e()));
        let kid = BASE64URL.encode(Sha256::digest(format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#)));
        Self { private, kid }
    }

    fn read(der: &[u8]) -> Result<Self, rsa::pkcs1::Error> {
        RsaPrivateKey::from_pkcs1_der(der).map(Self::new)
    }

    /// What is published of it (RFC 7517).
    pub fn jwk(&self) -> Value {
        let (n, e) = (number(self.private.n()), number(self.private.e()));
        json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "n": n, "e": e })
    }

    /// A compact JWS of this type over some claims.
    pub fn sign(&self, typ: &str, claims: &Value) -> Result<String, Refused> {
        let header = json!({ "alg": "RS256", "typ": typ, "kid": self.kid });
        let [header, claims] = [&header, claims].map(|part| BASE64URL.encode(part.to_string()));
        let input = format!("{header}.{claims}");
        let padding = Pkcs1v15Sign::new::<rsa::sha2::Sha256>();
        let signature = self.private.sign(padding, &Sha256::digest(&input)).map_err(unusable)?;
        Ok(format!("{input}.{}", BASE64URL.encode(signature)))
    }
}

fn number(number: &rsa::BigUint) -> String {
    BASE64URL.encode(number.to_bytes_be())
}

fn unusable(error: impl std::fmt::Display) -> Refused {
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
    keys.iter().map(|der| Key::read(der).map_err(unusable)).collect()
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
    let mut dice = Dice(random.clone());
    let work = move || RsaPrivateKey::new(&mut dice, BITS);
    let key = tokio::task::spawn_blocking(work).await.map_err(unusable)?.map_err(unusable)?;
    Ok(key.to_pkcs1_der().map_err(unusable)?.as_bytes().to_vec())
}

/// The municipality's randomness, in the shape in which the crate `rsa` takes it.
struct Dice(Random);

impl CryptoRng for Dice {}

impl RngCore for Dice {
    fn next_u32(&mut self) -> u32 {
        u32::from_ne_bytes(self.0.bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_ne_bytes(self.0.bytes())
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rsa::rand_core::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}
