//! What must leave this device, and what became of it. How each kind is sent lies in `sending`.

pub mod arrived;
pub mod plan;
mod table;
pub mod tus;

use std::collections::HashSet;

use jiff::Timestamp;
use rapida_contract::ids::{AttachmentId, ReportCode, SubmissionId};
use rusqlite::Connection;

use crate::error::Result;
use plan::{Entry, Kind, Next};

/// Puts a submission in, its photos before it. Call it in the transaction that stores the submission.
pub fn enqueue_submission(
    citizen: &Connection,
    id: SubmissionId,
    photos: &[AttachmentId],
    now: Timestamp,
) -> Result<()> {
    for photo in photos {
        table::put(citizen, Kind::Upload, &photo.to_string(), &id.to_string(), now)?;
    }
    table::put(citizen, Kind::Submission, &id.to_string(), &id.to_string(), now)
}

/// Puts a follow in, or the end of one: the row in `follow` says which.
pub fn enqueue_follow(citizen: &Connection, code: &ReportCode, now: Timestamp) -> Result<()> {
    table::put(citizen, Kind::Follow, &code.0, "", now)
}

/// What to do now.
pub fn next(citizen: &Connection, now: Timestamp) -> Result<Next> {
    Ok(plan::next(&table::all(citizen)?, now))
}

/// Makes everything due now.
pub fn hurry(citizen: &Connection, now: Timestamp) -> Result<()> {
    table::hurry(citizen, now)
}

/// Takes an entry out: its effect is stored.
pub fn done(citizen: &Connection, entry: &Entry) -> Result<()> {
    table::remove(citizen, entry.id)
}

/// Tries an entry again later.
pub fn retry(citizen: &Connection, entry: &Entry, attempts: u32, at: Timestamp) -> Result<()> {
    table::postpone(citizen, entry.id, attempts, at)
}

/// Takes everything of a submission out.
pub fn withdraw(citizen: &Connection, submission: SubmissionId) -> Result<()> {
    table::remove_of_submission(citizen, &submission.to_string())
}

/// The files that have not arrived in full.
pub fn files(citizen: &Connection) -> Result<HashSet<AttachmentId>> {
    table::files(citizen)
}

/// How many submissions wait, and when the next attempt is due.
pub fn waiting(citizen: &Connection) -> Result<(u32, Option<Timestamp>)> {
    table::waiting(citizen)
}
