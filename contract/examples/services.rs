//! Checks the files of services, and writes the schema that is published: `cargo xtask services check` and `… schema`.
#![allow(clippy::print_stdout, reason = "what is found goes to standard output")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use rapida_contract::service::file::{self, Known, Mistake};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let done = match (arguments.next().as_deref(), arguments.next()) {
        (Some("check"), Some(assets)) => check(Path::new(&assets)),
        (Some("schema"), None) => {
            println!("{:#}", file::json_schema());
            Ok(true)
        }
        _ => Err("services check ASSETS, or services schema".into()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints every mistake; whether there was none.
fn check(assets: &Path) -> Result<bool, Box<dyn Error>> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    let offices = file::office_ids(&fs::read_to_string(assets.join("offices.toml"))?)?;
    let mut known = Known { offices, ..Known::default() };
    let catalogue = "catalogue.toml";
    match file::read_catalogue(&named(catalogue), &fs::read_to_string(assets.join(catalogue))?) {
        Ok(catalogue) => known.catalogue = catalogue,
        Err(found) => mistakes.extend(found),
    }
    for (name, text) in files(assets, "lists")? {
        match file::read_list(&name, &text) {
            Ok(list) => known.lists.push(list),
            Err(found) => mistakes.extend(found),
        }
    }
    let services = files(assets, "services")?;
    for (name, text) in &services {
        mistakes.extend(file::read(name, text, &known).err().unwrap_or_default());
    }
    for mistake in &mistakes {
        println!("{mistake}");
    }
    println!("{} services, {} mistakes", services.len(), mistakes.len());
    Ok(mistakes.is_empty())
}

/// The TOML files of a folder with their names, in the order of these.
fn files(assets: &Path, folder: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(assets.join(folder))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file's name is no text")?;
        Ok((named(&format!("{folder}/{name}")), fs::read_to_string(&path)?))
    };
    paths.into_iter().map(read).collect()
}

fn named(inside: &str) -> String {
    format!("assets/{inside}")
}
