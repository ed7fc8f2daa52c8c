//! The installer: a .deb of the app.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::house::House;
use crate::process::{is_there, program, run};
use crate::progress::step;
use crate::{screens, setup};

/// Bytes of the release binary.
const BUDGET: u64 = 30_000_000;

/// Builds it and lists what is in it.
pub fn deb(house: &House) -> Result<()> {
    step("set-up", || setup::install(house, setup::For::Running))?;
    step("Tauri's command line", || install_tauri(house))?;
    screens::build(house)?;
    step("release and .deb", || {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let tools = house.shown("tools/bin");
        let path = std::env::join_paths(std::iter::once(tools).chain(std::env::split_paths(&path)))?;
        let mut cargo = program("cargo", &house.path(""));
        // The screens are built already.
        let no_hook = r#"{"build":{"beforeBuildCommand":""}}"#;
        // The app alone: a plain build takes all that the workspace has.
        let words = ["tauri", "build", "--bundles", "deb", "--config", no_hook, "--", "--package", "rapida"];
        run(cargo.args(words).env("PATH", path))
    })?;
    let binary = fs::metadata(house.built("release/rapida"))?.len();
    println!("target/release/rapida: {binary} bytes of {BUDGET}");
    let deb = newest_deb(house)?;
    println!("{}: {} bytes", deb.display(), fs::metadata(&deb)?.len());
    run(program("dpkg", &house.path("")).arg("-c").arg(&deb))?;
    if binary > BUDGET {
        bail!("the release binary is larger than {BUDGET} bytes");
    }
    Ok(())
}

fn install_tauri(house: &House) -> Result<()> {
    if is_there("cargo-tauri") || house.shown("tools/bin/cargo-tauri").is_file() {
        return Ok(());
    }
    let words = ["install", "tauri-cli", "--version", "^2", "--locked", "--root", "target/tools"];
    run(program("cargo", &house.path("")).args(words))
}

fn newest_deb(house: &House) -> Result<PathBuf> {
    let entries = fs::read_dir(house.built("release/bundle/deb"))?.flatten().map(|entry| entry.path());
    let debs = entries.filter(|path| path.extension().is_some_and(|end| end == "deb"));
    debs.max_by_key(|path| fs::metadata(path).and_then(|meta| meta.modified()).ok()).context("no .deb was made")
}
