//! What the verbs of the profile answer.

use serde::{Deserialize, Serialize};

use crate::acting::Capacity;
use crate::document::DocumentKind;
use crate::ids::MandateId;
use crate::profile::OwnDatum;
use crate::registry::Registry;

/// What is known of the signed-in person on this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// From others, locked; none where the municipality has not told it yet.
    pub registry: Option<Registry>,
    /// From the person.
    pub own: Vec<OwnDatum>,
}

/// For whom the person acts now, and for whom they may.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Acting {
    /// For whom; none: for themselves.
    pub chosen: Option<Capacity>,
    /// The name of a subject that was chosen and whose right is over. Until the person chooses again nothing is sent.
    pub lost: Option<String>,
    /// For whom they may act beside themselves.
    pub capacities: Vec<Capacity>,
}

/// What a form for a mandate begins with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MandateForm {
    /// The mandate that it becomes, however often it is sent.
    pub id: MandateId,
    /// Slugs of the services that it can be narrowed to.
    pub services: Vec<String>,
}

/// The document that is to prove a mandate, as it was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// What it is, by its bytes.
    pub kind: DocumentKind,
    /// Its bytes' number.
    pub bytes: u64,
}
