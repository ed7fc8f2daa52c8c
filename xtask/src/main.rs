//! The only automation of Rapida: set-up, run, test, bench, package.
#![allow(clippy::print_stdout, reason = "what a command finds goes to standard output, its progress to standard error")]

mod bench;
mod group;
mod house;
mod npm;
mod package;
mod phones;
mod process;
mod progress;
mod rankings;
mod run;
mod screens;
mod services;
mod setup;
mod test;
mod town;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::house::House;

/// What can be done with this house.
#[derive(Parser)]
#[command(name = "cargo xtask", about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

/// One line each; `cargo xtask VERB --help` says more.
#[derive(Subcommand)]
enum Verb {
    /// Installs what is missing, builds, starts a municipality and the app's window.
    ///
    /// Without a display it plays the first journey in the real window under Xvfb, and writes the screenshots and a
    /// report to target/demo.
    Run {
        /// Where the municipality listens; port 0 picks a free one.
        #[arg(long, default_value = "127.0.0.1:8484", value_name = "ADDR")]
        listen: String,
        /// Keeps the municipality up after the window is closed or the journey is over.
        #[arg(long)]
        stay: bool,
    },
    /// Runs everything that must hold and ends with a table.
    Test {
        /// Leaves the window out.
        #[arg(long)]
        quick: bool,
    },
    /// Checks core and shell for a phone: aarch64-linux-android, aarch64-apple-ios.
    Phone {
        /// Rust's name of it.
        target: String,
    },
    /// Builds the screens (wasm, styles, fonts, map) into app/dist.
    Screens {
        /// Prints what the first screen weighs, raw and with brotli.
        #[arg(long)]
        sizes: bool,
    },
    /// Measures ours and a peer in one run.
    Bench {
        /// Which.
        name: String,
        /// Prints JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Checks the files of services, or prints their schema.
    Services {
        #[command(subcommand)]
        verb: services::Services,
    },
    /// Checks the files of rankings, or prints their schema.
    Rankings {
        #[command(subcommand)]
        verb: rankings::Rankings,
    },
    /// Builds the .deb of the app and lists its contents.
    Package,
}

fn main() -> ExitCode {
    match obey(Arguments::parse().verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(verb: Verb) -> Result<()> {
    let house = House::find()?;
    match verb {
        Verb::Run { listen, stay } => run::all(&house, &listen, stay),
        Verb::Test { quick } => test::run_all(&house, quick),
        Verb::Phone { target } => phones::check(&house, &target),
        Verb::Screens { sizes } => {
            screens::build(&house)?;
            if sizes { screens::print_sizes(&house) } else { Ok(()) }
        }
        Verb::Bench { name, json } => bench::run(&house, &name, json),
        Verb::Services { verb } => services::obey(&house, &verb),
        Verb::Rankings { verb } => rankings::obey(&house, &verb),
        Verb::Package => package::deb(&house),
    }
}
