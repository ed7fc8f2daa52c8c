//! What goes into `app/dist` as it is.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{ESBUILD, is_fresh};
use crate::house::House;
use crate::process::{program, run};

const ITALIA: &str = "app/node_modules/bootstrap-italia/dist";

/// The page, the styles, the fonts, the icons, the map's data.
pub fn copy(house: &House) -> Result<()> {
    let dist = house.path("app/dist");
    file(&house.path("app/index.html"), &dist.join("index.html"))?;
    let italia = house.path(ITALIA);
    // Every webview of today reads woff2: the older formats would only make installers heavier.
    folder(&italia.join("fonts"), &dist.join("fonts"), |name| name.ends_with(".woff2") || name.ends_with(".txt"))?;
    styles(house, &dist.join("css"))?;
    // A person reads one language: the others need not come along.
    folder(&house.path("assets/text"), &dist.join("text"), |name| name.ends_with(".ftl"))?;
    folder(&house.path("assets/map"), &dist.join("map"), |name| name.ends_with(".geojson"))
}

/// The styles, without what only their authors read.
fn styles(house: &House, to: &Path) -> Result<()> {
    let files = fs::read_dir(house.path("app/css"))?.flatten().map(|entry| entry.path());
    let out = format!("--outdir={}", to.display());
    let mut esbuild = program(house.path(ESBUILD), &house.path("app"));
    run(esbuild.args(files).args(["--minify", "--log-level=warning"]).arg(out))
}

/// One file, if it is newer.
pub fn file(from: &Path, to: &Path) -> Result<()> {
    if is_fresh(to, from) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

/// The files of a folder and of those in it whose names are wanted; nothing where the folder is not there.
pub fn folder(from: &Path, to: &Path, wanted: fn(&str) -> bool) -> Result<()> {
    let Ok(entries) = fs::read_dir(from) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_dir() {
            folder(&entry.path(), &to.join(&name), wanted)?;
        } else if wanted(&name.to_string_lossy()) {
            file(&entry.path(), &to.join(&name))?;
        }
    }
    Ok(())
}
