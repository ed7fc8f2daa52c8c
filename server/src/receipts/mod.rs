//! Receipts that prove themselves: what is signed, with which key, and the code by which anyone finds one again.

mod code;
mod routes;
mod table;

use ed25519_dalek::SigningKey;
use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::jws::{self, Header, Jwk, JwkSet};
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt};
use serde::Serialize;

use crate::db::{DbError, Tx};
pub use code::VerificationCode;
pub use routes::routes;

/// A receipt that was given out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// The submission that it is about.
    pub submission: SubmissionId,
    /// The receipt, a compact JWS.
    pub jws: String,
}

/// Makes a first key where there is none. `seed` is 32 random bytes.
pub fn ensure_key(tx: &mut dyn Tx, seed: [u8; 32], now: Timestamp) -> Result<(), DbError> {
    if table::newest_seed(tx)?.is_none() {
        rotate(tx, seed, now)?;
    }
    Ok(())
}

/// Makes a new key, which signs from now on; the old ones stay published. `seed` is 32 random bytes. Answers its id.
pub fn rotate(tx: &mut dyn Tx, seed: [u8; 32], now: Timestamp) -> Result<String, DbError> {
    let kid = Jwk::of(&SigningKey::from_bytes(&seed).verifying_key()).thumbprint();
    table::add_key(tx, &kid, &seed, now)?;
    Ok(kid)
}

/// The published keys, newest first.
pub fn published(tx: &mut dyn Tx) -> Result<JwkSet, DbError> {
    let seeds = table::seeds(tx)?;
    Ok(JwkSet { keys: seeds.iter().map(|seed| Jwk::of(&SigningKey::from_bytes(seed).verifying_key())).collect() })
}

/// Signs a receipt with the newest key. Read in the transaction, so that a rotation by another program counts at once.
pub fn sign(tx: &mut dyn Tx, claims: &Receipt) -> Result<String, DbError> {
    sign_as(tx, RECEIPT_TYPE, claims)
}

/// Signs what is of another type.
pub fn sign_as(tx: &mut dyn Tx, typ: &str, claims: &impl Serialize) -> Result<String, DbError> {
    let seed = table::newest_seed(tx)?.ok_or_else(|| DbError::Refused("there is no signing key".into()))?;
    let key = SigningKey::from_bytes(&seed);
    let kid = Some(Jwk::of(&key.verifying_key()).thumbprint());
    let header = Header { alg: "EdDSA".into(), typ: typ.into(), kid, jwk: None };
    Ok(jws::sign(&header, claims, &key))
}

/// The receipt of a verification code, however it was typed: small letters, blanks and dashes do not matter.
pub fn by_code(tx: &mut dyn Tx, typed: &str) -> Result<Option<Given>, DbError> {
    match VerificationCode::read(typed) {
        Some(code) => table::by_code(tx, &code),
        None => Ok(None),
    }
}

/// The verification code of a submission's receipt.
pub fn code_of(tx: &mut dyn Tx, submission: SubmissionId) -> Result<Option<VerificationCode>, DbError> {
    table::code_of(tx, submission)
}
