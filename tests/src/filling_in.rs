//! Filling in forms as people do: answers on top of what was filled in for them.

use rapida_contract::form::{Answer, Answers, File};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Changed, Delivery, FormDraft, SentForm};
use rapida_contract::receipt::Verdict;
use rapida_contract::submission::Registration;
use rapida_core::error::Result;
use serde_json::{Value, json};

use crate::phone::Phone;

/// Attempts after which a phone gives up waiting for the municipality.
const ATTEMPTS: usize = 200;

/// A small document.
pub const LEASE: &[u8] = b"%PDF-1.7\n% a lease\n%%EOF\n";

/// A document that weighs so many bytes.
pub fn document(bytes: usize) -> Vec<u8> {
    let mut document = LEASE.to_vec();
    document.resize(bytes.max(LEASE.len()), b'\n');
    document
}

/// What somebody who lives in the traffic zone answers for one car of theirs.
pub fn parking() -> Value {
    json!({
        "privacy": true, "phone": "+39 0544 482482", "email": "prova@posta.example", "lives": "residence",
        "vehicles": [{ "plate": { "number": "AB123CD", "country": "I" }, "title": "own", "mass": 1200 }],
        "spaces": 0,
    })
}

/// What Giulia Montanari answers for Nina, born in March 2025.
pub fn nido() -> Value {
    json!({
        "privacy": true, "phone": "+39 0544 482482", "email": "giulia@posta.example", "role": "parent",
        "in_household": true, "twin": false, "disability": false, "vaccinations": "done",
        "child": { "tax_code": "FBBNNI25C50H199J", "given_name": "Nina", "family_name": "Fabbri",
            "birth_date": "2025-03-10", "birthplace": "Ravenna", "sex": "female", "kinship": "child" },
        "other_parent_is": "with_us", "applicant_work": "employed", "applicant_hours": 36,
        "other_parent_work": "none", "social_report": false, "has_isee": false, "hours": "full_day",
    })
}

/// What Giulia Montanari answers for Tommaso, born in June 2022: a place at the preschool Pasi, which has one for his age.
pub fn preschool() -> Value {
    json!({
        "privacy": true, "phone": "+39 0544 482482", "email": "giulia@posta.example", "role": "parent",
        "in_household": true, "disability": false, "vaccinations": "done", "at_nido": false,
        "child": { "tax_code": "FBBTMS22H18H199U", "given_name": "Tommaso", "family_name": "Fabbri",
            "birth_date": "2022-06-18", "birthplace": "Ravenna", "sex": "male", "kinship": "child" },
        "other_parent_is": "with_us", "applicant_work": "employed", "applicant_hours": 36, "other_parent_work": "none",
        "sibling_at_school": true, "social_report": false, "schools": ["pasi"], "religion": false,
    })
}

/// What a parent alone answers for a child who does not live with them, beside what is asked of the child at this service.
pub fn alone(child: Value, more: Value) -> Value {
    let typed = json!({
        "privacy": true, "phone": "+39 0544 482482", "email": "elena@posta.example", "role": "parent",
        "in_household": false, "other_child": child, "disability": false, "vaccinations": "done",
        "other_parent_is": "absent", "applicant_work": "employed", "applicant_hours": 36, "social_report": false,
    });
    with(typed, more)
}

/// Answers, and more of them.
pub fn with(mut typed: Value, more: Value) -> Value {
    if let (Value::Object(typed), Value::Object(more)) = (&mut typed, more) {
        typed.extend(more);
    }
    typed
}

/// What Giulia Montanari answers for Emma, born in October 2018, who stays at school before and after lessons.
pub fn pre_post_school() -> Value {
    json!({
        "privacy": true, "phone": "+39 0544 482482", "email": "giulia@posta.example", "role": "parent",
        "in_household": true, "child": emma(), "school": "garibaldi", "school_class": "class_4", "disability": false,
        "other_parent_is": "with_us", "service": "both", "days": ["monday", "thursday"],
        "pickups": [{ "pickup_name": "Luca Fabbri", "pickup_phone": "+39 0544 482483" }],
        "both_work": true, "has_isee": false,
    })
}

/// What Giulia Montanari answers for Emma, who takes the bus both ways.
pub fn school_bus() -> Value {
    json!({
        "privacy": true, "phone": "+39 0544 482482", "email": "giulia@posta.example", "role": "parent",
        "in_household": true, "child": emma(), "school": "garibaldi", "order": "first", "other_services": true,
        "disability": false, "other_parent_is": "with_us", "journey": "both", "stop": "fornace_zarattini",
        "alone": false, "companions": [{ "companion_name": "Luca Fabbri", "companion_phone": "+39 0544 482483" }],
        "has_isee": false,
    })
}

fn emma() -> Value {
    json!({ "tax_code": "FBBMME18R45H199O", "given_name": "Emma", "family_name": "Fabbri", "birth_date": "2018-10-05",
        "birthplace": "Ravenna", "sex": "female", "kinship": "child" })
}

/// What somebody answers who asks for a badge for themselves.
pub fn badge() -> Value {
    json!({
        "for_me": true, "phone": "+39 0544 482482", "request": "first",
        "holder": { "tax_code": "RCCDLA45B67H199S", "given_name": "Adele", "family_name": "Ricci", "birth_date": "1945-02-27" },
        "holder_address": { "street": "Via del Gelsomino di Prova 31", "postal_code": "48123", "comune": "Ravenna", "province": "RA" },
        "plates": [{ "plate": { "number": "AB123CD", "country": "I" } }],
    })
}

/// Answers as somebody types them.
pub fn answers(typed: Value) -> Answers {
    serde_json::from_value(typed).expect("answers")
}

impl Phone {
    /// A draft as it is on this phone.
    pub fn form(&self, id: SubmissionId) -> FormDraft {
        self.device().form(id).expect("the draft is here")
    }

    /// Answers some of a draft's questions, and pauses.
    pub fn answers(&self, id: SubmissionId, typed: Value) {
        let changed = answers(typed).into_iter().map(|(field, answer)| (field, Some(answer))).collect();
        self.device().save_form(id, &changed, "").expect("it is kept");
    }

    /// Begins a service's form and fills it in.
    pub fn fills_in(&self, slug: &str, typed: Value) -> SubmissionId {
        let id = self.device().begin_form(slug).expect("a form is begun");
        self.answers(id, typed);
        id
    }

    /// Adds a document to a question.
    pub fn attaches(&self, id: SubmissionId, field: &str, name: &str, bytes: &[u8]) -> File {
        let file = self.device().add_form_file(id, field, name, bytes).expect("the file is taken");
        let changed = Changed::from([(field.to_owned(), Some(Answer::Files(vec![file.clone()])))]);
        self.device().save_form(id, &changed, "").expect("it is kept");
        file
    }

    /// Fills in the form for a permit of somebody who lives in the traffic zone without residence, proved by these documents.
    pub fn fills_in_with(&self, documents: &[Vec<u8>]) -> SubmissionId {
        let id = self.fills_in("resident_parking", parking());
        let home = json!({ "street": "Via Cavour 12", "postal_code": "48121", "comune": "Ravenna", "province": "RA" });
        self.answers(id, json!({ "lives": "domicile", "domicile": home }));
        let add = |bytes: &Vec<u8>| self.device().add_form_file(id, "domicile_proof", "contratto.pdf", bytes);
        let files = documents.iter().map(|bytes| add(bytes).expect("the file is taken")).collect();
        let changed = Changed::from([("domicile_proof".to_owned(), Some(Answer::Files(files)))]);
        self.device().save_form(id, &changed, "").expect("it is kept");
        id
    }

    /// Presses *Invia* on what this phone shows.
    ///
    /// # Errors
    /// Where it is not sent.
    pub fn sends(&self, id: SubmissionId) -> Result<()> {
        self.device().submit_form(id, self.form(id).saved_at)
    }

    /// What was sent.
    pub fn sent(&self, id: SubmissionId) -> SentForm {
        self.device().sent_form(id).expect("it was sent")
    }

    /// Tries until a form is registered, with a receipt that proves it.
    ///
    /// # Panics
    /// When it is refused, or not registered after many tries.
    pub async fn form_is_registered(&self, id: SubmissionId) -> Registration {
        for _ in 0..ATTEMPTS {
            match self.sent(id).card.delivery {
                Delivery::Registered { registration } => {
                    let checked = self.device().receipt(id).expect("there is a receipt");
                    assert_eq!(checked.verdict, Verdict::Genuine, "{:?}", checked.receipt);
                    return registration;
                }
                Delivery::Refused { problem } => panic!("refused: {problem:?}"),
                Delivery::Queued | Delivery::Sent => self.tries().await,
            }
        }
        panic!("still not registered: {:?}", self.sent(id).card.delivery);
    }
}
