//! Time is passed in.

use crate::source::{none, under};

/// Where the system is asked for the time, and nowhere else.
const ALLOWED: &[&str] = &["core/src/world.rs", "server/src/state.rs"];

const ASKS: &[&str] = &["Timestamp::now", "SystemTime::now", "Zoned::now", "Date::now("];

#[test]
fn nothing_but_the_world_asks_what_time_it_is() {
    let sources =
        ["contract/src", "core/src", "server/src", "src-tauri/src"].iter().flat_map(|folder| under(folder, "rs"));
    let sources = sources.filter(|source| !source.is_test() && !ALLOWED.contains(&source.path.as_str()));
    let mut broken = Vec::new();
    for source in sources {
        for (number, line) in source.code() {
            if ASKS.iter().any(|asks| line.contains(asks)) {
                broken.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(broken, "time is passed in; only these ask for it: core/src/world.rs, server/src/state.rs");
}
