//! The audit log: who did what, and whose data it was about. Lines are only added, in the transaction of what they tell, and
//! each is bound to all before it by its hash.

mod chain;
mod entry;
mod table;

use rapida_contract::Timestamp;

use crate::db::{DbError, Tx};
pub use chain::{Broken, Walked};
pub use entry::{Act, Actor, ActorKind, Entry, Happening, Object, ObjectKind};
use table::Line;

/// Lines that are read at once.
const PAGE: u32 = 1_000;

/// Writes down what happens in this transaction.
pub fn record(tx: &mut dyn Tx, happening: Happening, now: Timestamp) -> Result<(), DbError> {
    let (before, head) = table::last(tx)?.unwrap_or((0, chain::BEGINNING.to_owned()));
    let seq = before + 1;
    let entry = happening.entry(seq, now);
    let text = serde_json::to_string(&entry).map_err(|_| DbError::Column(1, "JSON"))?;
    let hash = chain::hash(&head, &text);
    table::add(tx, &Line { seq, entry: text, hash, person: entry.person })
}

/// What was done with a person's data before a line, the newest first.
pub fn about(tx: &mut dyn Tx, tax_code: &str, before: i64, limit: u32) -> Result<Vec<Entry>, DbError> {
    let lines = table::about(tx, tax_code, before, limit)?;
    lines.iter().map(|entry| serde_json::from_str(entry).map_err(|_| DbError::Column(0, "an entry"))).collect()
}

/// Walks the whole log: how far it goes, or the first line that is not as it was written. Where a hash was noted earlier, some
/// line must have it.
pub fn verify(tx: &mut dyn Tx, noted: Option<&str>) -> Result<Result<Walked, Broken>, DbError> {
    let (mut walked, mut found) = (Walked::default(), noted.is_none());
    loop {
        let lines = table::after(tx, walked.count, PAGE)?;
        if lines.is_empty() {
            break;
        }
        for line in &lines {
            walked = match walked.step(line) {
                Ok(walked) => walked,
                Err(broken) => return Ok(Err(broken)),
            };
            found |= noted == Some(walked.head.as_str());
        }
    }
    Ok(match noted {
        Some(noted) if !found => Err(Broken::Cut(noted.to_owned())),
        _ => Ok(walked),
    })
}
