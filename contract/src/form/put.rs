//! How answers come to where expressions see them, and what follows.

use std::sync::Arc;

use super::running::{Effect, Form};
use super::template::Decides;
use super::{At, kinds};
use crate::Date;
use crate::expression::Value;

impl Form {
    pub(super) fn put_circumstances(&mut self) {
        let day = |day: Date| Some(Value::from(day));
        let call = self.asked.call.as_ref();
        let known = [
            ("today", day(self.asked.today)),
            ("call.id", call.map(|call| call.id.as_str().into())),
            ("call.opens", call.and_then(|call| day(call.opens))),
            ("call.closes", call.and_then(|call| day(call.closes))),
            ("call.requirements", call.and_then(|call| call.requirements).and_then(day)),
            ("asked.for_whom", Some(self.asked.for_whom.word().into())),
        ];
        for (name, value) in known {
            if let Some(slot) = self.template.program.slot(name) {
                self.state.put(slot, 0, value);
            }
        }
    }

    /// Puts all answers to a question where expressions see them: a column in every row.
    pub(super) fn put_all(&mut self, place: usize) {
        let group = self.question(place).and_then(|question| question.group);
        let rows = group.map_or(1, |question| self.live_rows(At { question, row: 0 }));
        for row in 0..rows {
            self.put(At { question: place, row });
        }
    }

    /// Puts an answer where expressions see it, or takes it away where its question is hidden.
    pub(super) fn put(&mut self, at: At) {
        let template = Arc::clone(&self.template);
        let Some(question) = template.question(at.question) else { return };
        let is_shown = self.is_shown(at);
        if let Some(slot) = question.rows {
            let rows = if is_shown { self.live_rows(at) } else { 0 };
            while self.state.rows(slot) > rows {
                self.state.remove_row(slot, self.state.rows(slot) - 1);
            }
            while self.state.rows(slot) < rows && self.state.add_row(slot).is_some() {}
            for column in question.columns.clone() {
                (0..rows).for_each(|row| self.put(At { question: column, row }));
            }
            return;
        }
        if question.parts.is_empty() {
            return;
        }
        let read = |answer| kinds::read(&question.field.kind, answer, &template.lists, false).values;
        let values = if is_shown { read(self.answer(at)) } else { Vec::new() };
        for (name, slot) in &question.parts {
            let value = values.iter().find(|(part, _)| part == name).map(|(_, value)| value.clone());
            self.state.put(*slot, at.row, value);
        }
    }

    /// Evaluates what depends on what was put. Where something came or went, its answers come or go, and so on: no condition
    /// needs itself ([`Template::new`] refuses that), so this ends; the bound is for what nobody thought of.
    pub(super) fn settle(&mut self) {
        for _ in 0..self.template.questions.len() + self.template.sections.len() + 2 {
            let changes = self.state.settle().to_vec();
            if changes.is_empty() {
                break;
            }
            for change in changes {
                let Some(decides) = self.template.decides.get(&change.slot).copied() else { continue };
                let at = |question| At { question, row: change.row };
                match decides {
                    Decides::Section(section) => {
                        self.effects.push(Effect::Section(section));
                        let step = self.template.sections.get(section).map(|step| step.questions.clone());
                        step.unwrap_or_default().for_each(|place| self.put_all(place));
                    }
                    Decides::Shown(question) => {
                        self.effects.push(Effect::Shown(at(question)));
                        self.put(at(question));
                    }
                    Decides::Required(question) => self.effects.push(Effect::Required(at(question))),
                    Decides::Value(question) => self.effects.push(Effect::Computed(at(question))),
                    Decides::Rule(question) => self.effects.push(Effect::Faults(at(question))),
                    Decides::Fee => self.effects.push(Effect::Fee),
                }
            }
        }
        self.effects.sort_unstable();
        self.effects.dedup();
    }
}
