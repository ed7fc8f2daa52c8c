//! Options and entries of lists.

use std::collections::BTreeSet;

use super::super::{Answer, What};
use super::Reading;
use crate::expression::Value;
use crate::problem::Fault;
use crate::service::List;

/// Whether a list has an entry. A list that is not at hand refuses nothing.
pub fn is_entry(lists: &[List], list: &str, id: &str) -> bool {
    let list = lists.iter().find(|known| known.id == list);
    list.is_none_or(|list| list.entries.iter().any(|entry| entry.id == id))
}

pub fn one(id: &str, is_known: bool) -> Reading {
    if is_known { Reading::of_text(id.to_owned()) } else { Reading::unreadable(&Answer::text(id), Fault::Unknown) }
}

pub fn several(chosen: &[String], is_known: impl Fn(&str) -> bool, at_least: u32, at_most: Option<u32>) -> Reading {
    let known: Value = chosen.iter().map(String::as_str).filter(|id| is_known(id)).collect();
    let mut reading = Reading::of(known, Answer::List(chosen.to_vec()));
    if chosen.len() < at_least as usize {
        reading.found.add("", What::bound(Fault::TooFew, at_least));
    }
    if let Some(at_most) = at_most.filter(|at_most| chosen.len() > *at_most as usize) {
        reading.found.add("", What::bound(Fault::TooMany, at_most));
    }
    let mut seen = BTreeSet::new();
    for (place, id) in chosen.iter().enumerate() {
        if !is_known(id) {
            reading.found.add(&format!("[{place}]"), Fault::Unknown);
        } else if !seen.insert(id) {
            reading.found.add(&format!("[{place}]"), Fault::Repeated);
        }
    }
    reading
}
