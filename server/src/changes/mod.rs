//! The change feed: what can be told again, each thing once, at its newest place in the order of commits.
//!
//! The sequence is counted in a row that stays locked until the transaction ends, so nobody ever sees a number before
//! all smaller ones: a cursor never skips what commits later.

mod cursor;
mod events;
mod routes;
mod table;

use rapida_contract::changes::{Change, Page, Topic};
use rapida_contract::ids::DeviceId;
use serde::Serialize;

use crate::db::{DbError, Tx};
pub use cursor::Cursor;
pub use events::Announcements;
pub use routes::routes;

/// Who is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everybody.
    Public,
    /// One device.
    Device(DeviceId),
}

impl Scope {
    fn as_str(&self) -> &str {
        match self {
            // A device's id is a digest of 43 characters: it is never this word.
            Self::Public => "public",
            Self::Device(device) => &device.0,
        }
    }
}

/// Makes the feed where there is none. `feed` is random: it tells this database's cursors from any other's.
pub fn ensure_feed(tx: &mut dyn Tx, feed: i64) -> Result<(), DbError> {
    table::ensure_feed(tx, feed)
}

/// Tells a thing as it is now; `None` when it is no more. To be called in the transaction that changes the thing.
pub fn tell(
    tx: &mut dyn Tx,
    scope: &Scope,
    topic: Topic,
    key: &str,
    value: Option<&impl Serialize>,
) -> Result<(), DbError> {
    let value = value.map(|value| serde_json::to_string(value).expect("plain data is always JSON"));
    table::put(tx, scope.as_str(), name(topic), key, value)
}

/// Tells a thing where it is not what was told last.
pub fn tell_if_new(
    tx: &mut dyn Tx,
    scope: &Scope,
    topic: Topic,
    key: &str,
    value: &impl Serialize,
) -> Result<(), DbError> {
    let told = table::value(tx, scope.as_str(), name(topic), key)?;
    let same = told.is_some_and(|told| told == serde_json::to_string(value).expect("plain data is always JSON"));
    if same { Ok(()) } else { tell(tx, scope, topic, key, Some(value)) }
}

/// Tells a thing no longer in this scope, without a word: another scope goes on telling it.
pub fn forget(tx: &mut dyn Tx, scope: &Scope, topic: Topic, key: &str) -> Result<(), DbError> {
    table::remove(tx, scope.as_str(), name(topic), key)
}

/// Tells a thing no longer in any scope, without a word: nobody keeps it.
pub fn forget_everywhere(tx: &mut dyn Tx, topic: Topic, key: &str) -> Result<(), DbError> {
    table::remove_everywhere(tx, name(topic), key)
}

/// What a device has not seen yet, at most `limit` changes (at least one).
pub fn page(tx: &mut dyn Tx, device: &DeviceId, after: Option<Cursor>, limit: u32) -> Result<Page, DbError> {
    let limit = limit.max(1);
    let end = table::end(tx)?;
    // A cursor of another database, or from beyond the end of this one, starts over: telling twice does no harm.
    let from = after.filter(|after| after.feed == end.feed && after.seq <= end.seq).map_or(0, |after| after.seq);
    // Two short walks along an index, merged: one walk over both scopes would sort all that is left at each page.
    let mut found = table::after(tx, Scope::Public.as_str(), from, limit + 1)?;
    found.extend(table::after(tx, &device.0, from, limit + 1)?);
    found.sort_by_key(|(seq, _)| *seq);
    let more = found.len() > limit as usize;
    found.truncate(limit as usize);
    let seq = if more { found.last().map_or(from, |(seq, _)| *seq) } else { end.seq };
    let changes: Vec<Change> = found.into_iter().map(|(_, change)| change).collect();
    Ok(Page { changes, cursor: Cursor { seq, ..end }.to_string(), more })
}

/// What is told over the network.
const SHARED: [Topic; 6] =
    [Topic::Report, Topic::PublicReport, Topic::Municipality, Topic::Services, Topic::Proceeding, Topic::Draft];

/// A topic as in the table and on the wire.
fn name(topic: Topic) -> &'static str {
    match topic {
        Topic::Report => "report",
        Topic::PublicReport => "public_report",
        Topic::Municipality => "municipality",
        Topic::Services => "services",
        Topic::Proceeding => "proceeding",
        Topic::Draft => "draft",
        Topic::Connection | Topic::Transfer | Topic::SignIn | Topic::Registry | Topic::People | Topic::Unknown => {
            "unknown"
        }
    }
}

fn topic(name: &str) -> Topic {
    SHARED.into_iter().find(|topic| self::name(*topic) == name).unwrap_or(Topic::Unknown)
}
