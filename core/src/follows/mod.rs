//! Other people's reports that this person follows.

mod table;

use std::collections::HashSet;

use jiff::Timestamp;
use rapida_contract::ids::ReportCode;
use rusqlite::Connection;

use crate::error::Result;
use crate::outbox;

/// Follows a report, or stops to; the municipality is told by the outbox.
pub fn set(citizen: &Connection, code: &ReportCode, on: bool, now: Timestamp) -> Result<()> {
    table::put(citizen, code, on)?;
    outbox::enqueue_follow(citizen, code, now)
}

/// Whether a report is followed now.
pub fn is_followed(citizen: &Connection, code: &ReportCode) -> Result<bool> {
    table::get(citizen, code)
}

/// All that are followed.
pub fn all(citizen: &Connection) -> Result<HashSet<ReportCode>> {
    table::all(citizen)
}
