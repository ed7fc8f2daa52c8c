//! Receipts: whom this device trusts to sign them, and whether one proves what was sent. No network is needed.

pub mod pdf;
pub mod qr;
mod table;
mod words;

use rapida_contract::digest::sha256_hex;
use rapida_contract::jws::{JwkSet, JwsError, Unverified};
use rapida_contract::proceeding::Version;
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt, Verdict};
use rapida_contract::submission::{NewSubmission, Registered};
use rusqlite::Connection;

use crate::error::Result;

/// Keeps the municipality's keys. Known ones are never replaced: a key id is the key's own digest.
pub fn trust(citizen: &Connection, set: &JwkSet) -> Result<()> {
    for jwk in &set.keys {
        table::put(citizen, &jwk.thumbprint(), jwk)?;
    }
    Ok(())
}

/// Checks the signature, and that it is about these very bytes and attachments.
pub fn verify(citizen: &Connection, registered: &Registered, body: &str) -> Result<(Option<Receipt>, Verdict)> {
    let keys = table::all(citizen)?;
    Ok(match read(&registered.receipt, &keys) {
        Ok(receipt) if is_about(&receipt, registered, body) => (Some(receipt), Verdict::Genuine),
        Ok(receipt) => (Some(receipt), Verdict::Forged),
        Err(JwsError::UnknownKey) => (None, Verdict::UnknownKey),
        Err(_) => (None, Verdict::Forged),
    })
}

/// Checks a receipt that came without what was sent: the signature, and that it is about this entry.
pub fn verify_version(citizen: &Connection, version: &Version) -> Result<(Option<Receipt>, Verdict)> {
    let keys = table::all(citizen)?;
    Ok(match read(&version.receipt, &keys) {
        Ok(receipt) if receipt.sub == version.id && receipt.registration == version.registration => {
            (Some(receipt), Verdict::Genuine)
        }
        Ok(receipt) => (Some(receipt), Verdict::Forged),
        Err(JwsError::UnknownKey) => (None, Verdict::UnknownKey),
        Err(_) => (None, Verdict::Forged),
    })
}

/// Whether the key with which a receipt says that it is signed is known here.
pub fn is_known_key(citizen: &Connection, jws: &str) -> Result<bool> {
    Ok(!matches!(read(jws, &table::all(citizen)?), Err(JwsError::UnknownKey)))
}

fn read(jws: &str, keys: &JwkSet) -> std::result::Result<Receipt, JwsError> {
    Unverified::read(jws, RECEIPT_TYPE)?.verify_with(keys)
}

fn is_about(receipt: &Receipt, registered: &Registered, body: &str) -> bool {
    let Ok(sent) = serde_json::from_str::<NewSubmission>(body) else { return false };
    receipt.sub == registered.id
        && receipt.registration == registered.registration
        && receipt.content_sha256 == sha256_hex(body.as_bytes())
        && receipt.attachments == sent.attachments
}

#[cfg(test)]
mod tests;
