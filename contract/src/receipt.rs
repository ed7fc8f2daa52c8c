//! A receipt (ricevuta) that proves itself: what the signed claims say.

use serde::{Deserialize, Serialize};

use crate::ids::SubmissionId;
use crate::submission::{AttachmentRef, Office, Registration};
use crate::{Date, Timestamp};

/// `typ` of a receipt's JWS header.
pub const RECEIPT_TYPE: &str = "rapida-receipt+jwt";

/// The claims of a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// The municipality, by name.
    pub iss: String,
    /// When it was signed, Unix seconds.
    pub iat: i64,
    /// The submission.
    pub sub: SubmissionId,
    /// The service's slug.
    pub service: String,
    /// The register's entry.
    pub registration: Registration,
    /// SHA-256 of the submission's body, byte for byte, 64 hexadecimal digits.
    pub content_sha256: String,
    /// Each attachment with its own digest.
    pub attachments: Vec<AttachmentRef>,
    /// The office in charge at that moment.
    pub office: Office,
    /// The last day for an answer.
    pub due: Date,
    /// What a person types on the verification page: 16 characters of `A-Z2-9`, in groups of four.
    pub code: String,
}

/// How a receipt was found to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Signed by the municipality, about this very submission.
    Genuine,
    /// Signed with a key that this device does not know yet.
    UnknownKey,
    /// Not what the municipality signed.
    Forged,
}

impl Receipt {
    /// When the register took it.
    pub fn registered_at(&self) -> Timestamp {
        self.registration.at
    }
}
