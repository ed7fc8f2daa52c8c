//! Numbers of digits only: of fixed length, and of eleven, the last of which checks the others.

/// Why a text is not so many digits.
pub enum NotDigits {
    /// Another number of characters.
    Length { found: usize },
    /// A character, counted from 1, that is no digit.
    Other { at: usize, found: char },
}

/// The digits of a text that has exactly `N` of them and nothing else.
pub fn digits<const N: usize>(text: &str) -> Result<[u8; N], NotDigits> {
    let read = |(at, found): (usize, char)| match found.to_digit(10) {
        Some(digit) => Ok(digit as u8),
        None => Err(NotDigits::Other { at, found }),
    };
    let all: Vec<char> = text.chars().collect();
    if all.len() != N {
        return Err(NotDigits::Length { found: all.len() });
    }
    let read: Vec<u8> = (1..).zip(all).map(read).collect::<Result<_, _>>()?;
    read.try_into().map_err(|read: Vec<u8>| NotDigits::Length { found: read.len() })
}

/// The digit that checks the ten before it: every second one doubled, the sum of all digits filled up to a ten (Luhn).
pub fn check_digit(eleven: [u8; 11]) -> u8 {
    let counts = |(place, digit): (usize, u8)| match (place % 2, digit) {
        (0, digit) => digit,
        (_, digit @ 0..=4) => digit * 2,
        (_, digit) => digit * 2 - 9,
    };
    let sum: u8 = eleven.into_iter().take(10).enumerate().map(counts).sum();
    (10 - sum % 10) % 10
}
