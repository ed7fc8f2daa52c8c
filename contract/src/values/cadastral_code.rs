//! The code of a place (codice catastale, Belfiore): `H199` is Ravenna, `Z112` Germany.

use std::str::FromStr;

use super::written::bare;

/// A letter and three digits. That it is a code in use, and when it was, only [`gazetteer`](super::gazetteer) knows.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CadastralCode(String);

wrong! {
    /// Why a text is no cadastral code.
    pub enum CadastralCodeFault {
        /// Not a letter and three digits.
        Form = "cadastral_code_form", "a cadastral code is a letter and three digits";
    }
}

impl CadastralCode {
    /// Of a capital and three digits that were read before.
    pub(super) fn of(letter: char, [first, second, third]: [u8; 3]) -> Self {
        Self(format!("{letter}{first}{second}{third}"))
    }

    /// As written: `H199`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it stands for another country.
    pub fn is_abroad(&self) -> bool {
        self.0.starts_with('Z')
    }
}

impl FromStr for CadastralCode {
    type Err = CadastralCodeFault;

    fn from_str(text: &str) -> Result<Self, CadastralCodeFault> {
        let code = bare(text);
        match code.as_bytes() {
            [b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] => Ok(Self(code)),
            _ => Err(CadastralCodeFault::Form),
        }
    }
}

written_as_it_is!(CadastralCode);
on_the_wire_as_text!(CadastralCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_and_three_digits_are_a_code() {
        for (typed, abroad) in [("H199", false), (" z112", true)] {
            assert_eq!(typed.parse::<CadastralCode>().expect("a code").is_abroad(), abroad, "{typed}");
        }
        for typed in ["", "H19", "H1999", "1199", "HH99", "È199"] {
            assert_eq!(typed.parse::<CadastralCode>(), Err(CadastralCodeFault::Form), "{typed}");
        }
    }
}
