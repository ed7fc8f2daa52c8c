//! PKCE with S256 (RFC 7636), the only method here: `plain` would hand the verifier to whoever reads the request.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use sha2::{Digest, Sha256};

/// The method's name.
pub const METHOD: &str = "S256";
/// Length of a challenge: 32 bytes in base64url.
const CHALLENGE: usize = 43;

/// The challenge that a verifier answers (RFC 7636, 4.6).
pub fn challenge(verifier: &str) -> String {
    BASE64URL.encode(Sha256::digest(verifier))
}

/// Whether a request carries a challenge by S256.
pub fn is_asked(method: &str, challenge: &str) -> bool {
    let signs = |text: &str| text.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign));
    method == METHOD && challenge.len() == CHALLENGE && signs(challenge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_rfc_holds() {
        let expected = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert_eq!(challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), expected);
        assert!(is_asked("S256", expected) && !is_asked("plain", expected) && !is_asked("S256", "short"));
    }
}
