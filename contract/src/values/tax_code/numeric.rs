//! The tax code of eleven digits.

use std::str::FromStr;

use super::{TaxCodeFault, bare_code};
use crate::values::digits::{NotDigits, check_digit, digits};

/// The tax code of a body (a company, an association, the Comune itself), or the temporary one of a person. The number does
/// not tell which of the two. Where it belongs to a business, it mostly is its VAT number as well.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NumericTaxCode(String);

impl NumericTaxCode {
    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for NumericTaxCode {
    type Err = TaxCodeFault;

    fn from_str(text: &str) -> Result<Self, TaxCodeFault> {
        let code = bare_code(text);
        let eleven = digits::<11>(&code)?;
        if eleven == [0; 11] {
            return Err(TaxCodeFault::Zeros);
        }
        let expected = char::from(b'0' + check_digit(eleven));
        if code.ends_with(expected) { Ok(Self(code)) } else { Err(TaxCodeFault::Check { expected }) }
    }
}

impl From<NotDigits> for TaxCodeFault {
    fn from(fault: NotDigits) -> Self {
        match fault {
            NotDigits::Length { found } => Self::Length { found, expected: 11 },
            NotDigits::Other { at, found } => Self::Digit { at, found },
        }
    }
}

written_as_it_is!(NumericTaxCode);
on_the_wire_as_text!(NumericTaxCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_the_comune_is_one_and_mistakes_are_told() {
        assert!("00354730392".parse::<NumericTaxCode>().is_ok());
        let cases = [
            ("0035473039", TaxCodeFault::Length { found: 10, expected: 11 }),
            ("0035473O392", TaxCodeFault::Digit { at: 8, found: 'O' }),
            ("00000000000", TaxCodeFault::Zeros),
            ("00354730393", TaxCodeFault::Check { expected: '2' }),
        ];
        for (typed, fault) in cases {
            assert_eq!(typed.parse::<NumericTaxCode>(), Err(fault), "{typed}");
        }
    }
}
