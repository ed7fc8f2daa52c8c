//! The protocol (protocollo): a register per calendar year in Europe/Rome, numbered from 1 without gaps or doubles.
//!
//! The number is taken in the transaction that files the submission: what is rolled back gives its number back. Entries
//! never change; the tables themselves refuse it.

pub mod classification;
pub mod segnatura;
mod table;

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::submission::{Office, Registration};

use crate::calendar;
use crate::db::{DbError, Tx};

/// What is written into the register.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'a> {
    /// The submission.
    pub submission: SubmissionId,
    /// Its service's slug.
    pub service: &'a str,
    /// What it is about (oggetto), without anything personal.
    pub subject: &'a str,
    /// SHA-256 of its body, 64 hexadecimal digits.
    pub content_sha256: &'a str,
    /// The office it is assigned to.
    pub office: &'a Office,
}

/// A row of the register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Year, number, moment.
    pub registration: Registration,
    /// The submission.
    pub submission: SubmissionId,
    /// Its service's slug.
    pub service: String,
    /// What it is about.
    pub subject: String,
    /// SHA-256 of its body, 64 hexadecimal digits.
    pub content_sha256: String,
    /// The office it was assigned to.
    pub office: Office,
}

/// Registers a submission. A clock that went back does not: no entry is earlier than the one before it.
pub fn register(tx: &mut dyn Tx, new: &NewEntry<'_>, now: Timestamp) -> Result<Registration, DbError> {
    let at = table::last_at(tx)?.map_or(now, |last| last.max(now));
    let year = calendar::day(at).year();
    let registration = Registration { year, number: table::next_number(tx, year, at)?, at };
    table::insert(tx, &registration, new)?;
    Ok(registration)
}

/// The entry of a submission.
pub fn entry(tx: &mut dyn Tx, submission: SubmissionId) -> Result<Option<Entry>, DbError> {
    table::find(tx, submission)
}
