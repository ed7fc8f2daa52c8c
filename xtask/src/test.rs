//! Everything that must hold, one step after the other, and a table of what came out.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::house::House;
use crate::process::{program, run};
use crate::progress::{seconds, step};
use crate::{npm, phones, screens, setup};

/// The one selection of packages: another one would mean other features, and a hundred crates compiled again.
/// The screens are for wasm32 alone and have their own steps.
pub const EVERYTHING: [&str; 3] = ["--workspace", "--exclude", "rapida-app"];

struct Outcome {
    name: &'static str,
    passed: bool,
    time: Duration,
}

/// Runs the steps; `quick` leaves the window out. Fails when one of them failed, after having run the others.
pub fn run_all(house: &House, quick: bool) -> Result<()> {
    let mut report = Report { house, outcomes: Vec::new() };
    if report.step("set-up", |house| setup::install(house, setup::For::Testing)) {
        report.everything(quick);
    }
    report.print();
    let failed = report.outcomes.iter().filter(|outcome| !outcome.passed).count();
    println!("{} passed, {failed} failed", report.outcomes.len() - failed);
    if failed > 0 {
        bail!("not everything holds");
    }
    Ok(())
}

struct Report<'a> {
    house: &'a House,
    outcomes: Vec<Outcome>,
}

impl Report<'_> {
    fn everything(&mut self, quick: bool) {
        self.step("format", |house| run(program("cargo", &house.path("")).args(["fmt", "--all", "--check"])));
        // Before the shell, which embeds them.
        self.step("screens", screens::build);
        self.step("first screen's weight", screens::check_sizes);
        self.step("lints", |house| cargo(house, "clippy", &["--all-targets"], &["-D", "warnings"]));
        self.step("lints of the screens", lint_screens);
        self.step("build", |house| cargo(house, "build", &[], &[]));
        let units = ["--lib", "--bins", "--examples", "--test", "photo", "--test", "map_assets"];
        self.step("unit tests", |house| cargo(house, "test", &units, &[]));
        self.step("unit tests of the screens", test_screens);
        self.step("examples in the documentation", |house| cargo(house, "test", &["--doc"], &[]));
        self.step("house rules", |house| cargo(house, "test", &["--test", "house"], &[]));
        self.step("independent identity provider", |house| npm::install(house, npm::PROVIDER));
        self.step("server on SQLite and PostgreSQL", |house| cargo(house, "test", &["--test", "suite"], &[]));
        self.step("journeys", |house| cargo(house, "test", &["--test", "journeys"], &[]));
        if !quick {
            // One window at a time: a machine with two cores draws two of them no faster.
            self.step("window", |house| cargo(house, "test", &["--test", "window"], &["--test-threads=2"]));
        }
        self.step("Android", |house| phones::check(house, "aarch64-linux-android"));
        self.step("iOS", |house| phones::check(house, "aarch64-apple-ios"));
    }

    fn step(&mut self, name: &'static str, work: impl FnOnce(&House) -> Result<()>) -> bool {
        let begun = Instant::now();
        let done = step(name, || work(self.house));
        if let Err(error) = &done {
            eprintln!("{error:#}");
        }
        self.outcomes.push(Outcome { name, passed: done.is_ok(), time: begun.elapsed() });
        done.is_ok()
    }

    fn print(&self) {
        println!();
        for outcome in &self.outcomes {
            let said = if outcome.passed { "passed" } else { "FAILED" };
            println!("{:<34} {said}  {:>12}", outcome.name, seconds(outcome.time));
        }
        let all = self.outcomes.iter().map(|outcome| outcome.time).sum();
        println!("{:<34} {:>20}\n", "together", seconds(all));
    }
}

/// A verb of cargo on everything; `to_it` goes behind `--`.
fn cargo(house: &House, verb: &str, words: &[&str], to_it: &[&str]) -> Result<()> {
    let mut command = program("cargo", &house.path(""));
    command.arg(verb).arg("-q").args(EVERYTHING).args(words);
    if !to_it.is_empty() {
        command.arg("--").args(to_it);
    }
    // Snapshots are compared, never rewritten, and looked for in this clone.
    run(command.env("INSTA_UPDATE", "no").env("INSTA_WORKSPACE_ROOT", house.path("")))
}

/// The arithmetic of the screens needs no webview: it runs here.
fn test_screens(house: &House) -> Result<()> {
    run(program("cargo", &house.path("")).args(["test", "-q", "-p", "rapida-app", "--lib"]))
}

fn lint_screens(house: &House) -> Result<()> {
    let words = ["clippy", "-q", "-p", "rapida-app", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    run(program("cargo", &house.path("")).args(words))
}
