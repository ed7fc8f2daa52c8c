//! How long one answer takes in a form of 300 questions, 100 conditions and 60 computed values:
//! `cargo run --release -p rapida-contract --example bench_expressions`

use std::error::Error;
use std::fmt::Write;
use std::io::{Write as _, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rapida_contract::expression::{Definition, Program, Schema, Slot, State, Type, Value};

const CHANGES: usize = 100_000;

/// A question of every kind in turn.
fn kind(question: usize) -> Type {
    match question % 4 {
        0 => Type::Int,
        1 => Type::Bool,
        2 => Type::Text,
        _ => Type::Date,
    }
}

/// An answer to it, another one each time.
fn answer(question: usize, time: usize) -> Result<Value, Box<dyn Error>> {
    Ok(match kind(question) {
        Type::Int => Value::Int(i64::try_from(time % 50)?),
        Type::Bool => Value::Bool(time.is_multiple_of(2)),
        Type::Text => {
            Value::from(["Centro", "Lido Adriano", "Punta Marina"].get(time % 3).copied().unwrap_or_default())
        }
        _ => Value::Date(format!("20{:02}-03-05", time % 50).parse()?),
    })
}

/// The question of a kind (0 to 3) that is so far along.
fn question(kind: usize, place: usize) -> String {
    format!("q{}", place * 4 % 300 + kind)
}

/// Computed values, of which most use the one before them, and conditions on answers and computed values.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for place in 0..60 {
        let (number, flag) = (question(0, place * 3), question(1, place * 2));
        let before = if place % 6 == 0 { "100".to_owned() } else { format!("v{}", place - 1) };
        texts.push((format!("v{place}"), format!("{flag} ? {before} + {number} * 12 : {before} - {number} / 2")));
    }
    for place in 0..100 {
        let mut text = format!("{} >= {}", question(0, place), place % 50);
        match place % 4 {
            0 => write!(text, " && v{} > 200", place % 60),
            1 => write!(text, " || {} in ['Centro', 'Punta Marina']", question(2, place)),
            2 => write!(text, " && years_between({}, q3) >= 18", question(3, place)),
            _ => write!(text, " && {} && !{}", question(1, place), question(1, place + 7)),
        }
        .unwrap_or_default();
        texts.push((format!("c{place}"), text));
    }
    texts
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut schema = Schema::default();
    let slots: Result<Vec<Slot>, _> = (0..300).map(|place| schema.answer(&format!("q{place}"), kind(place))).collect();
    let texts = texts();
    let definitions: Vec<Definition> =
        texts.iter().map(|(name, text)| Definition { name, group: None, text, expects: None }).collect();
    let begun = Instant::now();
    let program = Program::compile(schema, &definitions).map_err(|wrong| format!("{wrong:?}"))?;
    let compiled = begun.elapsed();
    let mut state = State::new(Arc::new(program));
    let slots = slots?;
    for (place, slot) in slots.iter().enumerate() {
        state.put(*slot, 0, Some(answer(place, place)?));
    }
    state.settle();
    let (mut all, mut with_results) = (Vec::with_capacity(CHANGES), Vec::new());
    for time in 0..CHANGES {
        // 7 and 300 have no divisor in common: every question has its turn.
        let place = time * 7 % 300;
        let value = answer(place, time / 300 + place)?;
        let Some(slot) = slots.get(place) else { continue };
        let begun = Instant::now();
        let changed = state.set(*slot, Some(value)).len();
        let taken = begun.elapsed();
        all.push(taken);
        with_results.extend((changed > 0).then_some(taken));
    }
    writeln!(stdout(), "compiled in {compiled:?}")?;
    for (which, taken) in [("all changes", &mut all), ("those of which results changed", &mut with_results)] {
        taken.sort();
        let at = |share: usize| taken.get(taken.len() * share / 1000).copied().unwrap_or(Duration::ZERO);
        let (median, most, nearly_all) = (at(500), at(990), at(999));
        writeln!(stdout(), "{which}: median {median:?}, 99 % within {most:?}, 99.9 % within {nearly_all:?}")?;
    }
    Ok(())
}
