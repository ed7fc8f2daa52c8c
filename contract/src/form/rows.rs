//! The rows of repeated groups.

use super::answer::{Answer, Answers};
use super::running::{Effect, Form};
use super::template::Question;
use super::{At, ROWS_MAX, none};
#[cfg(feature = "native")]
use crate::expression::Slot;
use crate::service::Kind;

impl Form {
    /// The questions of a row of a group.
    pub fn columns(&self, group: At, row: usize) -> Vec<At> {
        let columns = self.question(group.question).map(|question| question.columns.clone()).unwrap_or_default();
        columns.map(|question| At { question, row }).collect()
    }

    /// All questions that are there, in the order of the form, those of rows behind their group.
    pub fn shown_questions(&self) -> Vec<At> {
        let sections = 0..self.template.sections.len();
        let with_rows = |at: At| {
            let rows = (0..self.rows(at)).flat_map(move |row| self.columns(at, row));
            [at].into_iter().chain(rows)
        };
        let all = sections.flat_map(|section| self.questions(section)).flat_map(with_rows);
        all.filter(|at| self.is_shown(*at)).collect()
    }

    /// Where each part of the answer to a question goes, with the group of its row. A part without a name is the whole answer.
    #[cfg(feature = "native")]
    pub(crate) fn slots(&self, at: At) -> Vec<(&'static str, Vec<Slot>)> {
        let Some(question) = self.question(at.question) else { return Vec::new() };
        let group = question.group.and_then(|group| self.question(group)?.rows);
        question.parts.iter().map(|(name, slot)| (*name, [*slot].into_iter().chain(group).collect())).collect()
    }

    /// Rows of a group.
    pub fn rows(&self, group: At) -> usize {
        self.answer(group).map_or(0, |answer| answer.rows().len())
    }

    /// Adds a row at the end of a group, and tells its place; none where there are as many as there may be.
    pub fn add_row(&mut self, group: At) -> Option<usize> {
        let most = self.question(group.question).map(most_rows).filter(|_| self.is_group(group))?;
        let rows = self.rows_of(group)?;
        let row = rows.len();
        if row >= most as usize {
            return None;
        }
        rows.push(Answers::new());
        self.put_group(group);
        Some(row)
    }

    /// Takes a row out of a group; those after it move up.
    pub fn remove_row(&mut self, group: At, row: usize) -> &[Effect] {
        if let Some(rows) = self.rows_of(group).filter(|rows| row < rows.len()) {
            rows.remove(row);
            self.put_group(group);
        }
        &self.effects
    }

    /// Moves a row of a group to another place.
    pub fn move_row(&mut self, group: At, from: usize, to: usize) -> &[Effect] {
        if let Some(rows) = self.rows_of(group).filter(|rows| from < rows.len() && to < rows.len()) {
            let row = rows.remove(from);
            rows.insert(to, row);
            self.put_group(group);
        }
        &self.effects
    }

    /// Rows of a group of which something is evaluated.
    pub(super) fn live_rows(&self, group: At) -> usize {
        self.question(group.question).map_or(0, most_rows).min(self.rows(group).try_into().unwrap_or(u32::MAX)) as usize
    }

    fn is_group(&self, at: At) -> bool {
        self.question(at.question).is_some_and(|question| question.rows.is_some())
    }

    /// The rows of a group. What is there instead of rows gives way to them.
    fn rows_of(&mut self, group: At) -> Option<&mut Vec<Answers>> {
        self.effects.clear();
        let id = self.question(group.question).filter(|question| question.rows.is_some())?.field.id.clone();
        let answer = self.answers.entry(id).or_insert_with(|| Answer::Rows(Vec::new()));
        if !matches!(answer, Answer::Rows(_)) {
            *answer = Answer::Rows(Vec::new());
        }
        match answer {
            Answer::Rows(rows) => Some(rows),
            _ => None,
        }
    }

    fn put_group(&mut self, group: At) {
        self.put(group);
        self.settle();
    }

    /// The answers to a row of a group.
    pub(super) fn row(&self, group: &Question, row: usize) -> &Answers {
        self.answers.get(&group.field.id).and_then(|answer| answer.rows().get(row)).unwrap_or_else(|| none())
    }
}

/// Most rows of a group, which are all that is looked at.
pub(super) fn most_rows(question: &Question) -> u32 {
    match question.field.kind {
        Kind::Group { at_most, .. } => ROWS_MAX.min(at_most),
        _ => 0,
    }
}
