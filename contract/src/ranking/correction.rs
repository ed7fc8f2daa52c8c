//! What an office counts in the place of what was answered, once it looked into it (rettifica; controls: D.P.R. 445/2000, art. 71).
//! What was sent stays as it is: corrections lie beside it, and both are shown to the person.

use std::collections::BTreeMap;

use super::score::Scorer;
use super::words;
use crate::Date;
use crate::form::{Answer, Answers, Asked, At, Form, Part};
use crate::italian;
use crate::municipality::Text;
use crate::service::{Choice, Kind};

/// What counts, by the path of its question; where it is nothing the question counts as not answered.
pub type Corrections = BTreeMap<String, Option<Answer>>;

/// The part of an ISEE that rules look at.
const CENTS: &str = "cents";

/// A question whose answer an office can correct.
#[derive(Clone, PartialEq, Debug)]
pub struct Correctable {
    /// Its path: `applicant_hours`, `siblings[1].sibling_birth_date`.
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
        let shown = form.shown_questions().into_iter();
        let looked_at = shown.filter(|at| form.slots(*at).iter().any(|slot| seen.contains(slot)));
        looked_at.filter_map(|at| of(&form, at)).collect()
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
        let at = form.at(path).ok_or(Uncorrected::NotHere)?;
        let answer = entry.answer(typed, form.answer(at)).ok_or(Uncorrected::NoAnswer)?;
        form.set(at, Some(answer.clone()));
        if form.faults_at(at).is_empty() { Ok(Some(answer)) } else { Err(Uncorrected::NoAnswer) }
    }

    /// The answers that count.
    pub fn corrected(&self, asked: &Asked, answers: &Answers, corrections: &Corrections) -> Answers {
        let mut form = self.form(asked, answers);
        for (path, answer) in corrections {
            if let Some(at) = form.at(path) {
                form.set(at, answer.clone());
            }
        }
        form.answers().clone()
    }
}

fn of(form: &Form, at: At) -> Option<Correctable> {
    if form.lock(at).is_some() {
        return None;
    }
    let field = form.field(at).filter(|field| field.value.is_none())?;
    let path = form.path(at);
    let entry = entry(&field.kind, form.answer(at))?;
    Some(Correctable { question: field.label.clone(), answer: words::answer(form, &path), path, entry })
}

fn entry(kind: &Kind, now: Option<&Answer>) -> Option<Entry> {
    let number = if let Some(Answer::Number(number)) = now { Some(*number) } else { None };
    let text = if let Some(Answer::Text(text)) = now { Some(text) } else { None };
    Some(match kind {
        Kind::YesNo => Entry::YesNo(if let Some(Answer::YesNo(yes)) = now { Some(*yes) } else { None }),
        Kind::OneOf { options } => Entry::OneOf(options.clone(), text.cloned()),
        Kind::Integer { .. } => Entry::Number(number),
        Kind::Money { .. } => Entry::Cents(number),
        // Of one that was not brought there is no protocol either.
        Kind::Isee => match now?.part(CENTS)? {
            Part::Number(cents) => Entry::Cents(Some(*cents)),
            _ => return None,
        },
        Kind::Date => Entry::Day(text.and_then(|text| text.parse().ok())),
        _ => return None,
    })
}

impl Entry {
    /// What was typed, as an answer; `now` is what stands there, of which an amount is a part where it has parts.
    fn answer(&self, typed: &str, now: Option<&Answer>) -> Option<Answer> {
        match self {
            Self::YesNo(_) => match typed {
                "si" => Some(Answer::YesNo(true)),
                "no" => Some(Answer::YesNo(false)),
                _ => None,
            },
            Self::OneOf(options, _) => options.iter().any(|option| option.value == typed).then(|| Answer::text(typed)),
            Self::Number(_) => typed.parse().ok().map(Answer::Number),
            Self::Cents(_) => {
                let cents = italian::cents_of(typed)?;
                match now {
                    Some(Answer::Parts(parts)) => {
                        let mut parts = parts.clone();
                        parts.insert(CENTS.to_owned(), Part::Number(cents));
                        Some(Answer::Parts(parts))
                    }
                    _ => Some(Answer::Number(cents)),
                }
            }
            Self::Day(_) => typed.parse::<Date>().ok().map(|day| Answer::text(day.to_string())),
        }
    }
}
