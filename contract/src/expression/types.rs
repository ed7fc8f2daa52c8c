//! Of what kind an answer or a result is.

use std::fmt;

use super::Slot;

/// Of what kind an answer or a result is. Nothing is converted from one into another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Type {
    /// Yes or no.
    Bool,
    /// A whole number; money is in cents.
    Int,
    /// A text.
    Text,
    /// A day of the calendar.
    Date,
    /// Any number of one kind.
    List(Box<Type>),
    /// A row of a repeated group. Only expressions have it, while they look at the rows; no answer and no result does.
    Row(Slot),
}

impl Type {
    /// A list of this.
    pub fn list(self) -> Self {
        Self::List(Box::new(self))
    }

    /// Whether rows are somewhere in it.
    pub(super) fn has_rows(&self) -> bool {
        match self {
            Self::Row(_) => true,
            Self::List(element) => element.has_rows(),
            Self::Bool | Self::Int | Self::Text | Self::Date => false,
        }
    }

    /// Whether there is a smaller and a larger of it.
    pub(super) fn is_ordered(&self) -> bool {
        matches!(self, Self::Int | Self::Text | Self::Date)
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool => f.write_str("a yes or no"),
            Self::Int => f.write_str("a number"),
            Self::Text => f.write_str("a text"),
            Self::Date => f.write_str("a date"),
            Self::Row(_) => f.write_str("a row"),
            Self::List(element) => match &**element {
                Self::Bool => f.write_str("a list of yes and no"),
                Self::Int => f.write_str("a list of numbers"),
                Self::Text => f.write_str("a list of texts"),
                Self::Date => f.write_str("a list of dates"),
                Self::Row(_) => f.write_str("a list of rows"),
                Self::List(_) => f.write_str("a list of lists"),
            },
        }
    }
}
