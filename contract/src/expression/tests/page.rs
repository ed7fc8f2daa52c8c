//! `docs/expressions.md`, example by example.

use std::fs;
use std::path::Path;

use super::*;
use crate::expression::{DEEPEST, LONGEST, MOST_WORK, functions};

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/expressions.md")).expect("the page")
}

/// The names of the page's first table, with the words for their kinds and the answers.
fn names(page: &str) -> Vec<(String, String, String)> {
    let rows = page.lines().skip_while(|line| !line.starts_with("| name |")).skip(2);
    let cells =
        |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
    let rows = rows.take_while(|line| line.starts_with('|')).map(cells).collect::<Vec<Vec<String>>>();
    rows.into_iter().map(|row| (row[0].clone(), row[1].clone(), row[2].clone())).collect()
}

fn kind(words: &str) -> Type {
    match words {
        "date" => Type::Date,
        "text" => Type::Text,
        "yes or no" => Type::Bool,
        "number" => Type::Int,
        "list of texts" => Type::Text.list(),
        "list of numbers" => Type::Int.list(),
        other => panic!("{other} is no kind"),
    }
}

fn read(kind: &Type, text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| match kind {
        Type::Date => day(text).into(),
        Type::Text => text.into(),
        Type::Bool => (text == "yes").into(),
        Type::Int => text.parse::<i64>().expect(text).into(),
        Type::List(element) => Value::List(text.split(", ").filter_map(|text| read(element, text)).collect()),
        Type::Row(_) => panic!("no answer is a row"),
    })
}

fn write(value: Option<&Value>) -> String {
    match value {
        None => "absent".into(),
        Some(Value::Bool(value)) => value.to_string(),
        Some(Value::Int(value)) => value.to_string(),
        Some(Value::Date(value)) => value.to_string(),
        Some(Value::Text(text)) => format!("'{text}'"),
        Some(other) => format!("{other:?}"),
    }
}

/// The lines of all blocks of a language.
fn examples(page: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let blocks = page.split(&opening).skip(1);
    blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines().map(str::to_owned)).collect()
}

/// What an example gives with the page's answers: in each row, where it is one of rows.
fn results(names: &[(String, String, String)], example: &str, in_rows: bool) -> String {
    let mut schema = Schema::default();
    let children = |schema: &Schema| schema.slot("children").expect("the group comes before its columns");
    for (name, words, _) in names {
        match (name.strip_prefix("children."), words.as_str()) {
            (Some(column), words) => schema.column(children(&schema), column, kind(words)).expect(name),
            (None, "repeated group") => schema.group(name).expect(name),
            (None, words) => schema.answer(name, kind(words)).expect(name),
        };
    }
    let definition = Definition { name: "it", group: in_rows.then_some("children"), text: example, expects: None };
    let program =
        Program::compile(schema.clone(), &[definition]).unwrap_or_else(|wrong| panic!("{example}: {wrong:?}"));
    let mut state = State::new(Arc::new(program));
    for (name, words, answer) in names.iter().filter(|(_, words, _)| words != "repeated group") {
        let slot = schema.slot(name).expect(name);
        for (row, answer) in answer.split(';').map(str::trim).enumerate() {
            if name.starts_with("children.") && state.rows(children(&schema)) <= row {
                state.add_row(children(&schema));
            }
            state.put(slot, row, read(&kind(words), answer));
        }
    }
    state.settle();
    let rows = if in_rows { state.rows(children(&schema)) } else { 1 };
    let result = schema.clone().result("it", in_rows.then(|| children(&schema))).expect("a new name");
    (0..rows).map(|row| write(state.value_in(result, row))).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_example_of_the_page_gives_what_it_says() {
    let page = page();
    let names = names(&page);
    for (language, in_rows, many) in [("cel", false, 38), ("cel-row", true, 3)] {
        let examples = examples(&page, language);
        assert_eq!(examples.len(), many, "examples of the page in {language}");
        for example in examples {
            let given = results(&names, &example, in_rows);
            if let Some((_, said)) = example.split_once("→ ") {
                assert_eq!(given, said, "{example}");
            }
        }
    }
}

#[test]
fn the_page_has_every_function_and_the_limits() {
    let page = page();
    for name in functions::names() {
        assert!(page.contains(&format!("`{name}(")) || page.contains(&format!("`x.{name}(")), "{name}");
    }
    assert!(page.contains("at most 10 000 characters, and 64 parentheses") && page.contains("a million"));
    assert_eq!((LONGEST, DEEPEST, MOST_WORK), (10_000, 64, 1_000_000), "as the page says");
}
