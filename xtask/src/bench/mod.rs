//! Benches: ours and a peer in one run, and the ratio. One file each.

mod example;
mod forms;
mod people;
mod photo;
mod sync;
mod typing;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::house::House;

/// Runs one and prints what it found, as a table or as JSON.
type Bench = fn(&House, json: bool) -> Result<()>;

/// Every bench, by name.
const BENCHES: &[(&str, Bench)] = &[
    ("forms", forms::bench),
    ("people", people::bench),
    ("photo", photo::bench),
    ("sync", sync::bench),
    ("typing", typing::bench),
];

/// Runs the bench of this name.
pub fn run(house: &House, name: &str, json: bool) -> Result<()> {
    let Some((_, bench)) = BENCHES.iter().find(|(known, _)| *known == name) else {
        let names: Vec<&str> = BENCHES.iter().map(|(known, _)| *known).collect();
        bail!("no bench `{name}`; there are: {}", names.join(", "));
    };
    bench(house, json)
}

/// Fails where one of the results is beyond one of the targets: a name in it, and the most that it may be.
fn within(results: &[Value], targets: &[(&str, f64)]) -> Result<()> {
    for result in results {
        for (name, most) in targets {
            let found = result.get(*name).and_then(Value::as_f64).with_context(|| format!("no {name} in {result}"))?;
            if found > *most {
                bail!("{name} is {found}, more than {most}: {result}");
            }
        }
    }
    Ok(())
}
