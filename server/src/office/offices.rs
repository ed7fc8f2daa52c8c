//! The offices of a municipality, read from `assets/offices.toml` and `assets/areas.geojson`.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use lettre::Address;
use rapida_contract::area::{Area, AreaError};
use rapida_contract::municipality::Municipality;
use rapida_contract::submission::Office;
use serde::Deserialize;
use toml::Spanned;

use super::operators::Scope;

/// Longest term of an office, in working days.
const TERM_MAX: u32 = 365;

const BUILT_IN: &str = include_str!("../../../assets/offices.toml");
const BUILT_IN_AREAS: &str = include_str!("../../../assets/areas.geojson");

/// Every office, and which one answers for what.
#[derive(Clone, Debug)]
pub struct Offices {
    pub(super) offices: Vec<OfficeEntry>,
    pub(super) routes: Vec<Route>,
    pub(super) areas: Vec<Area>,
    pub(super) default: OfficeEntry,
}

/// An office (ufficio).
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// Slug, never reused: `roads`.
    pub id: String,
    /// `Ufficio Strade`.
    pub name: String,
    /// Where it is told of new reports.
    pub email: String,
    /// Its telephone, digits only.
    pub phone: String,
    /// Working days in which it answers, 1 to 365.
    pub working_days: u32,
}

/// One line of the routing: absent means any.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Route {
    pub(super) category: Option<String>,
    pub(super) area: Option<String>,
    pub(super) office: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    default: Spanned<String>,
    offices: Vec<Spanned<OfficeEntry>>,
    #[serde(default)]
    routes: Vec<Spanned<Route>>,
}

/// Files that cannot be the offices of a municipality.
#[derive(Debug, thiserror::Error)]
pub enum OfficesError {
    /// A file is there and cannot be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, io::Error),
    /// `offices.toml` cannot be read; the message names the line.
    #[error("offices.toml: {0}")]
    Toml(#[from] Box<toml::de::Error>),
    /// `areas.geojson` cannot be read.
    #[error("areas.geojson: {0}")]
    Areas(#[from] AreaError),
    /// Readable, and wrong: every fault with its line, in the order of the file.
    #[error("offices.toml: {}", .0.join("; "))]
    Faults(Vec<String>),
}

impl OfficeEntry {
    /// As citizens know it.
    pub fn public(&self) -> Office {
        Office { id: self.id.clone(), name: self.name.clone() }
    }
}

impl Offices {
    /// Reads and checks both files.
    pub fn read(offices_toml: &str, areas_geojson: &str) -> Result<Self, OfficesError> {
        let areas = Area::read_all(areas_geojson)?;
        let file: File = toml::from_str(offices_toml).map_err(Box::new)?;
        let faults = Check { toml: offices_toml, file: &file, areas: &areas }.faults();
        let offices: Vec<OfficeEntry> = file.offices.into_iter().map(Spanned::into_inner).collect();
        let default = offices.iter().find(|office| office.id == *file.default.get_ref()).cloned();
        match default {
            Some(default) if faults.is_empty() => {
                let routes = file.routes.into_iter().map(Spanned::into_inner).collect();
                Ok(Self { offices, routes, areas, default })
            }
            _ => Err(OfficesError::Faults(faults)),
        }
    }

    /// The offices that are built in.
    pub fn built_in() -> Self {
        Self::read(BUILT_IN, BUILT_IN_AREAS).expect("the built-in offices are read by a test")
    }

    /// The offices of a municipality: `offices.toml` and `areas.geojson` of the folder of its data; for what is not there,
    /// those that are built in.
    pub fn of_municipality(data: &Path, municipality: &Municipality) -> Result<Self, OfficesError> {
        let offices = Self::read(
            &own(&data.join("offices.toml"))?.unwrap_or_else(|| BUILT_IN.into()),
            &own(&data.join("areas.geojson"))?.unwrap_or_else(|| BUILT_IN_AREAS.into()),
        )?;
        let unknown = offices.unknown_categories(municipality);
        let fault = |category: &&str| format!("category \"{category}\" is not one of the municipality's");
        let faults: Vec<String> = unknown.iter().map(fault).collect();
        if faults.is_empty() { Ok(offices) } else { Err(OfficesError::Faults(faults)) }
    }

    /// Categories that the routes name and the municipality does not have: a slip of the pen in one of two files.
    pub fn unknown_categories<'a>(&'a self, municipality: &Municipality) -> Vec<&'a str> {
        let named = self.routes.iter().filter_map(|route| route.category.as_deref());
        named.filter(|category| municipality.category(category).is_none()).collect()
    }

    /// Every office, in the order of the file.
    pub fn all(&self) -> &[OfficeEntry] {
        &self.offices
    }

    /// Those that a scope holds, in the order of the file.
    pub fn within(&self, scope: &Scope) -> Vec<&OfficeEntry> {
        self.offices.iter().filter(|office| scope.holds(&office.id)).collect()
    }

    /// The office of this id.
    pub fn get(&self, id: &str) -> Option<&OfficeEntry> {
        self.offices.iter().find(|office| office.id == id)
    }
}

fn own(path: &Path) -> Result<Option<String>, OfficesError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OfficesError::Unreadable(path.to_owned(), error)),
    }
}

/// A file under examination.
struct Check<'a> {
    toml: &'a str,
    file: &'a File,
    areas: &'a [Area],
}

impl Check<'_> {
    fn faults(&self) -> Vec<String> {
        let mut faults = self.offices();
        faults.extend(self.routes());
        let default = self.file.default.get_ref();
        if !self.knows_office(default) {
            faults.push(format!("line {}: default office \"{default}\" does not exist", self.line(&self.file.default)));
        }
        faults
    }

    fn line<T>(&self, at: &Spanned<T>) -> usize {
        let before = self.toml.get(..at.span().start).unwrap_or(self.toml);
        before.matches('\n').count() + 1
    }

    fn knows_office(&self, id: &str) -> bool {
        self.file.offices.iter().any(|office| office.get_ref().id == id)
    }

    fn offices(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        for spanned in &self.file.offices {
            let office = spanned.get_ref();
            let known_before = !seen.insert(office.id.as_str());
            let wrong = office_faults(office).into_iter().chain(known_before.then_some("id is used twice"));
            let line = self.line(spanned);
            faults.extend(wrong.map(|fault| format!("line {line}: office \"{}\": {fault}", office.id)));
        }
        faults
    }

    fn routes(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (at, spanned) in self.file.routes.iter().enumerate() {
            let (route, line) = (spanned.get_ref(), self.line(spanned));
            if !self.knows_office(&route.office) {
                faults.push(format!("line {line}: route to office \"{}\", which does not exist", route.office));
            }
            if let Some(area) = route.area.as_ref().filter(|id| !self.areas.iter().any(|area| area.id == **id)) {
                faults.push(format!("line {line}: area \"{area}\" is not in areas.geojson"));
            }
            let mut before = self.file.routes.iter().take(at);
            if let Some(covering) = before.find(|earlier| covers(earlier.get_ref(), route)) {
                let earlier = self.line(covering);
                faults.push(format!("line {line}: route never taken, line {earlier} matches before it"));
            }
        }
        faults
    }
}

/// Whether the later route can never match because the earlier one does wherever it would.
fn covers(earlier: &Route, later: &Route) -> bool {
    let wider = |a: &Option<String>, b: &Option<String>| a.is_none() || a == b;
    wider(&earlier.category, &later.category) && wider(&earlier.area, &later.area)
}

fn office_faults(office: &OfficeEntry) -> Vec<&'static str> {
    let slug =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let phone = |text: &str| (3..=15).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    let checks = [
        (slug(&office.id), "id is not of lower-case letters, digits and hyphens"),
        (!office.name.trim().is_empty(), "name is empty"),
        (office.email.parse::<Address>().is_ok(), "email is not an address"),
        (phone(&office.phone), "phone is not of 3 to 15 digits"),
        ((1..=TERM_MAX).contains(&office.working_days), "working_days is not between 1 and 365"),
    ];
    checks.into_iter().filter(|(right, _)| !right).map(|(_, fault)| fault).collect()
}

#[cfg(test)]
mod tests;
