//! What a device sealed: bytes that are kept as they came.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use rapida_contract::drafts::SEALED_MAX;
use rapida_contract::problem::{Code, Fault, FieldError, Problem};

/// A nonce and a tag around nothing (RFC 8439).
const LEAST: usize = 12 + 16;

/// Nonce, ciphertext and tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sealed(pub(super) Vec<u8>);

impl Sealed {
    /// From base64url without padding (RFC 4648).
    pub(super) fn read(text: &str) -> Result<Self, Problem> {
        // Before anything is decoded.
        if base64::encoded_len(SEALED_MAX, false).is_some_and(|most| text.len() > most) {
            let detail = format!("Una bozza può avere al massimo {} KB: accorcia i testi.", SEALED_MAX / 1024);
            return Err(Problem::new(Code::TooLarge, detail));
        }
        let bytes = BASE64URL.decode(text).ok().filter(|bytes| bytes.len() >= LEAST);
        bytes.map(Self).ok_or_else(|| Problem::invalid(vec![FieldError::new("sealed", Fault::Malformed)]))
    }

    /// As it came.
    pub(super) fn text(&self) -> String {
        BASE64URL.encode(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_largest_draft_is_taken_and_a_byte_more_is_not() {
        let of = |bytes: usize| Sealed::read(&BASE64URL.encode(vec![7; bytes]));
        assert_eq!(of(SEALED_MAX).map(|sealed| sealed.0.len()), Ok(SEALED_MAX));
        assert_eq!(of(SEALED_MAX + 1).map_err(|problem| problem.code), Err(Code::TooLarge));
        assert_eq!(of(LEAST - 1).map_err(|problem| problem.code), Err(Code::Invalid));
    }

    proptest! {
        #[test]
        fn what_was_sealed_is_given_back_as_it_came(bytes in proptest::collection::vec(any::<u8>(), LEAST..200)) {
            let text = BASE64URL.encode(&bytes);
            prop_assert_eq!(Sealed::read(&text).map(|sealed| sealed.text()), Ok(text));
        }

        #[test]
        fn foreign_text_is_taken_only_where_it_comes_out_the_same(text in ".{0,60}", base64 in "[A-Za-z0-9_=+/-]{36,60}") {
            for text in [text, base64] {
                if let Ok(sealed) = Sealed::read(&text) {
                    prop_assert_eq!(sealed.text(), text);
                }
            }
        }
    }
}
