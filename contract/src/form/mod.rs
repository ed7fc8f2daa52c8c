//! Filling in a form: one engine for the screen, the device and the municipality, over the form that a service's file describes
//! ([`crate::service`]) and its expressions ([`crate::expression`]).
//!
//! - a [`Template`] is a version of a service, compiled once;
//! - [`Answers`] are what a person answered, as a draft keeps it and a submission sends it (`docs/forms.md`);
//! - a [`Form`] is one that somebody fills in: whatever is set re-evaluates only what depends on it, and tells it as [`Effect`]s;
//! - [`check`] says what is wrong with answers: to the screen as a courtesy, to the device before it queues them, to the
//!   municipality as the law;
//! - [`prefill`] gives the first answers, [`Form::summary`] what is read right before sending.
//!
//! What is hidden keeps its answer in the draft, is not sent, and counts as not answered in all expressions: so that the
//! municipality, which never sees it, comes to the same results. Nothing in here panics, for any service and any answers.

mod answer;
mod faults;
mod file;
mod found;
mod kinds;
mod prefill;
mod progress;
mod put;
mod rows;
mod running;
mod send;
mod summary;
mod template;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use answer::{Answer, Answers, Part};
pub use faults::check;
pub use file::{File, NAME_MAX};
pub use found::{FormFault, What};
pub use kinds::parts::{PartKind, PartOf, of as parts};
pub use prefill::{Known, Prefilled, prefill};
pub use progress::{Progress, Stand};
pub use running::{Effect, Form};
pub use send::of_value;
pub use summary::{Line, Shown, Summary};
pub use template::Template;

use crate::Date;
use crate::service::{Call, ForWhom, Service};

/// Most rows of a group, whatever its file says.
pub const ROWS_MAX: u32 = 300;

/// Under which circumstances a form is filled in.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// The day in Europe/Rome: on a screen today, for a submission the day on which it was sent.
    pub today: Date,
    /// The open call, where the service has calls.
    pub call: Option<Call>,
    /// By which right it is asked for.
    pub for_whom: ForWhom,
    /// What is known of the person.
    pub known: Known,
}

impl Asked {
    /// On this day, with the call that is open then.
    pub fn on(service: &Service, today: Date, for_whom: ForWhom, known: Known) -> Self {
        Self { today, call: service.open_call(today).cloned(), for_whom, known }
    }
}

/// A question of a form: a field, or a column in a row of a group.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct At {
    /// Its place among all questions.
    question: usize,
    /// The row, from 0; 0 for fields.
    row: usize,
}

impl At {
    /// The row, from 0; 0 outside of groups.
    pub fn row(self) -> usize {
        self.row
    }
}

/// How something is called on the wire.
fn wire_name(value: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The answers to a row, or none.
fn none() -> &'static Answers {
    static NONE: Answers = BTreeMap::new();
    &NONE
}

#[cfg(test)]
mod tests;
