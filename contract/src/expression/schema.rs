//! The names that expressions may use, and of what kind each is.

use std::collections::BTreeMap;

use super::Type;
use super::mistake::{Fault, Mistake};
use super::parse::reserved;

/// Where a value has its place: an answer, a repeated group, a column of one, or a result.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Slot(pub(super) usize);

/// The answers of a form: their names and kinds.
#[derive(Clone, Default, Debug)]
pub struct Schema {
    entries: Vec<Entry>,
    names: BTreeMap<String, Slot>,
}

#[derive(Clone, Debug)]
pub struct Entry {
    /// With the group's name before it where it is a column.
    pub name: String,
    /// Nothing as long as an expression was not looked at.
    pub kind: Option<Type>,
    /// The repeated group that it is a column of.
    pub group: Option<Slot>,
}

impl Schema {
    /// An answer of the form: `child.birth_date`.
    pub fn answer(&mut self, name: &str, kind: Type) -> Result<Slot, Mistake> {
        self.known(name, Some(kind), None)
    }

    /// A repeated group: `children`.
    pub fn group(&mut self, name: &str) -> Result<Slot, Mistake> {
        let row = Type::Row(Slot(self.entries.len()));
        well_formed(name)?;
        self.add(name.to_owned(), Some(row.list()), None)
    }

    /// An answer in each row of a group: `birth_date`.
    pub fn column(&mut self, group: Slot, name: &str, kind: Type) -> Result<Slot, Mistake> {
        self.known(name, Some(kind), Some(group))
    }

    fn known(&mut self, name: &str, kind: Option<Type>, group: Option<Slot>) -> Result<Slot, Mistake> {
        well_formed(name)?;
        if let Some(kind) = kind.as_ref().filter(|kind| kind.has_rows()) {
            return Err(Fault::Rows { found: kind.to_string() }.at(1));
        }
        let name = self.full(name, group)?;
        self.add(name, kind, group)
    }

    /// What an expression gives, of a kind that is not known yet. Its name may be one that no expression can say.
    pub(super) fn result(&mut self, name: &str, group: Option<Slot>) -> Result<Slot, Mistake> {
        let name = self.full(name, group)?;
        self.add(name, None, group)
    }

    pub(super) fn set_kind(&mut self, slot: Slot, kind: Type) {
        if let Some(entry) = self.entries.get_mut(slot.0) {
            entry.kind = Some(kind);
        }
    }

    fn add(&mut self, name: String, kind: Option<Type>, group: Option<Slot>) -> Result<Slot, Mistake> {
        let slot = Slot(self.entries.len());
        if self.names.contains_key(&name) {
            return Err(Fault::Twice { name }.at(1));
        }
        self.names.insert(name.clone(), slot);
        self.entries.push(Entry { name, kind, group });
        Ok(slot)
    }

    /// A column's name with that of its group before it.
    fn full(&self, name: &str, group: Option<Slot>) -> Result<String, Mistake> {
        let Some(group) = group else { return Ok(name.to_owned()) };
        match self.entry(group) {
            Some(entry) if self.is_group(group) => Ok(format!("{}.{name}", entry.name)),
            _ => Err(Fault::NoGroup { name: format!("{}", group.0) }.at(1)),
        }
    }

    /// The slot of an answer, a group or a result; of a column as `children.birth_date`.
    pub fn slot(&self, name: &str) -> Option<Slot> {
        self.names.get(name).copied()
    }

    /// Of which kind what is in a slot is.
    pub fn kind(&self, slot: Slot) -> Option<&Type> {
        self.entry(slot)?.kind.as_ref()
    }

    pub(super) fn entry(&self, slot: Slot) -> Option<&Entry> {
        self.entries.get(slot.0)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn is_group(&self, slot: Slot) -> bool {
        matches!(self.kind(slot), Some(Type::List(element)) if **element == Type::Row(slot))
    }

    /// The names that an expression can say here.
    pub(super) fn names(&self, within: Option<Slot>) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(move |entry| match entry.group {
            None => Some(entry.name.as_str()),
            Some(group) => self.column_name(entry).filter(|_| Some(group) == within),
        })
    }

    /// The names of a group's columns.
    pub(super) fn columns(&self, group: Slot) -> impl Iterator<Item = &str> {
        let columns = self.entries.iter().filter(move |entry| entry.group == Some(group));
        columns.filter_map(|entry| self.column_name(entry))
    }

    /// A column's name without that of its group.
    pub(super) fn column_name<'a>(&self, entry: &'a Entry) -> Option<&'a str> {
        let group = self.entry(entry.group?)?;
        entry.name.strip_prefix(group.name.as_str())?.strip_prefix('.')
    }

    /// The column of a group.
    pub(super) fn column_of(&self, group: Slot, name: &str) -> Option<Slot> {
        self.slot(&format!("{}.{name}", self.entry(group)?.name))
    }
}

/// Letters, digits and `_`, with dots between, none of them beginning with a digit or with a meaning of its own.
fn well_formed(name: &str) -> Result<(), Mistake> {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && reserved(part).is_none()
    };
    if name.split('.').all(part) { Ok(()) } else { Err(Fault::NoName { name: name.to_owned() }.at(1)) }
}
