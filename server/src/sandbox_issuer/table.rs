//! The issuer's keys in the table `secret`: the one that signs, and the one before it.

use crate::db::{DbError, Tx};

const CURRENT: &str = "sandbox issuer";
const PREVIOUS: &str = "sandbox issuer, before";

/// The keys, the signing one first.
pub(super) fn keys(tx: &mut dyn Tx) -> Result<Vec<Vec<u8>>, DbError> {
    let sql = "SELECT value FROM secret WHERE name IN ($1, $2) ORDER BY name";
    tx.query(sql, &[CURRENT.into(), PREVIOUS.into()])?.iter().map(|row| row.blob(0).map(<[u8]>::to_vec)).collect()
}

/// Keeps a first key, unless another request was quicker.
pub(super) fn ensure(tx: &mut dyn Tx, key: &[u8]) -> Result<(), DbError> {
    let sql = "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    tx.execute(sql, &[CURRENT.into(), key.into()]).map(drop)
}

/// Signs with this key from now on; the one before it stays published.
pub(super) fn rotate(tx: &mut dyn Tx, key: &[u8]) -> Result<(), DbError> {
    tx.execute("DELETE FROM secret WHERE name = $1", &[PREVIOUS.into()])?;
    tx.execute("UPDATE secret SET name = $1 WHERE name = $2", &[PREVIOUS.into(), CURRENT.into()])?;
    ensure(tx, key)
}
