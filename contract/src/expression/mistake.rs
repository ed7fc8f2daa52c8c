//! What is wrong with an expression, in words for whoever writes the service file.

use super::{DEEPEST, LONGEST, Type};

/// What is wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("at character {at}: {fault}")]
pub struct Mistake {
    /// The character of the text, from 1.
    pub at: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with an expression, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum Fault {
    #[error("there is nothing here; write a condition such as has(child.birth_date)")]
    Empty,
    #[error("the expression is longer than {LONGEST} characters; give a part of it a name of its own")]
    TooLong,
    #[error("parentheses or operators stand more than {DEEPEST} deep in each other; give a part a name of its own")]
    TooDeep,
    #[error("{found:?} has no meaning here; {instead}")]
    Character { found: char, instead: &'static str },
    #[error("the text that begins here has no end; close it with {quote} on the same line")]
    Unclosed { quote: char },
    #[error("{found} has no meaning in a text; a backslash itself is written \\\\")]
    Escape { found: String },
    #[error("numbers are whole and written in digits alone: 35000 (money is in cents)")]
    NotWhole,
    #[error("the number is too large")]
    TooLarge,
    #[error("{word:?} cannot be used as a name; {instead}")]
    Reserved { word: String, instead: &'static str },
    #[error("{found} cannot stand here; {expected}")]
    Unexpected { found: String, expected: String },
    #[error("there is no name {name:?}{}", suggestion(.nearest.as_deref()))]
    UnknownName { name: String, nearest: Option<String> },
    #[error("there is no function {name:?}{}", suggestion(.nearest.as_deref()))]
    UnknownFunction { name: String, nearest: Option<String> },
    #[error("{name:?} is written {form}")]
    Form { name: String, form: String },
    #[error("{expected} is needed here, and this is {found}")]
    Kind { expected: String, found: String },
    #[error("{left} and {right} cannot be compared")]
    Incomparable { left: String, right: String },
    #[error("two comparisons in a row; write them apart: 1 < x && x < 5")]
    Chain,
    #[error("{operator:?} does not work with {found}")]
    Operand { operator: &'static str, found: String },
    #[error("the elements of a list are of one kind, and here {first} stands beside {other}")]
    Mixed { first: String, other: String },
    #[error("an empty list says nothing; ask size(x) == 0 for whether one is empty")]
    EmptyList,
    #[error("{first} before the colon and {other} after it; both must be of one kind")]
    Branches { first: String, other: String },
    #[error("{text:?} is no day of the calendar; write date('2026-09-01')")]
    NoDay { text: String },
    #[error("has() asks for an answer by its name: has(child.birth_date)")]
    HasNeedsName,
    #[error("has() of a repeated group is always true; write size({name}) > 0")]
    HasGroup { name: String },
    #[error("{name:?} has a name already; choose another for the element")]
    Taken { name: String },
    #[error("{name:?} is in every row of a repeated group; say of which, as in {group}.exists(r, r.{column})")]
    NeedsRow { name: String, group: String, column: String },
    #[error("{name:?} is both a field of this row and a field of the form; give one of them another name")]
    Ambiguous { name: String },
    #[error("the result would be {found}; a result is an answer or a list of answers")]
    Rows { found: String },
    #[error("there is something of the name {name:?} already")]
    Twice { name: String },
    #[error("{name:?} is no name; names are letters, digits and _, with dots between: child.birth_date")]
    NoName { name: String },
    #[error("there is no repeated group {name:?}")]
    NoGroup { name: String },
    #[error("these need each other in a circle: {}", .names.join(" → "))]
    Circle { names: Vec<String> },
}

impl Fault {
    /// At this character of the text, from 1.
    pub(super) fn at(self, at: usize) -> Mistake {
        Mistake { at, fault: self }
    }

    pub(super) fn kind(expected: &Type, found: &Type) -> Self {
        Self::Kind { expected: expected.to_string(), found: found.to_string() }
    }
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; did you mean {nearest}?")).unwrap_or_default()
}
