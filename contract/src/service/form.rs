//! The form of a service: sections of fields.

use serde::{Deserialize, Serialize};

use super::card::one_of_several;
use super::source::Source;
use crate::municipality::Text;

/// A step of a form.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Section {
    /// Which: `child`.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What to know before one fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Text>,
    /// The condition under which it is there; always without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<String>,
    /// Its fields, in order.
    pub fields: Vec<Field>,
}

/// A question of a form.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Field {
    /// Which, and how expressions call its answer: `birth_date`.
    pub id: String,
    /// The question.
    pub label: Text,
    /// A line below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// What is told to those who ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Whether it has to be answered.
    #[serde(default)]
    pub required: Required,
    /// The condition under which it is there; always without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<String>,
    /// The expression that computes it; then nobody types it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What must hold of the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Where its first answer comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefill: Option<Source>,
    /// What can be answered, and within which limits.
    #[serde(flatten)]
    pub kind: Kind,
}

/// Whether something has to be answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Required {
    /// Always, or never.
    Fixed(bool),
    /// Where a condition holds.
    If(String),
}

impl Default for Required {
    fn default() -> Self {
        Self::Fixed(false)
    }
}

/// What must hold of an answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rule {
    /// The condition. One that cannot be evaluated yet, since an answer is absent, is not broken.
    pub expression: String,
    /// What is told where it does not hold.
    pub message: Text,
}

/// One of several answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    /// How expressions call it.
    pub value: String,
    /// How people call it.
    pub label: Text,
}

one_of_several! {
    /// What a file may be.
    FileKind {
        /// A document, by itself or signed inside (PAdES).
        Pdf = "pdf",
        /// A photo or a scan.
        Jpeg = "jpeg",
        /// A picture.
        Png = "png",
        /// A signed envelope (CAdES).
        P7m = "p7m",
    }
}

/// What can be answered. The names of the answers that expressions see are in [`Kind::answers`].
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Kind {
    /// A line.
    ShortText {
        /// Most characters.
        #[serde(default = "line")]
        max_length: u32,
    },
    /// Several lines.
    LongText {
        /// Most characters.
        #[serde(default = "page")]
        max_length: u32,
    },
    /// A whole number.
    Integer {
        /// The smallest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// The largest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// An amount in euro.
    Money {
        /// The smallest, in cents.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// The largest, in cents.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
    },
    /// A day.
    Date,
    /// Two days and what lies between them.
    Period,
    /// Yes or no.
    YesNo,
    /// One of some answers: up to 5 beside each other, more in a list.
    OneOf {
        /// The answers.
        options: Vec<Choice>,
    },
    /// Any of some answers.
    SomeOf {
        /// The answers.
        options: Vec<Choice>,
        /// Fewest, where it has to be answered.
        #[serde(default = "one")]
        at_least: u32,
        /// Most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<u32>,
    },
    /// An entry of a list, found by typing.
    FromList {
        /// Id of the list: `assets/lists/<id>.toml`.
        list: String,
    },
    /// Somebody of the person's household, by the register office.
    HouseholdPerson,
    /// Somebody, by name, tax code and birth.
    Person,
    /// Street, number, postal code and comune.
    Address,
    /// Codice fiscale.
    TaxCode,
    /// Partita IVA.
    VatNumber,
    /// An account.
    Iban,
    /// An e-mail address.
    Email,
    /// A certified address (PEC).
    CertifiedMail,
    /// A telephone number.
    Phone,
    /// A plate with its country.
    Plate,
    /// The attestation of an ISEE.
    Isee,
    /// A unit of the land register (catasto).
    Property,
    /// Entries of a list, the dearest first.
    Preferences {
        /// Id of the list: `assets/lists/<id>.toml`.
        list: String,
        /// Fewest, where it has to be answered.
        #[serde(default = "one")]
        at_least: u32,
        /// Most.
        at_most: u32,
    },
    /// A point on the map.
    Place,
    /// Files.
    Files {
        /// What they may be.
        accept: Vec<FileKind>,
        /// Most of them.
        #[serde(default = "one")]
        at_most: u32,
        /// Most megabytes (10⁶ bytes) of each.
        #[serde(default = "megabytes")]
        max_mb: u32,
    },
    /// The label is agreed to.
    Consent,
    /// The same questions several times.
    Group {
        /// The questions.
        #[cfg_attr(feature = "openapi", schema(no_recursion))]
        columns: Vec<Field>,
        /// Fewest rows, where it has to be answered.
        #[serde(default = "one")]
        at_least: u32,
        /// Most rows.
        at_most: u32,
    },
    /// No question: the label is read.
    Note,
    /// A kind of a newer server.
    #[serde(other)]
    Unknown,
}

fn line() -> u32 {
    120
}

fn page() -> u32 {
    2000
}

fn one() -> u32 {
    1
}

fn megabytes() -> u32 {
    5
}
