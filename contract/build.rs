//! Lists the files of `assets/services`, `assets/lists` and `assets/rankings`, so that a new one is built in without anybody naming it.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let assets = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../assets");
    let mut code = String::new();
    for (name, folder) in [("SERVICES", "services"), ("LISTS", "lists"), ("RANKINGS", "rankings")] {
        let from = assets.join(folder);
        println!("cargo::rerun-if-changed={}", from.display());
        writeln!(code, "const {name}: &[(&str, &str)] = &[")?;
        for path in files(&from)? {
            let file = path.file_name().and_then(|file| file.to_str()).ok_or("a file's name is no text")?;
            writeln!(code, "({:?}, include_str!({:?})),", format!("assets/{folder}/{file}"), path)?;
        }
        writeln!(code, "];")?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("services.rs"), code)?;
    Ok(())
}

/// The TOML files of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut files: Vec<PathBuf> =
        entries?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    Ok(files)
}
