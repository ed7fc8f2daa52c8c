//! What locks a person's store on a device: a PIN or a passphrase, and which of them are good enough.

use serde::{Deserialize, Serialize};

use crate::problem::{Fault, FieldError};

/// Digits of a PIN.
pub const PIN_DIGITS: usize = 6;
/// Fewest characters of a passphrase (frase segreta).
pub const PASSPHRASE_MIN: usize = 8;
/// Most characters of a person's label on a device.
pub const LABEL_MAX: usize = 40;

/// How a store is locked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockKind {
    /// Six digits. Only together with a secret of the system's key store: alone they are tried out in hours.
    Pin,
    /// Words.
    Passphrase,
}

impl LockKind {
    /// What keeps this from being a lock of this kind, if anything; the field is `secret`.
    pub fn fault(self, secret: &str) -> Option<FieldError> {
        match self {
            Self::Pin if !is_pin(secret) => Some(FieldError::new("secret", Fault::Malformed)),
            Self::Pin => is_guessed_first(secret).then(|| FieldError::new("secret", Fault::TooSimple)),
            Self::Passphrase => {
                let limit = u32::try_from(PASSPHRASE_MIN).unwrap_or(u32::MAX);
                let short = secret.chars().count() < PASSPHRASE_MIN;
                short.then(|| FieldError::bound("secret", Fault::TooShort, limit))
            }
        }
    }
}

fn is_pin(secret: &str) -> bool {
    secret.len() == PIN_DIGITS && secret.bytes().all(|digit| digit.is_ascii_digit())
}

/// One digit over and over, or digits in their order: `111111`, `123456`, `987654`.
fn is_guessed_first(pin: &str) -> bool {
    let mut steps = pin.as_bytes().windows(2).filter_map(|two| match two {
        [one, other] => Some(i16::from(*other) - i16::from(*one)),
        _ => None,
    });
    let first = steps.next().unwrap_or_default();
    (-1..=1).contains(&first) && steps.all(|step| step == first)
}

/// A label as it is kept: without spaces around it. What keeps it from being one, if anything; the field is `label`.
pub fn label(written: &str) -> Result<String, FieldError> {
    let label = written.trim();
    let limit = u32::try_from(LABEL_MAX).unwrap_or(u32::MAX);
    if label.is_empty() {
        Err(FieldError::new("label", Fault::Required))
    } else if label.chars().count() > LABEL_MAX {
        Err(FieldError::bound("label", Fault::TooLong, limit))
    } else {
        Ok(label.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_six_digits_that_are_not_the_first_to_be_guessed() {
        let cases = [
            ("259014", None),
            ("112233", None),
            ("121212", None),
            ("000000", Some(Fault::TooSimple)),
            ("123456", Some(Fault::TooSimple)),
            ("987654", Some(Fault::TooSimple)),
            ("25901", Some(Fault::Malformed)),
            ("2590144", Some(Fault::Malformed)),
            ("25901a", Some(Fault::Malformed)),
            ("٢٥٩٠١٤", Some(Fault::Malformed)),
            ("", Some(Fault::Malformed)),
        ];
        for (pin, fault) in cases {
            assert_eq!(LockKind::Pin.fault(pin).map(|error| error.fault), fault, "{pin}");
        }
    }

    #[test]
    fn a_passphrase_has_at_least_eight_characters() {
        for (passphrase, good) in [("otto otto", true), ("perchépé", true), ("perchép", false), ("", false)] {
            assert_eq!(LockKind::Passphrase.fault(passphrase).is_none(), good, "{passphrase}");
        }
    }

    #[test]
    fn a_label_is_some_characters_and_not_too_many() {
        assert_eq!(label("  Turno mattina "), Ok("Turno mattina".to_owned()));
        assert_eq!(label("  ").unwrap_err().fault, Fault::Required);
        assert_eq!(label(&"è".repeat(40)).map(|label| label.chars().count()), Ok(40));
        assert_eq!(label(&"è".repeat(41)).unwrap_err().fault, Fault::TooLong);
    }
}
