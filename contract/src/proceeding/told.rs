//! What the municipality tells of a proceeding.

use serde::{Deserialize, Serialize};

use super::{State, StepKind};
use crate::acting::Subject;
use crate::form::{Answers, Asked, File};
use crate::ids::SubmissionId;
use crate::municipality::Text;
use crate::ranking::{Offer, OwnRanking};
use crate::service::Term;
use crate::submission::{Office, Registration};
use crate::{Date, Timestamp};

/// A page of proceedings.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProceedingsPage {
    /// In the order of their ids.
    pub proceedings: Vec<Proceeding>,
    /// Where the next page begins; none at the end. Opaque.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// A filled-in form at the municipality, as whoever sent it or is concerned sees it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proceeding {
    /// Its first submission.
    pub id: SubmissionId,
    /// The service's slug.
    pub slug: String,
    /// The edition in which the version that counts was filled in.
    pub version: u32,
    /// What the service is called.
    pub title: Text,
    /// Where it stands.
    pub state: State,
    /// The office in charge.
    pub office: Office,
    /// Within which time the office has to end it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// The last day for an answer, suspended days counted in; none once it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The last day of the call in which it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_closes: Option<Date>,
    /// What the office asked for and waits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    /// Where it stands in a ranking, once one is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ranking: Option<OwnRanking>,
    /// The place that is offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// The last day on which what was granted can be given up, where the service has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renounce_until: Option<Date>,
    /// Its submissions, oldest first: the last one counts. At least one.
    pub versions: Vec<Version>,
    /// Everything that happened, oldest first.
    pub events: Vec<Event>,
    /// Who sent it, where that is somebody else than who reads this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// Whose it is, where not of whoever reads this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Named>,
    /// Last change.
    pub updated_at: Timestamp,
}

/// A subject and what it is called.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Named {
    /// Who.
    pub subject: Subject,
    /// As they are called.
    pub name: String,
}

/// What an office asks for (richiesta di integrazione).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Request {
    /// In the office's words.
    pub words: String,
    /// Whether a document is needed.
    pub document: bool,
    /// The last day to answer.
    pub until: Date,
}

/// A submission of a proceeding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Version {
    /// Which.
    pub id: SubmissionId,
    /// Its entry in the register.
    pub registration: Registration,
    /// Its receipt: a compact JWS.
    pub receipt: String,
}

/// One thing that happened in a proceeding.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// When, by the server's clock.
    pub at: Timestamp,
    /// What.
    pub step: StepKind,
    /// Where it led.
    pub state: State,
    /// The office that did it; empty for the person's own steps.
    #[serde(default)]
    pub office: String,
    /// A question, an answer, a reason; may be empty.
    #[serde(default)]
    pub words: String,
    /// What was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    /// Files that came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub files: Vec<File>,
    /// The register's entry of a person's step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
}

/// What the office's clock shows on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clock {
    /// Days that count, from the one after registration to today or to the end, without suspended ones.
    pub elapsed: u32,
    /// Days for which it stood still.
    pub suspended: u32,
    /// Whether it stands still today.
    pub is_suspended: bool,
    /// The last day for the office; none once it is over.
    pub last: Option<Date>,
    /// Whether working days count.
    pub working: bool,
}

/// A form as it was sent, for whoever may read its proceeding.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormAsSent {
    /// The submission that brought it.
    pub id: SubmissionId,
    /// The service's slug.
    pub slug: String,
    /// The edition in which it was filled in.
    pub version: u32,
    /// When the person pressed *Invia*, by their device's clock.
    pub made_at: Timestamp,
    /// By which day, call and capacity it was judged. What was known of the person is left out.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub asked: Asked,
    /// What was answered, as `docs/forms.md` describes it.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, serde_json::Value>))]
    pub answers: Answers,
}
