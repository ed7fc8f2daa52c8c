//! `Upload-Checksum`: whether the bytes of one PATCH arrived as they were sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

/// `Tus-Checksum-Algorithm`. Every tus server must know `sha1`; `sha256` is what our own devices send.
pub const ALGORITHMS: &str = "sha256,sha1";

/// What the bytes of a PATCH must hash to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Checksum {
    /// FIPS 180-4.
    Sha256([u8; 32]),
    /// FIPS 180-4. Against a cut or spoiled link, not against an adversary: the file's own digest is a SHA-256.
    Sha1([u8; 20]),
}

impl Checksum {
    /// Reads `sha256 <base64>`, or `None` for another algorithm or a digest of another length.
    pub fn read(value: &str) -> Option<Self> {
        let (algorithm, encoded) = value.split_once(' ')?;
        let digest = STANDARD.decode(encoded.trim()).ok()?;
        match algorithm {
            "sha256" => digest.try_into().ok().map(Self::Sha256),
            "sha1" => digest.try_into().ok().map(Self::Sha1),
            _ => None,
        }
    }

    /// The running sum to which the arriving bytes are given.
    pub fn begin(self) -> Sum {
        match self {
            Self::Sha256(expected) => Sum::Sha256(expected, Sha256::new()),
            Self::Sha1(expected) => Sum::Sha1(expected, Sha1::default()),
        }
    }
}

/// A checksum being computed.
pub enum Sum {
    /// What is expected, and the state.
    Sha256([u8; 32], Sha256),
    /// What is expected, and the state.
    Sha1([u8; 20], Sha1),
}

impl Sum {
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(_, state) => state.update(bytes),
            Self::Sha1(_, state) => state.update(bytes),
        }
    }

    /// Whether all the bytes together are the expected ones.
    pub fn holds(self) -> bool {
        match self {
            Self::Sha256(expected, state) => state.finalize().as_slice() == expected,
            Self::Sha1(expected, state) => state.finalize().as_slice() == expected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_algorithm_tells_right_from_wrong() {
        // Of "abc", by FIPS 180.
        let cases = ["sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="];
        for text in cases {
            let checksum = Checksum::read(text).expect(text);
            let holds = |parts: &[&[u8]]| {
                let mut sum = checksum.begin();
                parts.iter().for_each(|part| sum.update(part));
                sum.holds()
            };
            assert!(holds(&[b"a", b"bc"]), "{text}");
            assert!(!holds(&[b"a", b"bd"]), "{text}");
        }
    }

    #[test]
    fn another_algorithm_or_length_is_not_read() {
        for text in ["", "sha256", "md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha256 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "sha1 ???"] {
            assert_eq!(Checksum::read(text), None, "{text}");
        }
    }
}
