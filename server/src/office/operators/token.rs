//! The operator token: 120 random bits as 24 letters and digits that are not taken for one another.

use std::fmt;

use rapida_contract::digest::sha256_hex;

/// 32 signs without I, O, 0 and 1.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Signs in a token.
const LENGTH: usize = 24;

/// A token, as printed or as typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Five bits to a sign.
    pub fn from_random(random: [u8; 15]) -> Self {
        let mut bits = random.iter().flat_map(|byte| (0..8).rev().map(move |at| usize::from(byte >> at & 1)));
        let sign = |_| {
            let index = bits.by_ref().take(5).fold(0, |sum, bit| sum * 2 + bit);
            SIGNS.get(index).map(|sign| char::from(*sign))
        };
        Self((0..LENGTH).filter_map(sign).collect())
    }

    /// What a person typed: blanks, hyphens and small letters do no harm. `None` for what no token can be.
    pub fn read(typed: &str) -> Option<Self> {
        let signs = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').take(LENGTH + 1);
        let token: String = signs.map(|c| c.to_ascii_uppercase()).collect();
        let known = |c: char| u8::try_from(c).is_ok_and(|byte| SIGNS.contains(&byte));
        (token.len() == LENGTH && token.chars().all(known)).then_some(Self(token))
    }

    /// What the database keeps of it.
    pub fn digest(&self) -> String {
        sha256_hex(self.0.as_bytes())
    }
}

/// In groups of four, as it is printed.
impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sign) in self.0.chars().enumerate() {
            let gap = if at > 0 && at % 4 == 0 { "-" } else { "" };
            write!(f, "{gap}{sign}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_token_is_printed_in_groups_of_four() {
        assert_eq!(Token::from_random([0; 15]).to_string(), "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA");
        assert_eq!(Token::from_random([255; 15]).to_string(), "9999-9999-9999-9999-9999-9999");
    }

    proptest! {
        #[test]
        fn a_token_reads_back_however_it_is_typed(random: [u8; 15]) {
            let token = Token::from_random(random);
            let typed = format!("  {}\n", token.to_string().to_lowercase().replace('-', " - "));
            prop_assert!(Token::read(&typed) == Some(token));
        }

        #[test]
        fn whatever_is_typed_never_panics(typed in any::<String>()) {
            prop_assert!(Token::read(&typed).is_none_or(|token| token.to_string().len() == 29));
        }
    }
}
