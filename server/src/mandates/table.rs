//! The table `mandate`. Its SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::acting::{GrantState, NewMandate, Subject};
use rapida_contract::ids::MandateId;
use rapida_contract::values::TaxCode;

use super::Kept;
use crate::acting::grant;
use crate::db::{DbError, Row, Tx, Value};

const COLUMNS: &str = "id, subject, subject_name, given_by, delegate, delegate_name, services, from_day, until, evidence, \
                       state, content_sha256";

fn read(row: &Row) -> Result<Kept, DbError> {
    let new = NewMandate {
        delegate: row.parse(4, "a tax code")?,
        delegate_name: row.text(5)?.to_owned(),
        services: serde_json::from_str(row.text(6)?).map_err(|_| DbError::Column(6, "services"))?,
        from: row.parse(7, "a day")?,
        until: row.parse(8, "a day")?,
        evidence: row.opt_text(9)?.map(str::to_owned),
    };
    Ok(Kept {
        id: row.parse(0, "an id")?,
        subject: row.parse(1, "a subject")?,
        subject_name: row.text(2)?.to_owned(),
        given_by: row.parse(3, "a tax code")?,
        new,
        state: grant::named(row.text(10)?).ok_or(DbError::Column(10, "a state"))?,
        content_sha256: row.text(11)?.to_owned(),
    })
}

pub(super) fn find(tx: &mut dyn Tx, id: MandateId) -> Result<Option<Kept>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM mandate WHERE id = $1");
    tx.query(&sql, &[id.to_string().into()])?.first().map(read).transpose()
}

/// Those by which a subject is represented, newest first.
pub(super) fn given(tx: &mut dyn Tx, subject: &Subject) -> Result<Vec<Kept>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM mandate WHERE subject = $1 ORDER BY given_at DESC, id");
    tx.query(&sql, &[subject.key().into()])?.iter().map(read).collect()
}

/// Those that somebody received, newest first.
pub(super) fn received(tx: &mut dyn Tx, delegate: &TaxCode) -> Result<Vec<Kept>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM mandate WHERE delegate = $1 ORDER BY given_at DESC, id");
    tx.query(&sql, &[delegate.as_str().into()])?.iter().map(read).collect()
}

pub(super) fn add(tx: &mut dyn Tx, kept: &Kept, now: Timestamp) -> Result<(), DbError> {
    let Kept { id, subject, subject_name, given_by, new, state, content_sha256 } = kept;
    let services = serde_json::to_string(&new.services).map_err(|_| DbError::Column(6, "JSON"))?;
    let values: [Value; 13] = [
        id.to_string().into(),
        subject.key().into(),
        subject_name.into(),
        given_by.as_str().into(),
        new.delegate.as_str().into(),
        (&new.delegate_name).into(),
        services.into(),
        new.from.to_string().into(),
        new.until.to_string().into(),
        new.evidence.clone().into(),
        grant::name(*state).into(),
        content_sha256.into(),
        now.as_millisecond().into(),
    ];
    let sql = format!(
        "INSERT INTO mandate ({COLUMNS}, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    );
    tx.execute(&sql, &values).map(drop)
}

pub(super) fn set(tx: &mut dyn Tx, id: MandateId, state: GrantState, delegate_name: &str) -> Result<(), DbError> {
    let sql = "UPDATE mandate SET state = $1, delegate_name = $2 WHERE id = $3";
    tx.execute(sql, &[grant::name(state).into(), delegate_name.into(), id.to_string().into()]).map(drop)
}
