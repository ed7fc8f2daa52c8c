//! How a register of the sandbox behaves, as a whole and towards single people or companies.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a register does with a question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Condition {
    /// It answers.
    #[default]
    Usual,
    /// It takes longer than anybody waits.
    Slow,
    /// It has a fault.
    Down,
    /// Something on the way to it says that there is nothing.
    Astray,
    /// It knows nobody.
    NotFound,
}

impl Condition {
    /// Each with the name by which the form carries it and with what a tester reads.
    pub const ALL: [(Self, &str, &str); 5] = [
        (Self::Usual, "", "Risponde regolarmente"),
        (Self::Slow, "lento", "Non risponde in tempo"),
        (Self::Down, "guasto", "Risponde con un errore"),
        (Self::Astray, "deviato", "Non si raggiunge: qualcuno prima risponde 404"),
        (Self::NotFound, "sconosciuto", "Non trova nessuno"),
    ];

    /// The condition of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, own, _)| *own == name).map(|(condition, ..)| condition)
    }

    /// What a tester reads.
    pub fn label(self) -> &'static str {
        Self::ALL.into_iter().find(|(one, ..)| *one == self).map_or("", |(.., label)| label)
    }
}

/// By number of a person or company; the empty one stands for all others.
#[derive(Default)]
pub(super) struct Conditions(Mutex<BTreeMap<String, Condition>>);

impl Conditions {
    /// Towards a person or company.
    pub fn of(&self, number: &str) -> Condition {
        let all = self.all();
        all.get(number).or_else(|| all.get("")).copied().unwrap_or_default()
    }

    /// Sets one.
    pub fn set(&self, number: &str, condition: Condition) {
        self.all().insert(number.to_owned(), condition);
    }

    /// Those that were set.
    pub fn all(&self) -> MutexGuard<'_, BTreeMap<String, Condition>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
