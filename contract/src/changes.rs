//! The change feed: what the municipality can tell again, in the order in which it changed.

use serde::{Deserialize, Serialize};

use crate::ids::{AttachmentId, ReportCode, SubmissionId};
use crate::place::Point;
use crate::progress::{Event, State};
use crate::submission::{AttachmentRef, Office, Registration};
use crate::{Date, Timestamp};

/// What a change is about. The core tells the screens the same words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A report of this device, in full.
    Report,
    /// A report of anybody, as all may see it.
    PublicReport,
    /// The Comune itself: categories, telephone numbers.
    Municipality,
    /// The services on offer.
    Services,
    /// Forms that were sent: that something happened in a proceeding of a person of this device, or of somebody for whom they
    /// act.
    Proceeding,
    /// Drafts and the outbox. The municipality tells a device only that a draft of its person changed on another device.
    Draft,
    /// Whether the municipality can be reached, and what waits: on the device alone.
    Connection,
    /// How far the files of what was sent have come: on the device alone.
    Transfer,
    /// Who is signed in, and how far a sign-in has come: on the device alone.
    SignIn,
    /// What is known of the person, and for whom they may act: on the device alone.
    Registry,
    /// Who uses this device, and how their stores are locked: on the device alone.
    People,
    /// A topic of a newer server.
    #[serde(other)]
    Unknown,
}

/// A page of changes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page {
    /// In the order of the feed; each thing at most once, as it is now.
    pub changes: Vec<Change>,
    /// Where to go on. Opaque.
    pub cursor: String,
    /// Whether there is more at once.
    pub more: bool,
}

/// One thing as it is now.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// What it is.
    pub topic: Topic,
    /// Which one.
    pub key: String,
    /// Its value by topic: [`OwnReport`], [`PublicReport`], `Municipality`, the SHA-256 of what services are on offer, when a
    /// proceeding changed, or the version of a draft; `None` when it is no more.
    pub value: Option<serde_json::Value>,
}

/// A report as its owner sees it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnReport {
    /// The submission that made it.
    pub id: SubmissionId,
    /// The register's entry.
    pub registration: Registration,
    /// Where it stands.
    pub state: State,
    /// The office in charge now.
    pub office: Office,
    /// The last day for an answer, while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Everything that happened, oldest first.
    pub events: Vec<Event>,
    /// Its pictures.
    #[serde(default)]
    pub attachments: Vec<AttachmentRef>,
    /// Category.
    pub category: String,
    /// Title.
    pub title: String,
    /// Details.
    #[serde(default)]
    pub details: String,
    /// Address as said by the person.
    #[serde(default)]
    pub address: String,
    /// Where.
    pub point: Point,
    /// Last change.
    pub updated_at: Timestamp,
}

/// A report as everybody may see it: no words of a person, no name, no contact.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicReport {
    /// Its public name.
    pub code: ReportCode,
    /// Category.
    pub category: String,
    /// Where.
    pub point: Point,
    /// Where it stands.
    pub state: State,
    /// The office in charge.
    pub office: String,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// Last change.
    pub updated_at: Timestamp,
    /// The first picture, where it has one: `GET /v1/public-reports/{code}/thumbnail`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<AttachmentId>,
}
