//! Forms: one generated form in our engine, SurveyJS, the core of Form.io and the engine of ODK. The same answers in the same
//! order, in processes that take turns; whoever finds anything else than the others ends the bench.

mod description;
mod engine;
mod formio;
mod odk;
mod ours;
mod script;
mod surveyjs;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use self::description::{Description, Seed};
use self::engine::Engine;
use self::script::Turn;
use super::within;
use crate::house::House;
use crate::npm;
use crate::process::{is_there, program, run};
use crate::progress::step;

/// From which the form and the answers are made.
const SEED: u64 = 0x5241_5049_4441;
/// Turns that only warm up: what is compiled while it runs is compiled by then.
const WARM_UP: usize = 3;
/// Turns that count.
const TURNS: usize = 10;
/// Changes in a turn, and after how many of them the results are compared.
const CHANGES: usize = 400;
const EVERY: usize = 20;
/// Fields of a page of the form.
const PAGE: usize = 30;
/// Loads at the beginning of a turn.
const LOADS: usize = 3;
/// What ours is to stay within: µs, a ratio, ms.
const TARGETS: [(&str, f64); 3] = [("change_us", 2.0), ("ratio", 0.2), ("load_ms", 2.0)];

/// Writes a form as an engine takes it.
type Writer = fn(&Description) -> String;

/// The peers: module in the folder of the peers, package of npm, and the form.
const PEERS: [(&str, &str, Writer); 3] = [
    ("surveyjs", "survey-core", surveyjs::form),
    ("formio", "@formio/core", formio::form),
    ("odk", "@getodk/xforms-engine", odk::form),
];

/// Runs the bench.
pub fn bench(house: &House, as_json: bool) -> Result<()> {
    if !is_there("node") || !is_there("npm") {
        bail!(
            "the peers are packages of npm: install Node.js 20.19 or newer, with npm (`sudo apt install nodejs npm`)"
        );
    }
    let folder = house.built("bench/forms");
    fs::create_dir_all(&folder)?;
    step("build the release program", || {
        let words = ["build", "--release", "--quiet", "-p", "rapida-contract", "--example", "bench_forms"];
        run(program("cargo", &house.path("")).args(words))
    })?;
    step("install the peers", || npm::install(house, npm::PEERS))?;

    let mut seed = Seed(SEED);
    let description = Description::new(&mut seed);
    let turns = script::turns(&description, &mut seed, WARM_UP + TURNS, CHANGES, EVERY);
    let mut engines = start(house, &folder, &description, &turns)?;
    step("in turns with the peers", || {
        for (place, turn) in turns.iter().enumerate() {
            for engine in &mut engines {
                engine.play(place, &turn.results, place >= WARM_UP)?;
            }
        }
        Ok(())
    })?;
    let effects: Vec<bool> = turns.iter().skip(WARM_UP).flat_map(|turn| turn.effects.iter().copied()).collect();
    let results = results(&engines, &effects);
    if as_json {
        println!("{}", json!({ "results": results }));
    } else {
        print_table(&results);
    }
    within(results.get(..1).unwrap_or_default(), &TARGETS)
}

/// Writes the files, and starts ours first and then the peers.
fn start(house: &House, folder: &Path, description: &Description, turns: &[Turn]) -> Result<Vec<Engine>> {
    let fields = description.fields();
    let names = |computed: bool| fields.iter().filter(move |field| field.value.is_some() == computed);
    let script = json!({
        "questions": names(false).map(|field| &field.id).collect::<Vec<_>>(),
        "conditioned": names(false).filter(|field| field.shown_if.is_some()).map(|field| &field.id).collect::<Vec<_>>(),
        "values": names(true).map(|field| &field.id).collect::<Vec<_>>(),
        "loads": LOADS,
        "every": EVERY,
        "turns": turns.iter().map(Turn::json).collect::<Vec<_>>(),
    });
    let script_file = folder.join("script.json");
    fs::write(&script_file, script.to_string())?;
    let start = |name: String, command: &mut Command, module: &str, writer: Writer| {
        let form = folder.join(module);
        fs::write(&form, writer(description))?;
        Engine::start(name, command.args([&form, &script_file]))
    };
    let mut ours = program(house.built("release/examples/bench_forms"), folder);
    let mut engines = vec![start("rapida".to_owned(), &mut ours, "rapida", ours::form)?];
    let manifest: Value = serde_json::from_slice(&fs::read(house.path(npm::PEERS).join("package.json"))?)?;
    for (module, package, writer) in PEERS {
        let version = manifest.pointer("/dependencies").and_then(|all| all.get(package)).and_then(Value::as_str);
        let name = format!("{package} {}", version.with_context(|| format!("no version of {package}"))?);
        let mut node = program("node", &house.path(npm::PEERS));
        engines.push(start(name, node.args(["peer.mjs", module]), module, writer)?);
    }
    Ok(engines)
}

/// Medians, ours with its ratio to the fastest peer.
fn results(engines: &[Engine], effects: &[bool]) -> Vec<Value> {
    let medians: Vec<f64> = engines.iter().map(|engine| median(engine.change_us.clone())).collect();
    let fastest = medians.iter().skip(1).copied().fold(f64::INFINITY, f64::min);
    let result = |(place, (engine, change)): (usize, (&Engine, &f64))| {
        let with_effects = engine.change_us.iter().zip(effects).filter(|(_, effects)| **effects);
        let with_effects = median(with_effects.map(|(taken, _)| *taken).collect());
        let is_ours = place == 0;
        object([
            ("name", Some(json!(engine.name))),
            ("ours", Some(json!(is_ours))),
            ("change_us", Some(json!(rounded(*change, 1e3)))),
            ("change_with_effects_us", Some(json!(rounded(with_effects, 1e3)))),
            ("load_ms", Some(json!(rounded(median(engine.load_ms.clone()), 1e3)))),
            ("ratio", is_ours.then(|| json!(rounded(change / fastest, 1e5)))),
        ])
    };
    engines.iter().zip(&medians).enumerate().map(result).collect()
}

/// An object of what is there.
fn object<const N: usize>(keys: [(&str, Option<Value>); N]) -> Value {
    keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn median(mut taken: Vec<f64>) -> f64 {
    taken.sort_by(f64::total_cmp);
    taken.get(taken.len() / 2).copied().unwrap_or(f64::NAN)
}

fn rounded(value: f64, steps: f64) -> f64 {
    (value * steps).round() / steps
}

fn print_table(results: &[Value]) {
    println!("{:<30} {:>12} {:>16} {:>10}", "", "change µs", "with effects µs", "load ms");
    for result in results {
        let number = |key: &str| result.get(key).and_then(Value::as_f64).unwrap_or(f64::NAN);
        let name = result.get("name").and_then(Value::as_str).unwrap_or_default();
        let (change, with_effects) = (number("change_us"), number("change_with_effects_us"));
        println!("{name:<30} {change:>12.2} {with_effects:>16.2} {:>10.2}", number("load_ms"));
    }
    let ours = |name: &str| results.first().and_then(|ours| ours.get(name)).and_then(Value::as_f64);
    println!("ours, of {} changes:", TURNS * CHANGES);
    for (name, most) in TARGETS {
        println!("{name}: {} (at most {most})", ours(name).unwrap_or(f64::NAN));
    }
}
