//! The plate of a vehicle (targa): the country that gave it, and its letters and digits.

mod kind;
mod lookalike;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::fold::{Umlaut, fold};
use super::written::bare;
pub use kind::PlateKind;

/// The sign of Italy among vehicles.
const ITALY: &str = "I";
/// Fewest and most characters of a plate, whatever its country.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=12;

/// A plate in its normal form, which with the country is the vehicle's identity at the gates of the ZTL. No grammar of foreign
/// plates is safe to refuse by, and of Italian ones there are kinds that are in no list: what does not look like a plate is
/// a doubt to be shown, never a refusal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct Plate {
    country: String,
    plate: String,
}

wrong! {
    /// Why a text is no plate.
    pub enum PlateFault {
        /// Not one to three letters.
        Country {
            /// What was given.
            found: String
        } = "plate_country", "{found:?} is no sign of a country";
        /// A character that no plate is compared by.
        Character {
            /// The character.
            found: char
        } = "plate_character", "{found:?} is neither a Latin letter nor a digit";
        /// Too many or too few characters.
        Length {
            /// How many there are.
            found: usize
        } = "plate_length", "a plate has 2 to 12 characters, this has {found}";
    }
}

wrong! {
    /// What makes one look again at a plate that is taken all the same.
    pub enum PlateDoubt {
        /// Italian plates look otherwise.
        Unusual = "plate_unusual", "no known kind of Italian plate looks like this";
        /// It would be a known kind with one or more characters that are easily mistaken: O for 0, I for 1, B for 8.
        Lookalike {
            /// How it would be.
            plate: String
        } = "plate_lookalike", "perhaps {plate}";
    }
}

impl Plate {
    /// The plate of a country, given by the sign that its vehicles carry (Vienna convention of 1968, annex 3): `I`, `D`, `RSM`.
    pub fn new(country: &str, plate: &str) -> Result<Self, PlateFault> {
        let country = bare(country);
        if !(1..=3).contains(&country.len()) || !country.chars().all(|c| c.is_ascii_uppercase()) {
            return Err(PlateFault::Country { found: country });
        }
        let typed = bare(plate);
        if let Some(found) = typed.chars().find(|c| fold(c.encode_utf8(&mut [0; 4]), Umlaut::Bare).is_empty()) {
            return Err(PlateFault::Character { found });
        }
        // Cameras and foreign registers read Ö as O.
        let plate = fold(&typed, Umlaut::Bare);
        if !LENGTH.contains(&plate.len()) {
            return Err(PlateFault::Length { found: plate.len() });
        }
        Ok(Self { country, plate })
    }

    /// An Italian plate.
    pub fn italian(plate: &str) -> Result<Self, PlateFault> {
        Self::new(ITALY, plate)
    }

    /// The sign of the country.
    pub fn country(&self) -> &str {
        &self.country
    }

    /// Letters and digits, without blanks: what plates are compared by.
    pub fn as_str(&self) -> &str {
        &self.plate
    }

    /// The kinds of Italian plates that look like this: mostly one, for `CD 010 AB` two, none for a foreign plate.
    pub fn kinds(&self) -> Vec<PlateKind> {
        if self.country == ITALY { PlateKind::all_of(&self.plate) } else { Vec::new() }
    }

    /// What makes one look again, each plate that it may have been meant for first.
    pub fn doubts(&self) -> Vec<PlateDoubt> {
        if self.country != ITALY || !self.kinds().is_empty() {
            return Vec::new();
        }
        let meant = lookalike::of(&self.plate).into_iter().map(|plate| PlateDoubt::Lookalike { plate });
        meant.chain([PlateDoubt::Unusual]).collect()
    }
}

impl fmt::Display for Plate {
    /// With its blanks where they are known, `AA 123 BB`; a foreign one with its country, `D MXY1234`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.country != ITALY {
            write!(f, "{} ", self.country)?;
        }
        let groups: &[usize] = self.kinds().first().map(|kind| kind.groups(&self.plate)).unwrap_or_default();
        let mut rest = self.plate.as_str();
        for length in groups {
            let (group, after) = rest.split_at_checked(*length).unwrap_or((rest, ""));
            write!(f, "{group} ")?;
            rest = after;
        }
        f.write_str(rest)
    }
}

impl<'de> Deserialize<'de> for Plate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            country: String,
            plate: String,
        }
        let written = Written::deserialize(deserializer)?;
        Self::new(&written.country, &written.plate).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
