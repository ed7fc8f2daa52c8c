//! One line of the log. Of people it has the codice fiscale and nothing else, and no free text.

use std::borrow::Cow;

use rapida_contract::Timestamp;
use rapida_contract::ids::{DeviceId, ErasureId, SubmissionId};
use rapida_contract::progress::StepKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::office::operators::Duty;

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Somebody signed in.
    SignIn,
    /// A session ended.
    SessionEnd,
    /// An operator opened a submission.
    View,
    /// Somebody took a step in it.
    Step,
    /// An operator took a file of it along.
    Export,
    /// Somebody did something for somebody else.
    OnBehalf,
    /// Somebody was not let in.
    Refusal,
}

/// Who did it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Actor {
    /// A person, by their codice fiscale.
    Person(String),
    /// An operator, by their codice fiscale, with the role and the office that it was done for.
    Operator {
        /// Who.
        tax_code: String,
        /// By which role.
        duty: Option<Duty>,
        /// Id of the office in charge.
        office: Option<String>,
    },
    /// A device of which nobody knows whose it is.
    Device(DeviceId),
    /// The server by itself.
    System,
}

/// What it was done to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Object {
    /// A submission.
    Submission(SubmissionId),
    /// A session of a person.
    Session(Uuid),
    /// A request to erase one's data.
    Erasure(ErasureId),
    /// An endpoint, as the table of endpoints writes its path.
    Endpoint(&'static str),
}

/// What happened, as whoever saw it tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Happening {
    act: Act,
    actor: Actor,
    object: Option<Object>,
    person: Option<String>,
    on_behalf: Option<(String, String)>,
    reason: Option<Cow<'static, str>>,
}

impl Happening {
    /// Somebody did something.
    pub fn new(act: Act, actor: Actor) -> Self {
        Self { act, actor, object: None, person: None, on_behalf: None, reason: None }
    }

    /// To this.
    pub fn to(self, object: Object) -> Self {
        Self { object: Some(object), ..self }
    }

    /// Somebody else's data, by their codice fiscale; nobody's where it is not known whose they are.
    pub fn about(self, person: Option<String>) -> Self {
        Self { person, ..self }
    }

    /// In the place of somebody else (`person:…`, `company:…`, `structure:…`), by a right: `mandate`.
    pub fn on_behalf_of(self, whom: String, right: String) -> Self {
        Self { on_behalf: Some((whom, right)), ..self }
    }

    /// Why, in a word of the program or the slug of a service.
    pub fn because(self, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }

    /// The step that was taken.
    pub fn by_step(self, step: StepKind) -> Self {
        self.because(step.as_str())
    }

    /// The line that it makes.
    pub(super) fn entry(self, seq: i64, at: Timestamp) -> Entry {
        let (actor, actor_id, role, office) = match self.actor {
            Actor::Person(tax_code) => (ActorKind::Person, Some(tax_code), None, None),
            Actor::Operator { tax_code, duty, office } => (ActorKind::Operator, Some(tax_code), duty, office),
            Actor::Device(device) => (ActorKind::Device, Some(device.0), None, None),
            Actor::System => (ActorKind::System, None, None, None),
        };
        let (object, object_id) = match self.object {
            None => (None, None),
            Some(Object::Submission(id)) => (Some(ObjectKind::Submission), Some(id.to_string())),
            Some(Object::Session(id)) => (Some(ObjectKind::Session), Some(id.to_string())),
            Some(Object::Erasure(id)) => (Some(ObjectKind::Erasure), Some(id.to_string())),
            Some(Object::Endpoint(path)) => (Some(ObjectKind::Endpoint), Some(path.to_owned())),
        };
        let (for_whom, right) = self.on_behalf.unzip();
        let (act, person, reason) = (self.act, self.person, self.reason);
        Entry { act, actor, actor_id, at, for_whom, object, object_id, office, person, reason, right, role, seq }
    }
}

/// Kinds of [`Actor`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// [`Actor::Person`].
    Person,
    /// [`Actor::Operator`].
    Operator,
    /// [`Actor::Device`].
    Device,
    /// [`Actor::System`].
    System,
}

/// Kinds of [`Object`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    /// [`Object::Submission`].
    Submission,
    /// [`Object::Session`].
    Session,
    /// [`Object::Erasure`].
    Erasure,
    /// [`Object::Endpoint`].
    Endpoint,
}

/// A line as it lies in the log. Its fields stand in the order of their names and absent ones are left out: what serde writes
/// is the canonical JSON of RFC 8785, since there are texts and whole numbers alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What was done.
    pub act: Act,
    /// Who did it.
    pub actor: ActorKind,
    /// Codice fiscale of a person or an operator, key of a device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_id: Option<String>,
    /// When.
    pub at: Timestamp,
    /// In whose place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_whom: Option<String>,
    /// What it was done to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<ObjectKind>,
    /// Which one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_id: Option<String>,
    /// The office in charge, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Whose data: codice fiscale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Why, or which step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Cow<'static, str>>,
    /// By which right in somebody's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// By which role of an operator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Duty>,
    /// Its place in the log, from 1.
    pub seq: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_canonical_json() {
        let clerk = Actor::Operator {
            tax_code: "BNCNNA85P50H199R".into(),
            duty: Some(Duty::Clerk),
            office: Some("roads".into()),
        };
        let id: SubmissionId = "0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01".parse().expect("an id");
        let happening = Happening::new(Act::Step, clerk)
            .to(Object::Submission(id))
            .about(Some("ZLOMRC79M19D458N".into()))
            .on_behalf_of("99900010390".into(), "mandate:7".into())
            .by_step(StepKind::Resolve);
        let entry = happening.entry(7, "2026-11-23T09:00:00Z".parse().expect("a time"));
        let text = serde_json::to_string(&entry).expect("JSON");
        let sorted: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let fields = sorted.as_object().expect("an object");
        let mut names: Vec<_> = fields.keys().collect();
        names.sort_unstable();
        let places: Vec<_> = names.iter().map(|name| text.find(&format!("\"{name}\":"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
        assert_eq!((fields.len(), text.contains(' ')), (13, false), "{text}");
        assert_eq!(serde_json::from_str::<Entry>(&text).expect("reads"), entry);
        let bare = Happening::new(Act::SessionEnd, Actor::System).entry(1, entry.at);
        let text = serde_json::to_string(&bare).expect("JSON");
        assert_eq!(text, r#"{"act":"session_end","actor":"system","at":"2026-11-23T09:00:00Z","seq":1}"#);
    }
}
