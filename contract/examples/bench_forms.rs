//! Our part of `cargo xtask bench forms`: one engine that plays a script, turn about with its peers.
//!
//! `bench_forms SERVICE SCRIPT` reads the number of a turn from each line of its standard input, plays that turn, and prints what
//! it found as a line of JSON. `xtask/peers/peer.mjs` is the same for the peers.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};
use std::sync::Arc;
use std::time::Instant;

use rapida_contract::expression::Value;
use rapida_contract::form::{Answer, Asked, At, Form, Known, Template};
use rapida_contract::service::{ForWhom, Service};
use serde::{Deserialize, Serialize};

/// What is done.
#[derive(Deserialize)]
struct Script {
    /// The names of all questions, of those with a condition, and of the computed values.
    questions: Vec<String>,
    conditioned: Vec<String>,
    values: Vec<String>,
    /// Loads at the beginning of a turn.
    loads: usize,
    /// After how many changes the results are told.
    every: usize,
    turns: Vec<Turn>,
}

/// Answers to all questions, and then changes of single ones.
#[derive(Deserialize)]
struct Turn {
    answers: Vec<Answer>,
    changes: Vec<(usize, Answer)>,
}

#[derive(Default, Serialize)]
struct Played {
    load_ms: Vec<f64>,
    change_us: Vec<f64>,
    results: Vec<Results>,
}

#[derive(Serialize)]
struct Results {
    shown: Vec<bool>,
    values: Vec<Option<i64>>,
}

/// From the service as a device has it to a form that waits for answers.
fn load(text: &str) -> Result<Form, Box<dyn Error>> {
    let service: Arc<Service> = Arc::new(serde_json::from_str(text)?);
    let asked = Asked::on(&service, "2026-11-23".parse()?, ForWhom::Oneself, Known::default());
    let template = Template::new(service, Arc::new([])).map_err(|wrong| format!("{wrong:?}"))?;
    Ok(Form::begin(Arc::new(template), asked))
}

fn play(text: &str, script: &Script, turn: &Turn) -> Result<Played, Box<dyn Error>> {
    let mut played = Played::default();
    for _ in 1..script.loads {
        drop(timed_load(text, &mut played)?);
    }
    let mut form = timed_load(text, &mut played)?;
    let at = |form: &Form, names: &[String]| names.iter().map(|name| form.at(name)).collect::<Option<Vec<At>>>();
    let find = |names| at(&form, names).ok_or("a question is missing");
    let (questions, conditioned) = (find(&script.questions)?, find(&script.conditioned)?);
    let values = find(&script.values)?;
    for (at, answer) in questions.iter().zip(&turn.answers) {
        form.set(*at, Some(answer.clone()));
    }
    for (place, answer) in &turn.changes {
        let (at, answer) = (*questions.get(*place).ok_or("no such question")?, Some(answer.clone()));
        let begun = Instant::now();
        form.set(at, answer);
        played.change_us.push(begun.elapsed().as_secs_f64() * 1e6);
        if played.change_us.len().is_multiple_of(script.every) {
            let shown = conditioned.iter().map(|at| form.is_shown(*at)).collect();
            played.results.push(Results { shown, values: values.iter().map(|at| computed(&form, *at)).collect() });
        }
    }
    Ok(played)
}

fn timed_load(text: &str, played: &mut Played) -> Result<Form, Box<dyn Error>> {
    let begun = Instant::now();
    let form = load(text)?;
    played.load_ms.push(begun.elapsed().as_secs_f64() * 1e3);
    Ok(form)
}

fn computed(form: &Form, at: At) -> Option<i64> {
    match form.computed(at) {
        Some(Value::Int(number)) => Some(*number),
        _ => None,
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut file = || arguments.next().ok_or("bench_forms SERVICE SCRIPT");
    let (service, script) = (std::fs::read_to_string(file()?)?, std::fs::read_to_string(file()?)?);
    let script: Script = serde_json::from_str(&script)?;
    for line in stdin().lock().lines() {
        let turn = script.turns.get(line?.trim().parse::<usize>()?).ok_or("no such turn")?;
        let played = play(&service, &script, turn)?;
        writeln!(stdout(), "{}", serde_json::to_string(&played)?)?;
    }
    Ok(())
}
