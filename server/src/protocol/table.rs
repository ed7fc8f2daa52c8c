//! The tables `protocol_year` and `protocol_entry`. Their SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::submission::{Office, Registration};

use super::{Entry, NewEntry};
use crate::db::{DbError, Row, Tx};

/// The moment of the newest entry of all years.
pub(super) fn last_at(tx: &mut dyn Tx) -> Result<Option<Timestamp>, DbError> {
    let rows = tx.query("SELECT last_at FROM protocol_year ORDER BY last_at DESC LIMIT 1", &[])?;
    rows.first().map(|row| row.time(0)).transpose()
}

/// Takes the next number of a year. Its row stays locked until the transaction ends.
pub(super) fn next_number(tx: &mut dyn Tx, year: i16, at: Timestamp) -> Result<u32, DbError> {
    let rows = tx.query(
        "INSERT INTO protocol_year (year, last_number, last_at) VALUES ($1, 1, $2)
         ON CONFLICT (year) DO UPDATE SET
           last_number = protocol_year.last_number + 1,
           last_at = excluded.last_at
         RETURNING last_number",
        &[year.into(), at.as_millisecond().into()],
    )?;
    let number = rows.first().map_or(Err(DbError::Column(0, "a number")), |row| row.int(0))?;
    u32::try_from(number).map_err(|_| DbError::Column(0, "a number of the register"))
}

pub(super) fn insert(tx: &mut dyn Tx, registration: &Registration, new: &NewEntry<'_>) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO protocol_entry
           (year, number, at, submission, service, subject, content_sha256, office_id, office_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            registration.year.into(),
            registration.number.into(),
            registration.at.as_millisecond().into(),
            new.submission.to_string().into(),
            new.service.into(),
            new.subject.into(),
            new.content_sha256.into(),
            (&new.office.id).into(),
            (&new.office.name).into(),
        ],
    )
    .map(drop)
}

pub(super) fn find(tx: &mut dyn Tx, submission: SubmissionId) -> Result<Option<Entry>, DbError> {
    let rows = tx.query(
        "SELECT year, number, at, submission, service, subject, content_sha256, office_id, office_name
         FROM protocol_entry WHERE submission = $1",
        &[submission.to_string().into()],
    )?;
    rows.first().map(read).transpose()
}

fn read(row: &Row) -> Result<Entry, DbError> {
    let year = row.int(0)?.try_into().map_err(|_| DbError::Column(0, "a year"))?;
    let number = row.int(1)?.try_into().map_err(|_| DbError::Column(1, "a number of the register"))?;
    Ok(Entry {
        registration: Registration { year, number, at: row.time(2)? },
        submission: row.parse(3, "an id")?,
        service: row.text(4)?.to_owned(),
        subject: row.text(5)?.to_owned(),
        content_sha256: row.text(6)?.to_owned(),
        office: Office { id: row.text(7)?.to_owned(), name: row.text(8)?.to_owned() },
    })
}
