//! Expressions whose types fit.

use proptest::prelude::*;
use proptest::sample::select;
use rapida_contract::expression::{Expr, Kind, Operator, Type};

use crate::answers::{columns, days, kinds, numbers, texts};

/// What an expression of some depth may use.
#[derive(Clone)]
pub struct Scope {
    /// How deeply expressions may still stand in each other.
    depth: u32,
    /// Names that macros have given: to an element of this kind, or to a row.
    locals: Vec<(String, Option<Type>)>,
    /// Results of other expressions of the form.
    results: Vec<(String, Type)>,
    /// Results of other expressions of rows.
    of_rows: Vec<(String, Type)>,
    /// Whether names of columns stand for those of the own row.
    in_row: bool,
}

impl Scope {
    pub fn new(depth: u32) -> Self {
        Self { depth, locals: Vec::new(), results: Vec::new(), of_rows: Vec::new(), in_row: false }
    }

    /// In a row of the group.
    pub fn in_row(self) -> Self {
        Self { in_row: true, ..self }
    }

    /// With results of the form, and of rows.
    pub fn with_results(self, results: Vec<(String, Type)>, of_rows: Vec<(String, Type)>) -> Self {
        Self { results, of_rows, ..self }
    }

    fn deeper(&self) -> Self {
        Self { depth: self.depth - 1, ..self.clone() }
    }

    fn with_local(&self, kind: Option<Type>) -> (String, Self) {
        let name = format!("e{}", self.locals.len());
        let mut scope = self.deeper();
        scope.locals.push((name.clone(), kind));
        (name, scope)
    }
}

pub fn expr(kind: Kind) -> Expr {
    Expr::new(1, kind)
}

/// `a.b.c`.
fn path(name: &str) -> Expr {
    let mut parts = name.split('.');
    let first = expr(Kind::Name(parts.next().unwrap_or_default().to_owned()));
    parts.fold(first, |inner, part| expr(Kind::Field(Box::new(inner), part.to_owned())))
}

fn call(name: &str, arguments: Vec<Expr>) -> Expr {
    expr(Kind::Call(None, name.to_owned(), arguments))
}

fn member(target: Expr, name: &str, arguments: Vec<Expr>) -> Expr {
    expr(Kind::Call(Some(Box::new(target)), name.to_owned(), arguments))
}

/// All names of a kind, as they are written.
fn names(kind: &Type, scope: &Scope) -> Vec<String> {
    let answers = kinds().into_iter().filter(|(_, known)| known == kind);
    let mut names: Vec<String> =
        answers.flat_map(|(name, _)| [format!("form.{name}1"), format!("form.{name}2")]).collect();
    names.extend(scope.results.iter().filter(|(_, of)| of == kind).map(|(name, _)| name.clone()));
    let columns = columns().into_iter().map(|(name, of)| (name.to_owned(), of)).chain(scope.of_rows.clone());
    let columns: Vec<String> = columns.filter(|(_, of)| of == kind).map(|(name, _)| name).collect();
    for (local, of) in &scope.locals {
        match of {
            Some(of) => names.extend((of == kind).then(|| local.clone())),
            None => names.extend(columns.iter().map(|name| format!("{local}.{name}"))),
        }
    }
    if scope.in_row {
        names.extend(columns);
    }
    names
}

/// A value as it is written, or a name.
fn leaf(kind: &Type, scope: &Scope) -> BoxedStrategy<Expr> {
    let literal = match kind {
        Type::Bool => any::<bool>().prop_map(|value| expr(Kind::Bool(value))).boxed(),
        Type::Int => numbers().prop_map(|value| expr(Kind::Int(value))).boxed(),
        Type::Text => texts().prop_map(|value| expr(Kind::Text(value))).boxed(),
        Type::Date => days().prop_map(|day| call("date", vec![expr(Kind::Text(day.to_string()))])).boxed(),
        Type::List(element) => {
            let elements = prop::collection::vec(leaf(element, scope), 1..4);
            elements.prop_map(|elements| expr(Kind::List(elements))).boxed()
        }
        Type::Row(_) => unreachable!("rows are not written"),
    };
    let names = names(kind, scope);
    if names.is_empty() {
        literal
    } else {
        prop_oneof![1 => literal, 2 => select(names).prop_map(|name| path(&name))].boxed()
    }
}

/// An expression of this kind.
pub fn of(kind: &Type, scope: &Scope) -> BoxedStrategy<Expr> {
    if scope.depth == 0 {
        return leaf(kind, scope);
    }
    let (kind, scope) = (kind.clone(), scope.clone());
    // What is not chosen is not made: there would be too much of it.
    Just(()).prop_flat_map(move |()| deep(&kind, &scope)).boxed()
}

fn deep(kind: &Type, scope: &Scope) -> BoxedStrategy<Expr> {
    let below = scope.deeper();
    let made = match kind {
        Type::Bool => bools(&below),
        Type::Int => ints(&below),
        Type::Text => binary(&[Operator::Plus], &Type::Text, &Type::Text, &below),
        Type::Date => dates(&below),
        Type::List(element) => lists(element, &below),
        Type::Row(_) => unreachable!("rows are not asked for"),
    };
    let choice = (of(&Type::Bool, &below), of(kind, &below), of(kind, &below));
    let choice =
        choice.prop_map(|(condition, yes, no)| expr(Kind::If(Box::new(condition), Box::new(yes), Box::new(no))));
    prop_oneof![2 => leaf(kind, scope), 5 => made, 1 => choice].boxed()
}

fn binary(operators: &[Operator], left: &Type, right: &Type, scope: &Scope) -> BoxedStrategy<Expr> {
    let parts = (select(operators.to_vec()), of(left, scope), of(right, scope));
    parts.prop_map(|(operator, left, right)| expr(Kind::Binary(operator, Box::new(left), Box::new(right)))).boxed()
}

fn scalar() -> impl Strategy<Value = Type> {
    select(vec![Type::Int, Type::Text, Type::Date])
}

fn bools(scope: &Scope) -> BoxedStrategy<Expr> {
    use Operator::{AtLeast, AtMost, Equal, Less, More, NotEqual};
    let (a, b, c) = (scope.clone(), scope.clone(), scope.clone());
    let logic = binary(&[Operator::And, Operator::Or], &Type::Bool, &Type::Bool, scope);
    let ordered =
        scalar().prop_flat_map(move |kind| binary(&[Equal, NotEqual, Less, AtMost, More, AtLeast], &kind, &kind, &a));
    let same = select(vec![Type::Bool, Type::Int.list(), Type::Text.list()])
        .prop_flat_map(move |kind| binary(&[Equal, NotEqual], &kind, &kind, &b));
    let among = select(vec![Type::Int, Type::Text])
        .prop_flat_map(move |kind| binary(&[Operator::In], &kind, &kind.clone().list(), &c));
    let not = of(&Type::Bool, scope).prop_map(|inner| expr(Kind::Not(Box::new(inner))));
    let parts = (select(vec!["startsWith", "endsWith", "contains"]), of(&Type::Text, scope), of(&Type::Text, scope));
    let of_text = parts.prop_map(|(name, text, part)| member(text, name, vec![part]));
    let names = (of(&Type::Text, scope), of(&Type::Text, scope));
    let same_name = names.prop_map(|(one, other)| call("same_name", vec![one, other]));
    let has = has(scope);
    let asked = macros(&["exists", "all"], scope);
    prop_oneof![3 => logic, 3 => ordered, 1 => same, 1 => among, 1 => not, 1 => of_text, 1 => same_name, 1 => has, 2 => asked].boxed()
}

/// `has()` of a name with a dot: CEL takes no other.
fn has(scope: &Scope) -> BoxedStrategy<Expr> {
    let kinds = [Type::Bool, Type::Int, Type::Text, Type::Date, Type::Text.list()];
    let known: Vec<String> =
        kinds.iter().flat_map(|kind| names(kind, scope)).filter(|name| name.contains('.')).collect();
    select(known).prop_map(|name| call("has", vec![path(&name)])).boxed()
}

/// A macro over a list, or over the rows of the group.
fn macros(names: &'static [&'static str], scope: &Scope) -> BoxedStrategy<Expr> {
    if scope.depth == 0 {
        return leaf(&Type::Bool, scope);
    }
    let over = |element: Option<Type>| {
        let (local, inner) = scope.with_local(element.clone());
        let list = match element {
            Some(element) => of(&element.list(), &scope.deeper()),
            None => rows(scope),
        };
        let parts = (select(names.to_vec()), list, of(&Type::Bool, &inner));
        parts.prop_map(move |(name, list, body)| member(list, name, vec![expr(Kind::Name(local.clone())), body]))
    };
    prop_oneof![over(Some(Type::Int)), over(Some(Type::Text)), over(None), over(None)].boxed()
}

/// All rows, or some of them.
fn rows(scope: &Scope) -> BoxedStrategy<Expr> {
    if scope.depth < 2 {
        return Just(path("form.rows")).boxed();
    }
    let (local, inner) = scope.with_local(None);
    let some = of(&Type::Bool, &inner.deeper())
        .prop_map(move |body| member(path("form.rows"), "filter", vec![expr(Kind::Name(local.clone())), body]));
    prop_oneof![3 => Just(path("form.rows")), 1 => some].boxed()
}

fn ints(scope: &Scope) -> BoxedStrategy<Expr> {
    use Operator::{Divided, Minus, Plus, Rest, Times};
    let arithmetic = binary(&[Plus, Minus, Times, Divided, Rest], &Type::Int, &Type::Int, scope);
    let minus = of(&Type::Int, scope).prop_map(|inner| expr(Kind::Minus(Box::new(inner))));
    let sized = prop_oneof![of(&Type::Text, scope), of(&Type::Text.list(), scope), rows(scope)];
    let size = (any::<bool>(), sized)
        .prop_map(|(behind, of)| if behind { member(of, "size", Vec::new()) } else { call("size", vec![of]) });
    let of_list = (select(vec!["sum", "min", "max"]), of(&Type::Int.list(), scope));
    let of_list = of_list.prop_map(|(name, list)| call(name, vec![list]));
    let between = select(vec!["days_between", "months_between", "years_between"]);
    let between = (between, of(&Type::Date, scope), of(&Type::Date, scope));
    let between = between.prop_map(|(name, from, to)| call(name, vec![from, to]));
    let year = of(&Type::Date, scope).prop_map(|day| call("year", vec![day]));
    prop_oneof![4 => arithmetic, 1 => minus, 1 => size, 1 => of_list, 2 => between, 1 => year].boxed()
}

fn dates(scope: &Scope) -> BoxedStrategy<Expr> {
    let names = select(vec!["add_days", "add_months", "add_years"]);
    let parts = (names, of(&Type::Date, scope), of(&Type::Int, scope));
    let added = parts.prop_map(|(name, day, many)| call(name, vec![day, many]));
    let of_list = (select(vec!["min", "max"]), of(&Type::Date.list(), scope));
    prop_oneof![3 => added, 1 => of_list.prop_map(|(name, list)| call(name, vec![list]))].boxed()
}

fn lists(element: &Type, scope: &Scope) -> BoxedStrategy<Expr> {
    let list = element.clone().list();
    let joined = binary(&[Operator::Plus], &list, &list, scope);
    let written = prop::collection::vec(of(element, scope), 1..3).prop_map(|elements| expr(Kind::List(elements)));
    if scope.depth == 0 {
        return prop_oneof![joined, written].boxed();
    }
    let (local, inner) = scope.with_local(Some(element.clone()));
    let name = local.clone();
    let kept = (of(&list, &scope.deeper()), of(&Type::Bool, &inner))
        .prop_map(move |(list, body)| member(list, "filter", vec![expr(Kind::Name(name.clone())), body]));
    let (row, in_row) = scope.with_local(None);
    let mapped = (rows(scope), of(element, &in_row))
        .prop_map(move |(rows, body)| member(rows, "map", vec![expr(Kind::Name(row.clone())), body]));
    prop_oneof![1 => joined, 1 => written, 1 => kept, 2 => mapped].boxed()
}

/// Any expression, whether or not its types fit.
pub fn any_expr() -> impl Strategy<Value = Expr> {
    let name = || select(vec!["a", "b1", "_c", "form", "has", "size", "exists"]).prop_map(str::to_owned);
    let leaf = prop_oneof![
        any::<bool>().prop_map(Kind::Bool),
        numbers().prop_map(Kind::Int),
        texts().prop_map(Kind::Text),
        name().prop_map(Kind::Name),
    ];
    leaf.prop_map(expr).prop_recursive(6, 40, 3, move |inner| {
        let boxed_inner = || inner.clone().prop_map(Box::new);
        let list = || prop::collection::vec(inner.clone(), 0..3);
        let kind = prop_oneof![
            list().prop_map(Kind::List),
            (boxed_inner(), name()).prop_map(|(inner, name)| Kind::Field(inner, name)),
            boxed_inner().prop_map(Kind::Not),
            boxed_inner().prop_map(Kind::Minus),
            (select(Operator::ALL.to_vec()), boxed_inner(), boxed_inner())
                .prop_map(|(operator, left, right)| Kind::Binary(operator, left, right)),
            (boxed_inner(), boxed_inner(), boxed_inner()).prop_map(|(a, b, c)| Kind::If(a, b, c)),
            (prop::option::of(boxed_inner()), name(), list()).prop_map(|(of, name, list)| Kind::Call(of, name, list)),
        ];
        kind.prop_map(expr)
    })
}
