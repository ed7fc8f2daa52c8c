//! Where a device goes on. Opaque to it: which feed, and the last sequence that it has seen.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;

/// Characters of a cursor: 16 bytes.
const LENGTH: usize = 22;

/// A place in a feed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    /// The feed's random name.
    pub feed: i64,
    /// Everything up to this sequence was seen.
    pub seq: i64,
}

/// A text that is no cursor of ours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a cursor")]
pub struct NotACursor;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let both = u128::from(self.feed.cast_unsigned()) << 64 | u128::from(self.seq.cast_unsigned());
        f.write_str(&BASE64URL.encode(both.to_be_bytes()))
    }
}

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, NotACursor> {
        // Anything of another length is not even decoded.
        let bytes = Some(text).filter(|text| text.len() == LENGTH).and_then(|text| BASE64URL.decode(text).ok());
        let bytes: [u8; 16] = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(NotACursor)?;
        let both = u128::from_be_bytes(bytes);
        let seq = (both as u64).cast_signed();
        if seq < 0 { Err(NotACursor) } else { Ok(Self { feed: ((both >> 64) as u64).cast_signed(), seq }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cursor_reads_back(feed: i64, seq in 0..i64::MAX) {
            let cursor = Cursor { feed, seq };
            prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }

        #[test]
        fn foreign_text_never_panics(text in ".{0,60}", base64 in "[A-Za-z0-9_-]{22}") {
            let _ = text.parse::<Cursor>();
            let _ = base64.parse::<Cursor>();
        }
    }
}
