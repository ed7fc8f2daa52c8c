//! A filled-in form with an answer of every shape, and how easy it was to fill in.

use rapida_contract::form::Answers;
use rapida_contract::rating::{Aspect, Rating};
use rapida_contract::submission::{Content, FilledForm};
use serde_json::{Value, json};

use super::{attachment, sent};

/// An answer of every shape, as `docs/forms.md` has them.
fn answers() -> Answers {
    let file = json!({
        "id": attachment().id, "name": "decreto.pdf", "kind": "pdf", "sha256": attachment().sha256, "size": attachment().size,
    });
    let answers = json!({
        "privacy": true,
        "applicant_hours": 36,
        "birth_date": "2026-09-01",
        "schools": ["girasole", "riva"],
        "residence": { "street": "Via dei Tigli 12", "postal_code": "48121", "comune": "Ravenna", "province": "RA" },
        "isee": { "cents": 1_200_000, "protocol": "INPS-ISEE-2027-01234567A-00", "until": "2027-12-31" },
        "place": { "lat": 44.416_234_6, "lon": 12.2, "address": "Molo Sud" },
        "guardianship": { "files": [file] },
        "siblings": [{ "sibling_name": "Ugo" }, { "sibling_name": "Pia" }],
    });
    serde_json::from_value(answers).expect("answers")
}

pub(super) fn examples() -> Vec<(&'static str, Value)> {
    let form = FilledForm { slug: "nido".into(), version: 3, answers: answers(), amends: None };
    let rating = Rating { stars: 4, aspect: Some(Aspect::Clear), words: "Facile.".into() };
    vec![
        ("Answers", json!(answers())),
        ("FilledForm", json!(sent(Content::Form(form)))),
        ("Rating", json!(rating)),
        ("Aspect", json!(Aspect::ALL)),
    ]
}
