//! The table `register_entry`. Its SQL is here and nowhere else.

use rapida_contract::registry::Entry;
use rapida_contract::values::TaxCode;

use super::Kept;
use crate::db::{DbError, Row, Tx};

/// What the register office told last of a person.
pub fn kept(tx: &mut dyn Tx, tax_code: &TaxCode) -> Result<Option<Kept>, DbError> {
    let rows =
        tx.query("SELECT entry, told_at FROM register_entry WHERE tax_code = $1", &[tax_code.as_str().into()])?;
    let read = |row: &Row| {
        let entry: Option<Entry> = row.opt_text(0)?.map(serde_json::from_str).transpose().map_err(unreadable)?;
        Ok(Kept { entry, told_at: row.time(1)? })
    };
    rows.first().map(read).transpose()
}

pub(super) fn keep(tx: &mut dyn Tx, tax_code: &TaxCode, kept: &Kept) -> Result<(), DbError> {
    let entry = kept.entry.as_ref().map(serde_json::to_string).transpose().map_err(unreadable)?;
    tx.execute(
        "INSERT INTO register_entry (tax_code, entry, told_at) VALUES ($1, $2, $3)
         ON CONFLICT (tax_code) DO UPDATE SET entry = excluded.entry, told_at = excluded.told_at",
        &[tax_code.as_str().into(), entry.into(), kept.told_at.as_millisecond().into()],
    )
    .map(drop)
}

fn unreadable(_: serde_json::Error) -> DbError {
    DbError::Column(0, "an entry of the register office")
}
