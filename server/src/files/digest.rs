//! The name of a file: the SHA-256 of its bytes.

use std::fmt;
use std::str::FromStr;

use rapida_contract::digest::sha256_hex;

/// A SHA-256 in 64 lower-case hexadecimal digits. It is a path and a column, so nothing else can be in it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Digest(String);

/// Something that is not 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a SHA-256 has 64 hexadecimal digits")]
pub struct NotADigest;

impl Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha256_hex(bytes))
    }

    /// As on the wire and in tables.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Digest {
    type Err = NotADigest;

    /// Takes capital digits too.
    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let good = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if good { Ok(Self(text.to_ascii_lowercase())) } else { Err(NotADigest) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_64_hexadecimal_digits_and_nothing_else() {
        let good = "BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(good.parse::<Digest>(), Ok(Digest::of(b"abc")));
        for bad in ["", "abc", "../../etc/passwd", &good[1..], &format!("{}é", &good[2..]), &format!("{good}0")] {
            assert_eq!(bad.parse::<Digest>(), Err(NotADigest), "{bad}");
        }
    }
}
