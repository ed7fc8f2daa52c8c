//! The places where people are born, and from when to when each had its code: what a tax code's place is checked against.

mod register;
mod table;

use std::collections::BTreeMap;

use super::CadastralCode;
use crate::Date;
pub use register::{RegisterError, read_register};
pub use table::TableError;

/// Comuni and countries by their cadastral codes. A code comes back with other dates where a place was abolished and founded
/// again.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    places: BTreeMap<CadastralCode, Vec<Birthplace>>,
    /// Whether every comune that there was is in it.
    italy_complete: bool,
    /// Whether every country that there was is in it.
    abroad_complete: bool,
}

/// A place with its code during an uninterrupted time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Birthplace {
    /// `H199`.
    pub code: CadastralCode,
    /// As last written: `Ravenna`.
    pub name: String,
    /// Two letters; empty for a country.
    pub province: String,
    /// The first day; `None` where it is before 1900.
    pub from: Option<Date>,
    /// The last day; `None` where it goes on.
    pub to: Option<Date>,
}

wrong! {
    /// Why nobody can have been born there on that day.
    pub enum BirthplaceFault {
        /// No place has the code.
        Unknown {
            /// The code.
            code: CadastralCode
        } = "birthplace_unknown", "no place has the code {code}";
        /// The code was given later.
        NotYet {
            /// The place.
            place: String,
            /// The first day of the code.
            from: Date
        } = "birthplace_not_yet", "{place} has its code since {from}";
        /// The code was given no longer.
        NoLonger {
            /// The place.
            place: String,
            /// The last day of the code.
            to: Date
        } = "birthplace_no_longer", "{place} had its code until {to}";
    }
}

impl Gazetteer {
    /// The places that come with Rapida: not all that there are, see `assets/places/README.md`.
    pub fn built_in() -> Self {
        Self::read(ITALY, ABROAD).expect("the built-in places are read by a test")
    }

    /// Reads two tables of the form of `assets/places`, of comuni and of countries.
    pub fn read(italy: &str, abroad: &str) -> Result<Self, TableError> {
        let (comuni, countries) = (table::read(italy)?, table::read(abroad)?);
        let mut places: BTreeMap<CadastralCode, Vec<Birthplace>> = BTreeMap::new();
        for place in comuni.places.into_iter().chain(countries.places) {
            places.entry(place.code.clone()).or_default().push(place);
        }
        places.values_mut().for_each(|periods| periods.sort_by_key(|place| place.from));
        Ok(Self { places, italy_complete: comuni.complete, abroad_complete: countries.complete })
    }

    /// The place of that code on a day. `None` where the code is in no table and the table does not claim to have them all:
    /// then nothing can be said.
    pub fn on(&self, code: &CadastralCode, day: Date) -> Result<Option<&Birthplace>, BirthplaceFault> {
        let Some(periods) = self.places.get(code) else { return self.without(code) };
        if let Some(place) = periods.iter().find(|place| place.had_code_on(day)) {
            return Ok(Some(place));
        }
        let before = periods.iter().rev().find_map(|place| place.to.filter(|to| *to < day).map(|to| (place, to)));
        if let Some((place, to)) = before {
            return Err(BirthplaceFault::NoLonger { place: place.name.clone(), to });
        }
        match periods.iter().find_map(|place| place.from.map(|from| (place, from))) {
            Some((place, from)) => Err(BirthplaceFault::NotYet { place: place.name.clone(), from }),
            None => Ok(None),
        }
    }

    fn without(&self, code: &CadastralCode) -> Result<Option<&Birthplace>, BirthplaceFault> {
        let complete = if code.is_abroad() { self.abroad_complete } else { self.italy_complete };
        if complete { Err(BirthplaceFault::Unknown { code: code.clone() }) } else { Ok(None) }
    }
}

impl Birthplace {
    fn had_code_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The comuni that come with Rapida.
const ITALY: &str = include_str!("../../../../assets/places/comuni.tsv");
/// The countries that come with Rapida.
const ABROAD: &str = include_str!("../../../../assets/places/countries.tsv");

#[cfg(test)]
mod tests;
