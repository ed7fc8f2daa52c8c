//! Groups that take the same child, as far as that can be known: where their conditions look at choices, at yes or no, or
//! compare one number or day with others that stand in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Fault;
use crate::expression::{Definition, Expr, Kind as Of, Program, Schema, State, Type, Value, parse};
use crate::ranking::rules::{Group, Rules};
use crate::service::file::Fault as FileFault;
use crate::service::file::conditions::{each, names};
use crate::service::file::{Known, Wrong, choices};
use crate::service::{ASKED, Kind, Service};

/// Most combinations of answers that are tried for two groups.
const MOST: usize = 10_000;

/// A name with its kind and the answers that are tried.
type Tried = (String, Type, Vec<Value>);

/// Every group that overlaps with one before it.
pub fn check(rules: &Rules, service: &Service, known: &Known) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for (place, group) in rules.groups.iter().enumerate() {
        for other in rules.groups.iter().take(place) {
            let Some(example) = example(other, group, service, known) else { continue };
            let (one, other) = (other.id.clone(), group.id.clone());
            let fault = FileFault::Ranking(Fault::Overlap { one, other, example });
            wrong.push(Wrong::new(format!("groups[{place}].condition"), fault));
        }
    }
    wrong
}

/// Answers that both groups take, as `age_group = toddlers`.
fn example(one: &Group, other: &Group, service: &Service, known: &Known) -> Option<String> {
    let exprs = [parse(&one.condition).ok()?, parse(&other.condition).ok()?];
    let mut asked: Vec<String> = exprs.iter().flat_map(names).collect();
    asked.sort_unstable();
    asked.dedup();
    let tried: Vec<Tried> = asked.into_iter().map(|name| tried(name, &exprs, service, known)).collect::<Option<_>>()?;
    // Of what is computed of each other no two can be chosen freely.
    let computed = |name: &String| service.fields().any(|(_, field)| field.id == *name && field.value.is_some());
    if tried.len() > 1 && tried.iter().any(|(name, ..)| computed(name)) {
        return None;
    }
    let combinations = tried.iter().try_fold(1_usize, |product, (_, _, values)| product.checked_mul(values.len()))?;
    if tried.is_empty() || combinations > MOST {
        return None;
    }
    let mut schema = Schema::default();
    for (name, kind, _) in &tried {
        schema.answer(name, kind.clone()).ok()?;
    }
    let definition = |name, text| Definition { name, group: None, text, expects: Some(Type::Bool) };
    let both = [definition("it:one", one.condition.as_str()), definition("it:other", other.condition.as_str())];
    let program = Arc::new(Program::compile(schema, &both).ok()?);
    let slots = [program.slot("it:one")?, program.slot("it:other")?];
    let mut state = State::new(Arc::clone(&program));
    (0..combinations).find_map(|number| {
        let chosen = choose(&tried, number);
        for (name, value) in &chosen {
            state.put(program.slot(name)?, 0, Some((*value).clone()));
        }
        state.settle();
        slots.iter().all(|slot| state.holds(*slot)).then(|| said(&chosen))
    })
}

/// The combination of this number.
fn choose(tried: &[Tried], number: usize) -> Vec<(&str, &Value)> {
    let mut rest = number;
    let mut chosen = Vec::new();
    for (name, _, values) in tried {
        let many = values.len().max(1);
        chosen.extend(values.get(rest % many).map(|value| (name.as_str(), value)));
        rest /= many;
    }
    chosen
}

fn said(chosen: &[(&str, &Value)]) -> String {
    let one = |value: &Value| match value {
        Value::Bool(yes) => yes.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Date(day) => day.to_string(),
        Value::List(_) | Value::Row(_) => String::new(),
    };
    chosen.iter().map(|(name, value)| format!("{name} = {}", one(value))).collect::<Vec<_>>().join(", ")
}

/// The answers to try; nothing where they cannot be known.
fn tried(name: String, exprs: &[Expr], service: &Service, known: &Known) -> Option<Tried> {
    if let Some(answers) = choices::answers(service, None, &name, known) {
        let values = answers.into_iter().map(Value::from).collect();
        return one_text(&name, service).then_some((name, Type::Text, values));
    }
    let field = service.fields().find(|(_, field)| field.id == name).map(|(_, field)| &field.kind);
    let kind = match field {
        Some(kind) => kind.single()?,
        None => part(&name, service)?,
    };
    let values = match kind {
        Type::Bool => vec![true.into(), false.into()],
        Type::Int => around(exprs, |expr| if let Of::Int(number) = expr.kind { Some(number) } else { None })
            .into_iter()
            .map(Value::from)
            .collect(),
        Type::Date => days(exprs),
        Type::Text | Type::List(_) | Type::Row(_) => return None,
    };
    Some((name, kind, values))
}

/// Whether one of the answers is given, and not several.
fn one_text(name: &str, service: &Service) -> bool {
    let field = service.fields().find(|(_, field)| field.id == name);
    field.is_none_or(|(_, field)| matches!(field.kind, Kind::OneOf { .. } | Kind::FromList { .. }))
}

/// Of which kind a part of an answer is, such as `child.birth_date`.
fn part(name: &str, service: &Service) -> Option<Type> {
    let asked = ASKED.iter().find(|(asked, _)| *asked == name).map(|(_, kind)| kind.clone());
    asked.or_else(|| {
        let (field, part) = name.split_once('.')?;
        let (_, field) = service.fields().find(|(_, known)| known.id == field)?;
        field.kind.answers().into_iter().find(|(known, _)| *known == part).map(|(_, kind)| kind)
    })
}

/// Each number that stands in the expressions, and those beside it.
fn around(exprs: &[Expr], number: impl Fn(&Expr) -> Option<i64>) -> BTreeSet<i64> {
    let mut found = BTreeSet::new();
    for expr in exprs {
        each(expr, &mut |expr| {
            let numbers = number(expr).into_iter();
            found.extend(numbers.flat_map(|number| (-1..=1).filter_map(move |beside| number.checked_add(beside))));
        });
    }
    found
}

/// Each day that stands in the expressions and those beside it, and of each year its first and last.
fn days(exprs: &[Expr]) -> Vec<Value> {
    let mut found = BTreeSet::new();
    for expr in exprs {
        each(expr, &mut |expr| match &expr.kind {
            Of::Text(text) => found.extend(
                text.parse::<crate::Date>()
                    .into_iter()
                    .flat_map(|day| [day.yesterday().ok(), Some(day), day.tomorrow().ok()].into_iter().flatten()),
            ),
            Of::Int(year) => {
                let year = i16::try_from(*year).ok();
                let edge = |month, day| year.and_then(|year| crate::Date::new(year, month, day).ok());
                found.extend([edge(1, 1), edge(12, 31)].into_iter().flatten());
            }
            _ => {}
        });
    }
    found.into_iter().map(Value::from).collect()
}
