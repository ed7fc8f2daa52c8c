//! The names by which expressions know what was answered.

use super::form::Kind;
use crate::expression::Type;

/// A part of an answer: its name behind the field's (empty where the field has only one), and its kind.
pub type Answer = (&'static str, Type);

/// What every form knows besides its answers: the day in Europe/Rome, the open call, and by which right the person acts
/// (`oneself`, `child`, `company`, `structure`, `client`).
pub const ASKED: [(&str, Type); 6] = [
    ("today", Type::Date),
    ("call.id", Type::Text),
    ("call.opens", Type::Date),
    ("call.closes", Type::Date),
    ("call.requirements", Type::Date),
    ("asked.for_whom", Type::Text),
];

impl Kind {
    /// The parts of an answer; none of groups, whose columns have them, and of notes.
    pub fn answers(&self) -> Vec<Answer> {
        use Type::{Bool, Date, Int, Text};
        match self {
            Self::ShortText { .. } | Self::LongText { .. } | Self::OneOf { .. } | Self::FromList { .. } => {
                vec![("", Text)]
            }
            Self::TaxCode | Self::VatNumber | Self::Iban | Self::Email | Self::CertifiedMail | Self::Phone => {
                vec![("", Text)]
            }
            Self::Integer { .. } | Self::Money { .. } => vec![("", Int)],
            Self::Date => vec![("", Date)],
            Self::YesNo | Self::Consent => vec![("", Bool)],
            Self::Period => vec![("from", Date), ("until", Date)],
            Self::SomeOf { .. } | Self::Preferences { .. } | Self::Files { .. } => vec![("", Text.list())],
            Self::HouseholdPerson => [person(), vec![("kinship", Text)]].concat(),
            Self::Person => person(),
            Self::Address => vec![("street", Text), ("postal_code", Text), ("comune", Text), ("province", Text)],
            Self::Plate => vec![("number", Text), ("country", Text)],
            Self::Isee => vec![("cents", Int), ("protocol", Text), ("until", Date)],
            Self::Property => {
                vec![("comune", Text), ("section", Text), ("sheet", Text), ("number", Text), ("unit", Text)]
            }
            Self::Place => vec![("address", Text)],
            Self::Group { .. } | Self::Note | Self::Unknown => Vec::new(),
        }
    }

    /// Its only answer's kind, where it has only one: what a computed value must give.
    pub fn single(&self) -> Option<Type> {
        match self.answers().as_slice() {
            [("", kind)] => Some(kind.clone()),
            _ => None,
        }
    }
}

fn person() -> Vec<Answer> {
    use Type::{Date, Text};
    vec![
        ("tax_code", Text),
        ("given_name", Text),
        ("family_name", Text),
        ("birth_date", Date),
        ("birthplace", Text),
        ("sex", Text),
    ]
}
