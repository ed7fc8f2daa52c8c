//! The expressions of a service: whether they can be evaluated, and whether they decide anything.

use std::sync::Arc;

use super::Wrong;
use super::mistake::Fault;
use crate::expression::{self, Definition, Expr, Kind, Mistake, Program, Schema, State, Type, Value, parse};
use crate::service::circle::circles;
use crate::service::program::{Formula, compile};
use crate::service::{ASKED, Service};

/// What is wrong with the expressions of a service.
pub fn check(service: &Service) -> Vec<Wrong> {
    let (schema, taken) = service.schema();
    let mut wrong: Vec<Wrong> = Vec::new();
    // What is there twice is told by its line elsewhere; unless the house has the name.
    let own = |name: &str| ASKED.iter().any(|(asked, _)| asked.split('.').next() == Some(name));
    for (path, field) in service.paths().filter(|(_, field)| own(&field.id)) {
        wrong.push(of_name(format!("{path}.id"), expression::Fault::Twice { name: field.id.clone() }));
    }
    let twice = |mistake: &Mistake| matches!(mistake.fault, expression::Fault::Twice { .. });
    let named = taken.into_iter().filter(|(path, mistake)| !twice(mistake) && !path.is_empty());
    wrong.extend(named.map(|(path, mistake)| of_name(path, mistake.fault)));

    let formulas: Vec<Formula> = service.formulas().into_iter().filter(|formula| !formula.text.is_empty()).collect();
    let program = compile(schema, &formulas);
    let mistakes = program.map_or_else(|mistakes| mistakes, |program| circles(service, &program));
    if !mistakes.is_empty() {
        // A name that could be one of a field that itself is wrong.
        let unsure = service.is_newer() || service.fields().any(|(_, field)| field.id.is_empty());
        let vague = |mistake: &Mistake| unsure && matches!(mistake.fault, expression::Fault::UnknownName { .. });
        let told = mistakes.into_iter().filter(|(_, mistake)| !twice(mistake) && !vague(mistake));
        wrong.extend(told.map(|(name, mistake)| of_formula(&formulas, &name, mistake)));
    }
    wrong.extend(formulas.iter().filter_map(decides_nothing));
    wrong
}

/// What is wrong with the expression of this name, where it stands.
pub fn of_formula(formulas: &[Formula], name: &str, mistake: Mistake) -> Wrong {
    let formula = formulas.iter().find(|formula| formula.full_name() == name);
    let path = formula.map(|formula| formula.path.clone()).unwrap_or_default();
    Wrong { path, character: Some(mistake.at), fault: Fault::Expression(mistake.fault) }
}

fn of_name(path: String, fault: expression::Fault) -> Wrong {
    Wrong::new(path, Fault::Expression(fault))
}

/// A condition that looks at nothing holds always or never.
pub fn decides_nothing(formula: &Formula) -> Option<Wrong> {
    if formula.expects != Type::Bool || formula.path.ends_with(".value") {
        return None;
    }
    let expr = parse(&formula.text).ok()?;
    if !names(&expr).is_empty() {
        return None;
    }
    let definition = Definition { name: "it", group: None, text: &formula.text, expects: Some(Type::Bool) };
    let program = Program::compile(Schema::default(), &[definition]).ok()?;
    let slot = program.slot("it")?;
    let holds = State::new(Arc::new(program)).value(slot) == Some(&Value::Bool(true));
    let fault = match holds {
        _ if formula.path.ends_with(".required") => Fault::Required,
        true => Fault::AlwaysHolds,
        false => Fault::NeverHolds,
    };
    Some(Wrong { path: formula.path.clone(), character: Some(1), fault })
}

/// The names in an expression, with their dots.
pub fn names(expr: &Expr) -> Vec<String> {
    let mut found = Vec::new();
    each(expr, &mut |expr| found.extend(name(expr)));
    found
}

/// `child.birth_date`, where an expression is a name with or without dots.
pub fn name(expr: &Expr) -> Option<String> {
    match &expr.kind {
        Kind::Name(name) => Some(name.clone()),
        Kind::Field(inner, field) => Some(format!("{}.{field}", name(inner)?)),
        _ => None,
    }
}

/// Visits an expression and all in it, but not the parts of a dotted name.
pub fn each(expr: &Expr, visit: &mut impl FnMut(&Expr)) {
    visit(expr);
    match &expr.kind {
        Kind::Bool(_) | Kind::Int(_) | Kind::Text(_) | Kind::Name(_) => {}
        Kind::List(elements) => elements.iter().for_each(|element| each(element, visit)),
        Kind::Field(inner, _) if name(expr).is_none() => each(inner, visit),
        Kind::Field(..) => {}
        Kind::Not(inner) | Kind::Minus(inner) => each(inner, visit),
        Kind::Binary(_, left, right) => {
            each(left, visit);
            each(right, visit);
        }
        Kind::If(condition, yes, no) => [condition, yes, no].iter().for_each(|part| each(part, visit)),
        Kind::Call(target, _, arguments) => {
            target.iter().for_each(|target| each(target, visit));
            arguments.iter().for_each(|argument| each(argument, visit));
        }
    }
}
