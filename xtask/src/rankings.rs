//! The files of rankings.

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::house::House;
use crate::process::run;
use crate::services::reader;

/// What can be done with the files of rankings.
#[derive(Subcommand)]
pub enum Rankings {
    /// Tells every mistake in assets/rankings by file, line and field.
    Check,
    /// Prints the JSON Schema of such a file, published as docs/schemas/ranking-1.schema.json.
    Schema,
}

/// The reader is the one of `contract`, as with services.
pub fn obey(house: &House, verb: &Rankings) -> Result<()> {
    let mut cargo = reader(house);
    match verb {
        Rankings::Check => {
            run(cargo.arg("check-rankings").arg(house.path("assets"))).context("see above for what to change")
        }
        Rankings::Schema => run(cargo.arg("ranking-schema")),
    }
}
