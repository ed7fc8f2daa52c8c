//! Benches that are an example of `core`: it measures itself and a peer in one process and prints JSON.

use anyhow::{Context, Result};
use serde_json::Value;

use super::within;
use crate::house::House;
use crate::process::{program, read};
use crate::progress::step;

/// Something that was measured.
pub struct Figure {
    /// As the example calls it.
    pub name: &'static str,
    /// As a table does, with its unit.
    pub words: &'static str,
    /// The most that it is to be, where something is to be held.
    pub most: Option<f64>,
}

/// Runs one, prints what it found, and fails where a figure is more than it may be.
pub fn bench(house: &House, name: &str, figures: &[Figure], as_json: bool) -> Result<()> {
    let words = ["run", "--release", "--quiet", "-p", "rapida-core", "--example", name];
    let printed = step("in turns with the peer", || read(program("cargo", &house.path("")).args(words)))?;
    tell(&printed, figures, as_json)
}

/// Prints what a bench wrote as JSON, and fails where a figure is more than it may be.
pub fn tell(printed: &str, figures: &[Figure], as_json: bool) -> Result<()> {
    let found: Value = serde_json::from_str(printed).context("the bench printed no JSON")?;
    let results = found.get("results").and_then(Value::as_array).context("the bench printed no results")?;
    if as_json {
        println!("{}", printed.trim());
    } else {
        results.iter().for_each(|result| print_lines(result, figures));
    }
    let targets: Vec<_> = figures.iter().filter_map(|figure| Some((figure.name, figure.most?))).collect();
    within(results, &targets)
}

fn print_lines(result: &Value, figures: &[Figure]) {
    for Figure { name, words, most } in figures {
        let found = result.get(*name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        let most = most.map_or_else(String::new, |most| format!(" (at most {most})"));
        println!("{words}: {found:.2}{most}");
    }
}
