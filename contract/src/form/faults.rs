//! What is wrong with the answers to a form.

use std::sync::Arc;

use super::answer::{Answer, Answers};
use super::found::{FormFault, Found, What};
use super::prefill::agrees;
use super::rows::most_rows;
use super::running::Form;
use super::send::of_value;
use super::template::{Question, Template};
use super::{Asked, At, kinds};
use crate::expression::Value;
use crate::problem::Fault;
use crate::service::Kind;

/// What is wrong with answers that are sent, in the order of the form: the same on the screen, on the device before it queues
/// them, and at the municipality, whose word is law. Beyond [`Form::faults`], which is of drafts, it refuses what nobody asked:
/// an answer to a hidden question, a field or a part that the service does not have, a computed value that does not agree.
///
/// It does not ask whether the service is open, whether the person may ask for it, or whether the files arrived.
pub fn check(template: &Arc<Template>, answers: &Answers, asked: &Asked) -> Vec<FormFault> {
    let form = Form::of(Arc::clone(template), asked.clone(), answers.clone());
    let mut faults = Vec::new();
    for (place, _) in form.template.fields() {
        let at = At { question: place, row: 0 };
        form.with_rows(at, &mut |at| {
            faults.extend(form.faults_at(at));
            faults.extend(form.not_asked(at));
        });
        faults.extend(form.unknown_columns(at));
    }
    let unknown = answers.keys().filter(|id| form.at(id).is_none());
    faults.extend(unknown.map(|id| FormFault { path: id.clone(), section: None, what: Fault::NotAsked.into() }));
    faults
}

impl Form {
    /// What is wrong with all that is shown, in the order of the form.
    pub fn faults(&self) -> Vec<FormFault> {
        (0..self.template.sections.len()).flat_map(|section| self.section_faults(section)).collect()
    }

    /// What is wrong in a section.
    pub fn section_faults(&self, section: usize) -> Vec<FormFault> {
        let mut faults = Vec::new();
        for at in self.questions(section) {
            self.with_rows(at, &mut |at| faults.extend(self.faults_at(at)));
        }
        faults
    }

    /// What is wrong with the answer to a question; with a group only what concerns it as a whole. What is hidden is never wrong.
    pub fn faults_at(&self, at: At) -> Vec<FormFault> {
        let Some(question) = self.question(at.question).filter(|_| self.is_shown(at)) else { return Vec::new() };
        let mut found = if question.is_asked() { self.answered(at, question) } else { Found::default() };
        let rules = question.rules.iter().zip(&question.field.rules).enumerate();
        // One that cannot be evaluated yet is not broken.
        let broken = rules.filter(|(_, (slot, _))| self.state.value_in(**slot, at.row) == Some(&Value::Bool(false)));
        for (place, (_, rule)) in broken {
            found.add("", What::Rule { place, message: rule.message.clone() });
        }
        let path = if found.0.is_empty() { String::new() } else { self.path(at) };
        let fault = |(part, what)| FormFault { path: format!("{path}{part}"), section: Some(question.section), what };
        found.0.into_iter().map(fault).collect()
    }

    /// What is wrong with an answer itself.
    fn answered(&self, at: At, question: &Question) -> Found {
        let (kind, answer) = (&question.field.kind, self.answer(at));
        let required = self.is_required(at);
        if let Kind::Group { at_least, .. } = kind {
            return rows(answer, required, *at_least, most_rows(question));
        }
        let locked = self.locked(question);
        if locked.is_some_and(|first| !agrees(kind, answer, &first.answer)) {
            return one(Fault::Locked);
        }
        let reading = kinds::read(kind, answer, &self.template.lists, required);
        match &reading.normal {
            None if !required => return Found::default(),
            None if *kind == Kind::Consent => return one(Fault::NotAccepted),
            None => return one(Fault::Required),
            Some(Answer::YesNo(false)) if required && *kind == Kind::Consent => return one(Fault::NotAccepted),
            Some(_) => {}
        }
        let mut found = reading.found;
        if let Some(first) = locked {
            found.0.retain(|(part, _)| !is_known(&first.answer, part));
        }
        let household = if *kind == Kind::HouseholdPerson { self.asked.known.household() } else { None };
        if household.is_some_and(|members| !members.iter().any(|member| agrees(kind, answer, member))) {
            found.add("", Fault::Unknown);
        }
        found
    }

    /// A question, and where it is a group that is shown all those of its rows.
    fn with_rows(&self, at: At, look: &mut impl FnMut(At)) {
        look(at);
        let rows = if self.is_shown(at) { self.live_rows(at) } else { 0 };
        for row in 0..rows {
            self.columns(at, row).into_iter().for_each(&mut *look);
        }
    }

    /// What was sent and not asked.
    fn not_asked(&self, at: At) -> Vec<FormFault> {
        let Some(question) = self.question(at.question) else { return Vec::new() };
        let answer = self.answer(at);
        let fault = |part: &str, fault: Fault| {
            let path = format!("{}{part}", self.path(at));
            FormFault { path, section: Some(question.section), what: fault.into() }
        };
        if question.computed.is_some() {
            let computed = self.computed(at).filter(|_| self.is_shown(at)).and_then(of_value);
            return if answer == computed.as_ref() { Vec::new() } else { vec![fault("", Fault::Disagrees)] };
        }
        let Some(answer) = answer else { return Vec::new() };
        if !self.is_shown(at) || !question.is_asked() {
            return vec![fault("", Fault::NotAsked)];
        }
        let Answer::Parts(parts) = answer else { return Vec::new() };
        let known = kinds::parts::of(&question.field.kind);
        let unknown = parts.keys().filter(|name| !known.is_empty() && !known.iter().any(|(part, ..)| part == name));
        unknown.map(|name| fault(&format!(".{name}"), Fault::NotAsked)).collect()
    }

    /// What stands in the rows of a group and is no column of it.
    fn unknown_columns(&self, at: At) -> Vec<FormFault> {
        let group = self.question(at.question).filter(|question| question.rows.is_some() && self.is_shown(at));
        let Some(group) = group else { return Vec::new() };
        let is_column = |id: &str| {
            let mut columns = group.columns.clone().filter_map(|column| self.question(column));
            columns.any(|column| column.field.id == id)
        };
        let rows = (0..self.live_rows(at)).flat_map(|row| self.row(group, row).keys().map(move |id| (row, id)));
        let unknown = rows.filter(|(_, id)| !is_column(id));
        unknown
            .map(|(row, id)| {
                let path = format!("{}[{row}].{id}", group.field.id);
                FormFault { path, section: Some(group.section), what: Fault::NotAsked.into() }
            })
            .collect()
    }
}

fn one(what: impl Into<What>) -> Found {
    let mut found = Found::default();
    found.add("", what);
    found
}

fn rows(answer: Option<&Answer>, required: bool, at_least: u32, at_most: u32) -> Found {
    match answer {
        Some(Answer::Rows(rows)) if rows.len() > at_most as usize => one(What::bound(Fault::TooMany, at_most)),
        Some(Answer::Rows(rows)) if !rows.is_empty() && required && rows.len() < at_least as usize => {
            one(What::bound(Fault::TooFew, at_least))
        }
        Some(Answer::Rows(rows)) if !rows.is_empty() => Found::default(),
        Some(answer) if !answer.is_blank() => one(Fault::Malformed),
        _ if required => one(Fault::Required),
        _ => Found::default(),
    }
}

/// Whether what is at fault came from a register: nobody could mend it here.
fn is_known(known: &Answer, part: &str) -> bool {
    match known {
        Answer::Parts(parts) => part.strip_prefix('.').is_some_and(|name| parts.contains_key(name)),
        _ => true,
    }
}
