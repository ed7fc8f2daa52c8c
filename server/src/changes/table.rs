//! The tables `change_feed` and `change`. Their SQL is here and nowhere else.

use rapida_contract::changes::{Change, Topic};

use super::Cursor;
use crate::db::{DbError, Row, Tx};

fn no_feed() -> DbError {
    DbError::Refused("there is no change feed".into())
}

pub(super) fn ensure_feed(tx: &mut dyn Tx, feed: i64) -> Result<(), DbError> {
    let sql = "INSERT INTO change_feed (id, feed, last) VALUES (1, $1, 0) ON CONFLICT (id) DO NOTHING";
    tx.execute(sql, &[feed.into()]).map(drop)
}

/// The end of the feed as it is now.
pub(super) fn end(tx: &mut dyn Tx) -> Result<Cursor, DbError> {
    let rows = tx.query("SELECT feed, last FROM change_feed WHERE id = 1", &[])?;
    let row = rows.first().ok_or_else(no_feed)?;
    Ok(Cursor { feed: row.int(0)?, seq: row.int(1)? })
}

pub(super) fn put(tx: &mut dyn Tx, scope: &str, topic: &str, key: &str, value: Option<String>) -> Result<(), DbError> {
    let rows = tx.query("UPDATE change_feed SET last = last + 1 WHERE id = 1 RETURNING last", &[])?;
    let seq = rows.first().ok_or_else(no_feed)?.int(0)?;
    tx.execute(
        "INSERT INTO change (scope, topic, key, seq, value) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (scope, topic, key) DO UPDATE SET seq = excluded.seq, value = excluded.value",
        &[scope.into(), topic.into(), key.into(), seq.into(), value.into()],
    )
    .map(drop)
}

pub(super) fn remove(tx: &mut dyn Tx, scope: &str, topic: &str, key: &str) -> Result<(), DbError> {
    let sql = "DELETE FROM change WHERE scope = $1 AND topic = $2 AND key = $3";
    tx.execute(sql, &[scope.into(), topic.into(), key.into()]).map(drop)
}

pub(super) fn remove_everywhere(tx: &mut dyn Tx, topic: &'static str, key: &str) -> Result<(), DbError> {
    // In the text, so that an index of this topic alone is of use.
    tx.execute(&format!("DELETE FROM change WHERE topic = '{topic}' AND key = $1"), &[key.into()]).map(drop)
}

/// What was told last of a thing, as JSON.
pub(super) fn value(tx: &mut dyn Tx, scope: &str, topic: &str, key: &str) -> Result<Option<String>, DbError> {
    let sql = "SELECT value FROM change WHERE scope = $1 AND topic = $2 AND key = $3";
    let rows = tx.query(sql, &[scope.into(), topic.into(), key.into()])?;
    Ok(rows.first().map(|row| row.opt_text(0)).transpose()?.flatten().map(str::to_owned))
}

/// The changes of a scope after a sequence, oldest first. Whoever starts at 0 needs no word of what is no more.
pub(super) fn after(tx: &mut dyn Tx, scope: &str, seq: i64, limit: u32) -> Result<Vec<(i64, Change)>, DbError> {
    let rows = tx.query(
        "SELECT seq, topic, key, value FROM change
         WHERE scope = $1 AND seq > $2 AND ($2 > 0 OR value IS NOT NULL) ORDER BY seq LIMIT $3",
        &[scope.into(), seq.into(), limit.into()],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<(i64, Change), DbError> {
    let value = row.opt_text(3)?.map(serde_json::from_str).transpose().map_err(|_| DbError::Column(3, "JSON"))?;
    Ok((row.int(0)?, Change { topic: super::topic(row.text(1)?), key: row.text(2)?.to_owned(), value }))
}

/// Which topics changed for whom after a sequence; each pair once.
pub(super) fn scopes_after(tx: &mut dyn Tx, seq: i64) -> Result<Vec<(String, Topic)>, DbError> {
    let rows = tx.query("SELECT DISTINCT scope, topic FROM change WHERE seq > $1", &[seq.into()])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), super::topic(row.text(1)?)))).collect()
}
