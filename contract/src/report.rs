//! A report on the territory (segnalazione): its form, and the one checker that screen, core and server call.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::municipality::Municipality;
use crate::place::{BORDER_TOLERANCE_M, Position};
use crate::problem::{Fault, FieldError};
use crate::values::{Email, Phone, Wrong};

/// Longest title, in characters.
pub const TITLE_MAX: u32 = 100;
/// Longest details, in characters.
pub const DETAILS_MAX: u32 = 1_000;
/// Longest address, name or e-mail, in characters.
pub const LINE_MAX: u32 = 200;
/// Photos in one report.
pub const PHOTOS_MAX: u32 = 3;
/// Days after the end in which a report can be reopened.
pub const REOPEN_DAYS: i64 = 30;
/// Metres within which an open report of the same category is offered instead of a new one.
pub const NEARBY_M: f64 = 250.0;

/// What a person tells. As a draft it may be incomplete; [`check`] says what is missing.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewReport {
    /// Id of the category, as in [`Municipality::categories`]; empty in a draft where none is chosen.
    #[serde(default)]
    pub category: String,
    /// In a few words.
    #[serde(default)]
    pub title: String,
    /// What is to be seen.
    #[serde(default)]
    pub details: String,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Street and number, as the person says it; may be empty.
    #[serde(default)]
    pub address: String,
    /// How the office can reach the person; every line may be empty.
    #[serde(default)]
    pub contact: Contact,
    /// The person has read how their data are used.
    #[serde(default)]
    pub privacy_accepted: bool,
}

/// How to reach a person.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// First and last name.
    #[serde(default)]
    pub name: String,
    /// E-mail address.
    #[serde(default)]
    pub email: String,
    /// Telephone number.
    #[serde(default)]
    pub phone: String,
}

/// The steps of the flow, in the order of Designers Italia.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Autorizzazioni e condizioni.
    #[default]
    Conditions,
    /// Dati.
    Data,
    /// Riepilogo.
    Summary,
}

/// What is wrong with a position that lies beyond the border's tolerance.
pub fn outside_territory() -> FieldError {
    FieldError::bound("position", Fault::OutsideTerritory, BORDER_TOLERANCE_M)
}

/// Everything at fault in a report, in the order of the form. Empty means that it may be sent.
///
/// The place is checked for being there; whether it lies in the Comune needs geometry, see `area::Area::territory`.
pub fn check(report: &NewReport, municipality: &Municipality) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if !report.privacy_accepted {
        errors.push(FieldError::new("privacy_accepted", Fault::NotAccepted));
    }
    match report.position {
        None => errors.push(FieldError::new("position", Fault::Required)),
        Some(position) if !position.point.is_on_earth() => errors.push(FieldError::new("position", Fault::Malformed)),
        Some(_) => {}
    }
    if report.category.is_empty() {
        errors.push(FieldError::new("category", Fault::Required));
    } else if municipality.category(&report.category).is_none() {
        errors.push(FieldError::new("category", Fault::Unknown));
    }
    required_line(&mut errors, "title", &report.title, TITLE_MAX);
    bounded(&mut errors, "details", &report.details, DETAILS_MAX);
    bounded(&mut errors, "address", &report.address, LINE_MAX);
    check_contact(&mut errors, &report.contact);
    errors
}

fn required_line(errors: &mut Vec<FieldError>, field: &str, text: &str, max: u32) {
    if text.trim().is_empty() {
        errors.push(FieldError::new(field, Fault::Required));
    }
    bounded(errors, field, text, max);
}

fn bounded(errors: &mut Vec<FieldError>, field: &str, text: &str, max: u32) {
    if text.chars().count() > max as usize {
        errors.push(FieldError::bound(field, Fault::TooLong, max));
    }
}

fn check_contact(errors: &mut Vec<FieldError>, contact: &Contact) {
    bounded(errors, "contact.name", &contact.name, LINE_MAX);
    bounded(errors, "contact.email", &contact.email, LINE_MAX);
    well_formed::<Email>(errors, "contact.email", &contact.email);
    well_formed::<Phone>(errors, "contact.phone", &contact.phone);
}

fn well_formed<V: FromStr<Err: Wrong>>(errors: &mut Vec<FieldError>, field: &str, text: &str) {
    if !text.trim().is_empty() {
        errors.extend(text.parse::<V>().err().map(|fault| fault.at(field)));
    }
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;
    use crate::place::{Point, PositionSource};

    fn good() -> NewReport {
        NewReport {
            category: "roads".into(),
            title: "Buca sul marciapiede".into(),
            position: Some(Position {
                point: Point { lat: 44.4175, lon: 12.199 },
                accuracy_m: None,
                source: PositionSource::Map,
            }),
            privacy_accepted: true,
            ..NewReport::default()
        }
    }

    fn faults(report: &NewReport) -> Vec<(String, Fault)> {
        let errors = check(report, &Municipality::built_in());
        errors.into_iter().map(|error| (error.field, error.fault)).collect()
    }

    #[test]
    fn a_complete_report_has_no_faults() {
        assert_eq!(faults(&good()), []);
    }

    #[test]
    fn an_empty_report_is_missing_what_it_must_have_in_the_order_of_the_form() {
        let expected = [
            ("privacy_accepted", Fault::NotAccepted),
            ("position", Fault::Required),
            ("category", Fault::Required),
            ("title", Fault::Required),
        ];
        assert_eq!(faults(&NewReport::default()), expected.map(|(field, fault)| (field.to_owned(), fault)));
    }

    #[test]
    fn each_wrong_field_is_named() {
        type Spoil = fn(&mut NewReport);
        let cases: &[(&str, Fault, Spoil)] = &[
            ("category", Fault::Unknown, |r| r.category = "ufo".into()),
            ("title", Fault::Required, |r| r.title = "  ".into()),
            ("title", Fault::TooLong, |r| r.title = "è".repeat(101)),
            ("details", Fault::TooLong, |r| r.details = "x".repeat(1_001)),
            ("address", Fault::TooLong, |r| r.address = "x".repeat(201)),
            ("contact.email", Fault::Malformed, |r| r.contact.email = "maria@comune".into()),
            ("contact.email", Fault::Malformed, |r| r.contact.email = "maria rossi@example.it".into()),
            ("contact.phone", Fault::Malformed, |r| r.contact.phone = "0544".into()),
            ("contact.phone", Fault::Malformed, |r| r.contact.phone = "chiamami al 0544 123456".into()),
            ("position", Fault::Malformed, |r| {
                if let Some(position) = &mut r.position {
                    position.point.lat = f64::NAN;
                }
            }),
        ];
        for (field, fault, spoil) in cases {
            let mut report = good();
            spoil(&mut report);
            assert_eq!(faults(&report), [((*field).to_owned(), *fault)], "{field}");
        }
    }

    #[test]
    fn bounds_count_characters_and_not_bytes() {
        let mut report = good();
        report.title = "è".repeat(100);
        assert_eq!(faults(&report), []);
    }
}
