//! A pull of 100,000 changes into the encrypted cache against raw rusqlite without encryption, in one process.

use anyhow::{Context, Result};
use serde_json::Value;

use super::within;
use crate::house::House;
use crate::process::{program, read};
use crate::progress::step;

/// What it is to stay within: time as a ratio, milliseconds.
const TARGETS: [(&str, f64); 2] = [("ratio", 1.3), ("first_screen_ms", 5.0)];

/// Runs the bench.
pub fn bench(house: &House, as_json: bool) -> Result<()> {
    let words = ["run", "--release", "--quiet", "-p", "rapida-core", "--example", "bench_sync"];
    let printed = step("pull, in turns with the peer", || read(program("cargo", &house.path("")).args(words)))?;
    let found: Value = serde_json::from_str(&printed).context("the bench printed no JSON")?;
    let results = found.get("results").and_then(Value::as_array).context("the bench printed no results")?;
    if as_json {
        println!("{}", printed.trim());
    } else {
        print_table(results);
    }
    within(results, &TARGETS)
}

fn print_table(results: &[Value]) {
    for result in results {
        let number = |name: &str| result.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        println!("ours {:.0} ms, peer {:.0} ms: {:.2}×", number("ours_ms"), number("peer_ms"), number("ratio"));
        println!("first screen's queries after opening: {:.2} ms", number("first_screen_ms"));
    }
}
