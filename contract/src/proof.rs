//! A device proves itself on each request: DPoP (RFC 9449) with the key pair that it made at first start.
//!
//! The nonce is the server's, so that a wrong clock on the device does no harm.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ids::DeviceId;
use crate::jws::{Header, Jwk, JwsError, Unverified, sign};

/// The request header that carries the proof.
pub const PROOF_HEADER: &str = "DPoP";
/// The answer's header that carries the next nonce.
pub const NONCE_HEADER: &str = "DPoP-Nonce";
/// `typ` of a proof's JWS header (RFC 9449, 4.2).
pub const PROOF_TYPE: &str = "dpop+jwt";

/// The claims of a proof (RFC 9449, 4.2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Proof {
    /// Unique for each request.
    pub jti: String,
    /// The request's method.
    pub htm: String,
    /// The request's path, without query. RFC 9449 wants the whole URI; behind a proxy only the path is the same on both ends.
    pub htu: String,
    /// When, Unix seconds by the device's clock; not relied upon.
    pub iat: i64,
    /// The last nonce that the server gave; empty before the first.
    #[serde(default)]
    pub nonce: String,
    /// Which access token goes along with the request, by [`token_digest`]; none where none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ath: Option<String>,
}

/// The access token in the value of an `Authorization` header, with the scheme of RFC 9449, 7.1.
pub fn token(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("dpop").then_some(token)
}

/// How a proof names the access token that goes along with it (RFC 9449, 4.2).
pub fn token_digest(token: &str) -> String {
    BASE64URL.encode(Sha256::digest(token))
}

/// The device that a key makes.
pub fn device_id(key: &SigningKey) -> DeviceId {
    DeviceId(Jwk::of(&key.verifying_key()).thumbprint())
}

/// A proof for one request.
pub fn prove(proof: &Proof, key: &SigningKey) -> String {
    let jwk = Jwk { kid: None, ..Jwk::of(&key.verifying_key()) };
    sign(&Header { alg: "EdDSA".into(), typ: PROOF_TYPE.into(), kid: None, jwk: Some(jwk) }, proof, key)
}

/// Who made this proof, and what it says. The caller compares `htm`, `htu` and `nonce` with the request.
pub fn read(text: &str) -> Result<(DeviceId, Proof), JwsError> {
    let unverified = Unverified::read(text, PROOF_TYPE)?;
    let jwk = unverified.header.jwk.as_ref().ok_or(JwsError::Malformed)?;
    let proof = unverified.verify(&jwk.verifying_key()?)?;
    Ok((DeviceId(jwk.thumbprint()), proof))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proof(htu: &str) -> Proof {
        Proof { jti: "1".into(), htm: "GET".into(), htu: htu.into(), iat: 0, nonce: String::new(), ath: None }
    }

    #[test]
    fn a_proof_names_its_device() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let proof = proof("/v1/changes");
        assert_eq!(read(&prove(&proof, &key)), Ok((device_id(&key), proof)));
    }

    #[test]
    fn a_proof_under_another_key_is_refused() {
        let (mine, other) = (SigningKey::from_bytes(&[3; 32]), SigningKey::from_bytes(&[4; 32]));
        let jwk = Jwk { kid: None, ..Jwk::of(&other.verifying_key()) };
        let header = Header { alg: "EdDSA".into(), typ: PROOF_TYPE.into(), kid: None, jwk: Some(jwk) };
        assert_eq!(read(&sign(&header, &proof("/"), &mine)), Err(JwsError::BadSignature));
    }

    #[test]
    fn a_token_is_named_as_in_the_example_of_the_rfc() {
        let found = token("dpop Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU").map(token_digest);
        assert_eq!(found.as_deref(), Some("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"));
        assert_eq!((token("Bearer x"), token("DPoP"), token("")), (None, None, None));
    }
}
