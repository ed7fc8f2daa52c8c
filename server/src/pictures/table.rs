//! The table `thumbnail`. Its SQL is here and nowhere else.

use crate::db::{DbError, Row, Tx};
use crate::files::Digest;

/// The thumbnail of a picture: `None` where nobody has drawn it, `Some(None)` where it cannot be drawn.
pub(super) fn find(tx: &mut dyn Tx, picture: &Digest) -> Result<Option<Option<Digest>>, DbError> {
    let read = |row: &Row| match row.text(0)? {
        "" => Ok(None),
        _ => row.parse(0, "a SHA-256").map(Some),
    };
    let sql = "SELECT small_sha256 FROM thumbnail WHERE sha256 = $1";
    tx.query(sql, &[picture.as_str().into()])?.first().map(read).transpose()
}

/// Notes what was drawn.
pub(super) fn put(tx: &mut dyn Tx, picture: &Digest, small: Option<&Digest>) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO thumbnail (sha256, small_sha256) VALUES ($1, $2)
         ON CONFLICT (sha256) DO UPDATE SET small_sha256 = excluded.small_sha256",
        &[picture.as_str().into(), small.map_or("", Digest::as_str).into()],
    )
    .map(drop)
}
