//! Public verification: anyone checks a receipt by its code, its text or its file. No personal data is asked or shown.

mod find;
mod page;
mod routes;
mod words;

use rapida_contract::jws::{JwkSet, JwsError, Unverified};
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt};

pub use routes::routes;

/// How what was handed over was found to be.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Finding {
    /// Signed by the municipality: what it says.
    Genuine(Box<Receipt>),
    /// A receipt in form, and not ours, or changed after we signed it.
    Forged,
    /// Nothing that could be a receipt.
    NoReceipt,
    /// No receipt has this code.
    UnknownCode,
}

/// Judges a compact JWS by the municipality's published keys.
fn judge(jws: &str, keys: &JwkSet) -> Finding {
    let receipt = Unverified::read(jws, RECEIPT_TYPE).and_then(|unverified| unverified.verify_with::<Receipt>(keys));
    match receipt {
        Ok(receipt) => Finding::Genuine(Box::new(receipt)),
        Err(JwsError::UnknownKey | JwsError::BadSignature) => Finding::Forged,
        Err(JwsError::Malformed | JwsError::Unexpected) => Finding::NoReceipt,
    }
}

#[cfg(test)]
mod tests;
