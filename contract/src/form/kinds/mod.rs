//! What an answer is to its kind of question: what expressions see of it, what is wrong with it, and how it is sent.

mod choice;
mod number;
pub mod parts;
mod text;

use super::answer::Answer;
use super::file;
use super::found::Found;
use crate::expression::Value;
use crate::problem::Fault;
use crate::service::{Kind, List};

/// An answer as its question understands it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// What expressions see, by the names of [`Kind::answers`]. What is not there is absent.
    pub values: Vec<(&'static str, Value)>,
    /// What is wrong with it.
    pub found: Found,
    /// In its normal form, as it is sent; nothing where nothing was answered. What cannot be read stays as it is.
    pub normal: Option<Answer>,
}

impl Reading {
    fn of(value: impl Into<Value>, normal: Answer) -> Self {
        Self { values: vec![("", value.into())], found: Found::default(), normal: Some(normal) }
    }

    fn of_text(text: String) -> Self {
        Self::of(text.as_str(), Answer::Text(text.clone()))
    }

    /// Something that was answered and cannot be read.
    fn unreadable(answer: &Answer, what: impl Into<super::What>) -> Self {
        let mut found = Found::default();
        found.add("", what);
        Self { values: Vec::new(), found, normal: Some(answer.clone()) }
    }
}

/// Reads an answer, whatever it is. Of groups, whose columns are read one by one, and of what is no question, there is
/// nothing to read. `required` is whether the fewest that a question asks for are to be asked for.
pub fn read(kind: &Kind, answer: Option<&Answer>, lists: &[List], required: bool) -> Reading {
    let Some(answer) = answer.filter(|answer| !answer.is_blank()) else { return unanswered(kind) };
    let fewest = |at_least: u32| if required { at_least } else { 0 };
    match (kind, answer) {
        (Kind::YesNo | Kind::Consent, Answer::YesNo(yes)) => Reading::of(*yes, answer.clone()),
        (Kind::Integer { min, max } | Kind::Money { min, max }, Answer::Number(number)) => {
            number::read(*number, *min, *max)
        }
        (Kind::SomeOf { options, at_least, at_most }, Answer::List(chosen)) => {
            let known = |id: &str| options.iter().any(|option| option.value == id);
            choice::several(chosen, known, fewest(*at_least), *at_most)
        }
        (Kind::Preferences { list, at_least, at_most }, Answer::List(chosen)) => {
            let known = |id: &str| choice::is_entry(lists, list, id);
            choice::several(chosen, known, fewest(*at_least), Some(*at_most))
        }
        (Kind::Files { accept, at_most, max_mb }, Answer::Files(files)) => {
            let names: Value = files.iter().map(|file| file.name.as_str()).collect();
            let mut reading = Reading::of(names, answer.clone());
            file::faults(files, accept, *at_most, *max_mb, &mut reading.found);
            reading
        }
        (Kind::OneOf { options }, Answer::Text(id)) => {
            choice::one(id, options.iter().any(|option| option.value == *id))
        }
        (Kind::FromList { list }, Answer::Text(id)) => choice::one(id, choice::is_entry(lists, list, id)),
        (kind, Answer::Text(text)) if text::takes(kind) => text::read(kind, text),
        (kind, Answer::Parts(parts)) if !parts::of(kind).is_empty() => parts::read(kind, parts),
        (Kind::Group { .. } | Kind::Note | Kind::Unknown, _) => Reading::default(),
        _ => Reading::unreadable(answer, Fault::Malformed),
    }
}

/// A box that nobody ticked says no; everything else that was not answered is absent.
fn unanswered(kind: &Kind) -> Reading {
    let values = if *kind == Kind::Consent { vec![("", false.into())] } else { Vec::new() };
    Reading { values, ..Reading::default() }
}

/// An answer as it is sent.
pub fn normal(kind: &Kind, answer: &Answer) -> Option<Answer> {
    read(kind, Some(answer), &[], false).normal
}
