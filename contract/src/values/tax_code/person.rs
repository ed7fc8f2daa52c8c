//! The tax code of a person: what its sixteen characters say.

use std::str::FromStr;

use super::{Sex, TaxCodeFault, bare_code};
use crate::Date;
use crate::values::CadastralCode;
use crate::values::check_letter::check_letter;

/// The letters of the months, January first.
const MONTHS: &str = "ABCDEHLMPRST";
/// The letters that stand for 0 to 9 where two persons would have the same code (omocodia).
const DIGITS: &str = "LMNPQRSTUV";
/// What is added to the day of a woman's birth.
const FEMALE: u8 = 40;

/// Three letters of the surname, three of the first name, year, month and day of birth with the sex, the place of birth,
/// and a letter that checks them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonTaxCode {
    code: String,
    /// The last two digits.
    year: u8,
    month: u8,
    day: u8,
    sex: Sex,
    birthplace: CadastralCode,
}

impl PersonTaxCode {
    /// The sixteen characters as they were given, letters in the place of digits included.
    pub fn as_str(&self) -> &str {
        &self.code
    }

    /// The three letters of the surname.
    pub fn surname(&self) -> &str {
        self.code.get(..3).unwrap_or_default()
    }

    /// The three letters of the first name.
    pub fn name(&self) -> &str {
        self.code.get(3..6).unwrap_or_default()
    }

    /// The sex.
    pub fn sex(&self) -> Sex {
        self.sex
    }

    /// The place of birth.
    pub fn birthplace(&self) -> &CadastralCode {
        &self.birthplace
    }

    /// The day of birth: of the two that the code allows, a century apart, the later one that has been. `None` where
    /// neither has, as for a 29 February of a year that was not a leap year a century ago.
    pub fn birth(&self, today: Date) -> Option<Date> {
        let century = today.year() - today.year() % 100;
        [century, century - 100].into_iter().filter_map(|century| self.birth_in(century)).find(|birth| *birth <= today)
    }

    /// Whether the person may have been born on that day, whatever the century.
    pub fn is_of_birth(&self, birth: Date) -> bool {
        self.birth_in(birth.year() - birth.year() % 100) == Some(birth)
    }

    fn birth_in(&self, century: i16) -> Option<Date> {
        day_in(century, self.year, self.month, self.day)
    }
}

/// The day of that century, if the calendar has it.
fn day_in(century: i16, year: u8, month: u8, day: u8) -> Option<Date> {
    Date::new(century + i16::from(year), i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl FromStr for PersonTaxCode {
    type Err = TaxCodeFault;

    /// Mistakes are told from left to right; the check letter comes last, since it only says that there is one somewhere.
    fn from_str(text: &str) -> Result<Self, TaxCodeFault> {
        let code = bare_code(text);
        let all: Vec<char> = code.chars().collect();
        let sixteen: [char; 16] =
            all.try_into().map_err(|all: Vec<char>| TaxCodeFault::Length { found: all.len(), expected: 16 })?;
        let [s1, s2, s3, n1, n2, n3, y1, y2, month, d1, d2, area, p1, p2, p3, check] = sixteen;
        for (at, found) in (1..).zip([s1, s2, s3, n1, n2, n3]) {
            letter(at, found)?;
        }
        let year = digit(7, y1)? * 10 + digit(8, y2)?;
        let month = month_of(month)?;
        let (day, sex) = day_and_sex(digit(10, d1)? * 10 + digit(11, d2)?);
        let birthplace = CadastralCode::of(letter(12, area)?, [digit(13, p1)?, digit(14, p2)?, digit(15, p3)?]);
        letter(16, check)?;
        if ![1900, 2000].into_iter().any(|century| day_in(century, year, month, day).is_some()) {
            return Err(TaxCodeFault::Day { day, month });
        }
        let expected = check_letter(sixteen.into_iter().take(15));
        if check != expected {
            return Err(TaxCodeFault::Check { expected });
        }
        Ok(Self { code, year, month, day, sex, birthplace })
    }
}

fn day_and_sex(number: u8) -> (u8, Sex) {
    match number.checked_sub(FEMALE) {
        Some(day @ 1..) => (day, Sex::Female),
        _ => (number, Sex::Male),
    }
}

fn letter(at: usize, found: char) -> Result<char, TaxCodeFault> {
    if found.is_ascii_uppercase() { Ok(found) } else { Err(TaxCodeFault::Letter { at, found }) }
}

/// A digit, or the letter that stands for it.
fn digit(at: usize, found: char) -> Result<u8, TaxCodeFault> {
    let digit = found.to_digit(10).map(|digit| digit as usize).or_else(|| DIGITS.find(found));
    digit.and_then(|digit| u8::try_from(digit).ok()).ok_or(TaxCodeFault::Digit { at, found })
}

fn month_of(found: char) -> Result<u8, TaxCodeFault> {
    let before = MONTHS.find(found).and_then(|before| u8::try_from(before).ok());
    before.map(|before| before + 1).ok_or(TaxCodeFault::Month { found })
}

written_as_it_is!(PersonTaxCode);
on_the_wire_as_text!(PersonTaxCode);

#[cfg(all(test, feature = "native"))]
mod tests;
