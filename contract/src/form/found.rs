//! What is wrong with an answer, and in which words it is told.

use crate::municipality::Text;
use crate::problem::{Fault, FieldError};
use crate::values::Wrong;

/// A fault of a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormFault {
    /// Path of what is at fault: `child.birth_date`, `vehicles[1].plate`, `papers[0]`.
    pub path: String,
    /// The section that it is in, by its place from 0; none where no section has such a field.
    pub section: Option<usize>,
    /// What is wrong.
    pub what: What,
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// The text is `fault-…` with the fault's name and the variable `limit`.
    Fault {
        /// What.
        fault: Fault,
        /// The bound that was not kept, where there is one.
        limit: Option<i64>,
    },
    /// A code, a number or an address that is none. The text is `fault-` and the key.
    Value {
        /// As [`Wrong::key`] tells it.
        key: &'static str,
        /// The variables of the text.
        facts: Vec<(&'static str, String)>,
    },
    /// A rule of the service is broken.
    Rule {
        /// Which of the field's rules, from 0.
        place: usize,
        /// What the service says about it.
        message: Text,
    },
}

impl What {
    /// A bound that was not kept.
    pub fn bound(fault: Fault, limit: impl Into<i64>) -> Self {
        Self::Fault { fault, limit: Some(limit.into()) }
    }

    /// What is wrong with a value.
    pub fn wrong(wrong: &impl Wrong) -> Self {
        Self::Value { key: wrong.key(), facts: wrong.facts() }
    }
}

impl From<Fault> for What {
    fn from(fault: Fault) -> Self {
        Self::Fault { fault, limit: None }
    }
}

impl FormFault {
    /// The same on the wire. A bound below zero and the words of a rule stay behind: whoever reads it has the service, too.
    pub fn error(&self) -> FieldError {
        match &self.what {
            What::Fault { fault, limit } => {
                let limit = limit.and_then(|limit| limit.try_into().ok());
                FieldError { field: self.path.clone(), fault: *fault, limit }
            }
            What::Value { .. } => FieldError::new(&self.path, Fault::Malformed),
            What::Rule { place, .. } => {
                FieldError { field: self.path.clone(), fault: Fault::RuleBroken, limit: (*place).try_into().ok() }
            }
        }
    }
}

/// Collects what is wrong with one answer, by the part that is at fault: empty for the whole, `.birth_date`, `[2]`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found(pub Vec<(String, What)>);

impl Found {
    /// Something more.
    pub fn add(&mut self, part: &str, what: impl Into<What>) {
        self.0.push((part.to_owned(), what.into()));
    }
}
