//! A form that somebody fills in.

use std::sync::Arc;

use super::answer::{Answer, Answers};
use super::prefill::{Prefilled, prefill};
use super::template::{Question, Template};
use super::{Asked, At};
use crate::expression::{State, Value};
use crate::service::program::FEE;
use crate::service::{Field, Required};

/// Something that followed from an answer. It may tell of what in the end is as it was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// A section is there or no longer.
    Section(usize),
    /// A question is there or no longer.
    Shown(At),
    /// A question has to be answered or no longer.
    Required(At),
    /// A computed value.
    Computed(At),
    /// A rule of a question holds or no longer.
    Faults(At),
    /// The fee.
    Fee,
}

/// A form that somebody fills in.
#[derive(Clone, Debug)]
pub struct Form {
    pub(super) template: Arc<Template>,
    pub(super) asked: Asked,
    pub(super) answers: Answers,
    pub(super) prefilled: Vec<Prefilled>,
    pub(super) state: State,
    pub(super) effects: Vec<Effect>,
}

impl Form {
    /// A form that is begun: with the first answers, as far as anything is known.
    pub fn begin(template: Arc<Template>, asked: Asked) -> Self {
        let first = prefill(&template.service, &asked.known);
        let answers = first.into_iter().map(|first| (first.field, first.answer)).collect();
        Self::of(template, asked, answers)
    }

    /// A draft that is gone on with. What is locked is as it is known now; all else is as it was left.
    pub fn resume(template: Arc<Template>, asked: Asked, mut answers: Answers) -> Self {
        let known = prefill(&template.service, &asked.known).into_iter().filter(|first| first.source.is_locked());
        for first in known {
            let answer = lock(answers.remove(&first.field), &first.answer);
            answers.insert(first.field, answer);
        }
        Self::of(template, asked, answers)
    }

    /// A form with exactly these answers.
    pub fn of(template: Arc<Template>, asked: Asked, answers: Answers) -> Self {
        let state = State::new(Arc::clone(&template.program));
        let prefilled = prefill(&template.service, &asked.known);
        let mut form = Self { template, asked, answers, prefilled, state, effects: Vec::new() };
        form.put_circumstances();
        for place in 0..form.template.questions.len() {
            form.put_all(place);
        }
        form.settle();
        form.effects.clear();
        form
    }

    /// What was answered, to be kept as a draft: also what is hidden, half typed, or of another version.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The form.
    pub fn template(&self) -> &Arc<Template> {
        &self.template
    }

    /// Under which circumstances it is filled in.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// The question of a path: `child`, `vehicles`, `vehicles[1].plate`.
    pub fn at(&self, path: &str) -> Option<At> {
        let Some((group, rest)) = path.split_once('[') else {
            let question = self.template.place(path)?;
            return self.question(question)?.group.is_none().then_some(At { question, row: 0 });
        };
        let (row, column) = rest.split_once("].")?;
        let question = self.template.place(&format!("{group}.{column}"))?;
        Some(At { question, row: row.parse().ok()? })
    }

    /// Its path.
    pub fn path(&self, at: At) -> String {
        let Some(question) = self.question(at.question) else { return String::new() };
        match question.group.and_then(|group| self.question(group)) {
            Some(group) => format!("{}[{}].{}", group.field.id, at.row, question.field.id),
            None => question.field.id.clone(),
        }
    }

    /// Its field.
    pub fn field(&self, at: At) -> Option<&Field> {
        self.question(at.question).map(|question| &question.field)
    }

    /// The questions of a section, without those of rows: [`Self::columns`].
    pub fn questions(&self, section: usize) -> Vec<At> {
        let step = self.template.sections.get(section).map(|step| step.questions.clone()).unwrap_or_default();
        let fields = step.filter(|place| self.question(*place).is_some_and(|question| question.group.is_none()));
        fields.map(|question| At { question, row: 0 }).collect()
    }

    /// What was answered.
    pub fn answer(&self, at: At) -> Option<&Answer> {
        let question = self.question(at.question)?;
        match question.group.and_then(|group| self.question(group)) {
            Some(group) => self.answers.get(&group.field.id)?.rows().get(at.row)?.get(&question.field.id),
            None => self.answers.get(&question.field.id),
        }
    }

    /// Answers a question, or takes the answer back, and tells what followed. What is computed cannot be answered, and what
    /// is locked stays as it is known.
    pub fn set(&mut self, at: At, answer: Option<Answer>) -> &[Effect] {
        self.effects.clear();
        let template = Arc::clone(&self.template);
        let Some(question) = template.question(at.question).filter(|question| question.is_asked()) else { return &[] };
        let answer = match self.locked(question) {
            Some(first) => Some(lock(answer, &first.answer)),
            None => answer,
        };
        let group = question.group.and_then(|group| template.question(group));
        let answer = if group.is_some() { answer.map(Answer::in_row) } else { answer };
        let Some(answers) = self.answers_around(group, at.row) else { return &[] };
        match answer {
            Some(answer) => drop(answers.insert(question.field.id.clone(), answer)),
            None => drop(answers.remove(&question.field.id)),
        }
        self.put(at);
        self.settle();
        &self.effects
    }

    /// Whether a section is there.
    pub fn section_is_shown(&self, section: usize) -> bool {
        let step = self.template.sections.get(section);
        step.is_some_and(|step| step.shown.is_none_or(|slot| self.state.holds(slot)))
    }

    /// Whether a question is there, with its section and its group.
    pub fn is_shown(&self, at: At) -> bool {
        let Some(question) = self.question(at.question) else { return false };
        let around = match question.group {
            Some(group) => self.is_shown(At { question: group, row: 0 }),
            None => self.section_is_shown(question.section),
        };
        around && question.shown.is_none_or(|slot| self.state.holds_in(slot, at.row))
    }

    /// Whether a question has to be answered, where it is there.
    pub fn is_required(&self, at: At) -> bool {
        let Some(question) = self.question(at.question) else { return false };
        match &question.field.required {
            Required::Fixed(required) => *required,
            Required::If(_) => question.required.is_some_and(|slot| self.state.holds_in(slot, at.row)),
        }
    }

    /// A computed value; nothing where it is absent, or the question is answered by somebody.
    pub fn computed(&self, at: At) -> Option<&Value> {
        self.state.value_in(self.question(at.question)?.computed?, at.row)
    }

    /// Where a first answer came from that a person may not change.
    pub fn lock(&self, at: At) -> Option<&Prefilled> {
        self.question(at.question).and_then(|question| self.locked(question))
    }

    /// What the service costs with these answers, in cents; nothing where it costs nothing or cannot be told yet.
    pub fn fee(&self) -> Option<i64> {
        let fee = self.template.service.fee.as_ref()?;
        match self.template.program.slot(FEE) {
            None => fee.cents.map(i64::from),
            Some(slot) => match self.state.value(slot) {
                Some(Value::Int(cents)) => Some(*cents),
                _ => None,
            },
        }
    }

    /// What an answer, a computed value or an expression of others ([`Template::with`]) gives; nothing where it is absent.
    pub fn result(&self, name: &str) -> Option<&Value> {
        self.state.value(self.template.program.slot(name)?)
    }

    pub(super) fn question(&self, place: usize) -> Option<&Question> {
        self.template.question(place)
    }

    pub(super) fn locked(&self, question: &Question) -> Option<&Prefilled> {
        let mut known = self.prefilled.iter().filter(|_| question.group.is_none());
        known.find(|first| first.field == question.field.id && first.source.is_locked())
    }

    /// The answers among which that to a question is.
    fn answers_around(&mut self, group: Option<&Question>, row: usize) -> Option<&mut Answers> {
        let Some(group) = group else { return Some(&mut self.answers) };
        match self.answers.get_mut(&group.field.id)? {
            Answer::Rows(rows) => rows.get_mut(row),
            _ => None,
        }
    }
}

/// An answer with what is known in its place.
fn lock(answer: Option<Answer>, known: &Answer) -> Answer {
    match (answer, known) {
        (Some(Answer::Parts(mut parts)), Answer::Parts(known)) => {
            parts.extend(known.iter().map(|(name, part)| (name.clone(), part.clone())));
            Answer::Parts(parts)
        }
        (_, known) => known.clone(),
    }
}
