//! The registry section (sezione anagrafica): what the municipality knows of a person without asking them. It stands filled
//! in on every form (criterion C.SE.1.5 of the model for the services of the Comuni).
//!
//! | method and path | asks | answers |
//! |---|---|---|
//! | `GET /v1/registry` | – | [`Registry`] of the signed-in person |

use serde::{Deserialize, Serialize};

use crate::sign_in::Person;
use crate::values::TaxCode;
use crate::values::tax_code::Sex;
use crate::{Date, Timestamp};

/// The registry section of the signed-in person.
pub const REGISTRY: &str = "/v1/registry";

/// What the municipality knows of a person, and from whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registry {
    /// From the identity provider, at the last sign-in.
    pub identity: Told<Person>,
    /// From the register office, as it told last; none where it never told anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Told<Entry>>,
    /// How the register office answered this time.
    pub register_office: Asked,
}

/// Something told, by whom and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Told<T> {
    /// What.
    pub what: T,
    /// By whom, as people call it: `FedERa di prova`, `Anagrafe`.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// How the register office answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// It told what it knows.
    Answered,
    /// It does not know this person: who lives elsewhere is registered there.
    NotFound,
    /// It did not answer, or not in time. What it told before stands.
    Away,
    /// This municipality has none connected, or a newer answer than this version knows.
    #[serde(other)]
    Unknown,
}

/// A person in the register office (anagrafe nazionale, ANPR).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Where the person resides.
    pub residence: Residence,
    /// Stato civile.
    pub civil_status: CivilStatus,
    /// Citizenships, as the register writes them: `Italiana`.
    pub citizenships: Vec<String>,
    /// Identity cards and other documents that the register knows.
    #[serde(default)]
    pub documents: Vec<IdentityDocument>,
    /// Everybody of the household (famiglia anagrafica), the person too, in the register's order.
    pub household: Vec<Member>,
}

/// Where somebody resides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Residence {
    /// Street and number: `Via dei Tigli 12`.
    pub street: String,
    /// CAP.
    pub postal_code: String,
    /// Comune.
    pub comune: String,
    /// Province: `RA`.
    pub province: String,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub since: Option<Date>,
}

/// A document that proves who somebody is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdentityDocument {
    /// `Carta d'identità elettronica`.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Last day of its validity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_until: Option<Date>,
}

/// Somebody of a household.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    /// Codice fiscale.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub tax_code: TaxCode,
    /// First names.
    pub given_name: String,
    /// Surname.
    pub family_name: String,
    /// Sex.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub sex: Sex,
    /// Day of birth.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub birth_date: Date,
    /// Comune or country of birth, as the register writes it.
    pub birthplace: String,
    /// What they are to the head of the household.
    pub kinship: Kinship,
}

macro_rules! register_codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
            /// Another code of the register, or one of a newer server.
            #[serde(other)]
            Other,
        }

        impl $name {
            /// Every one that has a code here.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The one that a code of the register stands for.
            pub fn of_code(code: &str) -> Self {
                match code { $($code => Self::$variant,)* _ => Self::Other }
            }

            /// Its code in the register.
            pub fn code(self) -> Option<&'static str> {
                match self { $(Self::$variant => Some($code),)* Self::Other => None }
            }
        }
    };
}

register_codes! {
    /// Civil status (stato civile), by ANPR's table 1.
    CivilStatus {
        /// Celibe, nubile.
        Single = "1",
        /// Coniugato, coniugata.
        Married = "2",
        /// Vedovo, vedova.
        Widowed = "3",
        /// Divorziato, divorziata.
        Divorced = "4",
        /// Unito, unita civilmente.
        CivilUnion = "6",
        /// Libero per decesso della parte unita civilmente.
        WidowedOfUnion = "7",
        /// Libero per scioglimento dell'unione.
        UnionDissolved = "8",
    }
}

register_codes! {
    /// What somebody is to the head of the household (parentela), by ANPR's table 5.
    Kinship {
        /// Intestatario scheda.
        Head = "1",
        /// Marito, moglie.
        Spouse = "2",
        /// Figlio, figlia.
        Child = "3",
        /// Nipote (discendente).
        Grandchild = "4",
        /// Padre, madre.
        Parent = "6",
        /// Nonno, nonna.
        Grandparent = "7",
        /// Fratello, sorella.
        Sibling = "9",
        /// Nipote (collaterale).
        NieceOrNephew = "10",
        /// Zio, zia.
        AuntOrUncle = "11",
        /// Genero, nuora.
        ChildInLaw = "16",
        /// Suocero, suocera.
        ParentInLaw = "17",
        /// Convivente con vincoli affettivi.
        Partner = "23",
        /// Unito, unita civilmente.
        CivilPartner = "28",
        /// Adottato, adottata.
        AdoptedChild = "80",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_the_register_and_its_meaning_are_one() {
        for &status in CivilStatus::ALL {
            assert_eq!(status.code().map(CivilStatus::of_code), Some(status));
        }
        for &kinship in Kinship::ALL {
            assert_eq!(kinship.code().map(Kinship::of_code), Some(kinship));
        }
        assert_eq!((CivilStatus::of_code("5"), Kinship::of_code("")), (CivilStatus::Other, Kinship::Other));
    }
}
