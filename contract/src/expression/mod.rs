//! Conditions, computed values and rules of a service file: a small, strictly typed part of CEL (Common Expression Language).
//!
//! What an official can write is in `docs/expressions.md`; why it is ours and not a crate's is decision 70. The way of a text:
//!
//! 1. [`parse`] reads it into an [`Expr`], or says what is wrong and where ([`Mistake`]);
//! 2. [`Program::compile`] checks the types of all expressions of a file against its [`Schema`] and puts them in order, so
//!    that each comes after those whose results it uses;
//! 3. a [`State`] holds the answers to one form. Whatever is set re-evaluates only what depends on it.
//!
//! Nothing in here panics, for any text and any answers: texts, nesting and work are bounded. An answer that is not there
//! makes whatever needs it absent (`None`), as does what cannot be computed: CEL's errors. The same code runs on the screen,
//! on the device and at the municipality, and the day is passed in as an answer like the others.
//!
//! **Repeated groups.** A group is a name with columns; a row has a value in each. An expression of the form sees a group as a
//! list (`children.exists(c, c.disabled)`); an expression of a group's rows sees the columns of its own row by their names, and
//! everything outside. The results of rows are columns again. A change in one row evaluates what depends on that column for
//! all rows.

mod ast;
mod calendar;
mod check;
mod eval;
mod functions;
mod macros;
mod mistake;
mod nearest;
mod operands;
mod order;
mod parse;
mod program;
mod schema;
mod state;
mod token;
mod types;
mod value;

pub(crate) use calendar::read as read_day;

pub use ast::{Expr, Kind, Operator};
pub use mistake::{Fault, Mistake};
pub use parse::parse;
pub use program::{Definition, Program};
pub use schema::{Schema, Slot};
pub use state::{Change, State};
pub use types::Type;
pub use value::Value;

/// Characters of the longest expression.
pub const LONGEST: usize = 10_000;

/// How deeply parentheses and operators may stand in each other. A chain of 64 `||` is that deep, too.
pub const DEEPEST: usize = 64;

/// Steps that the evaluation of one expression may take: rows and elements that it looks at, characters that it joins. Then
/// it is absent. A form of three hundred rows that are compared with each other takes ninety thousand.
pub const MOST_WORK: usize = 1_000_000;

/// The type of an expression over these names, outside of any row.
pub fn check(expr: &Expr, schema: &Schema) -> Result<Type, Mistake> {
    check::alone(expr, schema)
}

#[cfg(test)]
mod tests;
