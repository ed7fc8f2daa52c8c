//! Who uses this device: a small file in clear, since it is read before anybody has opened anything.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use rapida_contract::ids::PersonId;
use serde::{Deserialize, Serialize};

use super::move_in;
use crate::disk;
use crate::error::{Error, Result};
use crate::world::World;

const FILE: &str = "people.json";
const FOLDER: &str = "people";

/// Everybody, in the order in which they came. Never empty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Index {
    people: Vec<Person>,
    #[serde(skip)]
    root: PathBuf,
}

/// One of them. How their store is locked lies beside it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// Their folder's name.
    pub id: PersonId,
    /// As they call themselves here; may be empty.
    #[serde(default)]
    pub label: String,
}

impl Index {
    /// Those of the device whose folder this is; a first person where there is nobody. What a version for one person left
    /// here becomes the first person's.
    pub fn open(root: &Path, world: &World) -> Result<Self> {
        fs::create_dir_all(root)?;
        let mut index = Self { people: read(root).unwrap_or_else(|| by_folders(root)), root: root.to_owned() };
        if index.people.is_empty() {
            index.people = vec![Person { id: PersonId(world.new_id()), label: String::new() }];
            // Before anything is moved: whatever is cut short goes on to the same folder.
            index.save()?;
        }
        if let Some(first) = index.people.first() {
            move_in::finish(root, &index.folder(first.id))?;
        }
        Ok(index)
    }

    /// Everybody.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Whoever is alone here.
    pub fn alone(&self) -> Option<PersonId> {
        match self.people.as_slice() {
            [person] => Some(person.id),
            _ => None,
        }
    }

    /// Where somebody's store lies.
    pub fn folder(&self, person: PersonId) -> PathBuf {
        self.root.join(FOLDER).join(person.to_string())
    }

    /// Refuses whom this device does not know.
    pub fn knows(&self, person: PersonId) -> Result<()> {
        let known = self.people.iter().any(|other| other.id == person);
        if known { Ok(()) } else { Err(Error::not_found("Questa persona")) }
    }

    /// Somebody more.
    pub fn add(&mut self, person: Person) -> Result<()> {
        self.people.push(person);
        self.save()
    }

    /// Somebody less.
    pub fn remove(&mut self, person: PersonId) -> Result<()> {
        self.people.retain(|other| other.id != person);
        self.save()
    }

    /// Another label.
    pub fn rename(&mut self, person: PersonId, label: String) -> Result<()> {
        for other in self.people.iter_mut().filter(|other| other.id == person) {
            other.label.clone_from(&label);
        }
        self.save()
    }

    fn save(&self) -> Result<()> {
        Ok(disk::write(&self.root.join(FILE), serde_json::to_string_pretty(self)?.as_bytes())?)
    }
}

fn read(root: &Path) -> Option<Vec<Person>> {
    let index: Index = serde_json::from_slice(&fs::read(root.join(FILE)).ok()?).ok()?;
    let mut seen = HashSet::new();
    Some(index.people.into_iter().filter(|person| seen.insert(person.id)).collect())
}

/// Where the file is lost, the folders say who is here, though not how they are called.
fn by_folders(root: &Path) -> Vec<Person> {
    let entries = fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let mut people: Vec<Person> = ids.map(|id| Person { id, label: String::new() }).collect();
    // An id holds when it was made.
    people.sort_by_key(|person| person.id);
    people
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;

    /// A world in which some milliseconds have gone by.
    fn at(milliseconds: i64) -> World {
        World::new(move || Timestamp::from_millisecond(milliseconds).unwrap(), |bytes| bytes.fill(7))
    }

    #[test]
    fn a_lost_index_is_made_again_of_the_folders() {
        let root = tempfile::tempdir().unwrap();
        let mut index = Index::open(root.path(), &at(1_000)).unwrap();
        // Of two ids of one millisecond chance says which is the first.
        let second = Person { id: PersonId(at(1_001).new_id()), label: "Turno di notte".into() };
        index.add(second).unwrap();
        for person in index.people() {
            fs::create_dir_all(index.folder(person.id)).unwrap();
        }
        let ids = |index: &Index| index.people().iter().map(|person| person.id).collect::<Vec<_>>();
        for spoiled in [None, Some("{")] {
            match spoiled {
                None => fs::remove_file(root.path().join(FILE)).unwrap(),
                Some(text) => fs::write(root.path().join(FILE), text).unwrap(),
            }
            assert_eq!(ids(&Index::open(root.path(), &World::real()).unwrap()), ids(&index));
        }
    }

    proptest! {
        #[test]
        fn whatever_lies_in_the_file_somebody_is_here(text in "\\PC{0,120}") {
            let root = tempfile::tempdir().unwrap();
            fs::write(root.path().join(FILE), text).unwrap();
            prop_assert!(!Index::open(root.path(), &World::real()).unwrap().people().is_empty());
        }
    }
}
