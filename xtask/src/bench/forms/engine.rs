//! A process that plays turns of the script in one engine: one line asks for a turn, one line answers.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// An engine that is running.
pub struct Engine {
    /// What it is called, with its version.
    pub name: String,
    process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// What was measured, in the order of the script.
    pub change_us: Vec<f64>,
    /// How long each load took.
    pub load_ms: Vec<f64>,
}

impl Engine {
    /// Starts it.
    pub fn start(name: String, command: &mut Command) -> Result<Self> {
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut process = started.with_context(|| format!("cannot start {name}"))?;
        let asks = process.stdin.take().context("no standard input")?;
        let answers = BufReader::new(process.stdout.take().context("no standard output")?);
        Ok(Self { name, process, asks, answers, change_us: Vec::new(), load_ms: Vec::new() })
    }

    /// Plays a turn, and holds what it finds on the way against what there is to be found. A turn that only warms up is not
    /// counted.
    pub fn play(&mut self, turn: usize, expected: &[Value], counts: bool) -> Result<()> {
        let name = &self.name;
        writeln!(self.asks, "{turn}").with_context(|| format!("{name} is not there in turn {turn}"))?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        ensure!(!line.is_empty(), "{name} gave up in turn {turn}");
        let found: Value = serde_json::from_str(&line).with_context(|| format!("{name} printed {line}"))?;
        let results = list(&found, "results")?;
        ensure!(results.len() == expected.len(), "{name} told {} results of {}", results.len(), expected.len());
        for (place, (found, expected)) in results.iter().zip(expected).enumerate() {
            ensure!(found == expected, "{name}, turn {turn}, result {place}: {}", difference(found, expected));
        }
        if counts {
            self.change_us.extend(list(&found, "change_us")?.iter().filter_map(Value::as_f64));
            self.load_ms.extend(list(&found, "load_ms")?.iter().filter_map(Value::as_f64));
        }
        Ok(())
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn list<'a>(found: &'a Value, key: &str) -> Result<&'a Vec<Value>> {
    found.get(key).and_then(Value::as_array).with_context(|| format!("no {key}"))
}

/// The first thing that is not as it must be.
fn difference(found: &Value, expected: &Value) -> String {
    for key in ["shown", "values"] {
        let (found, expected) = (list(found, key).ok(), list(expected, key).ok());
        let both = found.into_iter().flatten().zip(expected.into_iter().flatten());
        if let Some((place, (found, expected))) = both.enumerate().find(|(_, (found, expected))| found != expected) {
            return format!("{key}[{place}] is {found} and must be {expected}");
        }
    }
    format!("{found} and must be {expected}")
}
