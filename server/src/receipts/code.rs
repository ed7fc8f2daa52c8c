//! Verification codes: 16 characters that nobody guesses (80 bits) and nobody mistakes for one another.

/// `A-Z2-9` without I and O, which are read as 1 and 0: exactly 32, five bits each.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Characters of a code.
const LENGTH: usize = 16;
/// Characters of a group, as it is shown.
const GROUP: usize = 4;

/// A code, without dashes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerificationCode(String);

impl VerificationCode {
    /// From random bits; the lowest 80 count.
    pub fn new(random: u128) -> Self {
        let symbol = |at: usize| ALPHABET.get((random >> (5 * at)) as usize & 31).map_or('A', |byte| char::from(*byte));
        Self((0..LENGTH).map(symbol).collect())
    }

    /// As a person typed it.
    pub fn read(typed: &str) -> Option<Self> {
        let is_filler = |c: char| c.is_whitespace() || c == '-' || c == '–';
        // One more than enough shows that it is too long; a foreign text is never copied whole.
        let meant: String =
            typed.chars().filter(|c| !is_filler(*c)).take(LENGTH + 1).map(|c| c.to_ascii_uppercase()).collect();
        let known = meant.len() == LENGTH && meant.bytes().all(|byte| ALPHABET.contains(&byte));
        known.then_some(Self(meant))
    }

    /// As it is stored.
    pub fn plain(&self) -> &str {
        &self.0
    }

    /// As it is shown: `ABCD-EFGH-JKLM-NPQR`.
    pub fn grouped(&self) -> String {
        let symbols: Vec<char> = self.0.chars().collect();
        symbols.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_is_found_however_it_is_typed(random: u128) {
            let code = VerificationCode::new(random);
            let grouped = code.grouped();
            prop_assert_eq!(grouped.len(), 19);
            for typed in [grouped.to_lowercase(), grouped.replace('-', " "), code.plain().to_owned()] {
                prop_assert_eq!(VerificationCode::read(&typed), Some(code.clone()));
            }
        }

        #[test]
        fn foreign_text_never_panics(typed in ".{0,80}") {
            let _ = VerificationCode::read(&typed);
        }
    }

    #[test]
    fn what_is_not_a_code_is_none() {
        for typed in ["", "ABCD", "ABCD-EFGH-JKLM-NPQ1", "ABCD-EFGH-JKLM-NPQRS"] {
            assert_eq!(VerificationCode::read(typed), None, "{typed}");
        }
    }
}
