//! Whether what is asked depends on its own answer. What is hidden counts as not answered, so that an answer depends on the
//! conditions under which it is there: where those look at it again, nobody could say what holds.

use std::collections::BTreeMap;

use super::program::{section_shown, shown};
use super::{Field, Kind, Service};
use crate::expression::{Fault, Mistake, Program, Slot};

/// The conditions that need themselves, by their names.
pub fn circles(service: &Service, program: &Program) -> Vec<(String, Mistake)> {
    let mut looks: BTreeMap<Slot, Vec<Slot>> = program.looks().map(|(slot, at)| (slot, at.to_vec())).collect();
    let mut names = BTreeMap::new();
    for section in &service.sections {
        let around: Vec<Slot> = program.slot(&section_shown(&section.id)).into_iter().collect();
        for field in &section.fields {
            gate(program, field, None, &around, &mut looks, &mut names);
        }
    }
    for section in &service.sections {
        let name = section_shown(&section.id);
        names.extend(program.slot(&name).map(|slot| (slot, name)));
    }
    let mut seen = BTreeMap::new();
    let wrong = names.keys().filter_map(|slot| circle(*slot, &looks, &mut seen));
    let wrong: Vec<Vec<Slot>> = wrong.collect();
    wrong.iter().filter_map(|circle| mistake(circle, &names)).collect()
}

/// Notes that the answers of a field need the conditions around it and its own.
fn gate(
    program: &Program,
    field: &Field,
    group: Option<&str>,
    around: &[Slot],
    looks: &mut BTreeMap<Slot, Vec<Slot>>,
    names: &mut BTreeMap<Slot, String>,
) {
    let full = |name: &str| group.map_or_else(|| name.to_owned(), |group| format!("{group}.{name}"));
    let own = program.slot(&full(&shown(&field.id)));
    names.extend(own.map(|slot| (slot, full(&shown(&field.id)))));
    let needed: Vec<Slot> = around.iter().copied().chain(own).collect();
    let answers = if field.value.is_some() { Vec::new() } else { field.kind.answers() };
    for (part, _) in answers {
        let name = if part.is_empty() { field.id.clone() } else { format!("{}.{part}", field.id) };
        looks.extend(program.slot(&full(&name)).map(|slot| (slot, needed.clone())));
    }
    if let (Kind::Group { columns, .. }, None) = (&field.kind, group) {
        looks.extend(program.slot(&field.id).map(|slot| (slot, needed.clone())));
        for column in columns {
            gate(program, column, Some(&field.id), &needed, looks, names);
        }
    }
}

/// The way from a slot back to itself or to another on the way, where there is one. `seen` holds what was looked at: whether it
/// is finished. No recursion: a form may have a long chain of conditions.
fn circle(from: Slot, looks: &BTreeMap<Slot, Vec<Slot>>, seen: &mut BTreeMap<Slot, bool>) -> Option<Vec<Slot>> {
    let mut way = vec![(from, 0)];
    if seen.insert(from, false) == Some(true) {
        seen.insert(from, true);
        return None;
    }
    let mut found = None;
    while let Some((slot, next)) = way.last_mut() {
        let needed = looks.get(slot).and_then(|needed| needed.get(*next)).copied();
        *next += 1;
        match needed {
            None => {
                seen.insert(*slot, true);
                way.pop();
            }
            Some(needed) => match seen.get(&needed) {
                None => {
                    seen.insert(needed, false);
                    way.push((needed, 0));
                }
                Some(false) if found.is_none() => {
                    found = Some(way.iter().map(|(slot, _)| *slot).skip_while(|slot| *slot != needed).collect());
                }
                Some(_) => {}
            },
        }
    }
    found
}

/// The conditions of a circle, told at one of them.
fn mistake(circle: &[Slot], names: &BTreeMap<Slot, String>) -> Option<(String, Mistake)> {
    let conditions: Vec<&String> = circle.iter().filter_map(|slot| names.get(slot)).collect();
    let first = *conditions.first()?;
    let told = conditions.iter().copied().chain([first]).map(|name| name.trim_end_matches(":shown").to_owned());
    Some((first.clone(), Mistake { at: 1, fault: Fault::Circle { names: told.collect() } }))
}
