//! Which crate may stand on which.

use std::process::Command;

use rapida_tests::clone;
use serde_json::Value;

use crate::source::none;

/// A crate of ours, and those of ours that it may stand on.
const ALLOWED: &[(&str, &[&str])] = &[
    ("rapida-contract", &[]),
    ("rapida-core", &["rapida-contract"]),
    ("rapida-app", &["rapida-contract"]),
    ("rapida-server", &["rapida-contract"]),
    ("rapida", &["rapida-contract", "rapida-core"]),
    ("rapida-tests", &["rapida-contract", "rapida-core"]),
    ("xtask", &[]),
];

/// Crates of others that stay behind one wall. The tests stand outside and look at the server's tables.
const ONLY_HERE: &[(&str, &[&str])] = &[
    ("tauri", &["rapida"]),
    ("dioxus", &["rapida-app"]),
    ("axum", &["rapida-server", "rapida-tests"]),
    ("rusqlite", &["rapida-core", "rapida-server", "rapida-tests"]),
    ("keyring", &["rapida"]),
    ("postgres", &["rapida-server"]),
];

/// Of each crate of ours: its name and what it stands on when it is not being tested.
fn edges() -> Vec<(String, Vec<String>)> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["metadata", "--no-deps", "--format-version", "1", "--offline"]).current_dir(clone::path(""));
    let output = cargo.output().expect("cargo answers");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo answers JSON");
    let packages = metadata.get("packages").and_then(Value::as_array).expect("packages");
    packages.iter().map(|package| (name(package), stands_on(package))).collect()
}

fn stands_on(package: &Value) -> Vec<String> {
    let dependencies = package["dependencies"].as_array().expect("dependencies");
    dependencies.iter().filter(|dependency| dependency["kind"] != "dev").map(name).collect()
}

fn name(value: &Value) -> String {
    value["name"].as_str().expect("a name").to_owned()
}

#[test]
fn every_crate_stands_only_on_what_the_table_allows() {
    let mut broken = Vec::new();
    for (package, under) in edges() {
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == package) else {
            broken.push(format!("{package} is not in the table"));
            continue;
        };
        let ours = under.iter().filter(|other| other.starts_with("rapida"));
        let wrong = ours.filter(|other| !allowed.contains(&other.as_str()));
        broken.extend(wrong.map(|other| format!("{package} stands on {other}")));
    }
    none(broken, "the walls of the house are in tests/house/crates.rs");
}

#[test]
fn what_belongs_behind_one_wall_stays_there() {
    let mut broken = Vec::new();
    for (package, under) in edges() {
        for (foreign, here) in ONLY_HERE {
            if under.iter().any(|other| other == foreign) && !here.contains(&package.as_str()) {
                broken.push(format!("{package} uses {foreign}, which belongs in {}", here.join(", ")));
            }
        }
    }
    none(broken, "what belongs behind one wall is in tests/house/crates.rs");
}
