//! Somebody who fills in the form of a service, as the app does it with what the municipality tells.

use std::sync::Arc;

use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::api;
use rapida_contract::form::{Answer, Asked, Form, Known, Template};
use rapida_contract::ids::SubmissionId;
use rapida_contract::registry::{REGISTRY, Registry};
use rapida_contract::service::edition::{Offer, SERVICES, service};
use rapida_contract::service::{ForWhom, Service};
use rapida_contract::submission::{AttachmentRef, Registered};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::client::new_id;
use crate::person::Person;

/// A form on somebody's screen.
pub struct Filling {
    pub form: Form,
    pub made_at: String,
    pub attachments: Vec<AttachmentRef>,
    subject: Option<Subject>,
}

impl Person {
    /// Opens the form of the service that is on offer, for themselves.
    pub async fn opens(&self, slug: &str, made_at: &str) -> Filling {
        self.opens_for(slug, made_at, None).await
    }

    /// The same for somebody.
    pub async fn opens_for(&self, slug: &str, made_at: &str, key: Option<&str>) -> Filling {
        let offer: Offer = self.app.device.get(SERVICES).await.json().await.unwrap();
        let edition = offer.editions.iter().find(|edition| edition.slug == slug).unwrap();
        let found: Service = self.app.device.get(&service(slug, edition.version)).await.json().await.unwrap();
        let registry: Registry = self.read(REGISTRY).await;
        let capacity: Option<Capacity> = match key {
            Some(key) => self.capacities().await.into_iter().find(|one| one.subject.key() == key),
            None => None,
        };
        let known = Known {
            person: Some(registry.identity.what),
            entry: registry.entry.map(|told| told.what),
            own: Vec::new(),
            subject: capacity.as_ref().map(|one| one.subject.clone()),
            subject_name: capacity.as_ref().map(|one| one.name.clone()),
        };
        let for_whom = ForWhom::by(capacity.as_ref().map(|one| one.right));
        let today = made_at.get(..10).unwrap().parse().unwrap();
        let asked = Asked::on(&found, today, for_whom, known);
        let template = Arc::new(Template::new(found.into(), offer.lists.into()).unwrap());
        let form = Form::begin(template, asked);
        Filling { form, made_at: made_at.into(), attachments: Vec::new(), subject: key.map(|key| key.parse().unwrap()) }
    }

    pub async fn hands_in(&self, id: SubmissionId, body: &Value) -> Response {
        self.ask(Method::PUT, &api::submission(id), &body.to_string(), &[]).await
    }

    /// Sends something that is expected to be registered.
    pub async fn files(&self, body: &Value) -> Registered {
        let answer = self.hands_in(new_id(), body).await;
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert_eq!(status, StatusCode::CREATED, "{text}");
        serde_json::from_str(&text).unwrap()
    }

    /// Residents' parking, filled in without a fault.
    pub async fn asks_for_parking(&self, made_at: &str) -> Filling {
        let mut filling = self.opens("resident_parking", made_at).await;
        filling.answers(&parking());
        filling
    }
}

/// What residents' parking asks beyond what is known.
pub fn parking() -> Value {
    let plate = json!({ "number": "AB123CD", "country": "I" });
    json!({
        "privacy": true, "phone": "0544 482482", "lives": "residence", "spaces": 0,
        "vehicles": [{ "plate": plate, "title": "own", "mass": 1400 }],
    })
}

impl Filling {
    pub fn answers(&mut self, answers: &Value) {
        for (path, answer) in answers.as_object().unwrap() {
            let at = self.form.at(path).unwrap_or_else(|| panic!("{path}"));
            let answer: Answer = serde_json::from_value(answer.clone()).unwrap();
            self.form.set(at, Some(answer));
        }
    }

    /// As it is sent.
    pub fn body(&self) -> Value {
        let service = &self.form.template().service;
        let content = json!({ "slug": service.slug, "version": service.version, "answers": self.form.to_send() });
        let mut body = json!({ "made_at": self.made_at, "service": "form", "content": content });
        body["attachments"] = json!(self.attachments);
        if let Some(subject) = &self.subject {
            body["acting_for"] = json!(subject);
        }
        body
    }
}
