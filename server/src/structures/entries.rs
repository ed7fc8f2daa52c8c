//! The structures of a municipality, read from `structures.toml`.

use std::io;
use std::path::{Path, PathBuf};

use rapida_contract::acting::{StaffMember, Structure, StructureKind};
use rapida_contract::ids::StructureId;
use rapida_contract::values::VatNumber;
use serde::Deserialize;

/// Those of the sandbox.
const BUILT_IN: &str = include_str!("../../../assets/structures.toml");

/// Every structure.
#[derive(Clone, Debug, Default)]
pub struct Structures(Vec<StructureEntry>);

/// A structure (struttura).
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StructureEntry {
    /// Slug, never reused.
    pub id: StructureId,
    /// What it is.
    pub kind: StructureKind,
    /// As guests call it.
    pub name: String,
    /// Street, number and place.
    pub address: String,
    /// The company whose representatives lead it.
    pub vat_number: VatNumber,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    structures: Vec<StructureEntry>,
}

/// A file that cannot be the structures of a municipality.
#[derive(Debug, thiserror::Error)]
pub enum StructuresError {
    /// It is there and cannot be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, io::Error),
    /// It is no list of structures; the message names the line.
    #[error("structures.toml: {0}")]
    Toml(#[from] Box<toml::de::Error>),
    /// One of them cannot be.
    #[error("structures.toml: structure \"{0}\": {1}")]
    Fault(StructureId, &'static str),
}

impl StructureEntry {
    /// As a person sees it.
    pub(super) fn shown(&self, is_leader: bool, staff: Vec<StaffMember>) -> Structure {
        let (name, address) = (self.name.clone(), self.address.clone());
        Structure { id: self.id.clone(), kind: self.kind, name, address, is_leader, staff }
    }
}

impl Structures {
    /// Reads and checks the file.
    pub fn read(text: &str) -> Result<Self, StructuresError> {
        let File { structures } = toml::from_str(text).map_err(Box::new)?;
        for (at, one) in structures.iter().enumerate() {
            let fault = |fault| Err(StructuresError::Fault(one.id.clone(), fault));
            if structures.iter().take(at).any(|before| before.id == one.id) {
                return fault("id is used twice");
            }
            if one.kind == StructureKind::Unknown {
                return fault("kind is not one of hotel, garage, practice");
            }
            if one.name.trim().is_empty() {
                return fault("name is empty");
            }
        }
        Ok(Self(structures))
    }

    /// The structures of a municipality: `structures.toml` of the folder of its data. Without it there are none, and in
    /// the sandbox those that are built in.
    pub fn of_municipality(data: &Path, sandbox: bool) -> Result<Self, StructuresError> {
        let path = data.join("structures.toml");
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::read(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if sandbox {
                    Self::read(BUILT_IN)
                } else {
                    Ok(Self::default())
                }
            }
            Err(error) => Err(StructuresError::Unreadable(path, error)),
        }
    }

    /// Every structure, in the order of the file.
    pub fn all(&self) -> &[StructureEntry] {
        &self.0
    }

    /// The structure of this id.
    pub fn get(&self, id: &StructureId) -> Option<&StructureEntry> {
        self.0.iter().find(|structure| structure.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str =
        "[[structures]]\nid = 'pini'\nkind = 'hotel'\nname = 'Pini'\naddress = ''\nvat_number = '99900010390'\n";

    #[test]
    fn the_structures_of_the_sandbox_can_be_read() {
        let ids: Vec<_> = Structures::read(BUILT_IN).expect("reads").0.iter().map(|one| one.id.to_string()).collect();
        assert_eq!(ids, ["albergo-tre-pini", "autorimessa-guerrini", "caf-di-prova"]);
    }

    #[test]
    fn a_file_that_cannot_be_is_said_so() {
        for (text, told) in [
            (format!("{ONE}{ONE}"), "id is used twice"),
            (ONE.replace("hotel", "tribe"), "kind is not one of"),
            (ONE.replace("'Pini'", "' '"), "name is empty"),
            (ONE.replace("99900010390", "99900010391"), "the last digit should be 0"),
            (ONE.replace("pini", "Pini"), "a slug has"),
            (ONE.replace("address", "adress"), "unknown field"),
        ] {
            let why = Structures::read(&text).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(why.contains(told), "{why}");
        }
    }

    #[test]
    fn a_municipality_s_own_file_wins_and_outside_of_the_sandbox_nothing_is_built_in() {
        let data = tempfile::tempdir().expect("a folder");
        let count = |sandbox| Structures::of_municipality(data.path(), sandbox).map(|all| all.all().len()).ok();
        assert_eq!((count(true), count(false)), (Some(3), Some(0)));
        std::fs::write(data.path().join("structures.toml"), ONE).expect("written");
        assert_eq!((count(true), count(false)), (Some(1), Some(1)));
    }
}
