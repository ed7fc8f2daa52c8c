//! What a machine needs before anything is built. Installs what is missing on Debian and Ubuntu, names it elsewhere.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::house::House;
use crate::process::{is_there, program, read, run};

/// A Debian package, and how to know that what it brings is here already, wherever it came from.
struct Need {
    package: &'static str,
    here: fn(&str) -> bool,
}

/// To build.
const BUILD: [Need; 7] = [
    Need { package: "build-essential", here: |_| is_there("cc") && is_there("c++") && is_there("make") },
    Need { package: "cmake", here: |_| is_there("cmake") },
    Need { package: "nasm", here: |_| is_there("nasm") },
    Need { package: "pkg-config", here: |_| is_there("pkg-config") },
    Need { package: "libwebkit2gtk-4.1-dev", here: is_installed },
    Need { package: "nodejs", here: |_| is_there("node") },
    Need { package: "npm", here: |_| is_there("npm") },
];

/// To see the window where there is no screen.
const WINDOW: [Need; 4] = [
    Need { package: "xvfb", here: |_| is_there("Xvfb") },
    Need { package: "webkit2gtk-driver", here: |_| is_there("WebKitWebDriver") },
    Need { package: "libgl1-mesa-dri", here: is_installed },
    Need { package: "dbus-daemon", here: |_| is_there("dbus-daemon") },
];

/// To test the server on its second engine.
const DATABASE: [Need; 1] = [Need { package: "postgresql", here: |_| is_there("initdb") || has_postgresql() }];

/// What is going to be done, and so what it needs.
#[derive(Clone, Copy)]
pub enum For {
    /// Building and running on a machine with a screen.
    Running,
    /// Running where there is none.
    Demonstration,
    /// All that a test does.
    Testing,
}

/// Installs what is missing.
pub fn install(house: &House, purpose: For) -> Result<()> {
    let mut needs: Vec<&Need> = BUILD.iter().collect();
    if matches!(purpose, For::Demonstration | For::Testing) {
        needs.extend(&WINDOW);
    }
    if matches!(purpose, For::Testing) {
        needs.extend(&DATABASE);
    }
    let missing: Vec<&str> = needs.iter().filter(|need| !(need.here)(need.package)).map(|need| need.package).collect();
    if !missing.is_empty() {
        install_packages(house, &missing)?;
    }
    install_target(house, "wasm32-unknown-unknown")
}

/// The Rust library of a system, through rustup where it is not here.
pub fn install_target(house: &House, target: &str) -> Result<()> {
    let root = read(program("rustc", &house.path("")).args(["--print", "sysroot"]))?;
    if Path::new(root.trim()).join("lib/rustlib").join(target).is_dir() {
        return Ok(());
    }
    if !is_there("rustup") {
        bail!("Rust's library for {target} is missing, and so is rustup, which would install it");
    }
    run(program("rustup", &house.path("")).args(["target", "add", target]))
}

fn install_packages(house: &House, missing: &[&str]) -> Result<()> {
    let list = missing.join(" ");
    if !is_there("apt-get") {
        bail!(
            "this machine lacks what Debian calls: {list}\nInstall these under the names they have here, then go on."
        );
    }
    eprintln!("  installing {list}");
    let root = read(Command::new("id").arg("-u"))?.trim() == "0";
    if !root && !is_there("sudo") {
        bail!("as root: apt-get update && apt-get install {list}");
    }
    let apt = |words: &[&str]| {
        let mut command = program(if root { "apt-get" } else { "sudo" }, &house.path(""));
        if !root {
            command.arg("apt-get");
        }
        run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["-q", "update"])?;
    apt(&[&["-q", "-y", "install", "--no-install-recommends"], missing].concat())
}

fn is_installed(package: &str) -> bool {
    let status = read(Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status}", package]));
    status.is_ok_and(|status| status == "installed")
}

/// Debian keeps PostgreSQL's programs out of the path, a folder for each version.
fn has_postgresql() -> bool {
    let Ok(versions) = fs::read_dir("/usr/lib/postgresql") else { return false };
    versions.flatten().any(|version| version.path().join("bin/initdb").is_file())
}
