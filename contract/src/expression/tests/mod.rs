//! A form with a child, an income and other children, about which all of these tests ask.

mod facts;
mod mistakes;
mod page;
mod programs;

use std::sync::Arc;

use super::{Definition, Mistake, Program, Schema, State, Type, Value};
use crate::Date;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The answers of the form, and their kinds.
fn schema() -> Schema {
    let mut schema = Schema::default();
    let answers = [
        ("today", Type::Date),
        ("child.name", Type::Text),
        ("child.birth_date", Type::Date),
        ("child.disabled", Type::Bool),
        ("isee", Type::Int),
        ("quarter", Type::Text),
        ("days", Type::Text.list()),
        ("hours", Type::Int.list()),
        ("notes", Type::Text),
        ("unknown", Type::Int),
        ("unknown_too", Type::Bool),
    ];
    for (name, kind) in answers {
        schema.answer(name, kind).expect(name);
    }
    let children = schema.group("children").expect("a group");
    for (name, kind) in [("birth_date", Type::Date), ("income", Type::Int), ("disabled", Type::Bool)] {
        schema.column(children, name, kind).expect(name);
    }
    schema
}

fn definition<'a>(name: &'a str, text: &'a str) -> Definition<'a> {
    Definition { name, group: None, text, expects: None }
}

fn program(definitions: &[Definition]) -> Result<Arc<Program>, Vec<(String, Mistake)>> {
    Program::compile(schema(), definitions).map(Arc::new)
}

/// A form with answers, some of them absent, and three children: the second has no date, the third no income.
fn filled(program: &Arc<Program>) -> State {
    let mut state = State::new(Arc::clone(program));
    let answers: [(&str, Value); 8] = [
        ("today", day("2026-11-23").into()),
        ("child.name", "Zoë".into()),
        ("child.birth_date", day("2020-02-29").into()),
        ("child.disabled", false.into()),
        ("isee", 2_150_000.into()),
        ("quarter", "Lido Adriano".into()),
        ("days", ["mon", "fri"].into_iter().collect()),
        ("hours", [4, 1, 7].into_iter().collect()),
    ];
    for (name, value) in answers {
        state.put(program.slot(name).expect(name), 0, Some(value));
    }
    let rows: [(Option<&str>, Option<i64>, bool); 3] =
        [(Some("2018-05-05"), Some(0), false), (None, Some(120), false), (Some("2022-01-31"), None, true)];
    let column = |name: &str| program.slot(&format!("children.{name}")).expect("a column");
    for (birth_date, income, disabled) in rows {
        let row = state.add_row(program.slot("children").expect("the group")).expect("a row");
        state.put(column("birth_date"), row, birth_date.map(|text| day(text).into()));
        state.put(column("income"), row, income.map(Value::from));
        state.put(column("disabled"), row, Some(disabled.into()));
    }
    state.settle();
    state
}

/// What an expression gives in that form.
fn answer(text: &str) -> Option<Value> {
    let program = program(&[definition("it", text)]).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
    filled(&program).value(program.slot("it").expect("a result")).cloned()
}
