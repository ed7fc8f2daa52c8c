//! What is asked of every element of a list: CEL's macros.

use super::Type;
use super::ast::{Expr, Kind};
use super::check::{Checked, Checker};
use super::eval::Node;
use super::mistake::Fault;

/// What is asked of every element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Macro {
    /// Whether it holds for one of them.
    Exists,
    /// Whether it holds for all of them.
    All,
    /// Those for which it holds.
    Filter,
    /// What it gives for each.
    Map,
}

/// Their names.
pub const NAMES: [(&str, Macro); 4] =
    [("exists", Macro::Exists), ("all", Macro::All), ("filter", Macro::Filter), ("map", Macro::Map)];

pub fn named(name: &str) -> Option<Macro> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, which)| *which)
}

/// `list.exists(e, condition)`.
pub fn check(checker: &mut Checker, expr: &Expr, list: &Expr, name: &str, arguments: &[Expr]) -> Checked {
    let form = || Fault::Form { name: name.to_owned(), form: format!("x.{name}(e, …)") }.at(expr.at);
    let (Some(which), [Expr { kind: Kind::Name(local), at, .. }, body]) = (named(name), arguments) else {
        return Err(form().into());
    };
    let (list_node, list_kind) = checker.check(list)?;
    let Type::List(element) = &list_kind else {
        return Err(Fault::Kind { expected: "a list".into(), found: list_kind.to_string() }.at(list.at).into());
    };
    if checker.is_taken(local) {
        return Err(Fault::Taken { name: local.clone() }.at(*at).into());
    }
    checker.locals.push((local.clone(), (**element).clone()));
    let (body_node, kind) = match which {
        Macro::Map => checker.check(body)?,
        Macro::Exists | Macro::All | Macro::Filter => (checker.of(body, &Type::Bool)?, Type::Bool),
    };
    checker.locals.pop();
    let kind = match which {
        Macro::Exists | Macro::All => kind,
        Macro::Filter => list_kind,
        Macro::Map => kind.list(),
    };
    Ok((Node::Loop(which, Box::new(list_node), Box::new(body_node)), kind))
}
