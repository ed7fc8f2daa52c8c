//! Answers that have parts: people, addresses, plates and others.

use std::collections::BTreeMap;

use super::super::What;
use super::super::answer::{Answer, Part};
use super::super::found::Found;
use super::Reading;
use super::text::{code, day, line};
use crate::expression::{Value, read_day};
use crate::place::Point;
use crate::problem::Fault;
use crate::profile::LINE_MAX;
use crate::service::Kind;
use crate::values::tax_code::{Bearer, Sex};
use crate::values::{CadastralCode, IseeProtocol, Plate, PostalCode, TaxCode};

/// A part of an answer: its name, what it is, and whether an answer without it is none.
pub type PartOf = (&'static str, PartKind, bool);

/// What a part is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartKind {
    /// A line of at most [`LINE_MAX`] characters.
    Line,
    /// A day.
    Day,
    /// `female`, `male`.
    Sex,
    /// Two letters: `RA`.
    Province,
    /// CAP.
    PostalCode,
    /// Codice fiscale.
    TaxCode,
    /// Codice catastale: `H199`.
    CadastralCode,
    /// Protocol of a DSU.
    Protocol,
    /// Euro cents, a number from 0.
    Cents,
    /// A coordinate.
    Degrees,
}

use PartKind::{Cents, Day, Degrees, Line, Protocol, Province};

const HOUSEHOLD_PERSON: &[PartOf] = &[
    ("tax_code", PartKind::TaxCode, true),
    ("given_name", Line, true),
    ("family_name", Line, true),
    ("birth_date", Day, true),
    ("birthplace", Line, false),
    ("sex", PartKind::Sex, false),
    ("kinship", Line, false),
];
/// The same without the kinship.
const PERSON: &[PartOf] = match HOUSEHOLD_PERSON {
    [person @ .., _kinship] => person,
    [] => &[],
};
const ADDRESS: &[PartOf] = &[
    ("street", Line, true),
    ("postal_code", PartKind::PostalCode, true),
    ("comune", Line, true),
    ("province", Province, true),
];
const PERIOD: &[PartOf] = &[("from", Day, true), ("until", Day, true)];
const PLATE: &[PartOf] = &[("number", Line, true), ("country", Line, true)];
const ISEE: &[PartOf] = &[("cents", Cents, true), ("protocol", Protocol, true), ("until", Day, true)];
const PROPERTY: &[PartOf] = &[
    ("comune", PartKind::CadastralCode, true),
    ("section", Line, false),
    ("sheet", Line, true),
    ("number", Line, true),
    ("unit", Line, false),
];
const PLACE: &[PartOf] = &[("lat", Degrees, true), ("lon", Degrees, true), ("address", Line, false)];

/// The parts of an answer to this kind of question, in the order in which they are asked; none where it has no parts.
pub fn of(kind: &Kind) -> &'static [PartOf] {
    match kind {
        Kind::Person => PERSON,
        Kind::HouseholdPerson => HOUSEHOLD_PERSON,
        Kind::Address => ADDRESS,
        Kind::Period => PERIOD,
        Kind::Plate => PLATE,
        Kind::Isee => ISEE,
        Kind::Property => PROPERTY,
        Kind::Place => PLACE,
        _ => &[],
    }
}

pub fn read(kind: &Kind, parts: &BTreeMap<String, Part>) -> Reading {
    // A country is chosen beforehand: it alone is no plate.
    let typed = |name: &str| parts.get(name).filter(|part| !part.is_blank());
    if *kind == Kind::Plate && typed("number").is_none() {
        return Reading::default();
    }
    let (mut reading, mut normal) = (Reading::default(), BTreeMap::new());
    for (name, what, required) in of(kind) {
        let Some(part) = typed(name) else {
            if *required {
                reading.found.add(&format!(".{name}"), Fault::Required);
            }
            continue;
        };
        let part = match one(*what, part) {
            Ok((value, part)) => {
                reading.values.extend(value.map(|value| (*name, value)));
                part
            }
            Err(what) => {
                reading.found.add(&format!(".{name}"), what);
                part.clone()
            }
        };
        normal.insert((*name).to_owned(), part);
    }
    match kind {
        Kind::Plate => plate(&mut reading, &mut normal),
        Kind::Person => bearer(&normal, &mut reading.found),
        Kind::Period => period(&mut reading),
        Kind::Place => point(&normal, &mut reading.found),
        _ => {}
    }
    reading.normal = (!normal.is_empty()).then_some(Answer::Parts(normal));
    reading
}

/// A part as expressions see it, where they do, and in its normal form.
fn one(what: PartKind, part: &Part) -> Result<(Option<Value>, Part), What> {
    let malformed = || What::from(Fault::Malformed);
    let typed = || part.text().ok_or_else(malformed);
    let text = match what {
        PartKind::Cents => {
            let Part::Number(cents @ 0..) = part else { return Err(malformed()) };
            return Ok((Some((*cents).into()), part.clone()));
        }
        PartKind::Degrees => return part.degrees().map(|_| (None, part.clone())).ok_or_else(malformed),
        PartKind::Day => {
            let (value, text) = day(typed()?)?;
            return Ok((Some(value), Part::Text(text)));
        }
        PartKind::Line => line(typed()?, LINE_MAX, false)?,
        PartKind::Sex => {
            let text = typed()?;
            sex(text).map(|_| text.to_owned()).ok_or_else(malformed)?
        }
        PartKind::Province => {
            let province = typed()?.to_uppercase();
            let fits = province.len() == 2 && province.bytes().all(|byte| byte.is_ascii_uppercase());
            fits.then_some(province).ok_or_else(malformed)?
        }
        PartKind::PostalCode => code(typed()?, PostalCode::as_str)?,
        PartKind::TaxCode => code(typed()?, TaxCode::as_str)?,
        PartKind::CadastralCode => code(typed()?, CadastralCode::as_str)?,
        PartKind::Protocol => code(typed()?, IseeProtocol::as_str)?,
    };
    Ok((Some(text.as_str().into()), Part::Text(text)))
}

fn sex(text: &str) -> Option<Sex> {
    match text {
        "female" => Some(Sex::Female),
        "male" => Some(Sex::Male),
        _ => None,
    }
}

/// Country and number make a plate together.
fn plate(reading: &mut Reading, normal: &mut BTreeMap<String, Part>) {
    let text = |name: &str| normal.get(name).and_then(Part::text);
    let (Some(country), Some(number)) = (text("country"), text("number")) else { return };
    match Plate::new(country, number) {
        Ok(plate) => {
            let parts = [("number", plate.as_str()), ("country", plate.country())];
            reading.values = parts.map(|(name, text)| (name, text.into())).to_vec();
            let texts = parts.map(|(name, text)| (name.to_owned(), Part::Text(text.to_owned())));
            *normal = texts.into_iter().collect();
        }
        Err(wrong) => {
            reading.values.clear();
            reading.found.add(".number", What::wrong(&wrong));
        }
    }
}

/// Whether the tax code is that of the person, as far as both are there.
fn bearer(normal: &BTreeMap<String, Part>, found: &mut Found) {
    let text = |name: &str| normal.get(name).and_then(Part::text).unwrap_or_default();
    let Ok(TaxCode::Person(code)) = text("tax_code").parse() else { return };
    let Some(birth) = read_day(text("birth_date")) else { return };
    let (surname, name) = (text("family_name"), text("given_name"));
    if surname.is_empty() || name.is_empty() {
        return;
    }
    let sex = sex(text("sex")).unwrap_or_else(|| code.sex());
    for wrong in code.disagreements(&Bearer { surname, name, birth, sex }) {
        found.add(".tax_code", What::wrong(&wrong));
    }
}

fn period(reading: &mut Reading) {
    let day = |name: &str| reading.values.iter().find(|(part, _)| *part == name).map(|(_, value)| value);
    if let (Some(Value::Date(from)), Some(Value::Date(until))) = (day("from"), day("until"))
        && until < from
    {
        reading.found.add(".until", Fault::EndsEarly);
    }
}

fn point(normal: &BTreeMap<String, Part>, found: &mut Found) {
    let degrees = |name: &str| normal.get(name).and_then(Part::degrees);
    if let (Some(lat), Some(lon)) = (degrees("lat"), degrees("lon"))
        && !(Point { lat, lon }).is_on_earth()
    {
        found.add("", Fault::Malformed);
    }
}
