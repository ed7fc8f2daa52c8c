//! The VAT number of a business (partita IVA).

use std::str::FromStr;

use super::digits::{NotDigits, check_digit, digits};
use super::written::bare;

/// Eleven digits: seven of the business, three of the office that gave the number, one that checks (D.P.R. 633/1972,
/// art. 35).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct VatNumber(String);

wrong! {
    /// Why a text is no VAT number.
    pub enum VatNumberFault {
        /// Not eleven characters.
        Length {
            /// How many there are.
            found: usize
        } = "vat_number_length", "a VAT number has 11 digits, this has {found} characters";
        /// A character that is no digit.
        Digit {
            /// Its place, from 1.
            at: usize,
            /// The character.
            found: char
        } = "vat_number_digit", "{found:?} at place {at} is no digit";
        /// The seven digits of the business are all zero.
        Zeros = "vat_number_zeros", "the first seven digits are all zero";
        /// An office that there is not.
        Office {
            /// Digits 8 to 10.
            found: String
        } = "vat_number_office", "no office has the number {found}";
        /// The last digit does not check the others.
        Check {
            /// What it would have to be.
            expected: u8
        } = "vat_number_check", "the last digit should be {expected}";
    }
}

impl VatNumber {
    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for VatNumber {
    type Err = VatNumberFault;

    /// Also as VIES (`IT…`) and SPID (`VATIT-…`) write it.
    fn from_str(text: &str) -> Result<Self, VatNumberFault> {
        let typed = bare(text);
        let number = typed.strip_prefix("VAT").unwrap_or(&typed);
        let number = number.strip_prefix("IT").unwrap_or(number);
        let eleven = digits::<11>(number)?;
        let [business @ .., hundreds, tens, ones, check] = eleven;
        if business == [0; 7] {
            return Err(VatNumberFault::Zeros);
        }
        if !is_office(u16::from(hundreds) * 100 + u16::from(tens) * 10 + u16::from(ones)) {
            return Err(VatNumberFault::Office { found: format!("{hundreds}{tens}{ones}") });
        }
        let expected = check_digit(eleven);
        if check == expected { Ok(Self(number.to_owned())) } else { Err(VatNumberFault::Check { expected }) }
    }
}

/// The offices that give numbers: those of the provinces, and a few beyond them.
fn is_office(number: u16) -> bool {
    matches!(number, 1..=100 | 120 | 121 | 888 | 999)
}

impl From<NotDigits> for VatNumberFault {
    fn from(fault: NotDigits) -> Self {
        match fault {
            NotDigits::Length { found } => Self::Length { found },
            NotDigits::Other { at, found } => Self::Digit { at, found },
        }
    }
}

written_as_it_is!(VatNumber);
on_the_wire_as_text!(VatNumber);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::values::wrong::tests::each_is_reached;

    #[test]
    fn well_formed_numbers_are_read_as_people_and_registers_write_them() {
        for typed in ["00743110157", "00354730392", "007 4311 0157", "IT00354730392", "VATIT-00354730392"] {
            assert_eq!(typed.parse::<VatNumber>().map(|number| number.as_str().len()), Ok(11), "{typed}");
        }
    }

    #[test]
    fn each_mistake_is_told() {
        let cases = [
            ("0035473039", VatNumberFault::Length { found: 10 }),
            ("", VatNumberFault::Length { found: 0 }),
            ("0035473O392", VatNumberFault::Digit { at: 8, found: 'O' }),
            ("00000000018", VatNumberFault::Zeros),
            ("12345671232", VatNumberFault::Office { found: "123".into() }),
            ("00743110158", VatNumberFault::Check { expected: 7 }),
        ];
        for (typed, fault) in &cases {
            assert_eq!(typed.parse::<VatNumber>().as_ref(), Err(fault), "{typed}");
        }
        each_is_reached(VatNumberFault::KEYS, cases.iter().map(|(_, fault)| fault));
    }

    fn numbers() -> impl Strategy<Value = String> {
        (1_u32..10_000_000, 1_u16..=100).prop_map(|(business, office)| {
            let ten = format!("{business:07}{office:03}0");
            let check = digits::<11>(&ten).map(check_digit).unwrap_or_default();
            format!("{business:07}{office:03}{check}")
        })
    }

    proptest! {
        #[test]
        fn a_number_with_its_check_digit_is_one_and_with_one_wrong_digit_it_is_none(
            number in numbers(), place in 0_usize..11, other in 1_u8..10,
        ) {
            prop_assert!(number.parse::<VatNumber>().is_ok());
            let mut wrong = number.into_bytes();
            wrong[place] = b'0' + (wrong[place] - b'0' + other) % 10;
            let wrong = String::from_utf8(wrong).expect("digits");
            prop_assert!(wrong.parse::<VatNumber>().is_err(), "{}", wrong);
        }

        #[test]
        fn foreign_text_never_panics(text in ".{0,40}") {
            let _ = text.parse::<VatNumber>();
        }
    }
}
