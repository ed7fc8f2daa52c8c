//! The screens' code: compiled for wasm32, bound to JavaScript, made small.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{ESBUILD, is_fresh};
use crate::house::House;
use crate::process::{program, run};

/// Debian's wasm-opt writes modules that browsers refuse; that of npm is right with exactly these.
const OPTIMISE: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Cargo itself knows what is up to date.
pub fn compile(house: &House) -> Result<()> {
    let words = ["build", "-q", "-p", "rapida-app", "--target", "wasm32-unknown-unknown", "--profile", "screens"];
    run(program("cargo", &house.path("")).args(words))
}

/// `app.js` and `app_bg.wasm` of `app/dist`.
pub fn bind(house: &House) -> Result<()> {
    let source = compiled(house)?;
    let dist = house.path("app/dist");
    let small = dist.join("app_bg.wasm");
    if is_fresh(&small, &source) && dist.join("app.js").is_file() {
        return Ok(());
    }
    let bound = house.built("screens-bound");
    Bindgen::new()
        .input_path(&source)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(false)
        .generate(&bound)?;
    let optimiser = house.path("app/node_modules/.bin/wasm-opt");
    run(program(optimiser, &bound).args(OPTIMISE).arg("app_bg.wasm").arg("-o").arg("app_small.wasm"))?;
    bundle_script(house, &bound.join("app.js"), &dist.join("app.js"))?;
    fs::copy(bound.join("app_small.wasm"), &small)?;
    Ok(())
}

/// One script with the pieces that crates bring along: what is imported apart is fetched later, and weighs more.
fn bundle_script(house: &House, from: &Path, to: &Path) -> Result<()> {
    let words = ["--bundle", "--minify", "--format=esm", "--log-level=warning"];
    let out = format!("--outfile={}", to.display());
    run(program(house.path(ESBUILD), &house.path("app")).arg(from).args(words).arg(out))
}

fn compiled(house: &House) -> Result<PathBuf> {
    let folder = house.built("wasm32-unknown-unknown/screens");
    let names = ["rapida-app.wasm", "rapida_app.wasm"];
    names.iter().map(|name| folder.join(name)).find(|path| path.is_file()).context("rapida-app gave no wasm file")
}
