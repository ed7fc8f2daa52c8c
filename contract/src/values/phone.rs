//! Telephone numbers.

use std::str::FromStr;

/// Most digits of a number with its country (ITU-T E.164).
const DIGITS_MAX: usize = 15;
/// Fewest digits at which somebody can be called back.
const DIGITS_MIN: usize = 6;

/// A number with its country, `+390544482482`. One typed without a country is an Italian one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Phone(String);

wrong! {
    /// Why a text is no telephone number.
    pub enum PhoneFault {
        /// Something else than digits and what people put between them.
        Character {
            /// The character.
            found: char
        } = "phone_character", "{found:?} does not belong into a telephone number";
        /// Too few digits.
        TooShort {
            /// The fewest there may be.
            limit: usize
        } = "phone_too_short", "fewer than {limit} digits";
        /// Too many digits.
        TooLong {
            /// The most there may be.
            limit: usize
        } = "phone_too_long", "more than {limit} digits";
        /// No country gives such numbers.
        NotInUse = "phone_not_in_use", "no country gives such numbers";
    }
}

impl Phone {
    /// `+`, the country and the number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Refuses a number that its country does not give to anybody.
    #[cfg(feature = "native")]
    pub fn in_use(&self) -> Result<(), PhoneFault> {
        let number = phonenumber::parse(None, &self.0).map_err(|_| PhoneFault::NotInUse)?;
        if number.is_valid() { Ok(()) } else { Err(PhoneFault::NotInUse) }
    }
}

impl FromStr for Phone {
    type Err = PhoneFault;

    fn from_str(text: &str) -> Result<Self, PhoneFault> {
        // The zero that is dialled only within a country: +49 (0)89.
        let typed = text.trim().replace("(0)", "");
        let (abroad, rest) = match typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")) {
            Some(rest) => (true, rest),
            None => (false, typed.as_str()),
        };
        let separates = |c: char| c.is_whitespace() || "-./()".contains(c);
        if let Some(found) = rest.chars().find(|c| !c.is_ascii_digit() && !separates(*c)) {
            return Err(PhoneFault::Character { found });
        }
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        if digits.len() < DIGITS_MIN {
            return Err(PhoneFault::TooShort { limit: DIGITS_MIN });
        }
        let number = if abroad { digits } else { format!("39{digits}") };
        if number.len() > DIGITS_MAX {
            return Err(PhoneFault::TooLong { limit: DIGITS_MAX });
        }
        Ok(Self(format!("+{number}")))
    }
}

written_as_it_is!(Phone);
on_the_wire_as_text!(Phone);

#[cfg(all(test, feature = "native"))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::values::wrong::tests::each_is_reached;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("0544 482482", "+390544482482"),
            ("333/123.45.67", "+393331234567"),
            ("+39 (0544) 482-482", "+390544482482"),
            ("0039 333 1234567", "+393331234567"),
            ("+49 (0)89 23332300", "+498923332300"),
            ("+1 650-253-0000", "+16502530000"),
        ];
        for (typed, number) in cases {
            let phone: Phone = typed.parse().expect(typed);
            assert_eq!(phone.as_str(), number, "{typed}");
            assert_eq!(phone.in_use(), Ok(()), "{typed}");
        }
    }

    #[test]
    fn each_mistake_is_told() {
        let cases = [
            ("chiamami al 0544 123456", PhoneFault::Character { found: 'c' }),
            ("0544", PhoneFault::TooShort { limit: 6 }),
            ("", PhoneFault::TooShort { limit: 6 }),
            ("+39 0544 482482 0544 48", PhoneFault::TooLong { limit: 15 }),
        ];
        for (typed, fault) in &cases {
            assert_eq!(typed.parse::<Phone>().as_ref(), Err(fault), "{typed}");
        }
        for typed in ["544 482482", "+39 000000000", "+999 123456789"] {
            assert_eq!(typed.parse::<Phone>().expect(typed).in_use(), Err(PhoneFault::NotInUse), "{typed}");
        }
        each_is_reached(PhoneFault::KEYS, cases.iter().map(|(_, fault)| fault).chain([&PhoneFault::NotInUse]));
    }

    proptest! {
        #[test]
        fn a_number_is_read_again_as_itself(text in "[+]?[0-9 ./()-]{6,20}") {
            if let Ok(phone) = text.parse::<Phone>() {
                prop_assert_eq!(phone.to_string().parse::<Phone>(), Ok(phone));
            }
        }

        #[test]
        fn foreign_text_never_panics(text in ".{0,40}", number in "[+]?[0-9]{6,15}") {
            for phone in [text.parse::<Phone>(), number.parse()].into_iter().flatten() {
                let _ = phone.in_use();
            }
        }
    }
}
