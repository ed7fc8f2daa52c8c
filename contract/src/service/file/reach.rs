//! Whether everybody's way through a form can lead to each of its sections and fields.
//!
//! A condition can hold once something that it looks at was answered: the day, what is filled in beforehand, or a field of this
//! or an earlier section that itself can be reached. What only waits for itself, or for what comes later, never comes.

use std::collections::{BTreeMap, BTreeSet};

use super::Wrong;
use super::conditions::names;
use super::mistake::Fault;
use crate::expression::parse;
use crate::service::{Field, Service};

/// Something that has a condition.
struct Gate<'a> {
    path: String,
    section: usize,
    /// Absent where it is a section itself.
    field: Option<&'a Field>,
    /// What its condition looks at, through what is computed; none where it has no condition.
    looks_at: Option<BTreeSet<String>>,
}

/// The sections and fields that nobody ever sees.
pub fn check(service: &Service) -> Vec<Wrong> {
    let form = Form::new(service);
    let gates = form.gates();
    let (mut sections, mut fields) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let before = (sections.len(), fields.len());
        for gate in &gates {
            let mut seen = gate.looks_at.iter().flatten().filter(|name| form.is_known(name, gate.section, &fields));
            let opens = gate.looks_at.as_ref().is_none_or(|names| names.is_empty()) || seen.next().is_some();
            match gate.field {
                None if opens => drop(sections.insert(gate.section)),
                Some(field) if opens && sections.contains(&gate.section) => drop(fields.insert(field.id.as_str())),
                _ => {}
            }
        }
        if (sections.len(), fields.len()) == before {
            break;
        }
    }
    let closed = gates.iter().filter(|gate| match gate.field {
        None => !sections.contains(&gate.section),
        Some(field) => sections.contains(&gate.section) && !fields.contains(field.id.as_str()),
    });
    closed
        .map(|gate| {
            let names = gate.looks_at.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
            Wrong::new(format!("{}.shown_if", gate.path), Fault::Unreachable { names })
        })
        .collect()
}

/// The fields of a form by their names.
struct Form<'a> {
    service: &'a Service,
    fields: BTreeMap<&'a str, (usize, &'a Field)>,
}

impl<'a> Form<'a> {
    fn new(service: &'a Service) -> Self {
        let sections = service.sections.iter().enumerate();
        let fields = sections
            .flat_map(|(place, section)| section.fields.iter().map(move |field| (field.id.as_str(), (place, field))));
        Self { service, fields: fields.collect() }
    }

    fn gates(&self) -> Vec<Gate<'a>> {
        let mut gates = Vec::new();
        for (place, section) in self.service.sections.iter().enumerate() {
            let path = format!("sections[{place}]");
            let looks_at = section.shown_if.as_deref().map(|text| self.sources(text));
            gates.push(Gate { path: path.clone(), section: place, field: None, looks_at });
            for (number, field) in section.fields.iter().enumerate() {
                let looks_at = field.shown_if.as_deref().map(|text| self.sources(text));
                let path = format!("{path}.fields[{number}]");
                gates.push(Gate { path, section: place, field: Some(field), looks_at });
            }
        }
        gates
    }

    /// The fields that an expression looks at, and through computed ones at; names that are no fields stay as they are.
    fn sources(&self, text: &str) -> BTreeSet<String> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut waiting = vec![text];
        while let Some(text) = waiting.pop() {
            for name in parse(text).map(|expr| names(&expr)).unwrap_or_default() {
                let first = name.split('.').next().unwrap_or_default();
                match self.fields.get(first) {
                    Some((_, Field { value: Some(value), id, .. })) => {
                        if seen.insert(id.as_str()) {
                            waiting.push(value);
                        }
                    }
                    Some((_, field)) => drop(found.insert(field.id.clone())),
                    None => drop(found.insert(name)),
                }
            }
        }
        found
    }

    /// Whether a name can have a value when a section comes.
    fn is_known(&self, name: &str, section: usize, reached: &BTreeSet<&str>) -> bool {
        match self.fields.get(name) {
            // The day, the call, a name that an expression gives to an element.
            None => true,
            Some((_, field)) if field.prefill.is_some() => true,
            Some((place, _)) => *place <= section && reached.contains(name),
        }
    }
}
