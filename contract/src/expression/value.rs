//! Answers and results.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Type;
use crate::Date;

/// An answer or a result. A copy shares texts and lists with the original.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A whole number; money is in cents.
    Int(i64),
    /// A text.
    Text(Arc<str>),
    /// A day of the calendar.
    Date(Date),
    /// Any number of one kind.
    List(Arc<[Value]>),
    /// A row of a repeated group, by its place from 0. Only inside an evaluation.
    Row(usize),
}

impl Value {
    /// Whether it is of this kind. Rows are never told from outside.
    pub(super) fn is(&self, kind: &Type) -> bool {
        match (self, kind) {
            (Self::Bool(_), Type::Bool)
            | (Self::Int(_), Type::Int)
            | (Self::Text(_), Type::Text)
            | (Self::Date(_), Type::Date) => true,
            (Self::List(elements), Type::List(kind)) => elements.iter().all(|element| element.is(kind)),
            _ => false,
        }
    }

    /// Which of two numbers, texts (by code point) or dates is the smaller.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Int(one), Self::Int(other)) => Some(one.cmp(other)),
            (Self::Text(one), Self::Text(other)) => Some(one.cmp(other)),
            (Self::Date(one), Self::Date(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }

    pub(super) fn bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    pub(super) fn int(&self) -> Option<i64> {
        if let Self::Int(value) = self { Some(*value) } else { None }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(value) = self { Some(value) } else { None }
    }

    pub(super) fn date(&self) -> Option<Date> {
        if let Self::Date(value) = self { Some(*value) } else { None }
    }

    pub(super) fn list(&self) -> Option<&Arc<[Self]>> {
        if let Self::List(value) = self { Some(value) } else { None }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Self {
        Self::Date(value)
    }
}

impl<V: Into<Value>> FromIterator<V> for Value {
    fn from_iter<I: IntoIterator<Item = V>>(elements: I) -> Self {
        Self::List(elements.into_iter().map(Into::into).collect())
    }
}
