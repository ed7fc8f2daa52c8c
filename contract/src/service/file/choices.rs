//! Comparisons with an answer that cannot be given.

use super::conditions::{each, name};
use super::mistake::Fault;
use super::nearest::nearest;
use super::{Known, Wrong};
use crate::expression::{Expr, Kind as Expression, Operator, parse};
use crate::service::program::Formula;
use crate::service::{Field, ForWhom, Kind, Service};

/// Every text that is compared with a field of choices and is none of them.
pub fn check(service: &Service, formulas: &[Formula], known: &Known) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for formula in formulas {
        let Ok(expr) = parse(&formula.text) else { continue };
        each(&expr, &mut |expr| {
            let Some((asked, texts)) = compared(expr) else { return };
            let Some(answers) = answers(service, formula.group.as_deref(), &asked, known) else { return };
            for (at, text) in texts.into_iter().filter(|(_, text)| !answers.contains(text)) {
                let nearest = nearest(text, answers.iter().copied());
                let (field, found, known) = (asked.clone(), text.to_owned(), answers.join(", "));
                let fault = Fault::NoSuchChoice { field, found, nearest, known };
                wrong.push(Wrong { path: formula.path.clone(), character: Some(at), fault });
            }
        });
    }
    wrong
}

/// A name and the texts that it is compared with, each with its place.
fn compared(expr: &Expr) -> Option<(String, Vec<(usize, &str)>)> {
    let Expression::Binary(operator, left, right) = &expr.kind else { return None };
    if !matches!(operator, Operator::Equal | Operator::NotEqual | Operator::In) {
        return None;
    }
    let (asked, with) = name(left).map(|name| (name, right)).or_else(|| Some((name(right)?, left)))?;
    let texts: Vec<&Expr> = match &with.kind {
        Expression::List(elements) => elements.iter().collect(),
        _ => vec![with],
    };
    let texts = texts.into_iter().filter_map(|expr| match &expr.kind {
        Expression::Text(text) => Some((expr.at, text.as_str())),
        _ => None,
    });
    Some((asked, texts.collect()))
}

/// The answers that there are.
pub fn answers<'a>(service: &'a Service, group: Option<&str>, asked: &str, known: &'a Known) -> Option<Vec<&'a str>> {
    if asked == "asked.for_whom" {
        return Some(ForWhom::WORDS.to_vec());
    }
    if asked == "call.id" {
        return Some(service.calls.iter().map(|call| call.id.as_str()).collect());
    }
    let named = |field: &&Field| field.id == asked;
    let of_form = service.fields().map(|(_, field)| field).find(named);
    let of_row = || match &service.fields().find(|(_, field)| Some(field.id.as_str()) == group)?.1.kind {
        Kind::Group { columns, .. } => columns.iter().find(named),
        _ => None,
    };
    match &of_form.or_else(of_row)?.kind {
        Kind::OneOf { options } | Kind::SomeOf { options, .. } => {
            Some(options.iter().map(|option| option.value.as_str()).collect())
        }
        Kind::FromList { list } | Kind::Preferences { list, .. } => {
            Some(known.list(list)?.entries.iter().map(|entry| entry.id.as_str()).collect())
        }
        _ => None,
    }
}
