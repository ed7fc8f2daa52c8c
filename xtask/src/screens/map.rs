//! The map's own bundle, which a screen loads only when a map is opened.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::ESBUILD;
use super::copies::file;
use crate::house::House;
use crate::process::{program, run};

const LIBRE: &str = "app/node_modules/maplibre-gl/dist";

/// Each file of `app/js` becomes one bundle of `app/dist`; MapLibre's worker and style go beside the map's.
pub fn bundle(house: &House) -> Result<()> {
    let Ok(scripts) = fs::read_dir(house.path("app/js")) else { return Ok(()) };
    for script in scripts {
        let script = script?.path();
        if script.extension().is_some_and(|end| end == "js") {
            bundle_one(house, &script)?;
        }
    }
    let dist = house.path("app/dist");
    if dist.join("map.js").is_file() {
        file(&house.path(LIBRE).join("maplibre-gl-worker.mjs"), &dist.join("map-worker.js"))?;
        file(&house.path(LIBRE).join("maplibre-gl.css"), &dist.join("css/maplibre-gl.css"))?;
    }
    Ok(())
}

/// Quick enough (0.1 s) to be done each time: what a bundle was made from is only known to esbuild.
fn bundle_one(house: &House, script: &Path) -> Result<()> {
    let words = ["--bundle", "--minify", "--format=esm", "--external:./app.js", "--log-level=warning"];
    let out = format!("--outdir={}", house.path("app/dist").display());
    run(program(house.path(ESBUILD), &house.path("app")).arg(script).args(words).arg(out))
}
