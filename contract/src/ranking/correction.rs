//! What an office counts in the place of what was answered, once it looked into it (rettifica; controls: D.P.R. 445/2000, art. 71).
//! What was sent stays as it is: corrections lie beside it, and both are shown to the person.

use std::collections::BTreeMap;

use super::score::Scorer;
use super::words::{self, Written};
use crate::Date;
use crate::expression::Slot;
use crate::form::{Answer, Answers, Asked, At, Form, Part};
use crate::italian;
use crate::municipality::Text;
use crate::service::{Choice, Kind};

/// What counts, by the path of its question; where it is nothing the question counts as not answered.
pub type Corrections = BTreeMap<String, Option<Answer>>;

/// A question whose answer an office can correct.
#[derive(Clone, PartialEq, Debug)]
pub struct Correctable {
    /// Its path, or that of a part of its answer: `applicant_hours`, `siblings[1].sibling_birth_date`, `isee.cents`.
    pub path: String,
    /// The question.
    pub question: Text,
    /// The answer that counts now; empty where there is none.
    pub answer: Text,
    /// How another one is entered, with what counts now.
    pub entry: Entry,
}

/// How an answer is entered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// `si` or `no`.
    YesNo(Option<bool>),
    /// The value of one of the options.
    OneOf(Vec<Choice>, Option<String>),
    /// A whole number.
    Number(Option<i64>),
    /// An amount in euro, as Italians write it: `12.500,40`. In cents.
    Cents(Option<i64>),
    /// A day: `2027-04-13`.
    Day(Option<Date>),
    /// A line: a comune.
    Line(Option<String>),
}

/// Why an answer is not corrected so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Uncorrected {
    /// The rules do not look at such a question, it is not asked here, or the registers tell the answer.
    NotHere,
    /// What was entered is no answer to it.
    NoAnswer,
}

impl Scorer {
    /// The questions at which the rules look and whose answers can be corrected, in the order of the form.
    pub fn correctable(&self, asked: &Asked, answers: &Answers) -> Vec<Correctable> {
        let form = self.form(asked, answers);
        let formulas = self.rules.formulas();
        let seen = self.template.behind(formulas.iter().map(|formula| formula.name.as_str()));
        let written = Written::of(&form);
        let shown = form.shown_questions().into_iter().filter(|at| form.lock(*at).is_none());
        let looked_at = |(_, slots): &(&str, Vec<Slot>)| slots.iter().any(|slot| seen.contains(slot));
        let of = |at| form.slots(at).into_iter().filter(looked_at).map(move |(part, _)| (at, part)).collect::<Vec<_>>();
        shown.flat_map(of).filter_map(|(at, part)| correctable(&form, &written, at, part)).collect()
    }

    /// What was entered for a question; nothing for an empty text.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn entered(
        &self,
        (asked, answers): (&Asked, &Answers),
        path: &str,
        typed: &str,
    ) -> Result<Option<Answer>, Uncorrected> {
        let known = self.correctable(asked, answers).into_iter().find(|known| known.path == path);
        let entry = known.ok_or(Uncorrected::NotHere)?.entry;
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let mut form = self.form(asked, answers);
        let answer = entry.answer(typed).ok_or(Uncorrected::NoAnswer)?;
        let at = put(&mut form, path, Some(answer.clone())).ok_or(Uncorrected::NotHere)?;
        // What else may be wrong with the other parts is not what was entered.
        let is_at_fault = form.faults_at(at).iter().any(|fault| fault.path == path);
        if is_at_fault { Err(Uncorrected::NoAnswer) } else { Ok(Some(answer)) }
    }

    /// The answers that count.
    pub fn corrected(&self, asked: &Asked, answers: &Answers, corrections: &Corrections) -> Answers {
        let mut form = self.form(asked, answers);
        for (path, answer) in corrections {
            put(&mut form, path, answer.clone());
        }
        form.answers().clone()
    }
}

/// Answers a question, or a part of its answer; tells where. Nothing where there is no such question.
fn put(form: &mut Form, path: &str, answer: Option<Answer>) -> Option<At> {
    if let Some(at) = form.at(path) {
        form.set(at, answer);
        return Some(at);
    }
    let (question, name) = path.rsplit_once('.')?;
    let at = form.at(question)?;
    let mut parts = match form.answer(at) {
        Some(Answer::Parts(parts)) => parts.clone(),
        _ => BTreeMap::new(),
    };
    match answer {
        Some(Answer::Text(text)) => drop(parts.insert(name.to_owned(), Part::Text(text))),
        Some(Answer::Number(number)) => drop(parts.insert(name.to_owned(), Part::Number(number))),
        _ => drop(parts.remove(name)),
    }
    form.set(at, Some(Answer::Parts(parts)));
    Some(at)
}

/// What a question or a part of its answer is called.
pub(super) fn question(form: &Form, path: &str) -> Option<Text> {
    if let Some(at) = form.at(path) {
        return Some(form.field(at)?.label.clone());
    }
    let (question, name) = path.rsplit_once('.')?;
    let (of, part) = (&form.field(form.at(question)?)?.label, part_name(name)?);
    let both = |language: &str| format!("{}: {}", of.in_language(language), part.in_language(language));
    Some(words::text(&both("it"), &both("en"), &both("de")))
}

/// The parts of answers that can be corrected.
fn part_name(name: &str) -> Option<Text> {
    match name {
        "comune" => Some(words::text("comune", "municipality", "Gemeinde")),
        "birth_date" => Some(words::text("data di nascita", "date of birth", "Geburtsdatum")),
        "cents" => Some(words::text("importo", "amount", "Betrag")),
        _ => None,
    }
}

/// A question, or a part of its answer where that has parts.
fn correctable(form: &Form, written: &Written, at: At, part: &str) -> Option<Correctable> {
    let field = form.field(at).filter(|field| field.value.is_none())?;
    let path = if part.is_empty() { form.path(at) } else { format!("{}.{part}", form.path(at)) };
    let entry =
        if part.is_empty() { entry(&field.kind, form.answer(at))? } else { part_entry(part, form.answer(at)?)? };
    Some(Correctable { question: question(form, &path)?, answer: written.answer(&path), path, entry })
}

fn entry(kind: &Kind, now: Option<&Answer>) -> Option<Entry> {
    let number = if let Some(Answer::Number(number)) = now { Some(*number) } else { None };
    let text = if let Some(Answer::Text(text)) = now { Some(text) } else { None };
    Some(match kind {
        Kind::YesNo => Entry::YesNo(if let Some(Answer::YesNo(yes)) = now { Some(*yes) } else { None }),
        Kind::OneOf { options } => Entry::OneOf(options.clone(), text.cloned()),
        Kind::Integer { .. } => Entry::Number(number),
        Kind::Money { .. } => Entry::Cents(number),
        Kind::Date => Entry::Day(text.and_then(|text| text.parse().ok())),
        _ => return None,
    })
}

/// A part of what was answered. Where nothing was there is none: of an ISEE that was not brought there is no protocol either.
fn part_entry(name: &str, now: &Answer) -> Option<Entry> {
    let part = now.part(name);
    let text = part.and_then(Part::text);
    Some(match name {
        "comune" => Entry::Line(text.map(str::to_owned)),
        "birth_date" => Entry::Day(text.and_then(|text| text.parse().ok())),
        "cents" => Entry::Cents(if let Some(Part::Number(cents)) = part { Some(*cents) } else { None }),
        _ => return None,
    })
}

impl Entry {
    /// What was typed, as an answer.
    fn answer(&self, typed: &str) -> Option<Answer> {
        match self {
            Self::YesNo(_) => match typed {
                "si" => Some(Answer::YesNo(true)),
                "no" => Some(Answer::YesNo(false)),
                _ => None,
            },
            Self::OneOf(options, _) => options.iter().any(|option| option.value == typed).then(|| Answer::text(typed)),
            Self::Number(_) => typed.parse().ok().map(Answer::Number),
            Self::Cents(_) => italian::cents_of(typed).map(Answer::Number),
            Self::Day(_) => typed.parse::<Date>().ok().map(|day| Answer::text(day.to_string())),
            Self::Line(_) => Some(Answer::text(typed)),
        }
    }
}
