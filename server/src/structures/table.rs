//! The table `staff`. Its SQL is here and nowhere else.

use jiff::civil::Date;
use rapida_contract::acting::{GrantState, StaffMember};
use rapida_contract::ids::StructureId;
use rapida_contract::values::TaxCode;

use super::Line;
use crate::acting::grant;
use crate::db::{DbError, Row, Tx, Value};

const COLUMNS: &str = "structure, tax_code, name, state, until, named_at";

fn read(row: &Row) -> Result<Line, DbError> {
    let member = StaffMember {
        tax_code: row.parse(1, "a tax code")?,
        name: row.text(2)?.to_owned(),
        state: grant::named(row.text(3)?).ok_or(DbError::Column(3, "a state"))?,
        until: row.parse(4, "a day")?,
        named_at: row.time(5)?,
    };
    Ok(Line { member, structure: row.parse(0, "a structure")? })
}

/// The staff of a structure, in the order in which they were named.
pub(super) fn of_structure(tx: &mut dyn Tx, id: &StructureId) -> Result<Vec<Line>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM staff WHERE structure = $1 ORDER BY named_at, tax_code");
    tx.query(&sql, &[id.to_string().into()])?.iter().map(read).collect()
}

pub(super) fn line(tx: &mut dyn Tx, id: &StructureId, tax_code: &TaxCode) -> Result<Option<Line>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM staff WHERE structure = $1 AND tax_code = $2");
    tx.query(&sql, &[id.to_string().into(), tax_code.as_str().into()])?.first().map(read).transpose()
}

/// The structures for which a person works on a day, and until when.
pub fn accepted(tx: &mut dyn Tx, tax_code: &TaxCode, today: Date) -> Result<Vec<(StructureId, Date)>, DbError> {
    let sql =
        format!("SELECT {COLUMNS} FROM staff WHERE tax_code = $1 AND state = $2 AND until >= $3 ORDER BY structure");
    let accepted = grant::name(GrantState::Accepted);
    let rows = tx.query(&sql, &[tax_code.as_str().into(), accepted.into(), today.to_string().into()])?;
    rows.iter().map(|row| read(row).map(|line| (line.structure, line.member.until))).collect()
}

pub(super) fn put(tx: &mut dyn Tx, line: &Line) -> Result<(), DbError> {
    let Line { member, structure } = line;
    let values: [Value; 6] = [
        structure.to_string().into(),
        member.tax_code.as_str().into(),
        (&member.name).into(),
        grant::name(member.state).into(),
        member.until.to_string().into(),
        member.named_at.as_millisecond().into(),
    ];
    let sql = format!(
        "INSERT INTO staff ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (structure, tax_code) DO UPDATE SET
           name = excluded.name, state = excluded.state, until = excluded.until, named_at = excluded.named_at"
    );
    tx.execute(&sql, &values).map(drop)
}
