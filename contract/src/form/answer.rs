//! What a person answered, as it is kept and sent: JSON whose shape depends on the kind of the question alone, and not on the
//! service or its version. The table is in `docs/forms.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Number, Value};

use super::file::File;

/// The answers to a form, or to a row of a repeated group, by the id of the field. In a draft there may be ids that the
/// service does not have: they are kept, since another version may.
pub type Answers = BTreeMap<String, Answer>;

/// An answer. A text stands also for what is half typed, whatever its field asks for: `31/1` is no day, and kept.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// `yes_no`, `consent`.
    YesNo(bool),
    /// `integer`; `money`, in cents.
    Number(i64),
    /// All that is one text: also days (`2026-09-01`), the value of an option, the id of an entry.
    Text(String),
    /// `some_of`, `preferences`.
    List(Vec<String>),
    /// `period`, `person`, `address`, `plate` and others that have parts, by their names.
    Parts(BTreeMap<String, Part>),
    /// `files`, in the person's order.
    Files(Vec<File>),
    /// `group`, in the person's order. Without rows it is `[]`, which is read as an empty list.
    Rows(Vec<Answers>),
    /// What no kind of this version writes; kept as it came.
    Other(Value),
}

/// A part of an answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    /// A text, also a half typed one.
    Text(String),
    /// A whole number: the cents of an ISEE.
    Number(i64),
    /// A coordinate in degrees, to seven decimals: a centimetre.
    Degrees(f64),
}

/// Most degrees that are still a coordinate.
const DEGREES_MAX: f64 = 360.0;

impl Answer {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An answer of parts, each a text.
    pub fn parts<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::Parts(parts.into_iter().map(|(name, text)| (name.to_owned(), Part::Text(text.to_owned()))).collect())
    }

    /// Whether there is nothing in it that anybody typed or chose.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::YesNo(_) | Self::Number(_) | Self::Other(_) => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(texts) => texts.is_empty(),
            Self::Parts(parts) => parts.values().all(Part::is_blank),
            Self::Files(files) => files.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
        }
    }

    /// One of its parts.
    pub fn part(&self, name: &str) -> Option<&Part> {
        let Self::Parts(parts) = self else { return None };
        parts.get(name).filter(|part| !part.is_blank())
    }

    /// The rows of a group; none of anything else.
    pub fn rows(&self) -> &[Answers] {
        if let Self::Rows(rows) = self { rows } else { &[] }
    }

    /// The same in a row, where rows are none: groups do not stand in each other.
    pub(super) fn in_row(self) -> Self {
        match self {
            Self::Rows(rows) => Self::Other(serde_json::to_value(rows).unwrap_or_default()),
            other => other,
        }
    }

    fn read(value: Value, in_row: bool) -> Self {
        match value {
            Value::Bool(yes) => Self::YesNo(yes),
            Value::String(text) => Self::Text(text),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => Self::Number(whole),
                None => Self::Other(Value::Number(number)),
            },
            Value::Array(elements) => Self::of_array(elements, in_row),
            Value::Object(object) => Self::of_object(object),
            Value::Null => Self::Other(Value::Null),
        }
    }

    fn of_array(elements: Vec<Value>, in_row: bool) -> Self {
        if elements.iter().all(Value::is_string) {
            let texts = elements.into_iter().filter_map(|element| match element {
                Value::String(text) => Some(text),
                _ => None,
            });
            return Self::List(texts.collect());
        }
        // Groups do not stand in each other, so that what is read is never deep.
        if in_row || !elements.iter().all(Value::is_object) {
            return Self::Other(Value::Array(elements));
        }
        let rows = elements.into_iter().map(|element| match element {
            Value::Object(object) => object.into_iter().map(|(id, value)| (id, Self::read(value, true))).collect(),
            _ => Answers::new(),
        });
        Self::Rows(rows.collect())
    }

    fn of_object(object: Map<String, Value>) -> Self {
        if let Some(files) = object.get("files").filter(|_| object.len() == 1) {
            let files = files.as_array().and_then(|files| files.iter().map(File::read).collect());
            return files.map_or_else(|| Self::Other(Value::Object(object)), Self::Files);
        }
        let parts: Option<BTreeMap<String, Part>> =
            object.iter().map(|(name, value)| Some((name.clone(), Part::read(value)?))).collect();
        parts.map_or_else(|| Self::Other(Value::Object(object)), Self::Parts)
    }
}

impl Part {
    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    /// A text without blanks around it.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text.trim()) } else { None }
    }

    /// A coordinate, which may be a whole number.
    pub fn degrees(&self) -> Option<f64> {
        match self {
            Self::Degrees(degrees) => Some(*degrees),
            Self::Number(number) => i32::try_from(*number).ok().map(f64::from),
            Self::Text(_) => None,
        }
    }

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => Some(Self::Number(whole)),
                None => number.as_f64().filter(|degrees| degrees.abs() <= DEGREES_MAX).map(|degrees| {
                    // So much is read as it was written, whoever reads it.
                    Self::Degrees((degrees * 1e7).round() / 1e7)
                }),
            },
            _ => None,
        }
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::YesNo(yes) => serializer.serialize_bool(*yes),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(texts) => texts.serialize(serializer),
            Self::Parts(parts) => parts.serialize(serializer),
            Self::Files(files) => BTreeMap::from([("files", files)]).serialize(serializer),
            Self::Rows(rows) => rows.serialize(serializer),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Degrees(degrees) => Number::from_f64(*degrees).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    /// Any JSON: what has the shape of no answer is [`Answer::Other`].
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::read(Value::deserialize(deserializer)?, false))
    }
}
