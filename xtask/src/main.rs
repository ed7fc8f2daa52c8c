//! The only automation of Rapida: set-up, run, test, bench, package.
#![allow(clippy::print_stdout, reason = "what a command finds goes to standard output, its progress to standard error")]

mod house;
mod npm;
mod process;
mod progress;
mod screens;

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
    /// Builds the screens (wasm, styles, fonts, map) into app/dist.
    Screens {
        /// Prints what the first screen weighs, raw and with brotli.
        #[arg(long)]
        sizes: bool,
    },
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
        Verb::Screens { sizes } => {
            screens::build(&house)?;
            if sizes {
                screens::print_sizes(&house)?;
            }
            Ok(())
        }
    }
}
