//! Reads the files of `assets/rankings`, and tells everything that is wrong with them at once, as [`crate::service::file`] does
//! with services. Not for the screens. Nothing in here panics, for any text.

mod check;
mod keys;
mod overlap;

use super::rules::Rules;
use crate::Date;
use crate::service::file::{
    Fault as FileFault, Mistake, built_in as services, built_in_lists, mistake_at, read_as, schema, texts,
};
use crate::service::{List, Service};

/// What the files of rankings refer to.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Slugs of the offices.
    pub offices: Vec<String>,
    /// The services.
    pub services: Vec<Service>,
    /// The lists of their forms.
    pub lists: Vec<List>,
}

/// What can be wrong with the rules of a ranking, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum Fault {
    #[error(
        "requirements of this call are judged on {expected}, as {service} says, and here is {found}; write the same"
    )]
    Requirements { service: String, expected: String, found: String },
    #[error(
        "{field:?} is no field of {service} with schools in an order of preference; one of the kind preferences is needed"
    )]
    NoPreferences { field: String, service: String },
    #[error("{field:?} decides more than once; take one of them away")]
    TieTwice { field: &'static str },
    #[error("the last that decides must be \"draw\": without it two applications could stand on the same position")]
    NoDraw,
    #[error("{tie:?} decides between equal points, and there is no {key:?}; write it, or take {tie:?} away")]
    TieNeeds { tie: &'static str, key: &'static str },
    #[error("nothing looks at {key:?}: {tie:?} is not among what decides; take it away, or add it to ties")]
    Unused { key: &'static str, tie: &'static str },
    #[error("the groups {one:?} and {other:?} overlap: both take {example}; nobody can be in two")]
    Overlap { one: String, other: String, example: String },
    #[error("points come either from \"cases\" or from \"expression\" with \"most\"; write one of them")]
    Points,
    #[error("the criteria give {sum} hundredths at most, and here is {found}; write {sum}, or correct the criteria")]
    Sum { sum: i64, found: i64 },
    #[error("this gives nothing; give points, or take it away")]
    NoPoints,
    #[error("{id:?} says that no group fits; choose another id")]
    Reserved { id: String },
    #[error("{school:?} has places for {group:?} already, further up; write one number")]
    PlacesTwice { school: String, group: String },
    #[error("{other} is for the call {call:?}, too; a call has one ranking, so take it away in one of them")]
    SharedCall { call: String, other: String },
    #[error("a ranking of the call {call:?} of {service} was published under these rules, and stays; leave both in")]
    Published { service: String, call: String },
}

impl Fault {
    fn requirements(service: &str, expected: Option<Date>, found: Option<Date>) -> Self {
        let said = |day: Option<Date>| day.map_or_else(|| "no day".to_owned(), |day| day.to_string());
        let expected = expected.map_or_else(|| "the day on which each is sent".to_owned(), |day| day.to_string());
        Self::Requirements { service: service.to_owned(), expected, found: said(found) }
    }
}

/// Reads the rules of a ranking. The file's name gives the id: `assets/rankings/nido_2027.toml`.
///
/// # Errors
/// Every mistake in it, in the order of its lines.
pub fn read(file: &str, text: &str, known: &Known) -> Result<Rules, Vec<Mistake>> {
    read_as(file, text, &keys::RANKING, "id", |rules: &Rules| check::all(rules, known))
}

/// A mistake of such a file that shows only beside others, by its path: `calls[0].id`.
pub fn mistake(file: &str, text: &str, path: &str, fault: FileFault) -> Mistake {
    mistake_at(file, text, &keys::RANKING, path, fault)
}

/// The first call of these rules that others are for, too: its path, and what is wrong with it.
pub fn shared_call(rules: &Rules, others: &[&Rules]) -> Option<(String, FileFault)> {
    rules.calls.iter().enumerate().find_map(|(place, call)| {
        let is_for =
            |other: &&&Rules| other.id != rules.id && other.service == rules.service && other.call(&call.id).is_some();
        let other = others.iter().find(is_for)?.id.clone();
        Some((format!("calls[{place}].id"), FileFault::Ranking(Fault::SharedCall { call: call.id.clone(), other })))
    })
}

/// The JSON Schema of such a file: what is published as `docs/schemas/ranking-1.schema.json`.
pub fn json_schema() -> serde_json::Value {
    let about = "A file of assets/rankings. It says which keys there are; `cargo xtask rankings check` says also whether \
                 expressions, calls, schools and points fit together.";
    schema::of(&keys::RANKING, "urn:rapida:ranking:1", "The rules of a ranking, as Rapida reads them", about)
}

/// The rules that come with this release, in the order of their ids. It reads all files: whoever needs them often keeps them.
pub fn built_in() -> Vec<Rules> {
    let (services, lists) = (services(), built_in_lists());
    let offices = services.iter().map(|service| service.office.clone()).collect();
    let known = Known { offices, services, lists };
    let read = texts().rankings.iter().map(|(file, text)| read(file, text, &known));
    read.map(|rules| rules.expect("the built-in rankings are read by a test")).collect()
}
