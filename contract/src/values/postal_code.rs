//! The postal code of an Italian address (codice di avviamento postale, CAP).

use std::str::FromStr;

use super::digits::{NotDigits, digits};
use super::written::bare;

/// Five digits. That a street has this one is for the post to know.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PostalCode(String);

wrong! {
    /// Why a text is no postal code.
    pub enum PostalCodeFault {
        /// Not five characters.
        Length {
            /// How many there are.
            found: usize
        } = "postal_code_length", "a postal code has 5 digits, this has {found} characters";
        /// A character that is no digit.
        Digit {
            /// Its place, from 1.
            at: usize,
            /// The character.
            found: char
        } = "postal_code_digit", "{found:?} at place {at} is no digit";
    }
}

impl PostalCode {
    /// The five digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PostalCode {
    type Err = PostalCodeFault;

    /// Also with the sign of the country before it: `I-48121`.
    fn from_str(text: &str) -> Result<Self, PostalCodeFault> {
        let typed = bare(text);
        let code = typed.strip_prefix("IT").or_else(|| typed.strip_prefix('I')).unwrap_or(&typed);
        digits::<5>(code)?;
        Ok(Self(code.to_owned()))
    }
}

impl From<NotDigits> for PostalCodeFault {
    fn from(fault: NotDigits) -> Self {
        match fault {
            NotDigits::Length { found } => Self::Length { found },
            NotDigits::Other { at, found } => Self::Digit { at, found },
        }
    }
}

written_as_it_is!(PostalCode);
on_the_wire_as_text!(PostalCode);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::wrong::tests::each_is_reached;

    #[test]
    fn five_digits_are_a_postal_code() {
        for typed in ["48121", " 48 125 ", "I-48121", "00118"] {
            assert_eq!(typed.parse::<PostalCode>().map(|code| code.as_str().len()), Ok(5), "{typed}");
        }
    }

    #[test]
    fn each_mistake_is_told() {
        let cases = [
            ("4812", PostalCodeFault::Length { found: 4 }),
            ("481211", PostalCodeFault::Length { found: 6 }),
            ("48l21", PostalCodeFault::Digit { at: 3, found: 'L' }),
        ];
        for (typed, fault) in &cases {
            assert_eq!(typed.parse::<PostalCode>().as_ref(), Err(fault), "{typed}");
        }
        each_is_reached(PostalCodeFault::KEYS, cases.iter().map(|(_, fault)| fault));
    }
}
