//! Every text key in every language, and no text that nobody shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{none, read, under};

const LANGUAGES: [&str; 3] = ["it", "en", "de"];

/// Each message of a language with the variables it takes.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in read(&format!("assets/text/{language}.ftl")).lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            key = line.split('=').next().unwrap_or_default().trim().to_owned();
        }
        if !key.is_empty() {
            messages.entry(key.clone()).or_default().extend(line.split('$').skip(1).map(name));
        }
    }
    messages
}

/// The name that a text begins with.
fn name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}

/// The string literals of the screens' code.
fn literals() -> BTreeSet<String> {
    let code: Vec<String> = under("app/src", "rs").into_iter().map(|source| source.text).collect();
    code.iter().flat_map(|text| text.split('"').map(str::to_owned)).collect()
}

/// The literals that follow one of these calls: `t!("key")`.
fn called(calls: &[&str]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for source in under("app/src", "rs").iter().filter(|source| !source.is_test()) {
        let code: String = source.code().map(|(_, line)| line.trim()).collect();
        for call in calls {
            // `format!("` is no call of `t!("`.
            let whole =
                |at: usize| !code[..at].ends_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
            let found =
                code.match_indices(call).filter(|(at, _)| whole(*at)).map(|(at, _)| name(&code[at + call.len()..]));
            keys.extend(found.filter(|key| !key.is_empty()));
        }
    }
    keys
}

#[test]
fn the_three_languages_have_the_same_messages_with_the_same_variables() {
    let italian = messages("it");
    let mut broken = Vec::new();
    for language in &LANGUAGES[1..] {
        let other = messages(language);
        let all: BTreeSet<&String> = italian.keys().chain(other.keys()).collect();
        for key in all.into_iter().filter(|key| italian.get(*key) != other.get(*key)) {
            broken.push(format!("{key}: it {:?}, {language} {:?}", italian.get(key), other.get(key)));
        }
    }
    none(broken, "a message is in it.ftl, en.ftl and de.ftl, with the same variables");
}

#[test]
fn every_key_that_a_screen_shows_has_a_text() {
    let italian = messages("it");
    let keys = called(&["t!(\"", "say(\""]);
    none(keys.into_iter().filter(|key| !italian.contains_key(key)).collect(), "these keys have no text");
}

#[test]
fn every_text_is_shown_somewhere() {
    let literals = literals();
    let families = called(&["of(\"", "of_name(\"", "format!(\""]);
    let in_family =
        |key: &str| families.iter().any(|family| key.starts_with(&format!("{}-", family.trim_end_matches('-'))));
    let unused = messages("it").into_keys().filter(|key| !literals.contains(key) && !in_family(key));
    none(unused.collect(), "these texts are shown nowhere");
}
