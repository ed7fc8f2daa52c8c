//! The house's own files.

use std::fs;
use std::path::Path;

use rapida_tests::clone;

/// A file of ours.
pub struct Source {
    /// Path inside the clone.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Source {
    /// Its lines that a program runs: neither comments nor what stands below `#[cfg(test)]`, each with its number.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        let before_tests = lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        before_tests.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Whether the whole file is a test.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/") || self.path.starts_with("tests/")
    }
}

/// Every file with this ending under a folder of the clone; none where the folder is not there.
pub fn under(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&clone::path(folder), ending, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// One file of the clone.
pub fn read(path: &str) -> String {
    fs::read_to_string(clone::path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "gen"].iter().any(|other| name == *other) {
                collect(&path, ending, found);
            }
        } else if path.extension().is_some_and(|end| end == ending) {
            let inside = path.strip_prefix(clone::path("")).expect("under the clone").display().to_string();
            found.push(Source { text: read(&inside), path: inside });
        }
    }
}

/// Fails with all that was found, one line each.
pub fn none(broken: Vec<String>, rule: &str) {
    assert!(broken.is_empty(), "{rule}\n{}\n", broken.join("\n"));
}
