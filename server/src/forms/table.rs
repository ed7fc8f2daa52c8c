//! The table `filled_form`. Its SQL is here and nowhere else.

use rapida_contract::acting::Subject;
use rapida_contract::ids::SubmissionId;
use rapida_contract::submission::{Office, Registration};
use rapida_contract::values::TaxCode;

use super::FilledIn;
use crate::db::{DbError, Row, Tx, Value};

const COLUMNS: &str = "id, slug, version, title, year, number, registered_at, office_id, office_name, due, sender,
    sender_name, subject, subject_name, asked";

pub(super) fn insert(tx: &mut dyn Tx, form: &FilledIn) -> Result<(), DbError> {
    let asked = serde_json::to_string(&form.asked).expect("plain data is always JSON");
    let (sender, sender_name) = form.sender.as_ref().map(|(code, name)| (code.as_str(), name.as_str())).unzip();
    let (subject, subject_name) = form.subject.as_ref().map(|(who, name)| (who.key(), name.as_str())).unzip();
    let values: [Value; 15] = [
        form.id.to_string().into(),
        (&form.slug).into(),
        form.version.into(),
        (&form.title).into(),
        form.registration.year.into(),
        form.registration.number.into(),
        form.registration.at.as_millisecond().into(),
        (&form.office.id).into(),
        (&form.office.name).into(),
        form.due.to_string().into(),
        sender.into(),
        sender_name.unwrap_or_default().into(),
        subject.into(),
        subject_name.unwrap_or_default().into(),
        asked.into(),
    ];
    let sql = format!(
        "INSERT INTO filled_form ({COLUMNS})
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
    );
    tx.execute(&sql, &values).map(drop)
}

pub(super) fn by_id(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<FilledIn>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM filled_form WHERE id = $1");
    tx.query(&sql, &[id.to_string().into()])?.first().map(read).transpose()
}

fn read(row: &Row) -> Result<FilledIn, DbError> {
    let number = |at: usize| u32::try_from(row.int(at)?).map_err(|_| DbError::Column(at, "a number"));
    let year = i16::try_from(row.int(4)?).map_err(|_| DbError::Column(4, "a year"))?;
    let sender: Option<TaxCode> = row.opt_parse(10, "a tax code")?;
    let subject: Option<Subject> = row.opt_parse(12, "a subject")?;
    let (sender_name, subject_name) = (row.text(11)?.to_owned(), row.text(13)?.to_owned());
    Ok(FilledIn {
        id: row.parse(0, "an id")?,
        slug: row.text(1)?.to_owned(),
        version: number(2)?,
        title: row.text(3)?.to_owned(),
        registration: Registration { year, number: number(5)?, at: row.time(6)? },
        office: Office { id: row.text(7)?.to_owned(), name: row.text(8)?.to_owned() },
        due: row.parse(9, "a day")?,
        sender: sender.map(|sender| (sender, sender_name)),
        subject: subject.map(|subject| (subject, subject_name)),
        asked: serde_json::from_str(row.text(14)?).map_err(|_| DbError::Column(14, "circumstances"))?,
    })
}
