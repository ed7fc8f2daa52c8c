//! What services are sorted by, and the lists that fields choose from.

use serde::{Deserialize, Serialize};

use crate::municipality::Text;
use crate::place::Point;

/// Categories, topics and life events, in the order shown: `assets/catalogue.toml`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Catalogue {
    /// Categories of services (categorie).
    pub categories: Vec<Name>,
    /// What they are about (argomenti).
    pub topics: Vec<Name>,
    /// When one needs them (eventi della vita).
    pub life_events: Vec<Name>,
}

/// An office that is asked about a service: what a citizen needs of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ServiceContact))]
pub struct Contact {
    /// Slug of the office, in `assets/offices.toml`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub email: String,
    /// Its telephone number, in digits.
    pub phone: String,
}

/// Something that has a name in three languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Name {
    /// Which, never reused.
    pub id: String,
    /// What people read.
    pub name: Text,
}

/// A list that fields choose from: `assets/lists/<id>.toml`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct List {
    /// The file's name without its ending.
    pub id: String,
    /// What it is a list of.
    pub title: Text,
    /// Its entries, in the order shown.
    pub entries: Vec<Entry>,
}

/// An entry of a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Which, never reused: it is what an answer keeps.
    pub id: String,
    /// A name of its own, the same in all languages.
    pub name: String,
    /// What tells it from others: an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Point>,
}
