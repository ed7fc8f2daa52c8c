//! Time and randomness are passed in.

use crate::source::{none, under};

/// Where the system is asked for them, and nowhere else.
const ALLOWED: &[&str] = &["core/src/world.rs", "server/src/world.rs"];

const ASKS: &[&str] = &[
    "Timestamp::now",
    "SystemTime::now",
    "Zoned::now",
    "Date::now(",
    "getrandom::",
    "rand::",
    "Uuid::new_v4",
    "Uuid::now_v7",
];

#[test]
fn nothing_but_the_world_asks_for_the_time_or_for_chance() {
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
    none(broken, &format!("time and randomness are passed in; only these ask for them: {}", ALLOWED.join(", ")));
}
