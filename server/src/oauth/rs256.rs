//! JWS with RS256 (RFC 7518, 3.3), which the national profile asks of issuers and of those who ask them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs8::DecodePrivateKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::world::Random;

/// Fewest bytes of a key: 2048 bits.
const BYTES_MIN: usize = 256;

/// A key and its id.
#[derive(Clone)]
pub struct Key {
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

    /// From PKCS #1, as bytes.
    pub fn from_der(der: &[u8]) -> Result<Self, rsa::pkcs1::Error> {
        RsaPrivateKey::from_pkcs1_der(der).map(Self::new)
    }

    /// From PEM: PKCS #8 as OpenSSL writes it today, or PKCS #1 as it did. None that is shorter than the profile allows.
    pub fn from_pem(pem: &str) -> Option<Self> {
        let key = RsaPrivateKey::from_pkcs8_pem(pem).ok().or_else(|| RsaPrivateKey::from_pkcs1_pem(pem).ok());
        key.filter(|key| key.size() >= BYTES_MIN).map(Self::new)
    }

    /// Its id: the thumbprint of RFC 7638.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// What is published of it (RFC 7517).
    pub fn jwk(&self) -> Value {
        let (n, e) = (number(self.private.n()), number(self.private.e()));
        json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.kid, "n": n, "e": e })
    }

    /// A compact JWS of this type over some claims. By the randomness the time that it takes says nothing of the key.
    pub fn sign(&self, typ: &str, claims: &Value, random: &Random) -> Result<String, rsa::Error> {
        let header = json!({ "alg": "RS256", "typ": typ, "kid": self.kid });
        let [header, claims] = [&header, claims].map(|part| BASE64URL.encode(part.to_string()));
        let input = format!("{header}.{claims}");
        let signature = self.private.sign_with_rng(&mut random.clone(), padding(), &Sha256::digest(&input))?;
        Ok(format!("{input}.{}", BASE64URL.encode(signature)))
    }

    /// The claims of a JWS that this key signed, by RS256 and nothing else.
    pub fn read(&self, jws: &str) -> Option<Map<String, Value>> {
        let (input, signature) = jws.rsplit_once('.')?;
        let (header, claims) = input.split_once('.')?;
        let object = |part: &str| serde_json::from_slice::<Map<_, _>>(&BASE64URL.decode(part).ok()?).ok();
        object(header).filter(|header| header.get("alg").is_some_and(|alg| alg == "RS256"))?;
        let signature = BASE64URL.decode(signature).ok()?;
        let public = self.private.to_public_key();
        public.verify(padding(), &Sha256::digest(input), &signature).ok()?;
        object(claims)
    }
}

fn padding() -> Pkcs1v15Sign {
    Pkcs1v15Sign::new::<rsa::sha2::Sha256>()
}

fn number(number: &rsa::BigUint) -> String {
    BASE64URL.encode(number.to_bytes_be())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rsa::pkcs8::{EncodePrivateKey, LineEnding};
    use std::sync::LazyLock;

    use super::*;

    static PRIVATE: LazyLock<RsaPrivateKey> =
        LazyLock::new(|| RsaPrivateKey::new(&mut Random::system(), 2_048).expect("a key"));

    #[test]
    fn what_was_signed_is_read_and_nothing_else() {
        let key = Key::from_pem(&PRIVATE.to_pkcs8_pem(LineEnding::LF).expect("PEM")).expect("a key");
        let jws = key.sign("JWT", &json!({ "a": 1 }), &Random::system()).expect("signed");
        assert_eq!(key.read(&jws).map(Value::Object), Some(json!({ "a": 1 })));
        let none = format!("{}.{}.", BASE64URL.encode(r#"{"alg":"none"}"#), BASE64URL.encode(r#"{"a":1}"#));
        let other = jws.replacen(&BASE64URL.encode(r#"{"a":1}"#), &BASE64URL.encode(r#"{"a":2}"#), 1);
        for wrong in [none, other, jws.replace('.', ""), String::new()] {
            assert_eq!(key.read(&wrong), None, "{wrong}");
        }
        assert!(Key::from_pem("nonsense").is_none());
        let short = RsaPrivateKey::new(&mut Random::system(), 1_024).expect("a key");
        assert!(Key::from_pem(&short.to_pkcs8_pem(LineEnding::LF).expect("PEM")).is_none());
    }

    proptest! {
        #[test]
        fn whatever_comes_never_panics(jws in any::<String>()) {
            prop_assert!(Key::new(PRIVATE.clone()).read(&jws).is_none());
        }
    }
}
