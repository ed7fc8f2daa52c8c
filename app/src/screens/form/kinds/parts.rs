//! What has several parts: people, addresses, plates, attestations, units of the land register, periods.

use dioxus::prelude::*;
use rapida_contract::form::{self, Answer, Part, PartKind, PartOf};
use rapida_contract::service::{Kind, Source};

use super::Ask;
use super::line::{Line, hint, mode};
use super::locked::known_part;
use super::written::{Written, with_part};
use crate::screens::form::value::part_label;
use crate::t;
use crate::ui::field::{Radios, field_set};

/// The country of most plates.
const ITALY: &str = "I";

/// The parts that are known, and inputs for the others.
pub fn parts(ask: &Ask, source: Option<Source>) -> Element {
    let is_known = |name: &str| ask.locked.as_ref().is_some_and(|known| known.part(name).is_some());
    // What somebody is to the household only its register knows.
    let asked = form::parts(&ask.kind).iter().filter(|(name, ..)| *name != "kinship" && !is_known(name));
    let last = asked.clone().next_back().map(|(name, ..)| *name);
    let left = |name: &'static str| {
        let ask = ask.clone();
        move |()| {
            ask.filling.leave(&format!("{}.{name}", ask.path));
            if last == Some(name) {
                ask.leave();
            }
        }
    };
    let inputs: Vec<Element> = asked.map(|part| input(ask, part, EventHandler::new(left(part.0)))).collect();
    let known = ask.locked.as_ref().map(|known| known_part(ask, source, known));
    field_set(
        &ask.frame(),
        EventHandler::default(),
        rsx! {
            {known}
            if !inputs.is_empty() {
                div { class: "fields-two", {inputs.into_iter()} }
            }
        },
    )
}

fn input(ask: &Ask, (name, what, required): &PartOf, onblur: EventHandler<()>) -> Element {
    let (name, what) = (*name, *what);
    let id = format!("{}-{name}", ask.id);
    let (fault, optional) = (ask.fault(&format!(".{name}")), !required);
    let value = value(ask, name);
    let label = part_label(&ask.kind, name);
    let typed = ask.clone();
    let change = move |part: Option<Part>| typed.typing(changed(&typed, name, part));
    if what == PartKind::Sex {
        return sex(id, label, fault, value, EventHandler::new(change), onblur);
    }
    let written = Written::of_part(what);
    rsx! {
        Line {
            key: "{name}",
            id,
            label,
            hint: hint(&own_hint(&ask.kind, what, name), written),
            fault,
            optional,
            written,
            value,
            mode: mode(written),
            onchange: change,
            onblur,
        }
    }
}

/// The answer as it is by now, with another part. A number brings its country.
fn changed(ask: &Ask, name: &str, part: Option<Part>) -> Option<Answer> {
    let form = ask.filling.form.peek();
    let answer = with_part(form.answer(ask.at), name, part)?;
    let has_no_country = answer.part("country").is_none() && answer.part("number").is_some();
    if ask.kind == Kind::Plate && name == "number" && has_no_country {
        return with_part(Some(&answer), "country", Some(Part::Text(ITALY.into())));
    }
    Some(answer)
}

fn value(ask: &Ask, name: &str) -> Option<Part> {
    let known = if let Some(Answer::Parts(parts)) = &ask.answer { parts.get(name).cloned() } else { None };
    let preset = || (ask.kind == Kind::Plate && name == "country" && ask.answer.is_none()).then(|| ITALY.to_owned());
    known.or_else(|| preset().map(Part::Text))
}

fn own_hint(kind: &Kind, what: PartKind, name: &str) -> String {
    match what {
        PartKind::Province => t!("form-part-province-hint"),
        PartKind::Protocol => t!("form-part-protocol-hint"),
        PartKind::CadastralCode => t!("form-part-cadastral_code-hint"),
        PartKind::Line if *kind == Kind::Plate && name == "country" => t!("form-part-country-hint"),
        _ => String::new(),
    }
}

fn sex(
    id: String,
    legend: String,
    fault: Option<String>,
    value: Option<Part>,
    change: EventHandler<Option<Part>>,
    onleave: EventHandler<()>,
) -> Element {
    let chosen = value.as_ref().and_then(Part::text).unwrap_or_default().to_owned();
    let choices = vec![("female".to_owned(), t!("form-sex-female")), ("male".to_owned(), t!("form-sex-male"))];
    rsx! {
        Radios { key: "{id}", name: id.clone(), legend, chosen, choices, fault, optional: true,
            onchange: move |sex| change.call(Some(Part::Text(sex))), onleave }
    }
}
