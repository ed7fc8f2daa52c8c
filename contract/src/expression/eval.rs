//! What an expression gives.

use std::sync::Arc;

use super::ast::Operator;
use super::functions::Function;
use super::macros::Macro;
use super::{MOST_WORK, Slot, Value};

/// An expression whose types fit and whose names are found.
#[derive(Clone, Debug)]
pub enum Node {
    Constant(Value),
    /// An answer or a result.
    Slot(Slot),
    /// A column, in the row that the expression stands in.
    Cell(Slot),
    /// All rows of a group.
    Rows(Slot),
    /// The element that the macro at this depth is at, the outermost being 0.
    Local(usize),
    /// A column, in the row that the node gives.
    Field(Box<Node>, Slot),
    Has(Box<Node>),
    Not(Box<Node>),
    Minus(Box<Node>),
    Logic(Operator, Box<Node>, Box<Node>),
    Compare(Operator, Box<Node>, Box<Node>),
    In(Box<Node>, Box<Node>),
    Arithmetic(Operator, Box<Node>, Box<Node>),
    /// Two texts or two lists in one.
    Join(Box<Node>, Box<Node>),
    If(Box<Node>, Box<Node>, Box<Node>),
    List(Vec<Node>),
    Call(Function, Vec<Node>),
    Loop(Macro, Box<Node>, Box<Node>),
}

/// What an evaluation looks at.
pub struct Frame<'a> {
    /// Of each slot its value, and of a column that of each row. A group has its rows.
    values: &'a [Vec<Option<Value>>],
    row: usize,
    locals: Vec<Value>,
    work: usize,
}

impl<'a> Frame<'a> {
    pub fn new(values: &'a [Vec<Option<Value>>], row: usize) -> Self {
        Self { values, row, locals: Vec::new(), work: MOST_WORK }
    }

    fn value(&self, slot: Slot, row: usize) -> Option<&'a Value> {
        self.values.get(slot.0)?.get(row)?.as_ref()
    }

    /// Nothing once there was too much of it.
    fn work(&mut self, steps: usize) -> Option<()> {
        self.work = self.work.checked_sub(steps)?;
        Some(())
    }
}

impl Node {
    /// Its value; nothing where an answer is absent that it needs, or where there is no result.
    pub fn eval(&self, frame: &mut Frame) -> Option<Value> {
        match self {
            Self::Constant(value) => Some(value.clone()),
            Self::Slot(slot) => frame.value(*slot, 0).cloned(),
            Self::Cell(column) => frame.value(*column, frame.row).cloned(),
            Self::Rows(group) => rows(*group, frame),
            Self::Local(place) => frame.locals.get(*place).cloned(),
            Self::Field(row, column) => match row.eval(frame)? {
                Value::Row(row) => frame.value(*column, row).cloned(),
                _ => None,
            },
            Self::Has(inner) => Some(Value::Bool(inner.eval(frame).is_some())),
            Self::Not(inner) => Some(Value::Bool(!inner.eval(frame)?.bool()?)),
            Self::Minus(inner) => inner.eval(frame)?.int()?.checked_neg().map(Value::Int),
            Self::Logic(operator, one, other) => logic(*operator == Operator::Or, one, other, frame),
            Self::Compare(operator, one, other) => compare(*operator, &one.eval(frame)?, &other.eval(frame)?, frame),
            Self::In(one, list) => {
                let (one, list) = (one.eval(frame)?, list.eval(frame)?);
                frame.work(list.list()?.len())?;
                Some(Value::Bool(list.list()?.contains(&one)))
            }
            Self::Arithmetic(operator, one, other) => {
                arithmetic(*operator, one.eval(frame)?.int()?, other.eval(frame)?.int()?).map(Value::Int)
            }
            Self::Join(one, other) => join(&one.eval(frame)?, &other.eval(frame)?, frame),
            Self::If(condition, yes, no) => {
                if condition.eval(frame)?.bool()? {
                    yes.eval(frame)
                } else {
                    no.eval(frame)
                }
            }
            Self::List(elements) => {
                let elements: Option<Arc<[Value]>> = elements.iter().map(|element| element.eval(frame)).collect();
                elements.map(Value::List)
            }
            Self::Call(function, arguments) => call(*function, arguments, frame),
            Self::Loop(which, list, body) => each(*which, &list.eval(frame)?, body, frame),
        }
    }
}

fn rows(group: Slot, frame: &Frame) -> Option<Value> {
    let rows: Option<Arc<[Value]>> = frame.values.get(group.0)?.iter().cloned().collect();
    rows.map(Value::List)
}

/// One side that decides (`true` of an or, `false` of an and) makes up for an absent other, whichever comes first.
fn logic(decides: bool, one: &Node, other: &Node, frame: &mut Frame) -> Option<Value> {
    let one = one.eval(frame).and_then(|value| value.bool());
    if one == Some(decides) {
        return Some(Value::Bool(decides));
    }
    let other = other.eval(frame)?.bool()?;
    (other == decides || one.is_some()).then_some(Value::Bool(other))
}

fn compare(operator: Operator, one: &Value, other: &Value, frame: &mut Frame) -> Option<Value> {
    frame.work(one.list().map_or(0, |list| list.len()))?;
    let answer = match operator {
        Operator::Equal => one == other,
        Operator::NotEqual => one != other,
        Operator::Less => one.order(other)?.is_lt(),
        Operator::AtMost => one.order(other)?.is_le(),
        Operator::More => one.order(other)?.is_gt(),
        Operator::AtLeast => one.order(other)?.is_ge(),
        _ => return None,
    };
    Some(Value::Bool(answer))
}

/// Nothing where a number gets too large, or is divided by zero.
fn arithmetic(operator: Operator, one: i64, other: i64) -> Option<i64> {
    match operator {
        Operator::Plus => one.checked_add(other),
        Operator::Minus => one.checked_sub(other),
        Operator::Times => one.checked_mul(other),
        Operator::Divided => one.checked_div(other),
        Operator::Rest => one.checked_rem(other),
        _ => None,
    }
}

fn join(one: &Value, other: &Value, frame: &mut Frame) -> Option<Value> {
    if let (Some(one), Some(other)) = (one.text(), other.text()) {
        frame.work(one.len() + other.len())?;
        return Some(Value::from([one, other].concat().as_str()));
    }
    let (one, other) = (one.list()?, other.list()?);
    frame.work(one.len() + other.len())?;
    Some(Value::List(one.iter().chain(other.iter()).cloned().collect()))
}

fn call(function: Function, arguments: &[Node], frame: &mut Frame) -> Option<Value> {
    let first = arguments.first()?.eval(frame)?;
    let second = match arguments.get(1) {
        Some(argument) => Some(argument.eval(frame)?),
        None => None,
    };
    frame.work(first.list().map_or(1, |list| list.len()))?;
    function.call(&first, second.as_ref())
}

/// A macro, which takes all elements together as `||` (exists) and `&&` (all) take two.
fn each(which: Macro, list: &Value, body: &Node, frame: &mut Frame) -> Option<Value> {
    let decides = which == Macro::Exists;
    let (mut kept, mut absent) = (Vec::new(), false);
    for element in list.list()?.iter() {
        frame.work(1)?;
        frame.locals.push(element.clone());
        let result = body.eval(frame);
        frame.locals.pop();
        match (which, result) {
            (Macro::Map, Some(value)) => kept.push(value),
            (Macro::Filter, Some(Value::Bool(true))) => kept.push(element.clone()),
            (Macro::Map | Macro::Filter, None) => return None,
            (Macro::Exists | Macro::All, Some(Value::Bool(answer))) if answer == decides => {
                return Some(Value::Bool(decides));
            }
            (Macro::Exists | Macro::All, None) => absent = true,
            _ => {}
        }
    }
    match which {
        Macro::Map | Macro::Filter => Some(Value::List(kept.into())),
        Macro::Exists | Macro::All => (!absent).then_some(Value::Bool(!decides)),
    }
}
