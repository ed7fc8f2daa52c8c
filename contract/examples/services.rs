//! Checks the files of services and rankings, and writes the schemas that are published: `cargo xtask services check` and
//! `… schema`, `cargo xtask rankings check` and `… schema`.
#![allow(clippy::print_stdout, reason = "what is found goes to standard output")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use rapida_contract::ranking::file as rankings;
use rapida_contract::ranking::rules::Rules;
use rapida_contract::service::Service;
use rapida_contract::service::file::{self, Known, Mistake};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let done = match (arguments.next().as_deref(), arguments.next()) {
        (Some("check"), Some(assets)) => check(Path::new(&assets)),
        (Some("check-rankings"), Some(assets)) => check_rankings(Path::new(&assets)),
        (Some("schema"), None) => {
            println!("{:#}", file::json_schema());
            Ok(true)
        }
        (Some("ranking-schema"), None) => {
            println!("{:#}", rankings::json_schema());
            Ok(true)
        }
        _ => Err("services check ASSETS, check-rankings ASSETS, schema or ranking-schema".into()),
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

/// Services as they were read.
struct Services {
    files: usize,
    /// Those without mistakes.
    sound: Vec<Service>,
    known: Known,
    mistakes: Vec<Mistake>,
}

/// Prints every mistake of services; whether there was none.
fn check(assets: &Path) -> Result<bool, Box<dyn Error>> {
    let services = read(assets)?;
    Ok(told("services", services.files, &services.mistakes))
}

/// The same of rankings. What is wrong with services comes first.
fn check_rankings(assets: &Path) -> Result<bool, Box<dyn Error>> {
    let Services { sound, known, mut mistakes, .. } = read(assets)?;
    let known = rankings::Known { offices: known.offices, services: sound, lists: known.lists };
    let files = files(assets, "rankings")?;
    let mut sound = Vec::new();
    for (name, text) in &files {
        match rankings::read(name, text, &known) {
            Ok(rules) => sound.push((name, text, rules)),
            Err(found) => mistakes.extend(found),
        }
    }
    let all: Vec<&Rules> = sound.iter().map(|(_, _, rules)| rules).collect();
    for (name, text, rules) in &sound {
        let shared = rankings::shared_call(rules, &all);
        mistakes.extend(shared.map(|(path, fault)| rankings::mistake(name, text, &path, fault)));
    }
    Ok(told("rankings", files.len(), &mistakes))
}

/// Prints mistakes; whether there was none.
fn told(what: &str, files: usize, mistakes: &[Mistake]) -> bool {
    for mistake in mistakes {
        println!("{mistake}");
    }
    println!("{files} {what}, {} mistakes", mistakes.len());
    mistakes.is_empty()
}

fn read(assets: &Path) -> Result<Services, Box<dyn Error>> {
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
    let (files, mut sound) = (files(assets, "services")?, Vec::new());
    for (name, text) in &files {
        match file::read(name, text, &known) {
            Ok(service) => sound.push(service),
            Err(found) => mistakes.extend(found),
        }
    }
    Ok(Services { files: files.len(), sound, known, mistakes })
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
