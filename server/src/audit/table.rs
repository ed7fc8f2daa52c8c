//! The table `audit`. Its SQL is here and nowhere else.

use crate::db::{DbError, Row, Tx};

/// A row as it lies there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub(super) seq: i64,
    pub(super) entry: String,
    pub(super) hash: String,
    pub(super) person: Option<String>,
}

/// Where the log ends: sequence and hash of its last row.
pub(super) fn last(tx: &mut dyn Tx) -> Result<Option<(i64, String)>, DbError> {
    let rows = tx.query("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", &[])?;
    rows.first().map(|row| Ok((row.int(0)?, row.text(1)?.to_owned()))).transpose()
}

pub(super) fn add(tx: &mut dyn Tx, line: &Line) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO audit (seq, entry, hash, person) VALUES ($1, $2, $3, $4)",
        &[line.seq.into(), (&line.entry).into(), (&line.hash).into(), line.person.clone().into()],
    )
    .map(drop)
}

/// The rows after one, in their order.
pub(super) fn after(tx: &mut dyn Tx, seq: i64, limit: u32) -> Result<Vec<Line>, DbError> {
    let sql = "SELECT seq, entry, hash, person FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    tx.query(sql, &[seq.into(), limit.into()])?.iter().map(read).collect()
}

/// The entries about a person before one, the newest first.
pub(super) fn about(tx: &mut dyn Tx, person: &str, before: i64, limit: u32) -> Result<Vec<String>, DbError> {
    let sql = "SELECT entry FROM audit WHERE person = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";
    let rows = tx.query(sql, &[person.into(), before.into(), limit.into()])?;
    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}

fn read(row: &Row) -> Result<Line, DbError> {
    let person = row.opt_text(3)?.map(str::to_owned);
    Ok(Line { seq: row.int(0)?, entry: row.text(1)?.to_owned(), hash: row.text(2)?.to_owned(), person })
}
