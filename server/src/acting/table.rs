//! The table `act`. Its SQL is here and nowhere else.

use jiff::civil::Date;
use rapida_contract::acting::{Act, Right, Subject};
use rapida_contract::values::TaxCode;
use uuid::Uuid;

use crate::db::{DbError, Row, Tx, Value};
use crate::sign_in::SignedIn;

const RIGHTS: [(Right, &str); 4] = [
    (Right::Parent, "parent"),
    (Right::Representative, "representative"),
    (Right::Staff, "staff"),
    (Right::Mandate, "mandate"),
];

/// A right as tables have it.
pub(super) fn right_name(right: Right) -> &'static str {
    RIGHTS.into_iter().find(|(one, _)| *one == right).map_or("", |(_, name)| name)
}

pub(super) fn add(tx: &mut dyn Tx, id: Uuid, who: &SignedIn, act: &Act, until: Option<Date>) -> Result<(), DbError> {
    let values: [Value; 11] = [
        id.to_string().into(),
        act.at.as_millisecond().into(),
        who.me.person.tax_code.as_str().into(),
        (&act.by).into(),
        who.session.to_string().into(),
        act.subject.key().into(),
        (&act.subject_name).into(),
        right_name(act.right).into(),
        until.map(|day| day.to_string()).into(),
        (&act.what).into(),
        act.code.clone().into(),
    ];
    tx.execute(
        "INSERT INTO act
         (id, at, by_tax_code, by_name, session, subject, subject_name, by_right, until, what, code)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &values,
    )
    .map(drop)
}

/// What others than this person did for a subject, newest first.
pub(super) fn of_subject(
    tx: &mut dyn Tx,
    subject: &Subject,
    not_by: &TaxCode,
    most: usize,
) -> Result<Vec<Act>, DbError> {
    let rows = tx.query(
        "SELECT at, by_name, subject, subject_name, by_right, what, code FROM act
         WHERE subject = $1 AND by_tax_code <> $2 ORDER BY at DESC, id LIMIT $3",
        &[subject.key().into(), not_by.as_str().into(), (most as i64).into()],
    )?;
    let read = |row: &Row| {
        let right = row.text(4)?;
        Ok(Act {
            at: row.time(0)?,
            by: row.text(1)?.to_owned(),
            subject: row.parse(2, "a subject")?,
            subject_name: row.text(3)?.to_owned(),
            right: RIGHTS.into_iter().find(|(_, name)| *name == right).map_or(Right::Unknown, |(right, _)| right),
            what: row.text(5)?.to_owned(),
            code: row.opt_text(6)?.map(str::to_owned),
        })
    };
    rows.iter().map(read).collect()
}
