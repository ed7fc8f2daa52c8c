//! A live gate for phones: `cargo check` of core and shell for Android and iOS.
//!
//! A check never links, so the C that comes with some crates is not compiled: stand-ins take the compilers' place and
//! write empty files. What is checked is our Rust, against the real types of those systems.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::Result;

use crate::house::House;
use crate::process::{program, run};
use crate::setup::install_target;

const COMPILER: &str = r#"#!/bin/sh
# Stands in for a C compiler: says that it is one, and writes empty files.
out=""
for word in "$@"; do
  case "$word" in --version|-v|-V) echo "clang version 19.0.0"; exit 0 ;; esac
  [ "$last" = "-o" ] && out="$word"
  last="$word"
done
# What crates ask the preprocessor: which compiler it is, and which OpenSSL lies here.
case " $* " in *" -E "*) printf 'clang\nRUST_VERSION_NEW_OPENSSL_3_5_0\n'; exit 0 ;; esac
[ -n "$out" ] && : > "$out"
exit 0
"#;

const ARCHIVER: &str = r#"#!/bin/sh
# Stands in for ar and ranlib: writes an empty archive.
for word in "$@"; do
  case "$word" in *.a) printf '!<arch>\n' > "$word"; exit 0 ;; esac
done
exit 0
"#;

const XCRUN: &str = r#"#!/bin/sh
# Stands in for Apple's xcrun: there is no SDK here, and none is needed to check.
case "$*" in *--show-sdk-version*) echo 18.0 ;; *) echo "$SDKROOT" ;; esac
"#;

/// Checks core and shell for a phone's target.
pub fn check(house: &House, target: &str) -> Result<()> {
    let stand_ins = house.built("stand-ins");
    write_stand_ins(&stand_ins)?;
    install_target(house, target)?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(stand_ins.clone()).chain(std::env::split_paths(&path)))?;
    let low = target.replace('-', "_");
    let high = low.to_uppercase();
    let words = ["check", "-q", "-p", "rapida-core", "-p", "rapida", "--lib", "--target", target];
    let mut cargo = program("cargo", &house.path(""));
    cargo.args(words).env("PATH", path).env("SDKROOT", &stand_ins).env("DEVELOPER_DIR", &stand_ins);
    for (name, program) in [("CC", "empty-cc"), ("CXX", "empty-cc"), ("AR", "empty-ar"), ("RANLIB", "empty-ar")] {
        cargo.env(format!("{name}_{low}"), stand_ins.join(program));
    }
    // These two are built by tools that try what the compiler makes: they are told that the libraries lie here.
    cargo.env(format!("{high}_TURBOJPEG_SOURCE"), "explicit").env(format!("{high}_OPENSSL_NO_VENDOR"), "1");
    for name in ["TURBOJPEG_LIB_DIR", "OPENSSL_LIB_DIR", "OPENSSL_INCLUDE_DIR", "OPENSSL_STATIC"] {
        cargo.env(format!("{high}_{name}"), &stand_ins);
    }
    run(&mut cargo)
}

fn write_stand_ins(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, script) in [("empty-cc", COMPILER), ("empty-ar", ARCHIVER), ("xcrun", XCRUN)] {
        let file = folder.join(name);
        // Not named `cc`: that is the linker of the build scripts, which do run. Left alone when right: cargo rebuilds what a newer compiler would have made.
        if fs::read_to_string(&file).is_ok_and(|there| there == script) {
            continue;
        }
        fs::write(&file, script)?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
