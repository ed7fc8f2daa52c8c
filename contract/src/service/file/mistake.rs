//! What is wrong with a file, in words for whoever writes it.

use std::fmt;

use crate::Date;
use crate::expression;
use crate::ranking;

/// Something wrong in a file: where, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// The file: `assets/services/nido.toml`.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// The key, with the ids of what it stands in: `sections.child.fields.birth_date.shown_if`. Empty for the whole file.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        match self.field.as_str() {
            "" => write!(f, "{}", self.fault),
            field => write!(f, "{field}: {}", self.fault),
        }
    }
}

/// What can be wrong with a file, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum Fault {
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    #[error("this is no TOML: {0}")]
    Toml(String),
    #[error("the file is larger than {0} characters")]
    TooLarge(usize),
    #[error("version {version} is in force, and this is another content; write version {}", version.saturating_add(1))]
    SameVersion { version: u32 },
    #[error("version {in_force} is in force already; a version is never taken back, so write version {}", in_force.saturating_add(1))]
    LowerVersion { in_force: u32 },
    #[error("the file's name is no id; use small letters, digits and _: parking_permit.toml")]
    FileName,
    #[error("there is no key {key:?} here; {}", instead(.nearest.as_deref(), .known))]
    UnknownKey { key: String, nearest: Option<String>, known: String },
    #[error("{key:?} is missing: {about}")]
    Missing { key: String, about: String },
    #[error("{expected} is needed here, and this is {found}")]
    Wrong { expected: String, found: String },
    #[error("there is nothing in here; write it, or leave the key out")]
    Empty,
    #[error("blanks before or after the text; take them away")]
    Blanks,
    #[error("{found:?} is none of what can stand here; {}", instead(.nearest.as_deref(), .known))]
    NoneOf { found: String, nearest: Option<String>, known: String },
    #[error("{found:?} is no id; use small letters, digits and _, beginning with a letter: birth_date")]
    NoId { found: String },
    #[error("{found:?} does not begin with https://")]
    NoUrl { found: String },
    #[error("a number from {min} to {max} is needed here")]
    Range { min: i64, max: i64 },
    #[error("{0}")]
    Expression(expression::Fault),
    #[error("there is another {what} {id:?} already, in line {line}; choose another id")]
    Twice { what: &'static str, id: String, first: String, line: usize },
    #[error("{file} has no {what} {id:?}; {}", instead(.nearest.as_deref(), .known))]
    NotThere { what: &'static str, id: String, file: &'static str, nearest: Option<String>, known: String },
    #[error("{length} characters in {language}; at most {most} are read at a glance")]
    TooLong { language: &'static str, length: usize, most: usize },
    #[error("the channel {channel:?} needs {key:?}: {about}")]
    ChannelNeeds { channel: &'static str, key: &'static str, about: &'static str },
    #[error("the channel {channel:?} has no {key:?}: {why}; take it away, or change the channel")]
    ChannelHasNo { channel: &'static str, key: &'static str, why: &'static str },
    #[error("the call closes on {closes}, before it opens on {opens}; exchange the days")]
    Backwards { opens: Date, closes: Date },
    #[error("requirements are met on {requirements}, after the call has closed on {closes}")]
    LateRequirements { requirements: Date, closes: Date },
    #[error("the call {other:?} is open on {day}, too; calls of a service do not overlap")]
    Overlap { other: String, day: Date },
    #[error("a fee is either \"cents\" or \"expression\"; write one of them")]
    Fee,
    #[error("there is one answer only; write two at least, or the kind yes_no or consent")]
    OneChoice,
    #[error("at least {least} and at most {most} is nothing; exchange the numbers")]
    LeastMost { least: i64, most: i64 },
    #[error("at most {most} of {there} that there are; write a smaller number")]
    MoreThanThere { most: i64, there: usize },
    #[error("{what} cannot stand in a repeated group")]
    NotInGroup { what: &'static str },
    #[error("a note asks nothing: it has no {key:?}")]
    Note { key: &'static str },
    #[error("what is computed is typed by nobody: it has no {key:?}")]
    Computed { key: &'static str },
    #[error("a field of kind {kind:?} cannot be computed; use a kind with one answer, such as integer")]
    NotComputable { kind: String },
    #[error("{word:?} cannot fill in a field of kind {kind:?}")]
    Prefill { word: &'static str, kind: String },
    #[error("this never holds, so nobody ever sees it; change the condition, or take away what it belongs to")]
    NeverHolds,
    #[error("this always holds; take it away")]
    AlwaysHolds,
    #[error("this looks at nothing; write required = true or required = false, without quotes")]
    Required,
    #[error("this looks at nothing but {names}, which is answered only once this has held; nobody ever sees it")]
    Unreachable { names: String },
    #[error("{field:?} is never {found:?}; {}", instead(.nearest.as_deref(), .known))]
    NoSuchChoice { field: String, found: String, nearest: Option<String>, known: String },
    #[error("{0}")]
    Ranking(ranking::file::Fault),
    #[error("not every year has the day {day}/{month}; choose another")]
    NoYearly { day: u8, month: u8 },
    #[error("the column {id:?} has the name of a field of the form; expressions could not tell them apart")]
    ColumnOfForm { id: String },
}

fn instead(nearest: Option<&str>, known: &str) -> String {
    match nearest {
        Some(nearest) => format!("did you mean {nearest:?}?"),
        None => format!("there is {known}"),
    }
}
