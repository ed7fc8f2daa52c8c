//! The index of what is wrong in a step, with a way to each field.

use dioxus::prelude::*;
use rapida_contract::form::{At, Form, FormFault};

use super::filling::{Filling, Place};
use super::value::part_label;
use super::words;
use crate::route::{self, Route};
use crate::ui::fault::{FaultLine, FaultList};
use crate::{browser, text};

/// The index, once something was tried.
#[component]
pub fn Index(filling: Filling, place: Place) -> Element {
    if !(filling.has_index)() {
        return rsx! {};
    }
    let faults = filling.faults(place);
    let form = filling.form.read();
    let lines: Vec<FaultLine> = faults.iter().map(|fault| line(&form, fault)).collect();
    let sections: Vec<(String, Option<usize>)> =
        faults.iter().map(|fault| (input_id(&fault.path), fault.section)).collect();
    let go = move |id: String| {
        let section = sections.iter().find(|(known, _)| *known == id).and_then(|(_, section)| *section);
        match section.map(Place::Section).filter(|section| *section != place) {
            Some(section) => {
                filling.seek(id);
                route::go(&Route::Form(filling.id, filling.step(section)));
            }
            None => jump(&id),
        }
    };
    rsx! {
        FaultList { lines, jump: go }
    }
}

/// The id of the input of a path: `vehicles[1].plate.number` is `q-vehicles-1-plate-number`.
pub fn input_id(path: &str) -> String {
    let plain: String = path.chars().filter(|c| *c != ']').map(|c| if "[.".contains(c) { '-' } else { c }).collect();
    format!("q-{plain}")
}

/// Brings the focus to an input, or else to what stands around it.
pub fn jump(id: &str) {
    let mut id = id;
    while browser::element(id).is_none() {
        let Some((around, _)) = id.rsplit_once('-') else { return };
        id = around;
    }
    browser::focus(id);
}

/// The question that a path is about, and the rest: a part, an entry, a file.
fn question_of(form: &Form, path: &str) -> Option<(At, String)> {
    let mut known = path;
    loop {
        if let Some(at) = form.at(known) {
            return Some((at, path.strip_prefix(known).unwrap_or_default().to_owned()));
        }
        known = known.get(..known.rfind(['.', '['])?)?;
    }
}

/// What a path is called: "Veicoli 2 · Targa", "La tua residenza · CAP".
pub fn name_of(form: &Form, path: &str) -> String {
    let Some((at, part)) = question_of(form, path) else { return path.to_owned() };
    let Some(field) = form.field(at) else { return path.to_owned() };
    let group = path.split_once('[').filter(|_| form.path(at).contains('[')).and_then(|(group, _)| form.at(group));
    let group = group.and_then(|group| form.field(group));
    let row = group.map(|group| format!("{} {}", text::said(&group.label), at.row() + 1));
    let label = text::said(&field.label);
    // A plate asked for as "Targa" has a part of the same name.
    let part = part.strip_prefix('.').map(|part| part_label(&field.kind, part)).filter(|part| *part != label);
    row.into_iter().chain([label]).chain(part).collect::<Vec<_>>().join(" · ")
}

/// A fault as the index tells it.
pub fn line(form: &Form, fault: &FormFault) -> FaultLine {
    let found = question_of(form, &fault.path);
    let kind = found.as_ref().and_then(|(at, _)| form.field(*at)).map(|field| &field.kind);
    let part = found.as_ref().map(|(_, part)| part.as_str()).unwrap_or_default();
    let words = words::of_fault(&fault.what, kind, part);
    FaultLine { id: input_id(&fault.path), name: name_of(form, &fault.path), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_called_by_its_path() {
        let cases = [
            ("lives", "q-lives"),
            ("residence.postal_code", "q-residence-postal_code"),
            ("vehicles[1].plate.number", "q-vehicles-1-plate-number"),
            ("papers[0]", "q-papers-0"),
        ];
        for (path, id) in cases {
            assert_eq!(input_id(path), id);
        }
    }
}
