//! A submission (pratica) on its way to the register, whatever its service.

use serde::{Deserialize, Serialize};

use crate::acting::Subject;
use crate::form::{Answers, File};
use crate::ids::{AttachmentId, ReportCode, SubmissionId};
use crate::proceeding;
use crate::progress::StepKind;
use crate::report::NewReport;
use crate::{Date, Timestamp};

/// The body of `PUT /v1/submissions/{id}`. Its exact bytes are what the receipt vouches for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewSubmission {
    /// When the person pressed *Invia*, by the device's clock. Informative: the register's time is the server's.
    pub made_at: Timestamp,
    /// For whom, where it is for somebody else than the signed-in person; then the request brings their token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting_for: Option<Subject>,
    /// What is submitted, by service.
    #[serde(flatten)]
    pub content: Content,
    /// The attachments that must have arrived before, in the person's order.
    #[serde(default)]
    pub attachments: Vec<AttachmentRef>,
}

/// The services and what each is told. Adjacent tags: `"service": "report", "content": {…}`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "service", content = "content", rename_all = "snake_case")]
pub enum Content {
    /// A report on the territory.
    Report(NewReport),
    /// A later step of the citizen in a report of theirs: an answer, a reopening.
    ReportStep(NewReportStep),
    /// The form of a service, filled in.
    Form(FilledForm),
    /// A later step of the citizen in the proceeding of a form: what was asked for, a withdrawal.
    FormStep(NewFormStep),
}

impl Content {
    /// The service's slug.
    pub fn service(&self) -> &str {
        match self {
            Self::Report(_) => "report",
            Self::ReportStep(_) => "report_step",
            Self::Form(form) => &form.slug,
            Self::FormStep(_) => "form_step",
        }
    }

    /// The slug of the service that it belongs to: whoever may send a report for somebody may also answer and reopen it.
    pub fn belongs_to(&self) -> &str {
        match self {
            Self::Report(_) | Self::ReportStep(_) => "report",
            Self::Form(form) => &form.slug,
            Self::FormStep(step) => &step.slug,
        }
    }
}

/// The form of a service, filled in. Its files are named twice: in the answers, and as attachments of the submission.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FilledForm {
    /// The service's slug.
    pub slug: String,
    /// The version of the service in which it was filled in.
    pub version: u32,
    /// What was answered, by the id of the field, as `docs/forms.md` describes it.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, serde_json::Value>))]
    pub answers: Answers,
    /// The first submission of the proceeding in the place of whose last version this comes; none where it begins one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<SubmissionId>,
}

/// What the person does in the proceeding of a form. Its files are named twice, like those of a form.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewFormStep {
    /// The proceeding, by its first submission.
    pub form: SubmissionId,
    /// Its service's slug.
    pub slug: String,
    /// One of the [citizen's](proceeding::StepKind::is_citizens), but for an amendment.
    pub step: proceeding::StepKind,
    /// What the person says, at most [`proceeding::WORDS_MAX`] characters; may be empty.
    #[serde(default)]
    pub words: String,
    /// The files of an integration or an observation, at most [`proceeding::INTEGRATION_FILES_MAX`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub files: Vec<File>,
}

/// An answer to the office, or a reopening.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewReportStep {
    /// The report, by the id of its submission.
    pub report: SubmissionId,
    /// [`StepKind::Answer`] or [`StepKind::Reopen`].
    pub step: StepKind,
    /// What the person says.
    pub words: String,
}

/// An attachment named by a submission.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttachmentRef {
    /// The id under which it was uploaded.
    pub id: AttachmentId,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Its bytes' number.
    pub size: u64,
}

/// The register's entry for a submission.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registration {
    /// Calendar year of the register.
    pub year: i16,
    /// Progressive number within the year, from 1, without gaps.
    pub number: u32,
    /// When it was registered, by the server's clock.
    pub at: Timestamp,
}

impl Registration {
    /// The number as it is written: 7 digits.
    pub fn seven_digits(&self) -> String {
        format!("{:07}", self.number)
    }

    /// The public name of the report: `2026-0000123`.
    pub fn code(&self) -> ReportCode {
        ReportCode(format!("{}-{:07}", self.year, self.number))
    }
}

/// What the municipality answers to a submission: the same bytes at every repeat.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registered {
    /// The submission.
    pub id: SubmissionId,
    /// Its entry in the register.
    pub registration: Registration,
    /// The office in charge.
    pub office: Office,
    /// The last day for an answer.
    pub due: Date,
    /// The receipt: a compact JWS, see [`crate::receipt`].
    pub receipt: String,
}

/// An office as citizens know it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Office {
    /// Slug: `roads`.
    pub id: String,
    /// `Ufficio Strade`.
    pub name: String,
}

/// Attachments in a report, or in one of its steps.
pub const ATTACHMENTS_MAX: u32 = 3;
/// Files in one filled-in form, whatever its service allows.
pub const FORM_FILES_MAX: u32 = 100;
/// `purpose` in the metadata of an upload that is a file of a form (see [`crate::api::UPLOADS`]): a document as
/// [`crate::document`] knows it. The submission that names it takes it.
pub const FORM_FILE: &str = "form_file";
/// Bytes of one attachment.
pub const ATTACHMENT_BYTES_MAX: u64 = 20 * 1024 * 1024;
/// Bytes of a submission's body.
pub const BODY_BYTES_MAX: usize = 256 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_form_names_its_service_and_tolerates_unknown_fields() {
        let json = r#"{"made_at":"2026-11-23T09:00:00Z","service":"report","future":true,
            "content":{"category":"roads","title":"Buca","colour":"grey"},"attachments":[]}"#;
        let submission: NewSubmission = serde_json::from_str(json).expect("reads");
        assert_eq!(submission.content.service(), "report");
    }

    #[test]
    fn the_number_is_written_with_seven_digits() {
        let at = "2026-11-23T09:00:00Z".parse().expect("a time");
        let registration = Registration { year: 2026, number: 4127, at };
        assert_eq!(registration.seven_digits(), "0004127");
        assert_eq!(registration.code().0, "2026-0004127");
    }
}
