//! What service files refer to.

use serde::Deserialize;

use crate::service::{Catalogue, List};

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

/// The slugs in a file `offices.toml`.
///
/// # Errors
/// The file is no TOML, or has no offices.
pub fn office_ids(toml: &str) -> Result<Vec<String>, toml::de::Error> {
    #[derive(Deserialize)]
    struct File {
        offices: Vec<Office>,
    }
    #[derive(Deserialize)]
    struct Office {
        id: String,
    }
    let file: File = toml::from_str(toml)?;
    Ok(file.offices.into_iter().map(|office| office.id).collect())
}
