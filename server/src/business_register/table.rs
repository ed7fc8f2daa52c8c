//! The tables `company`, `representative` and `representation`. Their SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::values::{TaxCode, VatNumber};

use super::Company;
use crate::db::{DbError, Row, Tx};

/// The companies that a person represents, by number and name, as the register told it since a moment.
pub fn represented(tx: &mut dyn Tx, tax_code: &TaxCode, since: Timestamp) -> Result<Vec<(VatNumber, String)>, DbError> {
    let rows = tx.query(
        "SELECT c.vat_number, c.name FROM representative r JOIN company c ON c.vat_number = r.vat_number
         WHERE r.tax_code = $1 AND c.told_at > $2 ORDER BY c.vat_number",
        &[tax_code.as_str().into(), since.as_millisecond().into()],
    )?;
    rows.iter().map(|row| Ok((row.parse(0, "a VAT number")?, row.text(1)?.to_owned()))).collect()
}

/// Who represents a company, as the register told it since a moment.
pub fn representatives(tx: &mut dyn Tx, vat_number: &VatNumber, since: Timestamp) -> Result<Vec<TaxCode>, DbError> {
    let rows = tx.query(
        "SELECT r.tax_code FROM representative r JOIN company c ON c.vat_number = r.vat_number
         WHERE r.vat_number = $1 AND c.told_at > $2 ORDER BY r.tax_code",
        &[vat_number.as_str().into(), since.as_millisecond().into()],
    )?;
    rows.iter().map(|row| row.parse(0, "a tax code")).collect()
}

/// When the register last told all companies of a person.
pub(super) fn told_of_person(tx: &mut dyn Tx, tax_code: &TaxCode) -> Result<Option<Timestamp>, DbError> {
    told_at(&tx.query("SELECT told_at FROM representation WHERE tax_code = $1", &[tax_code.as_str().into()])?)
}

/// When the register last told of a company.
pub(super) fn told_of_company(tx: &mut dyn Tx, vat_number: &VatNumber) -> Result<Option<Timestamp>, DbError> {
    told_at(&tx.query("SELECT told_at FROM company WHERE vat_number = $1", &[vat_number.as_str().into()])?)
}

fn told_at(rows: &[Row]) -> Result<Option<Timestamp>, DbError> {
    rows.first().map(|row| row.time(0)).transpose()
}

/// A person represents nothing, until something is kept again.
pub(super) fn forget_person(tx: &mut dyn Tx, tax_code: &TaxCode) -> Result<(), DbError> {
    tx.execute("DELETE FROM representative WHERE tax_code = $1", &[tax_code.as_str().into()]).map(drop)
}

/// Nobody represents a company, until something is kept again.
pub(super) fn forget_company(tx: &mut dyn Tx, vat_number: &VatNumber) -> Result<(), DbError> {
    tx.execute("DELETE FROM representative WHERE vat_number = $1", &[vat_number.as_str().into()]).map(drop)
}

pub(super) fn keep_person(tx: &mut dyn Tx, tax_code: &TaxCode, now: Timestamp) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO representation (tax_code, told_at) VALUES ($1, $2)
         ON CONFLICT (tax_code) DO UPDATE SET told_at = excluded.told_at",
        &[tax_code.as_str().into(), now.as_millisecond().into()],
    )
    .map(drop)
}

/// A company with everybody who represents it now.
pub(super) fn keep(tx: &mut dyn Tx, company: &Company, now: Timestamp) -> Result<(), DbError> {
    let Company { vat_number, name, rea, office, representatives } = company;
    tx.execute(
        "INSERT INTO company (vat_number, name, rea, office, told_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (vat_number) DO UPDATE
         SET name = excluded.name, rea = excluded.rea, office = excluded.office, told_at = excluded.told_at",
        &[vat_number.as_str().into(), name.into(), rea.into(), office.into(), now.as_millisecond().into()],
    )?;
    forget_company(tx, vat_number)?;
    let sql = "INSERT INTO representative (vat_number, tax_code) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    let mut add = |code: &TaxCode| tx.execute(sql, &[vat_number.as_str().into(), code.as_str().into()]).map(drop);
    representatives.iter().try_for_each(&mut add)
}
