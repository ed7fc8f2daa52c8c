//! Every verb of a screen is registered in the shell, and no other.

use std::collections::BTreeSet;

use rapida_contract::ipc::{ADD_EVIDENCE, ADD_PHOTO, NAMES, WHILE_LOCKED};

use crate::source::under;

/// The names inside `generate_handler![…]`, without the modules they come from.
fn registered() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for source in under("src-tauri/src", "rs") {
        let code: Vec<&str> = source.code().map(|(_, line)| line).collect();
        for list in code.join("\n").split("generate_handler![").skip(1) {
            let list = list.split(']').next().unwrap_or_default();
            let verbs = list.split(',').map(|path| path.rsplit("::").next().unwrap_or_default().trim());
            names.extend(verbs.filter(|verb| !verb.is_empty()).map(str::to_owned));
        }
    }
    names
}

#[test]
fn the_shell_registers_exactly_the_verbs_of_the_contract() {
    let contract: BTreeSet<String> =
        NAMES.iter().chain([&ADD_EVIDENCE, &ADD_PHOTO]).map(|name| (*name).to_owned()).collect();
    let shell = registered();
    let missing: Vec<_> = contract.difference(&shell).collect();
    let unknown: Vec<_> = shell.difference(&contract).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "not registered: {missing:?}; not in the contract: {unknown:?}");
}

/// Of each verb in the shell: its name, and what stands between its brackets.
fn verbs() -> Vec<(String, String)> {
    let sources = under("src-tauri/src", "rs").into_iter().filter(|source| source.path.contains("/commands"));
    let code: String = sources.map(|source| source.text).collect();
    let functions = code.split("#[command").skip(1).filter_map(|text| text.split_once("fn "));
    let signatures = functions.filter_map(|(_, text)| text.split_once("->")?.0.split_once('('));
    signatures.map(|(name, arguments)| (name.to_owned(), arguments.to_owned())).collect()
}

#[test]
fn a_verb_asks_for_whoever_opened_the_app_unless_it_is_answered_while_locked() {
    let verbs = verbs();
    assert_eq!(verbs.len(), registered().len(), "every verb is looked at");
    let open: BTreeSet<String> =
        verbs.into_iter().filter(|(_, arguments)| !arguments.contains("TheDevice")).map(|(name, _)| name).collect();
    let told: BTreeSet<String> = WHILE_LOCKED.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(open, told, "`TheDevice` refuses while the app is locked; what does without is in `WHILE_LOCKED`");
}
