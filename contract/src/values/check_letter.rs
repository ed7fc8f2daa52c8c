//! The check letter that the tax code of a person and the Italian account number (CIN) share.

/// What `0`–`9`, and likewise `A`–`Z`, count at odd places, the first being odd (D.M. 23 December 1976, n. 13813).
const AT_ODD: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// The letter that checks these capitals and digits.
pub fn check_letter(characters: impl IntoIterator<Item = char>) -> char {
    let sum: u32 = characters.into_iter().enumerate().map(|(place, character)| counts(place, character)).sum();
    letter(sum % 26)
}

/// What a character counts at a place; the first place is 0 here.
fn counts(place: usize, character: char) -> u32 {
    let value = match character.to_digit(36) {
        Some(digit @ 0..=9) => digit,
        Some(letter) => letter - 10,
        None => 0,
    };
    if place % 2 == 1 { value } else { AT_ODD.get(value as usize).copied().unwrap_or_default() }
}

fn letter(number: u32) -> char {
    char::from_digit(number + 10, 36).unwrap_or('A').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_letters_and_no_two_digits_count_the_same_at_a_place() {
        for place in 0..2 {
            for characters in ["0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] {
                let values: BTreeSet<u32> = characters.chars().map(|character| counts(place, character)).collect();
                assert_eq!(values.len(), characters.len());
            }
        }
    }
}
