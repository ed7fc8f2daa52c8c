//! Facts about forms. Services are written as JSON, so that they hold for the screens as well.

mod answers;
mod any;
mod drafts;
mod kinds;
mod page;
mod prefilled;
mod rows;
mod sending;
#[cfg(feature = "native")]
mod shipped;
mod steps;

use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::service::List;

/// A service with these sections.
fn service(sections: &Value) -> Arc<Service> {
    let text = json!({ "it": "t", "en": "t", "de": "t" });
    let mut service = json!({
        "slug": "s", "version": 1, "title": text, "summary": text, "category": "c", "office": "o", "channel": "online",
        "card": { "audience": text, "how": text, "needed": text, "outcome": text, "times": text, "access": text, "conditions": text },
        "sections": sections,
    });
    label(&mut service["sections"]);
    Arc::new(serde_json::from_value(service).expect("a service"))
}

/// Puts a label or a title, its own id, to whatever has none.
fn label(value: &mut Value) {
    let elements = value.as_array_mut().expect("an array");
    for element in elements {
        let id = element["id"].clone();
        let text = json!({ "it": id, "en": id, "de": id });
        for key in ["label", "title"] {
            element.as_object_mut().expect("an object").entry(key).or_insert_with(|| text.clone());
        }
        for key in ["fields", "columns"] {
            element.get_mut(key).into_iter().for_each(label);
        }
    }
}

/// A form of one section with these fields.
fn form(fields: &Value) -> Form {
    begin(&json!([{ "id": "one", "fields": fields }]), Known::default())
}

fn begin(sections: &Value, known: Known) -> Form {
    let service = service(sections);
    let asked = Asked::on(&service, "2026-11-23".parse().expect("a day"), ForWhom::Oneself, known);
    Form::begin(Arc::new(Template::new(service, lists()).expect("compiles")), asked)
}

fn lists() -> Arc<[List]> {
    let text = json!({ "it": "t", "en": "t", "de": "t" });
    let entries = json!([{ "id": "aquilone", "name": "L'Aquilone" }, { "id": "girasole", "name": "Il Girasole" }, { "id": "riva", "name": "Riva" }]);
    Arc::new([serde_json::from_value(json!({ "id": "schools", "title": text, "entries": entries })).expect("a list")])
}

fn answer(json: Value) -> Answer {
    serde_json::from_value(json).expect("any JSON is an answer")
}

impl Form {
    /// Answers a question by its path.
    fn fill(&mut self, path: &str, json: Value) -> Vec<Effect> {
        let at = self.at(path).unwrap_or_else(|| panic!("{path}"));
        self.set(at, if json.is_null() { None } else { Some(answer(json)) }).to_vec()
    }

    fn sees(&self, path: &str) -> bool {
        self.is_shown(self.at(path).unwrap_or_else(|| panic!("{path}")))
    }

    fn sent_json(&self) -> Value {
        serde_json::to_value(self.to_send()).expect("JSON")
    }

    /// The faults by path and name: `age too_small 3`.
    fn told(&self) -> Vec<String> {
        told(&self.faults())
    }

    /// The same of what is sent.
    fn checked(&self) -> Vec<String> {
        told(&check(&self.template, &self.to_send(), &self.asked))
    }
}

fn told(faults: &[FormFault]) -> Vec<String> {
    let words = |fault: &FormFault| match &fault.what {
        What::Fault { fault, limit: None } => wire_name(fault),
        What::Fault { fault, limit: Some(limit) } => format!("{} {limit}", wire_name(fault)),
        What::Value { key, .. } => (*key).to_owned(),
        What::Rule { place, .. } => format!("rule {place}"),
    };
    faults.iter().map(|fault| format!("{} {}", fault.path, words(fault))).collect()
}
