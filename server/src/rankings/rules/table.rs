//! The table `ranking_rules`. Its SQL is here and nowhere else.

use std::sync::Arc;

use rapida_contract::Timestamp;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ranking::rules::Rules;

use super::{InForce, Version};
use crate::db::{DbError, Row, Tx};

/// The highest version of every id, in the order of the ids.
pub(super) fn in_force(tx: &mut dyn Tx) -> Result<Vec<Version>, DbError> {
    let sql = "SELECT id, version, sha256 FROM ranking_rules AS rules
               WHERE version = (SELECT MAX(version) FROM ranking_rules AS other WHERE other.id = rules.id)
               ORDER BY id";
    let read = |row: &Row| {
        let number = u32::try_from(row.int(1)?).map_err(|_| DbError::Column(1, "a version"))?;
        Ok(Version { id: row.text(0)?.to_owned(), number, sha256: row.text(2)?.to_owned() })
    };
    tx.query(sql, &[])?.iter().map(read).collect()
}

/// All of a version.
pub(super) fn read(tx: &mut dyn Tx, version: Version) -> Result<InForce, DbError> {
    let sql = "SELECT definition, file, since FROM ranking_rules WHERE id = $1 AND version = $2";
    let rows = tx.query(sql, &[(&version.id).into(), version.number.into()])?;
    let row = rows.first().ok_or(DbError::Column(0, "a version"))?;
    let rules = serde_json::from_str::<Rules>(row.text(0)?).ok().map(Arc::new);
    if rules.is_none() {
        let Version { id, number, .. } = &version;
        tracing::error!(%id, number, "rules of another release cannot be read by this one");
    }
    Ok(InForce { rules, file: row.text(1)?.to_owned(), since: row.time(2)?, version })
}

/// SHA-256 of what rules say, with their JSON.
pub(super) fn definition(rules: &Rules) -> (String, String) {
    let definition = serde_json::to_string(rules).expect("plain data is always JSON");
    (sha256_hex(definition.as_bytes()), definition)
}

pub(super) fn insert(tx: &mut dyn Tx, rules: &Rules, file: &str, since: Timestamp) -> Result<(), DbError> {
    let (sha256, definition) = definition(rules);
    tx.execute(
        "INSERT INTO ranking_rules (id, version, sha256, definition, file, since) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            (&rules.id).into(),
            rules.version.into(),
            sha256.into(),
            definition.into(),
            file.into(),
            since.as_millisecond().into(),
        ],
    )
    .map(drop)
}
