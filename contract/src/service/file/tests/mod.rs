mod any_text;
mod mistakes;
mod pages;
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// The smallest service with a form, in which each test changes something. Its lines are counted from 1.
const SMALL: &str = r#"version = 1
title = { it = "Prova", en = "Trial", de = "Probe" }
summary = { it = "Una prova.", en = "A trial.", de = "Eine Probe." }
category = "education"
office = "education"
channel = "online"
level = "L2"
for_whom = ["oneself"]

[card]
audience = { it = "a", en = "a", de = "a" }
how = { it = "a", en = "a", de = "a" }
needed = { it = "a", en = "a", de = "a" }
outcome = { it = "a", en = "a", de = "a" }
times = { it = "a", en = "a", de = "a" }
access = { it = "a", en = "a", de = "a" }
conditions = { it = "a", en = "a", de = "a" }

[[calls]]
id = "spring"
title = { it = "a", en = "a", de = "a" }
opens = 2027-03-01
closes = 2027-03-31

[[sections]]
id = "first"
title = { it = "a", en = "a", de = "a" }

[[sections.fields]]
id = "colour"
kind = "one_of"
label = { it = "a", en = "a", de = "a" }
options = [
  { value = "red", label = { it = "a", en = "a", de = "a" } },
  { value = "blue", label = { it = "a", en = "a", de = "a" } },
]

[[sections.fields]]
id = "many"
kind = "integer"
label = { it = "a", en = "a", de = "a" }
shown_if = "colour == 'red'"

[[sections]]
id = "second"
title = { it = "a", en = "a", de = "a" }
shown_if = "many > 2"

[[sections.fields]]
id = "rows"
kind = "group"
at_most = 3
label = { it = "a", en = "a", de = "a" }

[[sections.fields.columns]]
id = "name"
kind = "short_text"
label = { it = "a", en = "a", de = "a" }
"#;

fn known() -> Known {
    let offices = vec!["education".to_owned(), "police".to_owned()];
    Known { offices, catalogue: built_in_catalogue(), lists: built_in_lists() }
}

/// What is told of a file in which this was replaced, a line each, without the file's name.
fn told(changes: &[(&str, &str)]) -> Vec<String> {
    let mut text = SMALL.to_owned();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from:?} is there once");
        text = text.replace(from, to);
    }
    let mistakes = read("small.toml", &text, &known()).err().unwrap_or_default();
    mistakes.iter().map(|mistake| mistake.to_string().replacen("small.toml:", "", 1)).collect()
}

fn clone(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn files(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(clone(folder)).expect("readable").map(|entry| entry.expect("readable").path());
    let files = entries.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    files.map(|path| (path.display().to_string(), fs::read_to_string(path).expect("a text"))).collect()
}

#[test]
fn all_files_of_the_clone_are_without_mistakes_and_built_in() {
    let offices = office_ids(&fs::read_to_string(clone("assets/offices.toml")).expect("there")).expect("read");
    let known = Known { offices, catalogue: built_in_catalogue(), lists: built_in_lists() };
    let services = files("assets/services");
    for (file, text) in &services {
        let mistakes = read(file, text, &known).err().unwrap_or_default();
        assert!(mistakes.is_empty(), "{}", mistakes.iter().map(|mistake| format!("{mistake}\n")).collect::<String>());
    }
    assert_eq!((built_in().len(), built_in_lists().len()), (services.len(), files("assets/lists").len()));
}
