//! Acting for somebody: every act at the municipality is by a person, for a subject, by a right, until a day.
//!
//! A request names its subject in the header [`ACTING_FOR`], as [`Subject::key`] writes it; without the header the person
//! acts for themselves. The municipality decides at each request whether the right stands.
//!
//! | method and path | asks | answers |
//! |---|---|---|
//! | `GET /v1/capacities` | – | [`Capacity`]s of the signed-in person |
//! | `GET /v1/structures` | – | [`Structure`]s that the person leads or works for |
//! | `PUT /v1/structures/{id}/staff/{tax code}` | [`Naming`] | 204; the leader names somebody, or changes until when |
//! | `DELETE /v1/structures/{id}/staff/{tax code}` | – | 204; the leader revokes, or a member of staff leaves |
//! | `PUT /v1/structures/{id}/acceptance` | – | 204; who was named accepts |
//! | `GET /v1/mandates` | – | [`Mandate`]s given and received |
//! | `PUT /v1/mandates/{id}` | [`NewMandate`] | 204; the person gives a mandate |
//! | `GET /v1/mandates/{id}/evidence` | – | the document that proves it, for its two sides |
//! | `PUT /v1/mandates/{id}/acceptance` | – | 204; who received it accepts |
//! | `DELETE /v1/mandates/{id}` | – | 204; either ends it |
//! | `GET /v1/acts` | – | [`Act`]s that others did for the person, newest first |

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::{MandateId, StructureId};
use crate::values::{TaxCode, VatNumber};
use crate::{Date, Timestamp};

/// Header that names for whom a request is made: [`Subject::key`].
pub const ACTING_FOR: &str = "Rapida-Acting-For";
/// For whom the person may act.
pub const CAPACITIES: &str = "/v1/capacities";
/// The structures of the person.
pub const STRUCTURES: &str = "/v1/structures";
/// The mandates of the person.
pub const MANDATES: &str = "/v1/mandates";
/// What others did for the person.
pub const ACTS: &str = "/v1/acts";

/// Slugs of the services that a mandate can be narrowed to. A catalogue of services will tell more: this is its place.
pub const SERVICES: &[&str] = &["report"];
/// `purpose` in the metadata of an upload that is to prove a mandate (see [`crate::api::UPLOADS`]): a document as
/// [`crate::document`] knows it. The mandate that names its digest takes it.
pub const EVIDENCE: &str = "evidence";

/// A member of the staff of a structure.
pub fn staff(structure: &StructureId, tax_code: &TaxCode) -> String {
    format!("{STRUCTURES}/{structure}/staff/{tax_code}")
}

/// Accepting to work for a structure.
pub fn staff_acceptance(structure: &StructureId) -> String {
    format!("{STRUCTURES}/{structure}/acceptance")
}

/// One mandate.
pub fn mandate(id: MandateId) -> String {
    format!("{MANDATES}/{id}")
}

/// The document that proves a mandate.
pub fn mandate_evidence(id: MandateId) -> String {
    format!("{MANDATES}/{id}/evidence")
}

/// Accepting a mandate.
pub fn mandate_acceptance(id: MandateId) -> String {
    format!("{MANDATES}/{id}/acceptance")
}

/// For whom somebody acts.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Subject {
    /// A person: a minor of the household, a client.
    Person {
        /// Codice fiscale.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        tax_code: TaxCode,
    },
    /// A company.
    Company {
        /// Partita IVA.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        vat_number: VatNumber,
    },
    /// A structure: a hotel, a garage.
    Structure {
        /// Which.
        id: StructureId,
    },
}

/// Text that names no subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("person:TAX CODE, company:VAT NUMBER or structure:ID is expected")]
pub struct NoSubject;

impl Subject {
    /// As it goes in a header, an address and a column: `person:MNTGLI88D52H199O`.
    pub fn key(&self) -> String {
        match self {
            Self::Person { tax_code } => format!("person:{}", tax_code.as_str()),
            Self::Company { vat_number } => format!("company:{}", vat_number.as_str()),
            Self::Structure { id } => format!("structure:{id}"),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(text: &str) -> Result<Self, NoSubject> {
        let (kind, which) = text.split_once(':').ok_or(NoSubject)?;
        match kind {
            "person" => which.parse().map(|tax_code| Self::Person { tax_code }).map_err(|_| NoSubject),
            "company" => which.parse().map(|vat_number| Self::Company { vat_number }).map_err(|_| NoSubject),
            "structure" => which.parse().map(|id| Self::Structure { id }).map_err(|_| NoSubject),
            _ => Err(NoSubject),
        }
    }
}

/// By which right somebody acts for a subject.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// For a minor of their household, by the register office (art. 320 of the Civil Code).
    Parent,
    /// For a company: by a professional identity, or because the business register knows them as its representative.
    Representative,
    /// For a structure whose leader named them, and they accepted.
    Staff,
    /// For a client who gave them a mandate.
    Mandate,
    /// A right of a newer server.
    #[serde(other)]
    Unknown,
}

/// For whom a person may act, and by which right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Capacity {
    /// For whom.
    pub subject: Subject,
    /// As people call them: a name, a company's name, a structure's.
    pub name: String,
    /// By which right.
    pub right: Right,
    /// Slugs of the services that it is for; all where empty.
    #[serde(default)]
    pub services: Vec<String>,
    /// The last day; none where the right has no known end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Date>,
}

impl Capacity {
    /// Whether it is for a service.
    pub fn covers(&self, service: &str) -> bool {
        self.services.is_empty() || self.services.iter().any(|one| one == service)
    }
}

/// What a structure is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StructureKind {
    /// Struttura ricettiva.
    Hotel,
    /// Autorimessa.
    Garage,
    /// Studio professionale, associazione, CAF.
    Practice,
    /// A kind of a newer server.
    #[serde(other)]
    Unknown,
}

/// A hotel, a garage, an office of professionals: where people work for a company.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Structure {
    /// Which.
    pub id: StructureId,
    /// What it is.
    pub kind: StructureKind,
    /// As guests call it.
    pub name: String,
    /// Street, number and place.
    pub address: String,
    /// Whether the person leads it, and names its staff.
    pub is_leader: bool,
    /// Its staff, revoked ones too: all of them for its leader; for others their own line.
    pub staff: Vec<StaffMember>,
}

/// Somebody who works for a structure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffMember {
    /// Codice fiscale.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub tax_code: TaxCode,
    /// As the leader wrote it; by the person's own sign-in once they have accepted.
    pub name: String,
    /// How things stand.
    pub state: GrantState,
    /// The last day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub until: Date,
    /// When the leader named them.
    pub named_at: Timestamp,
}

/// How a right that somebody gives to somebody stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GrantState {
    /// Given; who received it has not accepted yet.
    Offered,
    /// Accepted: it counts from its first to its last day.
    Accepted,
    /// Ended by who gave it.
    Revoked,
    /// Given back, or not wanted, by who received it.
    Declined,
    /// Its last day is over.
    Expired,
    /// A state of a newer server.
    #[serde(other)]
    Unknown,
}

/// The body that names a member of staff.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Naming {
    /// First and last name, 1 to 80 characters.
    pub name: String,
    /// The last day: today or later, at most [`GRANT_DAYS_MAX`] days from now.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub until: Date,
}

/// Most days that a right can be given for, without giving it anew: two years.
pub const GRANT_DAYS_MAX: i64 = 731;
/// Longest name of a person, in characters.
pub const NAME_MAX: u32 = 80;

/// A mandate (delega): a person, or a company, lets somebody act for them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mandate {
    /// Which.
    pub id: MandateId,
    /// Whether the person gave it; else they received it.
    pub is_given: bool,
    /// Who is represented.
    pub subject: Subject,
    /// Their name.
    pub subject_name: String,
    /// Who represents them.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub delegate: TaxCode,
    /// Their name, as it was written; by their own sign-in once they have accepted.
    pub delegate_name: String,
    /// Slugs of the services that it is for; all where empty.
    pub services: Vec<String>,
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// Last day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub until: Date,
    /// The document that proves it: SHA-256 of its bytes, 64 hexadecimal digits; none where the signed-in act is the proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// How things stand.
    pub state: GrantState,
}

/// The body that gives a mandate. Who is represented is the request's subject.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewMandate {
    /// Who is to act.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub delegate: TaxCode,
    /// Their first and last name, 1 to 80 characters.
    pub delegate_name: String,
    /// Slugs of the services that it is for; all where empty.
    #[serde(default)]
    pub services: Vec<String>,
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// Last day: not before the first, at most [`GRANT_DAYS_MAX`] days after it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub until: Date,
    /// SHA-256 of the document that proves it, where there is one: uploaded before, from the same device, as [`EVIDENCE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// Something that somebody did for the person, or for a company or structure that the person leads.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Act {
    /// When.
    pub at: Timestamp,
    /// Who did it: first and last name.
    pub by: String,
    /// For whom.
    pub subject: Subject,
    /// Their name.
    pub subject_name: String,
    /// By which right.
    pub right: Right,
    /// What was done: the slug of a service, `staff`, `mandate`.
    pub what: String,
    /// The submission that it made, by its public code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_reads_back_as_it_was_written() {
        for key in ["person:RSSMRA80A01H199L", "company:99900010390", "structure:albergo-tre-pini"] {
            assert_eq!(key.parse::<Subject>().map(|subject| subject.key()).as_deref(), Ok(key));
        }
    }

    #[test]
    fn what_names_no_subject_is_refused() {
        for text in
            ["", "person", "person:", "person:RSSMRA80A01H199A", "company:1", "structure:", "structure:a/b", "tribe:x"]
        {
            assert_eq!(text.parse::<Subject>(), Err(NoSubject), "{text}");
        }
    }
}
