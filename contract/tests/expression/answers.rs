//! A form with answers of every kind, and answers to it. All names have a dot, since `has()` of CEL needs one.

use std::sync::Arc;

use proptest::option;
use proptest::prelude::*;
use rapida_contract::Date;
use rapida_contract::expression::{Program, Schema, State, Type, Value};

/// Two answers of every kind, by the first letters of their names.
pub fn kinds() -> [(&'static str, Type); 6] {
    [
        ("flag", Type::Bool),
        ("number", Type::Int),
        ("text", Type::Text),
        ("day", Type::Date),
        ("numbers", Type::Int.list()),
        ("texts", Type::Text.list()),
    ]
}

/// Columns of the repeated group `form.rows`.
pub fn columns() -> [(&'static str, Type); 4] {
    [("flag", Type::Bool), ("number", Type::Int), ("text", Type::Text), ("day", Type::Date)]
}

pub fn schema() -> Schema {
    let mut schema = Schema::default();
    for (name, kind) in kinds() {
        for which in 1..=2 {
            schema.answer(&format!("form.{name}{which}"), kind.clone()).expect(name);
        }
    }
    let rows = schema.group("form.rows").expect("a group");
    for (name, kind) in columns() {
        schema.column(rows, name, kind).expect(name);
    }
    schema
}

/// Answers by their names without `form.`; rows by those of their columns.
#[derive(Clone, Debug)]
pub struct Answers {
    pub form: Vec<(String, Option<Value>)>,
    pub rows: Vec<Vec<(String, Option<Value>)>>,
}

pub fn days() -> impl Strategy<Value = Date> {
    let usual = (1990_i16..2030, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day));
    let last = (0_usize..7).prop_map(|which| {
        ["2024-02-29", "2023-02-28", "2024-03-31", "2025-04-30", "2026-01-31", "0001-01-01", "9999-12-31"][which]
            .parse::<Date>()
    });
    prop_oneof![3 => usual.prop_map(|day| day.expect("a day")), 1 => last.prop_map(|day| day.expect("a day"))]
}

pub fn numbers() -> impl Strategy<Value = i64> {
    prop_oneof![6 => -5_i64..=5, 2 => -100_000_i64..100_000, 1 => any::<i64>(), 1 => Just(i64::MIN), 1 => Just(i64::MAX)]
}

pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[ab]{0,3}", 1 => "[a-zA-Zàèéß€😀 '\"\\\\\n\t]{0,6}", 1 => " ?[aAàbB]{1,2} ?(\\([a-zA-Z]{2}\\))?", 1 => Just("Lido Adriano".to_owned())]
}

/// An answer of this kind, if there is one.
pub fn value(kind: &Type) -> BoxedStrategy<Option<Value>> {
    let value = match kind {
        Type::Bool => any::<bool>().prop_map(Value::from).boxed(),
        Type::Int => numbers().prop_map(Value::from).boxed(),
        Type::Text => texts().prop_map(|text| Value::from(text.as_str())).boxed(),
        Type::Date => days().prop_map(Value::from).boxed(),
        Type::List(element) => {
            let element = value(element).prop_filter_map("elements are there", |element| element);
            prop::collection::vec(element, 0..4).prop_map(Value::from_iter).boxed()
        }
        Type::Row(_) => unreachable!("no answer is a row"),
    };
    option::weighted(0.8, value).boxed()
}

fn record(kinds: Vec<(String, Type)>) -> BoxedStrategy<Vec<(String, Option<Value>)>> {
    let fields = kinds.into_iter().map(|(name, kind)| (Just(name), value(&kind)));
    fields.collect::<Vec<_>>().boxed()
}

pub fn answers() -> impl Strategy<Value = Answers> {
    let twice =
        kinds().into_iter().flat_map(|(name, kind)| [1, 2].map(|which| (format!("{name}{which}"), kind.clone())));
    let columns = columns().into_iter().map(|(name, kind)| (name.to_owned(), kind)).collect::<Vec<_>>();
    let rows = prop::collection::vec(record(columns), 0..4);
    (record(twice.collect()), rows).prop_map(|(form, rows)| Answers { form, rows })
}

/// A state with these answers, all set before anything is evaluated.
pub fn filled(program: &Arc<Program>, answers: &Answers) -> State {
    let mut state = State::new(Arc::clone(program));
    for (name, value) in &answers.form {
        state.put(program.slot(&format!("form.{name}")).expect(name), 0, value.clone());
    }
    for columns in &answers.rows {
        let row = state.add_row(program.slot("form.rows").expect("the group")).expect("a row");
        for (name, value) in columns {
            state.put(program.slot(&format!("form.rows.{name}")).expect(name), row, value.clone());
        }
    }
    state.settle();
    state
}
