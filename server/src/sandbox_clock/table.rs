//! The table `sandbox_clock`. Its SQL is here and nowhere else.

use jiff::SignedDuration;

use crate::db::{DbError, Tx};

/// How far the clock was put forward.
pub(super) fn ahead(tx: &mut dyn Tx) -> Result<SignedDuration, DbError> {
    let rows = tx.query("SELECT ahead FROM sandbox_clock WHERE id = 1", &[])?;
    let row = rows.first().ok_or_else(|| DbError::Refused("there is no clock of the sandbox".into()))?;
    Ok(SignedDuration::from_millis(row.int(0)?))
}

pub(super) fn put(tx: &mut dyn Tx, ahead: SignedDuration) -> Result<(), DbError> {
    let millis = i64::try_from(ahead.as_millis()).unwrap_or(i64::MAX);
    tx.execute("UPDATE sandbox_clock SET ahead = $1 WHERE id = 1", &[millis.into()]).map(drop)
}
