//! The floors inside core: a module looks only at those that stand before it.

use std::collections::HashMap;

use crate::source::{Source, none, read, under};

/// The table is core's own list of modules, from the ground up: each with its place.
fn places() -> HashMap<String, usize> {
    let list = read("core/src/lib.rs");
    let modules = list.lines().filter_map(|line| line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")));
    modules.enumerate().map(|(place, module)| (module.trim_end_matches(';').to_owned(), place)).collect()
}

/// Every module of the crate that a text names after `crate::`, with the line.
fn named(source: &Source) -> Vec<(usize, String)> {
    let code: Vec<(usize, &str)> = source.code().collect();
    let mut found = Vec::new();
    for (at, (number, line)) in code.iter().enumerate() {
        for (start, _) in line.match_indices("crate::") {
            let rest = &line[start + "crate::".len()..];
            if rest.starts_with('{') {
                let following: String = code.iter().skip(at + 1).take(20).map(|(_, line)| *line).collect();
                let list = format!("{rest}{following}");
                found.extend(list_members(&list).into_iter().map(|module| (*number, module)));
            } else {
                found.push((*number, identifier(rest)));
            }
        }
    }
    found
}

/// The first names inside `{a, b::c, d::{e, f}}`.
fn list_members(list: &str) -> Vec<String> {
    let mut members = vec![String::new()];
    let mut depth = 0;
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => members.push(String::new()),
            _ if depth == 1 => members.last_mut().expect("begun with one").push(letter),
            _ => {}
        }
    }
    members.iter().map(|member| identifier(member.trim())).filter(|member| !member.is_empty()).collect()
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn no_module_of_core_looks_up() {
    let places = places();
    let mut broken = Vec::new();
    for source in under("core/src", "rs").iter().filter(|source| !source.is_test()) {
        let own = identifier(source.path.trim_start_matches("core/src/"));
        let Some(place) = places.get(&own) else { continue };
        for (number, module) in named(source) {
            if module != own && places.get(&module).is_some_and(|other| other > place) {
                broken.push(format!("{}:{number}: `{own}` looks up at `{module}`", source.path));
            }
        }
    }
    none(
        broken,
        "a module of core looks only at those before it in the list of core/src/lib.rs, which goes from the ground up",
    );
}

#[test]
fn lists_of_imports_are_read_to_their_end() {
    let text = "use crate::{\n    db::{self, Store},\n    error::Result,\n};\nfn f() { crate::link::ask() }";
    let source = Source { path: String::new(), text: text.into() };
    let names: Vec<String> = named(&source).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["db", "error", "link"]);
}
