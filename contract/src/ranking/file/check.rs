//! What the rules of a ranking must hold beyond the shape of their keys.

use super::{Fault, Known, overlap};
use crate::ranking::rules::{NO_GROUP, Rules, Tie};
use crate::service::file::Fault as FileFault;
use crate::service::file::Wrong;
use crate::service::file::check::{not_there, twice};
use crate::service::file::{Known as KnownServices, choices, conditions};
use crate::service::program::Formula;
use crate::service::{Kind, List, Service};

/// All that is wrong with the rules of a ranking.
pub fn all(rules: &Rules, known: &Known) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let offices = known.offices.iter().map(String::as_str);
    wrong.extend(at("office", not_there("office", &rules.office, "assets/offices.toml", offices)));
    let services = known.services.iter().map(|service| service.slug.as_str());
    wrong.extend(at("service", not_there("service", &rules.service, "assets/services", services)));
    ids(rules, &mut wrong);
    ties(rules, &mut wrong);
    points(rules, &mut wrong);
    if let Some(service) = known.services.iter().find(|service| service.slug == rules.service) {
        calls(rules, service, &mut wrong);
        evidence(rules, service, &mut wrong);
        let schools = preferences(rules, service, known, &mut wrong);
        places(rules, schools, &mut wrong);
        expressions(rules, service, known, &mut wrong);
    }
    wrong
}

fn at(path: &str, fault: Option<FileFault>) -> Option<Wrong> {
    fault.map(|fault| Wrong::new(path, fault))
}

fn of_ranking(path: impl Into<String>, fault: Fault) -> Wrong {
    Wrong::new(path, FileFault::Ranking(fault))
}

fn ids(rules: &Rules, wrong: &mut Vec<Wrong>) {
    let calls = rules.calls.iter().map(|call| call.id.as_str());
    wrong.extend(twice("call", calls, |place| format!("calls[{place}].id")));
    let groups = rules.groups.iter().map(|group| group.id.as_str());
    wrong.extend(twice("group", groups, |place| format!("groups[{place}].id")));
    let exclusions = rules.exclusions.iter().map(|exclusion| exclusion.id.as_str());
    wrong.extend(twice("exclusion", exclusions.clone(), |place| format!("exclusions[{place}].id")));
    for (place, id) in exclusions.enumerate().filter(|(_, id)| *id == NO_GROUP) {
        wrong.push(of_ranking(format!("exclusions[{place}].id"), Fault::Reserved { id: id.to_owned() }));
    }
    let bands = rules.bands.iter().map(|band| band.id.as_str());
    wrong.extend(twice("band", bands, |place| format!("bands[{place}].id")));
    let criteria = rules.criteria.iter().map(|criterion| criterion.id.as_str());
    wrong.extend(twice("criterion", criteria, |place| format!("criteria[{place}].id")));
}

fn ties(rules: &Rules, wrong: &mut Vec<Wrong>) {
    for (place, tie) in rules.ties.iter().enumerate() {
        if rules.ties.iter().take(place).any(|other| other == tie) {
            let field = Tie::WORDS.get(*tie as usize).copied().unwrap_or_default();
            wrong.push(of_ranking(format!("ties[{place}]"), Fault::TieTwice { field }));
        }
    }
    if rules.ties.last() != Some(&Tie::Draw) {
        wrong.push(of_ranking("ties", Fault::NoDraw));
    }
    match (&rules.isee, rules.ties.contains(&Tie::Isee)) {
        (None, true) => wrong.push(of_ranking("ties", Fault::TieNeeds { tie: "isee", key: "isee" })),
        (Some(_), false) => wrong.push(of_ranking("isee", Fault::Unused { key: "isee", tie: "isee" })),
        _ => {}
    }
}

fn points(rules: &Rules, wrong: &mut Vec<Wrong>) {
    for (place, criterion) in rules.criteria.iter().enumerate() {
        let path = format!("criteria[{place}]");
        let by_cases = !criterion.cases.is_empty();
        let by_expression = criterion.expression.is_some();
        if by_cases == by_expression || by_expression != criterion.most.is_some() {
            wrong.push(of_ranking(path, Fault::Points));
        } else if criterion.most() == 0 {
            wrong.push(of_ranking(path, Fault::NoPoints));
        }
    }
    let sum = rules.criteria.iter().map(|criterion| criterion.most()).sum();
    if sum != rules.most_points {
        wrong.push(of_ranking("most_points", Fault::Sum { sum, found: rules.most_points }));
    }
}

fn calls(rules: &Rules, service: &Service, wrong: &mut Vec<Wrong>) {
    for (place, call) in rules.calls.iter().enumerate() {
        let path = format!("calls[{place}]");
        let known = service.calls.iter().map(|call| call.id.as_str());
        wrong.extend(at(&format!("{path}.id"), not_there("call", &call.id, "the service", known)));
        let Some(asked) = service.calls.iter().find(|asked| asked.id == call.id) else { continue };
        if asked.requirements != call.requirements {
            let path = call.requirements.map_or(path.clone(), |_| format!("{path}.requirements"));
            wrong.push(of_ranking(path, Fault::requirements(&service.slug, asked.requirements, call.requirements)));
        }
    }
}

fn evidence(rules: &Rules, service: &Service, wrong: &mut Vec<Wrong>) {
    let fields = service.fields().filter(|(_, field)| field.kind != Kind::Note);
    let fields: Vec<&str> = fields.map(|(_, field)| field.id.as_str()).collect();
    for (place, criterion) in rules.criteria.iter().enumerate() {
        for (number, field) in criterion.evidence.iter().enumerate() {
            let path = format!("criteria[{place}].evidence[{number}]");
            wrong.extend(at(&path, not_there("field", field, "the service's form", fields.iter().copied())));
        }
    }
}

/// The list of schools.
fn preferences<'a>(rules: &Rules, service: &Service, known: &'a Known, wrong: &mut Vec<Wrong>) -> Option<&'a List> {
    let field = service.fields().find(|(_, field)| field.id == rules.preferences);
    match field.map(|(_, field)| &field.kind) {
        Some(Kind::Preferences { list, .. }) => known.lists.iter().find(|known| known.id == *list),
        _ if rules.preferences.is_empty() => None,
        _ => {
            let (field, service) = (rules.preferences.clone(), service.slug.clone());
            wrong.push(of_ranking("preferences", Fault::NoPreferences { field, service }));
            None
        }
    }
}

fn places(rules: &Rules, schools: Option<&List>, wrong: &mut Vec<Wrong>) {
    let groups = rules.groups.iter().map(|group| group.id.as_str());
    for (place, row) in rules.places.iter().enumerate() {
        let path = format!("places[{place}]");
        wrong.extend(at(&format!("{path}.group"), not_there("group", &row.group, "this file", groups.clone())));
        if let Some(list) = schools {
            let schools = list.entries.iter().map(|entry| entry.id.as_str());
            wrong.extend(at(
                &format!("{path}.school"),
                not_there("school", &row.school, "the list of schools", schools),
            ));
        }
        let same = |other: &&crate::ranking::rules::SchoolPlaces| {
            !row.school.is_empty() && other.school == row.school && other.group == row.group
        };
        if rules.places.iter().take(place).any(|other| same(&other)) {
            let (school, group) = (row.school.clone(), row.group.clone());
            wrong.push(of_ranking(path, Fault::PlacesTwice { school, group }));
        }
    }
}

fn expressions(rules: &Rules, service: &Service, known: &Known, wrong: &mut Vec<Wrong>) {
    let formulas: Vec<Formula> = rules.formulas().into_iter().filter(|formula| !formula.text.is_empty()).collect();
    let mistakes = service.program_with(&formulas).err().unwrap_or_default();
    let sound = mistakes.is_empty();
    wrong.extend(mistakes.into_iter().map(|(name, mistake)| conditions::of_formula(&formulas, &name, mistake)));
    wrong.extend(formulas.iter().filter_map(conditions::decides_nothing));
    let lists = KnownServices { lists: known.lists.clone(), ..KnownServices::default() };
    wrong.extend(choices::check(service, &formulas, &lists));
    if sound {
        wrong.extend(overlap::check(rules, service, &lists));
    }
}
