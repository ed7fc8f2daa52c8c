//! Reads the files of `assets/services`, `assets/lists` and `assets/catalogue.toml`, and tells everything that is wrong with
//! them at once. Not for the screens, which get services as JSON.
//!
//! Nothing in here panics, for any text. What a file may hold is said once, in `keys`: the reader and the published JSON
//! Schema ([`json_schema`]) both come from there.

mod built_in;
pub(crate) mod check;
pub(crate) mod choices;
pub(crate) mod conditions;
pub(crate) mod keys;
mod known;
mod mistake;
mod nearest;
mod reach;
pub(crate) mod schema;
pub(crate) mod shape;
mod spots;
mod walk;

use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use toml::de::DeTable;

pub use built_in::{Texts, built_in, built_in_catalogue, built_in_lists, built_in_offer, texts};
pub use known::{Known, contacts, office_ids};
pub use mistake::{Fault, Mistake};
pub use schema::json_schema;

use self::shape::Table;
use self::spots::{Lines, Places};
use self::walk::{Walk, is_id};
use super::{Catalogue, List, Service};

/// Largest file, in bytes.
pub const LARGEST: usize = 500_000;

/// Something wrong: by its path, and the character of an expression.
pub(crate) struct Wrong {
    pub(crate) path: String,
    pub(crate) character: Option<usize>,
    pub(crate) fault: Fault,
}

impl Wrong {
    pub(crate) fn new(path: impl Into<String>, fault: Fault) -> Self {
        Self { path: path.into(), character: None, fault }
    }
}

/// Reads the file of a service. Its name gives the slug: `assets/services/nido.toml`.
///
/// # Errors
/// Every mistake in it, in the order of its lines.
pub fn read(file: &str, text: &str, known: &Known) -> Result<Service, Vec<Mistake>> {
    read_as(file, text, &keys::SERVICE, "slug", |service: &Service| check::all(service, known))
}

/// Reads a list. Its name gives the id: `assets/lists/nido_schools.toml`.
///
/// # Errors
/// Every mistake in it, in the order of its lines.
pub fn read_list(file: &str, text: &str) -> Result<List, Vec<Mistake>> {
    read_as(file, text, &keys::LIST_FILE, "id", |list: &List| {
        check::twice("entry", list.entries.iter().map(|entry| entry.id.as_str()), |place| {
            format!("entries[{place}].id")
        })
    })
}

/// Reads the catalogue: `assets/catalogue.toml`.
///
/// # Errors
/// Every mistake in it, in the order of its lines.
pub fn read_catalogue(file: &str, text: &str) -> Result<Catalogue, Vec<Mistake>> {
    read_as(file, text, &keys::CATALOGUE, "id", |catalogue: &Catalogue| {
        let lists = [
            ("categories", &catalogue.categories),
            ("topics", &catalogue.topics),
            ("life_events", &catalogue.life_events),
        ];
        let twice = lists.into_iter().map(|(key, names)| {
            check::twice("name", names.iter().map(|name| name.id.as_str()), move |place| format!("{key}[{place}].id"))
        });
        twice.flatten().collect()
    })
}

/// Reads a file of this shape, whose name goes in under this key.
pub(crate) fn read_as<T: DeserializeOwned>(
    file: &str,
    text: &str,
    table: &Table,
    key: &str,
    check: impl FnOnce(&T) -> Vec<Wrong>,
) -> Result<T, Vec<Mistake>> {
    let lines = Lines::new(text);
    let told = telling(file);
    if text.len() > LARGEST {
        return Err(vec![told((1, 1), "", Fault::TooLarge(LARGEST))]);
    }
    let (tree, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let at = |error: &toml::de::Error| lines.spot(error.span().unwrap_or_default().start);
        return Err(errors.iter().map(|error| told(at(error), "", Fault::Toml(error.message().to_owned()))).collect());
    }
    let mut walk = Walk::default();
    let mut json = walk.file(&tree, table);
    let stem = stem(file);
    if let Json::Object(object) = &mut json {
        object.insert(key.to_owned(), json!(stem));
    }
    let mut wrong: Vec<Wrong> = walk.wrong.into_iter().map(|(path, fault)| Wrong::new(path, fault)).collect();
    if !is_id(stem) {
        wrong.push(Wrong::new("", Fault::FileName));
    }
    let made = serde_json::from_value::<T>(json);
    match &made {
        Ok(made) => {
            // What follows from a mistake that is told already is not told again.
            let beside =
                |found: &Wrong| !wrong.iter().any(|other| !other.path.is_empty() && below(&other.path, &found.path));
            let found: Vec<Wrong> = check(made).into_iter().filter(beside).collect();
            wrong.extend(found);
        }
        Err(error) if wrong.is_empty() => wrong.push(Wrong::new("", Fault::Toml(error.to_string()))),
        Err(_) => {}
    }
    match made {
        Ok(made) if wrong.is_empty() => Ok(made),
        _ => Err(in_order(&wrong, &lines, &walk.places, told)),
    }
}

/// A mistake that shows only beside other files: at the value of a path, or else at what it would stand in.
pub(crate) fn mistake_at(file: &str, text: &str, table: &Table, path: &str, fault: Fault) -> Mistake {
    let mut walk = Walk::default();
    walk.file(&DeTable::parse_recoverable(text).0, table);
    let (bytes, name) = walk.places.find(path).map_or((0..0, ""), |place| (place.bytes.clone(), &*place.name));
    telling(file)(Lines::new(text).spot(bytes.start), name, fault)
}

/// Makes mistakes of a file.
fn telling(file: &str) -> impl Fn((usize, usize), &str, Fault) -> Mistake {
    |(line, column), field, fault| Mistake { file: file.to_owned(), line, column, field: field.to_owned(), fault }
}

fn in_order(
    wrong: &[Wrong],
    lines: &Lines,
    places: &Places,
    told: impl Fn((usize, usize), &str, Fault) -> Mistake,
) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = wrong
        .iter()
        .map(|wrong| {
            let (bytes, name) =
                places.find(&wrong.path).map_or((0..0, ""), |place| (place.bytes.clone(), &*place.name));
            let spot = match wrong.character {
                Some(character) => lines.inside(&bytes, character),
                None => lines.spot(bytes.start),
            };
            let fault = match &wrong.fault {
                // The line of the first one: its path came along in its place.
                Fault::Twice { what, id, first, .. } => {
                    let line = places.find(first).map_or(1, |place| lines.spot(place.bytes.start).0);
                    Fault::Twice { what, id: id.clone(), first: first.clone(), line }
                }
                fault => fault.clone(),
            };
            told(spot, name, fault)
        })
        .collect();
    mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
    mistakes
}

/// Whether a path is this one, or inside of it.
fn below(path: &str, this: &str) -> bool {
    path.strip_prefix(this).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// The name of a file without folders and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}

#[cfg(test)]
mod tests;
