//! The tax code (codice fiscale): of a person sixteen characters, of a body eleven digits, and eleven digits as well for a
//! person who has only a temporary one (D.P.R. 605/1973; D.M. 23 December 1976, n. 13813).

mod bearer;
mod fault;
mod numeric;
mod person;

use std::str::FromStr;

pub use bearer::{Bearer, Disagreement};
pub use fault::TaxCodeFault;
pub use numeric::NumericTaxCode;
pub use person::PersonTaxCode;

/// The sex that a register has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Femminile.
    Female,
    /// Maschile.
    Male,
}

/// A tax code, where those of persons and of bodies are both taken.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TaxCode {
    /// Sixteen characters: a person.
    Person(PersonTaxCode),
    /// Eleven digits: a body, or a person with a temporary code.
    Numeric(NumericTaxCode),
}

impl TaxCode {
    /// The characters, as a register has them.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person(code) => code.as_str(),
            Self::Numeric(code) => code.as_str(),
        }
    }
}

impl FromStr for TaxCode {
    type Err = TaxCodeFault;

    fn from_str(text: &str) -> Result<Self, TaxCodeFault> {
        let code = bare_code(text);
        if code.starts_with(|first: char| first.is_ascii_digit()) {
            code.parse().map(Self::Numeric)
        } else {
            code.parse().map(Self::Person)
        }
    }
}

written_as_it_is!(TaxCode);
on_the_wire_as_text!(TaxCode);

/// What was typed, without separators and without the prefix that SPID puts before a tax code.
fn bare_code(text: &str) -> String {
    let typed = super::written::bare(text);
    typed.strip_prefix("TINIT").map(str::to_owned).unwrap_or(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_tells_a_person_from_a_number() {
        assert!(matches!("rssmra80a01h199l".parse(), Ok(TaxCode::Person(_))));
        assert!(matches!("TINIT-00354730392".parse(), Ok(TaxCode::Numeric(_))));
        assert_eq!("".parse::<TaxCode>(), Err(TaxCodeFault::Length { found: 0, expected: 16 }));
        assert_eq!("003547".parse::<TaxCode>(), Err(TaxCodeFault::Length { found: 6, expected: 11 }));
    }

    #[test]
    fn json_is_read_through_the_same_parse() {
        let code: TaxCode = serde_json::from_str("\" rssmra 80a01 h199l\"").expect("reads");
        assert_eq!(serde_json::to_string(&code).expect("writes"), "\"RSSMRA80A01H199L\"");
        assert!(serde_json::from_str::<TaxCode>("\"RSSMRA80A01H199A\"").is_err());
    }
}
