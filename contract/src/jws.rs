//! Compact JWS with EdDSA (RFC 7515, RFC 8037), and the keys as JWK and JWK set (RFC 7517).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A public Ed25519 key as JWK.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Jwk {
    /// `OKP`.
    pub kty: String,
    /// `Ed25519`.
    pub crv: String,
    /// The 32 bytes of the key, base64url.
    pub x: String,
    /// Its id: the RFC 7638 thumbprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
}

/// A set of keys, as at `/.well-known/jwks.json`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JwkSet {
    /// The keys, newest first. Old ones stay, for old receipts.
    pub keys: Vec<Jwk>,
}

/// The protected header.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// `EdDSA`, and nothing else is ever accepted.
    pub alg: String,
    /// What kind of statement this is.
    #[serde(default)]
    pub typ: String,
    /// Id of the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
    /// The key itself, for a device's proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwk: Option<Jwk>,
}

/// Why a JWS is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum JwsError {
    /// Not three dot-separated parts of base64url JSON.
    #[error("not a compact JWS")]
    Malformed,
    /// Another algorithm or type than the one expected.
    #[error("an algorithm or a type that is not accepted here")]
    Unexpected,
    /// No known key has this id.
    #[error("signed with an unknown key")]
    UnknownKey,
    /// The signature is not that of the key.
    #[error("the signature does not hold")]
    BadSignature,
}

impl Jwk {
    /// The JWK of a public key, with its thumbprint as id.
    pub fn of(key: &VerifyingKey) -> Self {
        let mut jwk = Self { kty: "OKP".into(), crv: "Ed25519".into(), x: BASE64URL.encode(key.as_bytes()), kid: None };
        jwk.kid = Some(jwk.thumbprint());
        jwk
    }

    /// RFC 7638: SHA-256 of the required members in lexicographic order, base64url.
    pub fn thumbprint(&self) -> String {
        let members = format!(r#"{{"crv":"{}","kty":"{}","x":"{}"}}"#, self.crv, self.kty, self.x);
        BASE64URL.encode(Sha256::digest(members.as_bytes()))
    }

    /// The key, where this is an Ed25519 one.
    pub fn verifying_key(&self) -> Result<VerifyingKey, JwsError> {
        if self.kty != "OKP" || self.crv != "Ed25519" {
            return Err(JwsError::Unexpected);
        }
        let bytes = BASE64URL.decode(&self.x).map_err(|_| JwsError::Malformed)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| JwsError::Malformed)?;
        VerifyingKey::from_bytes(&bytes).map_err(|_| JwsError::Malformed)
    }
}

/// Signs claims.
pub fn sign(header: &Header, claims: &impl Serialize, key: &SigningKey) -> String {
    let part = |json: serde_json::Result<Vec<u8>>| BASE64URL.encode(json.expect("plain data is always JSON"));
    let signed = format!("{}.{}", part(serde_json::to_vec(header)), part(serde_json::to_vec(claims)));
    let signature = key.sign(signed.as_bytes());
    format!("{signed}.{}", BASE64URL.encode(signature.to_bytes()))
}

/// A JWS whose signature has not been checked yet.
pub struct Unverified<'a> {
    /// The protected header.
    pub header: Header,
    signed: &'a str,
    payload: &'a str,
    signature: Signature,
}

impl<'a> Unverified<'a> {
    /// Takes a compact JWS apart. Only `EdDSA` and the given `typ` pass.
    pub fn read(text: &'a str, typ: &str) -> Result<Self, JwsError> {
        let (signed, signature) = text.rsplit_once('.').ok_or(JwsError::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(JwsError::Malformed)?;
        let header: Header = decode(header)?;
        if header.alg != "EdDSA" || header.typ != typ {
            return Err(JwsError::Unexpected);
        }
        let signature = BASE64URL.decode(signature).map_err(|_| JwsError::Malformed)?;
        let signature = Signature::from_slice(&signature).map_err(|_| JwsError::Malformed)?;
        Ok(Self { header, signed, payload, signature })
    }

    /// The claims, once the key vouches for them.
    pub fn verify<C: DeserializeOwned>(&self, key: &VerifyingKey) -> Result<C, JwsError> {
        key.verify_strict(self.signed.as_bytes(), &self.signature).map_err(|_| JwsError::BadSignature)?;
        decode(self.payload)
    }

    /// The claims, once the key of the set with the header's `kid` vouches for them.
    pub fn verify_with<C: DeserializeOwned>(&self, set: &JwkSet) -> Result<C, JwsError> {
        let known = |jwk: &&Jwk| jwk.kid.is_some() && jwk.kid == self.header.kid;
        let jwk = set.keys.iter().find(known).ok_or(JwsError::UnknownKey)?;
        self.verify(&jwk.verifying_key()?)
    }
}

fn decode<T: DeserializeOwned>(part: &str) -> Result<T, JwsError> {
    let json = BASE64URL.decode(part).map_err(|_| JwsError::Malformed)?;
    serde_json::from_slice(&json).map_err(|_| JwsError::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RFC8037_X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /// RFC 8037, appendix A.1: the key of its examples.
    fn rfc8037_key() -> SigningKey {
        let d = BASE64URL.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").expect("base64url");
        SigningKey::from_bytes(&d.try_into().expect("32 bytes"))
    }

    #[test]
    fn the_thumbprint_is_that_of_rfc_8037() {
        let jwk = Jwk::of(&rfc8037_key().verifying_key());
        assert_eq!(jwk.x, RFC8037_X);
        assert_eq!(jwk.kid.as_deref(), Some("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
    }

    #[test]
    fn the_signature_of_rfc_8037_holds() {
        let text = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        let unverified = Unverified::read(text, "").expect("well formed");
        // The RFC's payload is not JSON: the signature is checked first, so only the reading of the claims fails.
        assert_eq!(unverified.verify::<u8>(&rfc8037_key().verifying_key()), Err(JwsError::Malformed));
        let other = SigningKey::from_bytes(&[7; 32]).verifying_key();
        assert_eq!(unverified.verify::<u8>(&other), Err(JwsError::BadSignature));
    }

    #[test]
    fn a_changed_claim_breaks_the_signature() {
        let key = rfc8037_key();
        let header = Header { alg: "EdDSA".into(), typ: "t".into(), kid: None, jwk: None };
        let text = sign(&header, &1, &key);
        let forged = text.replacen("MQ", "Mg", 1);
        let verdict = Unverified::read(&forged, "t").expect("well formed").verify::<u8>(&key.verifying_key());
        assert_eq!(verdict, Err(JwsError::BadSignature));
    }

    proptest! {
        #[test]
        fn foreign_text_never_panics(text in "[a-zA-Z0-9_.=-]{0,200}") {
            let _ = Unverified::read(&text, "t").map(|jws| jws.header);
        }
    }
}
