//! The crate `cel` as the oracle: the same text and the same answers give the same result, or an error there and nothing here.
//!
//! Days are handed to it as their text (`2026-09-01`), whose order is theirs, and what is not CEL's own as functions, which
//! reckon in their own way (`jiff`, wide numbers).

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use cel::{Context, Env, ExecutionError, Value as Theirs};
use jiff::{Span, civil::Date};
use proptest::prelude::*;
use rapida_contract::expression::{Definition, Expr, Program, Type, Value};

use crate::answers::{Answers, answers, filled, schema};
use crate::generate::{Scope, of};

type Outcome = Result<Theirs, ExecutionError>;

static ENV: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

fn theirs(value: &Value) -> Theirs {
    match value {
        Value::Bool(value) => Theirs::Bool(*value),
        Value::Int(value) => Theirs::Int(*value),
        Value::Text(text) => Theirs::String(Arc::new(text.to_string())),
        Value::Date(day) => Theirs::String(Arc::new(day.to_string())),
        Value::List(elements) => Theirs::List(Arc::new(elements.iter().map(theirs).collect())),
        Value::Row(_) => unreachable!("no result is a row"),
    }
}

/// A map without the absent ones.
fn map(fields: &[(String, Option<Value>)]) -> HashMap<String, Theirs> {
    fields.iter().filter_map(|(name, value)| Some((name.clone(), theirs(value.as_ref()?)))).collect()
}

fn error(function: &str) -> ExecutionError {
    ExecutionError::FunctionError { function: function.to_owned(), message: "nothing".to_owned() }
}

fn day(text: &str) -> Result<Date, ExecutionError> {
    text.parse().map_err(|_| error("date"))
}

fn added(text: &str, span: Result<Span, jiff::Error>) -> Outcome {
    let reached = span.and_then(|span| text.parse::<Date>()?.checked_add(span));
    let reached = reached.ok().filter(|day| (1..=9999).contains(&day.year())).ok_or_else(|| error("add"))?;
    Ok(Theirs::String(Arc::new(reached.to_string())))
}

/// How many spans of so many months fit between two days, found by trying.
fn whole(from: &str, to: &str, months: i64) -> Outcome {
    let (from, to) = (day(from)?, day(to)?);
    let (early, late) = (from.min(to), from.max(to));
    let reached = |many: i64| {
        let month = i64::from(early.year()) * 12 + i64::from(early.month()) - 1 + many * months;
        (month.div_euclid(12), month.rem_euclid(12) + 1, i64::from(early.day()))
    };
    let end = (i64::from(late.year()), i64::from(late.month()), i64::from(late.day()));
    let guess = (end.0 - i64::from(early.year()) - 1) * 12 / months;
    let many = (guess.max(0)..).take_while(|many| reached(*many) <= end).last().unwrap_or(0);
    Ok(Theirs::Int(if to < from { -many } else { many }))
}

/// What counts of a name of the generated ones, letter by letter; the whole of it where that is nothing.
fn named(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.trim().chars().collect();
    if let [.., '(', one, other, ')'] = letters[..]
        && one.is_ascii_alphabetic()
        && other.is_ascii_alphabetic()
    {
        letters.truncate(letters.len() - 4);
    }
    let plain = letters.iter().flat_map(|letter| match letter {
        'à' => vec!['a'],
        'è' | 'é' => vec!['e'],
        'ß' => vec!['s', 's'],
        letter => letter.is_ascii_alphanumeric().then(|| letter.to_ascii_lowercase()).into_iter().collect(),
    });
    let plain: Vec<char> = plain.collect();
    if plain.is_empty() { letters.iter().collect::<String>().trim().chars().collect() } else { plain }
}

/// The element that stands first in this order.
fn first(list: &[Theirs], order: fn(&Theirs, &Theirs) -> Option<Ordering>) -> Outcome {
    let best = list.iter().min_by(|one, other| order(one, other).expect("of one kind"));
    best.cloned().ok_or_else(|| error("first"))
}

fn functions(context: &mut Context) {
    type Text = Arc<String>;
    type List = Arc<Vec<Theirs>>;
    let known = "functions that nobody else has";
    let date = |text: Text| -> Outcome { day(&text).map(|_| Theirs::String(text)) };
    context.add_function("date", date).expect(known);
    let year = |text: Text| -> Outcome { Ok(Theirs::Int(day(&text)?.year().into())) };
    context.add_function("year", year).expect(known);
    let add_days = |text: Text, many: i64| -> Outcome { added(&text, Span::new().try_days(many)) };
    context.add_function("add_days", add_days).expect(known);
    let add_months = |text: Text, many: i64| -> Outcome { added(&text, Span::new().try_months(many)) };
    context.add_function("add_months", add_months).expect(known);
    let add_years = |text: Text, many: i64| -> Outcome { added(&text, Span::new().try_years(many)) };
    context.add_function("add_years", add_years).expect(known);
    let days = |from: Text, to: Text| -> Outcome {
        let span = day(&from)?.until(day(&to)?).map_err(|_| error("days_between"))?;
        Ok(Theirs::Int(span.get_days().into()))
    };
    context.add_function("days_between", days).expect(known);
    let months = |from: Text, to: Text| -> Outcome { whole(&from, &to, 1) };
    context.add_function("months_between", months).expect(known);
    let years = |from: Text, to: Text| -> Outcome { whole(&from, &to, 12) };
    context.add_function("years_between", years).expect(known);
    let same_name = |one: Text, other: Text| -> Outcome { Ok(Theirs::Bool(named(&one) == named(&other))) };
    context.add_function("same_name", same_name).expect(known);
    let sum = |list: List| -> Outcome {
        let mut sum = 0_i128;
        for value in list.iter() {
            let Theirs::Int(value) = value else { return Err(error("sum")) };
            sum += i128::from(*value);
            i64::try_from(sum).map_err(|_| error("sum"))?;
        }
        i64::try_from(sum).map(Theirs::Int).map_err(|_| error("sum"))
    };
    context.add_function("sum", sum).expect(known);
    let min = |list: List| -> Outcome { first(&list, |one, other| one.partial_cmp(other)) };
    context.add_function("min", min).expect(known);
    let max = |list: List| -> Outcome { first(&list, |one, other| other.partial_cmp(one)) };
    context.add_function("max", max).expect(known);
}

/// What the oracle says of the form, or of one of its rows: nothing where it says that there is an error.
fn asked(text: &str, answers: &Answers, row: Option<usize>) -> Option<Theirs> {
    let program = ENV.compile(text).unwrap_or_else(|error| panic!("{text}: the oracle cannot read it: {error}"));
    let mut context = Context::with_env(Arc::clone(&ENV));
    functions(&mut context);
    let mut form = map(&answers.form);
    let rows = answers.rows.iter().map(|row| Theirs::from(map(row))).collect();
    form.insert("rows".to_owned(), Theirs::List(Arc::new(rows)));
    context.add_variable_from_value("form", form);
    for (name, value) in row.map(|row| map(&answers.rows[row])).unwrap_or_default() {
        context.add_variable_from_value(name, value);
    }
    program.execute(&context).ok()
}

/// What we say of the form, or of its rows.
fn ours(text: &str, kind: &Type, answers: &Answers, group: Option<&str>) -> Vec<Option<Theirs>> {
    let definition = Definition { name: "it", group, text, expects: Some(kind.clone()) };
    let program = Program::compile(schema(), &[definition]).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
    let program = Arc::new(program);
    let state = filled(&program, answers);
    let (name, many) = group.map_or(("it", 1), |_| ("form.rows.it", answers.rows.len()));
    let slot = program.slot(name).expect("a result");
    (0..many).map(|row| state.value_in(slot, row).map(theirs)).collect()
}

/// A kind with an expression of it.
fn typed(scope: Scope) -> impl Strategy<Value = (Type, Expr)> {
    let kinds = vec![Type::Bool, Type::Bool, Type::Int, Type::Text, Type::Date, Type::Int.list(), Type::Text.list()];
    let kind = prop::sample::select(kinds);
    kind.prop_flat_map(move |kind| (Just(kind.clone()), of(&kind, &scope)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn the_oracle_says_the_same_of_a_form((kind, expr) in typed(Scope::new(4)), answers in answers()) {
        let text = expr.to_string();
        prop_assert_eq!(ours(&text, &kind, &answers, None), [asked(&text, &answers, None)], "{}", text);
    }

    #[test]
    fn the_oracle_says_the_same_of_each_row((kind, expr) in typed(Scope::new(3).in_row()), answers in answers()) {
        let text = expr.to_string();
        let theirs: Vec<_> = (0..answers.rows.len()).map(|row| asked(&text, &answers, Some(row))).collect();
        prop_assert_eq!(ours(&text, &kind, &answers, Some("form.rows")), theirs, "{}", text);
    }
}

/// Where we part from CEL, and what each side makes of it.
#[test]
fn we_take_less_than_cel_and_ask_has_of_a_name_without_a_dot() {
    let nobody = Answers { form: Vec::new(), rows: Vec::new() };
    let no_mistake_there = [
        ("true > false", Some(Theirs::Bool(true))),
        ("1 == 'a'", Some(Theirs::Bool(false))),
        ("1 in []", Some(Theirs::Bool(false))),
        ("size([1, 'a'])", Some(Theirs::Int(2))),
        ("[1, 2][1]", Some(Theirs::Int(2))),
        ("{'a': 1}.a", Some(Theirs::Int(1))),
        ("1.5 + 1.5 == 3.0", Some(Theirs::Bool(true))),
        ("0x10", Some(Theirs::Int(16))),
        ("null == null", Some(Theirs::Bool(true))),
        ("[1, 2].exists_one(e, e > 1)", Some(Theirs::Bool(true))),
        ("[1, 2].map(e, e > 1, e) == [2]", Some(Theirs::Bool(true))),
        ("'abc' == r'abc'", Some(Theirs::Bool(true))),
        ("[1].exists(e, [2].exists(e, e == 2))", Some(Theirs::Bool(true))),
        // For them two signs in a row are none, even before the least number, whose opposite is too large.
        ("--(-9223372036854775808) < 0", Some(Theirs::Bool(true))),
        // The type of what is not evaluated is looked at all the same.
        ("true ? 1 : 'a'", Some(Theirs::Int(1))),
    ];
    for (text, value) in no_mistake_there {
        assert_eq!(asked(text, &nobody, None), value, "{text}");
        let definition = Definition { name: "it", group: None, text, expects: None };
        assert!(Program::compile(schema(), &[definition]).is_err(), "{text}");
    }
    let mut schema = schema();
    schema.answer("number", Type::Int).expect("a name");
    assert!(ENV.compile("has(number)").is_err());
    let definition = Definition { name: "it", group: None, text: "has(number)", expects: Some(Type::Bool) };
    assert!(Program::compile(schema.clone(), &[definition]).is_ok());
}
