//! Every verb of a screen is registered in the shell, and no other.

use std::collections::BTreeSet;

use rapida_contract::ipc::{ADD_PHOTO, NAMES};

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
    let contract: BTreeSet<String> = NAMES.iter().chain([&ADD_PHOTO]).map(|name| (*name).to_owned()).collect();
    let shell = registered();
    let missing: Vec<_> = contract.difference(&shell).collect();
    let unknown: Vec<_> = shell.difference(&contract).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "not registered: {missing:?}; not in the contract: {unknown:?}");
}
