//! A service of the municipality (servizio): what its file in `assets/services` says, the same in TOML and on the wire.
//!
//! A file is written by an official and described in `docs/services.md`. The way of one:
//!
//! 1. `file` (not for the screens) reads it and tells every mistake by line and field;
//! 2. as JSON of [`Service`] it goes to the devices, which also have the files of their own release for a first start;
//! 3. [`Service::program`] makes one program of all its conditions, computed values and rules;
//! 4. [`light`] says how far one gets online, for the person who asks; [`search`] finds it.
//!
//! What a newer server knows and this version does not is read as `Unknown` wherever a value is one of several: a screen that
//! meets it says "aggiorna l'app". A key that this version does not know is passed over.

mod answers;
mod card;
mod catalogue;
mod circle;
pub mod edition;
#[cfg(feature = "native")]
pub mod file;
mod form;
pub mod light;
pub mod program;
pub mod search;
mod source;

use serde::{Deserialize, Serialize};

pub use answers::{ASKED, Answer};
pub use card::{Call, Card, Channel, Count, Fee, ForWhom, Norm, Screen, Signature, Stage, Synonyms, Term, Yearly};
pub use catalogue::{Catalogue, Contact, Entry, List, Name};
pub use form::{Choice, Field, FileKind, Kind, Required, Rule, Section};
pub use source::Source;

use crate::Date;
use crate::municipality::Text;
use crate::sign_in::Level;

/// A service, with its card and its form.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Service {
    /// The file's name without its ending, never reused: `nido`.
    pub slug: String,
    /// Counted up with every change of the file; a draft stays with the version that it was begun in.
    pub version: u32,
    /// What it is called, at most [`TITLE_MAX`] characters.
    pub title: Text,
    /// What it is for in a sentence, at most [`SUMMARY_MAX`] characters.
    pub summary: Text,
    /// Other words that people search for.
    #[serde(default)]
    pub synonyms: Synonyms,
    /// Id of a category in the [`Catalogue`].
    pub category: String,
    /// Ids of topics (argomenti) there.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Ids of life events there.
    #[serde(default)]
    pub life_events: Vec<String>,
    /// The mandatory headings of the model for the sites of the Comuni (C.SI.1.3).
    pub card: Card,
    /// The laws and regulations behind it.
    #[serde(default)]
    pub norms: Vec<Norm>,
    /// Slug of the office in charge, in `assets/offices.toml`: the heading "Contatti".
    pub office: String,
    /// Why it cannot be used at the moment; absent while it can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended: Option<Text>,
    /// How one gets it.
    pub channel: Channel,
    /// How surely the person must be known; absent where nobody has to sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Who has to sign digitally.
    #[serde(default = "never")]
    pub signature: Signature,
    /// Whether what can be sent online may be handed in on paper, too.
    #[serde(default)]
    pub on_paper: bool,
    /// Where it is, with the channel `external`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The part of the app, with the channel `screen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screen: Option<Screen>,
    /// For whom it can be asked.
    #[serde(default)]
    pub for_whom: Vec<ForWhom>,
    /// When it can be asked; always where there are none.
    #[serde(default)]
    pub calls: Vec<Call>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Fee>,
    /// By when it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// The last day of a year on which what was granted can be given up; absent where nothing goes on by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renounce_until: Option<Yearly>,
    /// What happens to a submission, in order.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// The form, in steps.
    #[serde(default)]
    pub sections: Vec<Section>,
}

/// Longest title, in characters.
pub const TITLE_MAX: usize = 80;
/// Longest summary, in characters, as the model for the sites of the Comuni has it.
pub const SUMMARY_MAX: usize = 160;

fn never() -> Signature {
    Signature::Never
}

impl Service {
    /// The call that is open on a day.
    pub fn open_call(&self, day: Date) -> Option<&Call> {
        self.calls.iter().find(|call| call.opens <= day && day <= call.closes)
    }

    /// The call that opens next after a day.
    pub fn next_call(&self, day: Date) -> Option<&Call> {
        self.calls.iter().filter(|call| call.opens > day).min_by_key(|call| call.opens)
    }

    /// The last day to give up what was granted on a day, seen from today: the first one after it, and in later years the one of the
    /// year. One that is past stays until the year is over.
    pub fn renounce_until(&self, granted: Date, today: Date) -> Option<Date> {
        let Yearly { day, month } = self.renounce_until?;
        let of_year = |year| Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok();
        let first = of_year(granted.year()).filter(|last| granted <= *last);
        let first = first.or_else(|| of_year(granted.year().checked_add(1)?))?;
        Some(first.max(of_year(today.year())?))
    }

    /// All fields of the form with their sections, without the columns of groups.
    pub fn fields(&self) -> impl Iterator<Item = (&Section, &Field)> {
        self.sections.iter().flat_map(|section| section.fields.iter().map(move |field| (section, field)))
    }

    /// What of it this version of the app does not know: "aggiorna l'app".
    pub fn is_newer(&self) -> bool {
        let unknown = |field: &Field| match &field.kind {
            Kind::Unknown => true,
            Kind::Group { columns, .. } => columns.iter().any(|column| column.kind == Kind::Unknown),
            _ => false,
        };
        let screen = self.screen == Some(Screen::Unknown);
        self.channel == Channel::Unknown || screen || self.fields().any(|(_, field)| unknown(field))
    }
}

#[cfg(all(test, feature = "native"))]
mod tests;
