//! How far a person is with the steps of a form.

use super::running::Form;
use super::{At, kinds};

/// How far one is with a section.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// The section, by its place.
    pub section: usize,
    /// How it stands.
    pub stand: Stand,
    /// How many faults are in it.
    pub faults: usize,
}

/// How a section stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stand {
    /// Nobody answered anything, and something has to be answered, or could be.
    NotBegun,
    /// Something is missing or wrong.
    Open,
    /// Nothing is.
    Complete,
}

impl Form {
    /// How far one is with the sections that are shown, in order.
    pub fn progress(&self) -> Vec<Progress> {
        let sections = (0..self.template.sections.len()).filter(|section| self.section_is_shown(*section));
        sections.map(|section| self.progress_of(section)).collect()
    }

    fn progress_of(&self, section: usize) -> Progress {
        let asked =
            |at: &At| self.is_shown(*at) && self.question(at.question).is_some_and(|question| question.is_asked());
        let questions: Vec<At> = self.questions(section).into_iter().filter(asked).collect();
        let faults = self.section_faults(section).len();
        let is_answered = questions.iter().any(|at| self.sent(*at).is_some());
        let is_begun = questions.iter().any(|at| self.sent(*at).is_some() && !self.is_as_filled_in(*at));
        let stand = match faults {
            0 if is_answered || questions.is_empty() => Stand::Complete,
            _ if !is_begun => Stand::NotBegun,
            0 => Stand::Complete,
            _ => Stand::Open,
        };
        Progress { section, stand, faults }
    }

    /// Whether an answer is the one that was filled in beforehand.
    fn is_as_filled_in(&self, at: At) -> bool {
        let Some(field) = self.field(at) else { return false };
        let first = self.prefilled.iter().find(|first| first.field == field.id);
        first.is_some_and(|first| kinds::normal(&field.kind, &first.answer) == self.sent(at))
    }
}
