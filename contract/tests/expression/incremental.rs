//! What is re-evaluated change by change is what evaluating everything anew gives.

use std::sync::Arc;

use proptest::prelude::*;
use rapida_contract::expression::{Change, Definition, Program, State, Type, Value};

use crate::answers::{Answers, answers, columns, filled, kinds, schema, value};
use crate::generate::{Scope, of};

/// An expression of a file: its kind, whether it is one of rows, its text.
type Written = (Type, bool, String);

fn name(place: usize) -> String {
    format!("r{place}")
}

/// Expressions that use the results of those before them, in any order.
fn file() -> impl Strategy<Value = Vec<(String, Written)>> {
    let kinds = vec![Type::Bool, Type::Bool, Type::Int, Type::Int, Type::Text, Type::Date, Type::Int.list()];
    let shape = prop::collection::vec((prop::sample::select(kinds), any::<bool>()), 1..8);
    let file = shape.prop_flat_map(|shape| {
        let before = |place: usize, rows: bool| {
            let known = shape.iter().enumerate().take(place).filter(|(_, (_, in_row))| *in_row == rows);
            known.map(|(place, (kind, _))| (name(place), kind.clone())).collect::<Vec<_>>()
        };
        let texts = shape.iter().enumerate().map(|(place, (kind, in_row))| {
            let scope = Scope::new(3).with_results(before(place, false), before(place, true));
            let expr = of(kind, &if *in_row { scope.in_row() } else { scope });
            let (kind, in_row) = (kind.clone(), *in_row);
            expr.prop_map(move |expr| (name(place), (kind.clone(), in_row, expr.to_string())))
        });
        texts.collect::<Vec<_>>()
    });
    file.prop_shuffle()
}

/// What a person does.
#[derive(Clone, Debug)]
enum Step {
    Answer(usize, Option<Value>),
    AnswerInRow(usize, usize, Option<Value>),
    AddRow,
    RemoveRow(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let answer = (0..kinds().len(), 0..2_usize).prop_flat_map(|(kind, which)| {
        value(&kinds()[kind].1).prop_map(move |value| Step::Answer(kind * 2 + which, value))
    });
    let in_row = (0..columns().len(), 0..3_usize).prop_flat_map(|(column, row)| {
        value(&columns()[column].1).prop_map(move |value| Step::AnswerInRow(column, row, value))
    });
    prop_oneof![4 => answer, 4 => in_row, 1 => Just(Step::AddRow), 1 => (0..3_usize).prop_map(Step::RemoveRow)]
}

/// Does a step in the state and in the answers; whether rows keep their places, with what was told to have changed.
fn take(step: &Step, program: &Program, state: &mut State, answers: &mut Answers) -> Option<Vec<Change>> {
    let group = program.slot("form.rows").expect("the group");
    match step {
        Step::Answer(place, value) => {
            let (name, answer) = &mut answers.form[*place];
            answer.clone_from(value);
            Some(state.set(program.slot(&format!("form.{name}")).expect("an answer"), value.clone()).to_vec())
        }
        Step::AnswerInRow(place, row, value) => {
            let column = columns()[*place].0;
            if let Some(row) = answers.rows.get_mut(*row) {
                row[*place].1.clone_from(value);
            }
            let slot = program.slot(&format!("form.rows.{column}")).expect("a column");
            Some(state.set_in(slot, *row, value.clone()).to_vec())
        }
        Step::AddRow => {
            answers.rows.push(columns().map(|(name, _)| (name.to_owned(), None)).to_vec());
            state.add_row(group);
            state.settle();
            None
        }
        Step::RemoveRow(row) => {
            if *row < answers.rows.len() {
                answers.rows.remove(*row);
            }
            state.remove_row(group, *row);
            state.settle();
            None
        }
    }
}

/// Every result, with its slot and row.
fn results(program: &Program, state: &State, file: &[(String, Written)]) -> Vec<(Change, Option<Value>)> {
    let rows = state.rows(program.slot("form.rows").expect("the group"));
    let results = file.iter().flat_map(|(name, (_, in_row, _))| {
        let name = if *in_row { format!("form.rows.{name}") } else { name.clone() };
        let slot = program.slot(&name).expect("a result");
        (0..if *in_row { rows } else { 1 }).map(move |row| Change { slot, row })
    });
    results.map(|place| (place, state.value_in(place.slot, place.row).cloned())).collect()
}

proptest! {
    #[test]
    fn change_by_change_is_the_same_as_everything_anew(
        file in file(), mut answers in answers(), steps in prop::collection::vec(step(), 1..12),
    ) {
        let definitions = file.iter().map(|(name, (kind, in_row, text))| {
            Definition { name, group: in_row.then_some("form.rows"), text, expects: Some(kind.clone()) }
        });
        let program = Program::compile(schema(), &definitions.collect::<Vec<_>>());
        let program = Arc::new(program.unwrap_or_else(|wrong| panic!("{file:?}: {wrong:?}")));
        let mut state = filled(&program, &answers);
        for step in steps {
            let before = results(&program, &state, &file);
            let told = take(&step, &program, &mut state, &mut answers);
            let after = results(&program, &state, &file);
            prop_assert_eq!(&after, &results(&program, &filled(&program, &answers), &file));
            if let Some(mut told) = told {
                let mut changed: Vec<Change> =
                    before.iter().zip(&after).filter(|(one, other)| one != other).map(|((place, _), _)| *place).collect();
                changed.sort();
                told.sort();
                prop_assert_eq!(told, changed);
            }
        }
    }
}
