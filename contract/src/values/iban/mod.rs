//! The number of a bank account (IBAN, ISO 13616).

mod lengths;

use std::fmt;
use std::str::FromStr;

use super::check_letter::check_letter;
use super::written::bare;
use lengths::length_in;

/// An account number that checks. That the account exists, and whose it is, only its bank knows.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Iban(String);

wrong! {
    /// Why a text is no IBAN.
    pub enum IbanFault {
        /// It begins with no country that has IBANs.
        Country {
            /// What it begins with.
            found: String
        } = "iban_country", "no country with IBANs is written {found:?}";
        /// Too many or too few characters for the country.
        Length {
            /// The country.
            country: String,
            /// How many there should be.
            expected: usize,
            /// How many there are.
            found: usize
        } = "iban_length", "{expected} characters are expected for {country}, there are {found}";
        /// Neither a letter nor a digit.
        Character {
            /// Its place, from 1.
            at: usize,
            /// The character.
            found: char
        } = "iban_character", "{found:?} at place {at} is neither a letter nor a digit";
        /// A letter belongs there.
        Letter {
            /// Its place, from 1.
            at: usize,
            /// What is there.
            found: char
        } = "iban_letter", "{found:?} at place {at} should be a letter";
        /// A digit belongs there.
        Digit {
            /// Its place, from 1.
            at: usize,
            /// What is there.
            found: char
        } = "iban_digit", "{found:?} at place {at} should be a digit";
        /// The two check digits do not fit the rest. What they would be is not told: mostly it is the rest that is wrong.
        Check = "iban_check", "the check digits do not fit the rest";
        /// The check letter (CIN) of an Italian number does not fit what follows it.
        Cin {
            /// What it would have to be.
            expected: char
        } = "iban_cin", "the fifth character should be {expected}";
    }
}

impl Iban {
    /// Without blanks, as banks exchange it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The two letters of the country.
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

impl FromStr for Iban {
    type Err = IbanFault;

    /// Also with the word IBAN before it, as it is copied from a letterhead.
    fn from_str(text: &str) -> Result<Self, IbanFault> {
        let typed = bare(text);
        let written = typed.strip_prefix("IBAN").unwrap_or(&typed).trim_start_matches(':').to_owned();
        if let Some((at, found)) = (1..).zip(written.chars()).find(|(_, c)| !c.is_ascii_alphanumeric()) {
            return Err(IbanFault::Character { at, found });
        }
        let country: String = written.chars().take(2).collect();
        let Some(expected) = length_in(&country) else { return Err(IbanFault::Country { found: country }) };
        if written.len() != expected {
            return Err(IbanFault::Length { country, expected, found: written.len() });
        }
        all_digits(&written, 2, 2)?;
        let national = matches!(country.as_str(), "IT" | "SM");
        if national {
            check_shape(&written)?;
        }
        if !checks(&written) {
            return Err(IbanFault::Check);
        }
        if national {
            check_cin(&written)?;
        }
        Ok(Self(written))
    }
}

/// Whether the number without its letters, the first four characters put last, leaves 1 when divided by 97 (ISO 7064).
fn checks(iban: &str) -> bool {
    let turned = iban.chars().skip(4).chain(iban.chars().take(4));
    let rest = turned.filter_map(|character| character.to_digit(36)).fold(0, |rest, value| match value {
        0..=9 => (rest * 10 + value) % 97,
        _ => (rest * 100 + value) % 97,
    });
    // 00, 01 and 99 would leave the same as 97, 98 and 02, and are never given.
    let given = !matches!(iban.get(2..4), Some("00" | "01" | "99"));
    rest == 1 && given
}

/// In Italy and San Marino: a letter, five digits of the bank (ABI), five of the branch (CAB), twelve of the account.
fn check_shape(iban: &str) -> Result<(), IbanFault> {
    match iban.chars().nth(4) {
        Some(found) if !found.is_ascii_uppercase() => Err(IbanFault::Letter { at: 5, found }),
        _ => all_digits(iban, 5, 10),
    }
}

fn check_cin(iban: &str) -> Result<(), IbanFault> {
    let expected = check_letter(iban.chars().skip(5));
    if iban.chars().nth(4) == Some(expected) { Ok(()) } else { Err(IbanFault::Cin { expected }) }
}

fn all_digits(iban: &str, from: usize, many: usize) -> Result<(), IbanFault> {
    let mut places = (from + 1..).zip(iban.chars().skip(from).take(many));
    places.try_for_each(|(at, found)| match found {
        '0'..='9' => Ok(()),
        _ => Err(IbanFault::Digit { at, found }),
    })
}

impl fmt::Display for Iban {
    /// In groups of four, as it is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.chars().enumerate() {
            let blank = if place > 0 && place % 4 == 0 { " " } else { "" };
            write!(f, "{blank}{character}")?;
        }
        Ok(())
    }
}

on_the_wire_as_text!(Iban);

#[cfg(test)]
mod tests;
