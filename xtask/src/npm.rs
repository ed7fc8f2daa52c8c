//! Packages of npm: those of the screens, the provider against which the server is tested, and peers of benches.

use std::fs;

use anyhow::Result;

use crate::house::House;
use crate::process::{program, run};

/// The folder of the screens' packages.
pub const SCREENS: &str = "app";
/// That of an OpenID Connect provider that somebody else wrote.
pub const PROVIDER: &str = "server/tests/provider";
/// That of the engines for forms that ours is measured against.
pub const PEERS: &str = "xtask/peers";

/// Installs the packages of a folder, unless the lock they were installed from is still the same.
pub fn install(house: &House, folder: &str) -> Result<()> {
    let folder = house.path(folder);
    let lock = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.installed-lock.json");
    if let (Ok(wanted), Ok(there)) = (fs::read(&lock), fs::read(&installed))
        && wanted == there
    {
        return Ok(());
    }
    let verb = if lock.is_file() { "ci" } else { "install" };
    // The lock must not say where one machine fetched its packages from.
    let quiet = ["--omit-lockfile-registry-resolved", "--no-fund", "--no-audit", "--loglevel=error"];
    run(program("npm", &folder).arg(verb).args(quiet))?;
    fs::copy(lock, installed)?;
    Ok(())
}
