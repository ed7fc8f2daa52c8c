//! How the lines hang together: each carries the hash of all before it.

use rapida_contract::digest::sha256_hex;

use super::entry::Entry;
use super::table::Line;

/// What stands in the place of a hash before the first line.
pub(super) const BEGINNING: &str = "";

/// The hash of a line after another's (SHA-256, hexadecimal).
pub(super) fn hash(before: &str, entry: &str) -> String {
    sha256_hex(format!("{before}{entry}").as_bytes())
}

/// Why a log is not the one that was written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Broken {
    /// A line is not there.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// A line is not what was written after the one before it.
    #[error("entry {0} is not what was written there")]
    Changed(i64),
    /// The hash that was noted is no line's.
    #[error("no entry has the hash {0}: the end of the log was cut off or written anew")]
    Cut(String),
}

/// How far the log was walked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Walked {
    /// Lines so far.
    pub count: i64,
    /// The hash of the last one; to be noted where nobody who changes the log can change it too.
    pub head: String,
}

impl Default for Walked {
    fn default() -> Self {
        Self { count: 0, head: BEGINNING.to_owned() }
    }
}

impl Walked {
    /// One line further, if it is what it must be.
    pub(super) fn step(self, line: &Line) -> Result<Self, Broken> {
        let expected = self.count + 1;
        if line.seq != expected {
            return Err(Broken::Missing(expected));
        }
        let changed = || Broken::Changed(line.seq);
        if line.hash != hash(&self.head, &line.entry) {
            return Err(changed());
        }
        let entry: Entry = serde_json::from_str(&line.entry).map_err(|_| changed())?;
        if entry.seq != line.seq || entry.person != line.person {
            return Err(changed());
        }
        Ok(Self { count: line.seq, head: line.hash.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Act, Actor, Happening};
    use super::*;
    use proptest::prelude::*;

    fn written(count: i64) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for seq in 1..=count {
            let entry = Happening::new(Act::SignIn, Actor::System).entry(seq, jiff::Timestamp::UNIX_EPOCH);
            let entry = serde_json::to_string(&entry).expect("JSON");
            let hash = hash(lines.last().map_or(BEGINNING, |line| &line.hash), &entry);
            lines.push(Line { seq, entry, hash, person: None });
        }
        lines
    }

    fn walk(lines: &[Line]) -> Result<Walked, Broken> {
        lines.iter().try_fold(Walked::default(), Walked::step)
    }

    proptest! {
        #[test]
        fn one_changed_character_is_found_where_it_is(at in 0_usize..20, place in 0_usize..40, sign in "[ -~]") {
            let mut lines = written(20);
            let line = &mut lines[at];
            let before = line.entry.clone();
            line.entry.replace_range(place..place + 1, &sign);
            prop_assume!(line.entry != before);
            prop_assert_eq!(walk(&lines), Err(Broken::Changed(at as i64 + 1)));
        }

        #[test]
        fn a_row_that_is_gone_or_elsewhere_is_found(one in 0_usize..19, other in 0_usize..19) {
            let mut lines = written(20);
            lines.remove(one);
            prop_assert_eq!(walk(&lines), Err(Broken::Missing(one as i64 + 1)));
            let mut lines = written(20);
            prop_assume!(one != other);
            let (entry, hash) = (lines[one].entry.clone(), lines[one].hash.clone());
            lines[one].entry = lines[other].entry.clone();
            lines[one].hash = lines[other].hash.clone();
            (lines[other].entry, lines[other].hash) = (entry, hash);
            prop_assert_eq!(walk(&lines), Err(Broken::Changed(one.min(other) as i64 + 1)));
        }
    }
}
