//! What a person writes once about themselves, and every form then offers: the data groups of criterion C.SE.1.5 that no
//! register tells. They stay on the device: the municipality gets them with the request that needs them, and not before.

use serde::{Deserialize, Serialize};

use crate::ids::OwnDatumId;
use crate::values::{CadastralCode, CertifiedMail, Email, Iban, IseeProtocol, Phone, Plate, VatNumber};
use crate::{Date, Timestamp};

/// Longest line of text in an own datum, in characters.
pub const LINE_MAX: u32 = 120;
/// Own data of one person.
pub const OWN_MAX: usize = 100;

/// An own datum as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnDatum {
    /// Which.
    pub id: OwnDatumId,
    /// What.
    pub what: Own,
    /// When the person wrote it last.
    pub at: Timestamp,
}

/// What a person can write about themselves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Own {
    /// A telephone number.
    Phone {
        /// The number.
        phone: Phone,
    },
    /// An e-mail address.
    Email {
        /// The address.
        email: Email,
    },
    /// A certified address (PEC).
    CertifiedMail {
        /// The address.
        certified_mail: CertifiedMail,
    },
    /// An account for refunds.
    Iban {
        /// The account.
        iban: Iban,
    },
    /// A vehicle.
    Vehicle {
        /// Its plate.
        plate: Plate,
        /// Make and model, as the person calls it; may be empty.
        model: String,
    },
    /// A unit of the land register (catasto).
    Property {
        /// The comune where it lies.
        comune: CadastralCode,
        /// Where and which.
        parcel: Parcel,
    },
    /// An ISEE (D.P.C.M. 159/2013).
    Isee {
        /// Its attestation.
        isee: Isee,
    },
    /// A company of the person's.
    Company {
        /// What is known of it.
        company: Company,
    },
}

/// A unit of the land register within its comune.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Parcel {
    /// Sezione; empty where the comune has none. In Ravenna `RA`, `SA` or `MZ`.
    pub section: String,
    /// Foglio.
    pub sheet: String,
    /// Particella.
    pub number: String,
    /// Subalterno; may be empty.
    pub unit: String,
}

/// The attestation of an ISEE.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Isee {
    /// Protocol of its declaration (DSU).
    pub protocol: IseeProtocol,
    /// Euro cents.
    pub cents: u32,
    /// Last day of its validity.
    pub until: Date,
}

/// A company as its owner writes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Company {
    /// Denominazione.
    pub name: String,
    /// Partita IVA.
    pub vat_number: VatNumber,
    /// Number in the register of the chamber of commerce, `RA-123456`; may be empty.
    pub rea: String,
    /// Registered office; may be empty.
    pub office: String,
}

impl Own {
    /// Every kind, in the order of a profile.
    pub const KINDS: [&'static str; 8] =
        ["phone", "email", "certified_mail", "iban", "vehicle", "property", "isee", "company"];

    /// Its kind, as on the wire and in text keys.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Phone { .. } => "phone",
            Self::Email { .. } => "email",
            Self::CertifiedMail { .. } => "certified_mail",
            Self::Iban { .. } => "iban",
            Self::Vehicle { .. } => "vehicle",
            Self::Property { .. } => "property",
            Self::Isee { .. } => "isee",
            Self::Company { .. } => "company",
        }
    }
}
