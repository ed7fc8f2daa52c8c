//! What service files refer to.

use serde::Deserialize;

use crate::service::{Catalogue, Contact, List};

/// What service files refer to.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Slugs of the offices.
    pub offices: Vec<String>,
    /// Categories, topics and life events.
    pub catalogue: Catalogue,
    /// The lists of fields.
    pub lists: Vec<List>,
}

impl Known {
    /// The list of an id.
    pub fn list(&self, id: &str) -> Option<&List> {
        self.lists.iter().find(|list| list.id == id)
    }
}

/// The offices in a file `offices.toml`.
///
/// # Errors
/// The file is no TOML, or has no offices.
pub fn contacts(toml: &str) -> Result<Vec<Contact>, toml::de::Error> {
    #[derive(Deserialize)]
    struct File {
        offices: Vec<Contact>,
    }
    Ok(toml::from_str::<File>(toml)?.offices)
}

/// Their slugs.
///
/// # Errors
/// As [`contacts`].
pub fn office_ids(toml: &str) -> Result<Vec<String>, toml::de::Error> {
    Ok(contacts(toml)?.into_iter().map(|office| office.id).collect())
}
