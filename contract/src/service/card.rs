//! What a service's card says, and under which conditions it can be used.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::acting::Right;
use crate::municipality::Text;

/// The headings of a card, in their order. The eighth, "Contatti", is the office in charge.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Card {
    /// A chi è rivolto.
    pub audience: Text,
    /// Come fare.
    pub how: Text,
    /// Cosa serve.
    pub needed: Text,
    /// Cosa si ottiene.
    pub outcome: Text,
    /// Tempi e scadenze.
    pub times: Text,
    /// Accedi al servizio.
    pub access: Text,
    /// Condizioni di servizio.
    pub conditions: Text,
    /// What to know before one calls the office, where there is something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Text>,
}

/// Words that people search for, by language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Synonyms {
    /// Italian.
    pub it: Vec<String>,
    /// English.
    pub en: Vec<String>,
    /// German.
    pub de: Vec<String>,
}

/// A law or a regulation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Norm {
    /// As it is cited: `Legge 7 agosto 1990, n. 241`.
    pub title: String,
    /// Where it can be read.
    pub url: String,
}

macro_rules! one_of_several {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)*
            /// One of a newer server.
            #[serde(other, rename = "unknown")]
            Unknown,
        }

        impl $name {
            /// How each is written.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// How it is written.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* Self::Unknown => "unknown" }
            }
        }
    };
}
pub(super) use one_of_several;

one_of_several! {
    /// How one gets a service.
    Channel {
        /// The form is filled in and sent here.
        Online = "online",
        /// The form is filled in here, printed, signed and handed in.
        Print = "print",
        /// A part of the app that is no form.
        Screen = "screen",
        /// On somebody else's pages.
        External = "external",
        /// At a counter or by telephone: the card is all that there is.
        Information = "information",
    }
}

one_of_several! {
    /// A part of the app that a card leads to.
    Screen {
        /// A new report on the territory.
        Report = "report",
        /// For whom one acts: staff and mandates.
        Acting = "acting",
        /// What one has sent.
        Submissions = "submissions",
    }
}

one_of_several! {
    /// Who has to sign digitally what is sent online.
    Signature {
        /// Nobody: the sign-in is enough.
        Never = "never",
        /// Who asks for a company or a structure.
        Businesses = "businesses",
        /// Everybody.
        Always = "always",
    }
}

one_of_several! {
    /// For whom a service can be asked.
    ForWhom {
        /// For the person themselves.
        Oneself = "oneself",
        /// For a minor of their household.
        Child = "child",
        /// For a company that they represent.
        Company = "company",
        /// For a structure that they work for.
        Structure = "structure",
        /// For a client who gave them a mandate.
        Client = "client",
    }
}

impl ForWhom {
    /// For whom one asks by a right; for oneself without any.
    pub fn by(right: Option<Right>) -> Self {
        match right {
            None => Self::Oneself,
            Some(Right::Parent) => Self::Child,
            Some(Right::Representative) => Self::Company,
            Some(Right::Staff) => Self::Structure,
            Some(Right::Mandate) => Self::Client,
            Some(Right::Unknown) => Self::Unknown,
        }
    }
}

/// A time in which a service can be asked (bando). Both days count, in Europe/Rome; calls of a service do not overlap.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Call {
    /// Which, never reused: `infants_2027`.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub opens: Date,
    /// Last day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub closes: Date,
    /// The day on which requirements must be met; absent where it is that of the submission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub requirements: Option<Date>,
}

/// What a service costs: a fixed amount, or one that follows from the answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fee {
    /// What is paid for.
    pub what: Text,
    /// Euro cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cents: Option<u32>,
    /// An expression that gives euro cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
}

/// A number of days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Term {
    /// How many, at least 1.
    pub days: u32,
    /// Which count.
    pub count: Count,
}

one_of_several! {
    /// Which days count.
    Count {
        /// Those without Saturdays, Sundays and holidays.
        Working = "working",
        /// All.
        Calendar = "calendar",
    }
}

/// A day that comes again every year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Yearly {
    /// Of the month, from 1.
    pub day: u8,
    /// Of the year, from 1.
    pub month: u8,
}

/// What happens to a submission.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stage {
    /// Which.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// How long it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
}
