//! The screens: from `app/` and npm to `app/dist`, which the shell bundles. What is up to date is left alone.

mod copies;
mod map;
mod sizes;
mod wasm;

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;

use crate::house::House;
use crate::npm;
use crate::progress::step;

/// Makes scripts and styles small; an npm package of the screens.
const ESBUILD: &str = "app/node_modules/.bin/esbuild";

pub use sizes::{check as check_sizes, print as print_sizes};

/// Builds what is not up to date.
pub fn build(house: &House) -> Result<()> {
    step("npm packages", || npm::install(house, npm::SCREENS))?;
    fs::create_dir_all(house.path("app/dist"))?;
    step("screens: compile to wasm", || wasm::compile(house))?;
    step("screens: bind and optimise", || wasm::bind(house))?;
    step("screens: styles, fonts, map", || {
        copies::copy(house)?;
        map::bundle(house)
    })
}

/// Whether the output is there and not older than its source.
fn is_fresh(output: &Path, source: &Path) -> bool {
    match (changed(output), changed(source)) {
        (Some(output), Some(source)) => output >= source,
        _ => false,
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
