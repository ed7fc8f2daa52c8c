//! The server's nonces: a span of time and its authentication code. Nothing is stored, and every server of the
//! municipality knows the others' since the key is in the database.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use hmac::{Hmac, KeyInit, Mac};
use rapida_contract::Timestamp;
use sha2::Sha256;

/// Seconds in a span. A nonce holds in its own span and the next one: 5 to 10 minutes.
pub(super) const SPAN_S: i64 = 300;
/// Bytes of the code that are sent.
const TAG: usize = 16;

/// Makes nonces and knows them again.
pub struct Nonces(Hmac<Sha256>);

impl Nonces {
    /// With the municipality's secret.
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(Hmac::new_from_slice(secret).expect("HMAC takes a key of any length"))
    }

    /// The nonce of this moment.
    pub fn issue(&self, now: Timestamp) -> String {
        self.of_span(span(now))
    }

    /// Whether a nonce was issued in this span or the one before.
    pub fn is_fresh(&self, nonce: &str, now: Timestamp) -> bool {
        let span = span(now);
        // A nonce is no secret: every answer carries it, so a plain comparison gives nothing away.
        nonce == self.of_span(span) || nonce == self.of_span(span - 1)
    }

    fn of_span(&self, span: i64) -> String {
        let mut mac = self.0.clone();
        mac.update(b"nonce");
        mac.update(&span.to_be_bytes());
        let tag = mac.finalize().into_bytes();
        BASE64URL.encode(tag.get(..TAG).unwrap_or_default())
    }
}

/// Which span a moment lies in.
pub(super) fn span(now: Timestamp) -> i64 {
    now.as_second().div_euclid(SPAN_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    #[test]
    fn a_nonce_holds_for_five_to_ten_minutes() {
        let nonces = Nonces::new(&[1; 32]);
        let nonce = nonces.issue(at(SPAN_S * 10));
        for (second, fresh) in [(0, true), (SPAN_S, true), (2 * SPAN_S - 1, true), (2 * SPAN_S, false), (-1, false)] {
            assert_eq!(nonces.is_fresh(&nonce, at(SPAN_S * 10 + second)), fresh, "{second}");
        }
    }

    #[test]
    fn nobody_else_makes_our_nonces() {
        let nonce = Nonces::new(&[2; 32]).issue(at(0));
        assert!(!Nonces::new(&[1; 32]).is_fresh(&nonce, at(0)));
        assert!(!Nonces::new(&[1; 32]).is_fresh("", at(0)));
    }
}
