//! Calm files.

use crate::source::{none, under};

/// Lines of a file.
const LINES: usize = 400;

#[test]
fn no_file_is_longer_than_400_lines() {
    let folders = ["app", "contract", "core", "server", "src-tauri", "tests", "xtask"];
    let sources = folders.iter().flat_map(|folder| under(folder, "rs"));
    let long = sources.map(|source| (source.text.lines().count(), source.path)).filter(|(lines, _)| *lines > LINES);
    none(long.map(|(lines, path)| format!("{path}: {lines} lines")).collect(), "a file is at most 400 lines long");
}
