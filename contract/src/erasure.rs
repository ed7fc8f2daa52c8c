//! Asking the municipality to erase one's data (richiesta di cancellazione, GDPR art. 17), and what became of it.
//!
//! | method and path | |
//! |---|---|
//! | `PUT /v1/erasure-requests/{id}` | asks; the same id asks once. 201, then 200. One at a time: 409 while another is open |
//! | `GET /v1/erasure-requests` | one's requests, the newest first |

use serde::{Deserialize, Serialize};

use crate::ids::ErasureId;
use crate::{Date, Timestamp};

/// The requests of the signed-in person.
pub const ERASURES: &str = "/v1/erasure-requests";

/// One of them.
pub fn erasure(id: ErasureId) -> String {
    format!("{ERASURES}/{id}")
}

/// A request, as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Erasure {
    /// Which; the device chose it.
    pub id: ErasureId,
    /// When it came.
    pub asked_at: Timestamp,
    /// The last day for an answer: a month later (GDPR art. 12, paragraph 3).
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub due: Date,
    /// Where it stands.
    pub state: ErasureState,
    /// When it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
    /// What the municipality says: what was erased, and what must be kept and why. Empty until then.
    #[serde(default)]
    pub words: String,
}

/// Where a request stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ErasureState {
    /// The municipality has it.
    Open,
    /// What may be erased is erased.
    Done,
    /// It was refused, with a reason.
    Refused,
    /// A state of a newer server.
    #[serde(other)]
    Unknown,
}
