//! The functions, in one table.

use std::cmp::Ordering;

use super::ast::Expr;
use super::check::{Checked, Checker};
use super::eval::Node;
use super::mistake::Fault;
use super::nearest::nearest;
use super::{Type, Value, calendar, macros};
use crate::values::fold::same_name;

/// What a function takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Takes {
    Int,
    Text,
    Date,
    TextOrList,
    Numbers,
    NumbersOrDates,
}

/// What it gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gives {
    Bool,
    Int,
    Date,
    /// Of the kind of its list's elements.
    Element,
}

/// How it is written: behind a dot, or with everything in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Member,
    Free,
    Both,
}

/// A function that needs all of its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Function {
    Size,
    StartsWith,
    EndsWith,
    Contains,
    SameName,
    Sum,
    Min,
    Max,
    Year,
    AddDays,
    AddMonths,
    AddYears,
    DaysBetween,
    MonthsBetween,
    YearsBetween,
}

struct Signature {
    function: Function,
    form: Form,
    takes: &'static [Takes],
    gives: Gives,
    written: &'static str,
}

const fn signature(
    function: Function,
    form: Form,
    takes: &'static [Takes],
    gives: Gives,
    written: &'static str,
) -> Signature {
    Signature { function, form, takes, gives, written }
}

const TABLE: [(&str, Signature); 15] = {
    use Form::{Both, Free, Member};
    use Function::*;
    use Takes::{Date, Int, Numbers, NumbersOrDates, Text, TextOrList};
    [
        ("size", signature(Size, Both, &[TextOrList], Gives::Int, "size(x)")),
        ("startsWith", signature(StartsWith, Member, &[Text, Text], Gives::Bool, "x.startsWith('a')")),
        ("endsWith", signature(EndsWith, Member, &[Text, Text], Gives::Bool, "x.endsWith('a')")),
        ("contains", signature(Contains, Member, &[Text, Text], Gives::Bool, "x.contains('a')")),
        ("same_name", signature(SameName, Free, &[Text, Text], Gives::Bool, "same_name(a, b)")),
        ("sum", signature(Sum, Free, &[Numbers], Gives::Int, "sum(list)")),
        ("min", signature(Min, Free, &[NumbersOrDates], Gives::Element, "min(list)")),
        ("max", signature(Max, Free, &[NumbersOrDates], Gives::Element, "max(list)")),
        ("year", signature(Year, Free, &[Date], Gives::Int, "year(date)")),
        ("add_days", signature(AddDays, Free, &[Date, Int], Gives::Date, "add_days(date, number)")),
        ("add_months", signature(AddMonths, Free, &[Date, Int], Gives::Date, "add_months(date, number)")),
        ("add_years", signature(AddYears, Free, &[Date, Int], Gives::Date, "add_years(date, number)")),
        ("days_between", signature(DaysBetween, Free, &[Date, Date], Gives::Int, "days_between(from, to)")),
        ("months_between", signature(MonthsBetween, Free, &[Date, Date], Gives::Int, "months_between(from, to)")),
        ("years_between", signature(YearsBetween, Free, &[Date, Date], Gives::Int, "years_between(from, to)")),
    ]
};

/// The names of all that can be called.
pub fn names() -> impl Iterator<Item = &'static str> {
    let functions = TABLE.iter().map(|(name, _)| *name);
    functions.chain(macros::NAMES.iter().map(|(name, _)| *name)).chain(["has", "date"])
}

pub fn check(checker: &mut Checker, expr: &Expr, target: Option<&Expr>, name: &str, arguments: &[Expr]) -> Checked {
    let Some((_, signature)) = TABLE.iter().find(|(known, _)| *known == name) else {
        return Err(unknown(name).at(expr.at).into());
    };
    let form = match target {
        Some(_) => signature.form != Form::Free,
        None => signature.form != Form::Member,
    };
    if !form || usize::from(target.is_some()) + arguments.len() != signature.takes.len() {
        return Err(Fault::Form { name: name.into(), form: signature.written.into() }.at(expr.at).into());
    }
    let mut nodes = Vec::new();
    let mut element = Type::Int;
    for (argument, takes) in target.into_iter().chain(arguments).zip(signature.takes) {
        let (node, kind) = checker.check(argument)?;
        if !takes.fits(&kind) {
            return Err(Fault::Kind { expected: takes.said().into(), found: kind.to_string() }.at(argument.at).into());
        }
        if let Type::List(of) = kind {
            element = *of;
        }
        nodes.push(node);
    }
    let gives = match signature.gives {
        Gives::Bool => Type::Bool,
        Gives::Int => Type::Int,
        Gives::Date => Type::Date,
        Gives::Element => element,
    };
    Ok((Node::Call(signature.function, nodes), gives))
}

fn unknown(name: &str) -> Fault {
    match macros::named(name) {
        Some(_) => Fault::Form { name: name.into(), form: format!("x.{name}(e, …)") },
        None if name == "has" || name == "date" => Fault::Form { name: name.into(), form: format!("{name}(…)") },
        None => Fault::UnknownFunction { name: name.into(), nearest: nearest(name, names()) },
    }
}

impl Takes {
    fn fits(self, kind: &Type) -> bool {
        match self {
            Self::Int => *kind == Type::Int,
            Self::Text => *kind == Type::Text,
            Self::Date => *kind == Type::Date,
            Self::TextOrList => matches!(kind, Type::Text | Type::List(_)),
            Self::Numbers => matches!(kind, Type::List(of) if **of == Type::Int),
            Self::NumbersOrDates => matches!(kind, Type::List(of) if matches!(**of, Type::Int | Type::Date)),
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::Int => "a number",
            Self::Text => "a text",
            Self::Date => "a date",
            Self::TextOrList => "a text or a list",
            Self::Numbers => "a list of numbers",
            Self::NumbersOrDates => "a list of numbers or of dates",
        }
    }
}

impl Function {
    /// What it gives for these; nothing where that is no number or no day any more.
    pub fn call(self, first: &Value, second: Option<&Value>) -> Option<Value> {
        let (int, text, date) =
            (second.and_then(Value::int), second.and_then(Value::text), second.and_then(Value::date));
        let value = match self {
            Self::Size => Value::Int(size(first)?),
            Self::StartsWith => Value::Bool(first.text()?.starts_with(text?)),
            Self::EndsWith => Value::Bool(first.text()?.ends_with(text?)),
            Self::Contains => Value::Bool(first.text()?.contains(text?)),
            Self::SameName => Value::Bool(same_name(first.text()?, text?)),
            Self::Sum => Value::Int(first.list()?.iter().try_fold(0_i64, |sum, value| sum.checked_add(value.int()?))?),
            Self::Min => extreme(first, Ordering::Less)?,
            Self::Max => extreme(first, Ordering::Greater)?,
            Self::Year => Value::Int(first.date()?.year().into()),
            Self::AddDays => Value::Date(calendar::add_days(first.date()?, int?)?),
            Self::AddMonths => Value::Date(calendar::add_months(first.date()?, int?)?),
            Self::AddYears => Value::Date(calendar::add_years(first.date()?, int?)?),
            Self::DaysBetween => Value::Int(calendar::days_between(first.date()?, date?)),
            Self::MonthsBetween => Value::Int(calendar::months_between(first.date()?, date?)),
            Self::YearsBetween => Value::Int(calendar::years_between(first.date()?, date?)),
        };
        Some(value)
    }
}

/// Characters (code points) or elements.
fn size(value: &Value) -> Option<i64> {
    let size = match value {
        Value::Text(text) => text.chars().count(),
        other => other.list()?.len(),
    };
    i64::try_from(size).ok()
}

/// The smallest or largest element; nothing in an empty list.
fn extreme(list: &Value, wanted: Ordering) -> Option<Value> {
    let mut elements = list.list()?.iter();
    let first = elements.next()?;
    Some(elements.fold(first, |best, other| if other.order(best) == Some(wanted) { other } else { best }).clone())
}
