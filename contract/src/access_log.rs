//! The access log: who in the municipality looked at a person's data, when and why (GDPR art. 15). Newest first.
//!
//! | method and path | answers |
//! |---|---|
//! | `GET /v1/accesses?before=SEQ` | at most [`ACCESSES_MAX`] times [`Access`], older than `before` where it is said |

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{ReportCode, SubmissionId};
use crate::progress::StepKind;
use crate::submission::Office;

/// The log of the signed-in person.
pub const ACCESSES: &str = "/v1/accesses";
/// Most of them in an answer.
pub const ACCESSES_MAX: u32 = 100;

/// Somebody of the municipality did something with a person's submission. Who by name is the municipality's to know.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Access {
    /// Its place in the municipality's log; what is older stands before it.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// The office in charge at that moment.
    pub office: Office,
    /// By which role.
    pub role: OperatorRole,
    /// What was done.
    pub act: AccessAct,
    /// Which step, where one was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepKind>,
    /// Why.
    pub purpose: Purpose,
    /// With which submission.
    pub submission: SubmissionId,
    /// Its public name.
    pub code: ReportCode,
}

/// What an operator may do, as others see it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OperatorRole {
    /// Works for the office in charge.
    Clerk,
    /// Keeps the protocol.
    Registrar,
    /// Polizia Locale.
    Police,
    /// Watches over who did and saw what.
    Admin,
    /// A role of a newer server.
    #[serde(other)]
    Unknown,
}

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccessAct {
    /// It was opened.
    Viewed,
    /// A step was taken.
    Worked,
    /// A file of it was taken along.
    Exported,
    /// Something that a newer server knows.
    #[serde(other)]
    Unknown,
}

/// Why somebody may look at a submission.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The office in charge works on it.
    Handling,
    /// The protocol registers it and passes it on.
    Registration,
    /// Something that a newer server knows.
    #[serde(other)]
    Unknown,
}

/// The log before an entry of it; from its newest for `None`.
pub fn accesses(before: Option<i64>) -> String {
    before.map_or_else(|| ACCESSES.to_owned(), |before| format!("{ACCESSES}?before={before}"))
}
