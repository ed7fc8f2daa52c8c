//! The packages of app/package.json.

use std::fs;

use anyhow::Result;

use crate::house::House;
use crate::process::{program, run};

/// Installs them, unless the lock they were installed from is still the same.
pub fn install(house: &House) -> Result<()> {
    let app = house.path("app");
    let lock = app.join("package-lock.json");
    let installed = app.join("node_modules/.installed-lock.json");
    if let (Ok(wanted), Ok(there)) = (fs::read(&lock), fs::read(&installed))
        && wanted == there
    {
        return Ok(());
    }
    let verb = if lock.is_file() { "ci" } else { "install" };
    // The lock must not say where one machine fetched its packages from.
    let quiet = ["--omit-lockfile-registry-resolved", "--no-fund", "--no-audit", "--loglevel=error"];
    run(program("npm", &app).arg(verb).args(quiet))?;
    fs::copy(lock, installed)?;
    Ok(())
}
