//! The files of services.

use std::process::Command;

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::house::House;
use crate::process::{program, run};

/// What can be done with the files of services.
#[derive(Subcommand)]
pub enum Services {
    /// Tells every mistake in assets/services, assets/lists and assets/catalogue.toml by file, line and field.
    Check,
    /// Prints the JSON Schema of a service file, published as docs/schemas/service-1.schema.json.
    Schema,
}

/// The reader is the one of `contract`, on which nothing here stands: it runs as a program of its own.
pub fn reader(house: &House) -> Command {
    let mut cargo = program("cargo", &house.path(""));
    cargo.args(["run", "-q", "-p", "rapida-contract", "--features", "native", "--example", "services", "--"]);
    cargo
}

/// Does it.
pub fn obey(house: &House, verb: &Services) -> Result<()> {
    let mut cargo = reader(house);
    match verb {
        Services::Check => run(cargo.arg("check").arg(house.path("assets"))).context("see above for what to change"),
        Services::Schema => run(cargo.arg("schema")),
    }
}
