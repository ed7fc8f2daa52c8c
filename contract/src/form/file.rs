//! A file in an answer: what is known of it, its bytes going another way.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::found::{Found, What};
use crate::ids::AttachmentId;
use crate::problem::Fault;
use crate::service::FileKind;

/// A file as an answer names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct File {
    /// The id under which it is uploaded.
    pub id: AttachmentId,
    /// Its name on the person's device, at most [`NAME_MAX`] characters.
    pub name: String,
    /// What it is, by its first bytes.
    pub kind: FileKind,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Its bytes' number.
    pub size: u64,
}

/// Longest name of a file, in characters.
pub const NAME_MAX: u32 = 120;
/// What a megabyte is to a person.
const MEGABYTE: u64 = 1_000_000;

impl File {
    /// The file that JSON describes. What this version would not write again as it was is none.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let file: Self = serde_json::from_value(value.clone()).ok()?;
        (file.kind != FileKind::Unknown).then_some(file)
    }

    /// What is wrong with it for a question that takes these kinds and sizes.
    pub fn fault(&self, accept: &[FileKind], max_mb: u32) -> Option<What> {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if !accept.contains(&self.kind) {
            return Some(Fault::WrongType.into());
        }
        if self.size > u64::from(max_mb) * MEGABYTE {
            return Some(What::bound(Fault::TooHeavy, max_mb));
        }
        let is_whole = self.size > 0 && self.sha256.len() == 64 && self.sha256.bytes().all(is_hex);
        let is_named = !self.name.trim().is_empty() && !self.name.chars().any(char::is_control);
        if !is_whole || !is_named {
            return Some(Fault::Malformed.into());
        }
        (self.name.chars().count() > NAME_MAX as usize).then(|| What::bound(Fault::TooLong, NAME_MAX))
    }
}

/// What is wrong with the files of an answer: `papers[1]`.
pub fn faults(files: &[File], accept: &[FileKind], at_most: u32, max_mb: u32, found: &mut Found) {
    if files.len() > at_most as usize {
        found.add("", What::bound(Fault::TooMany, at_most));
    }
    let mut seen = BTreeSet::new();
    for (place, file) in files.iter().enumerate() {
        if let Some(what) = file.fault(accept, max_mb) {
            found.add(&format!("[{place}]"), what);
        }
        if !seen.insert(file.id) {
            found.add(&format!("[{place}]"), Fault::Repeated);
        }
    }
}
