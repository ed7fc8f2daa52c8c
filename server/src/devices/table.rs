//! The secret of the nonces in the table `secret`.

use crate::db::{DbError, Tx};

const NAME: &str = "nonces";

/// The secret that all servers of the municipality share; `new` becomes it where there is none.
pub fn ensure_secret(tx: &mut dyn Tx, new: [u8; 32]) -> Result<[u8; 32], DbError> {
    let sql = "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    tx.execute(sql, &[NAME.into(), new.to_vec().into()])?;
    let rows = tx.query("SELECT value FROM secret WHERE name = $1", &[NAME.into()])?;
    let secret = rows.first().ok_or(DbError::Column(0, "a secret"))?.blob(0)?;
    secret.try_into().map_err(|_| DbError::Column(0, "32 bytes"))
}
