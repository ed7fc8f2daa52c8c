//! The tables `proceeding` and `proceeding_event`. Their SQL is here and nowhere else.

use std::collections::BTreeMap;

use rapida_contract::acting::Subject;
use rapida_contract::form::File;
use rapida_contract::ids::{DeviceId, SubmissionId};
use rapida_contract::proceeding::{Event, State, StepKind};
use rapida_contract::submission::Registration;
use rapida_contract::values::TaxCode;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::reader::Reader;
use super::{LoggedEvent, Proceeding};
use crate::db::{DbError, Row, Tx, Value};
use crate::forms;
use crate::office::operators::Scope;

const COLUMNS: &str =
    "SELECT id, last, device, sender, sender_name, subject, subject_name, state, request, offer, registered_at, updated_at
    FROM proceeding";

/// Which proceedings are wanted at the desk: whatever is empty or none lets all through.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Of these offices.
    pub scope: Scope,
    /// In one of these states.
    pub states: Vec<State>,
    /// Of this service.
    pub slug: String,
    /// With this number of the register on one of its submissions, and this year where it is said.
    pub number: Option<(Option<i16>, u32)>,
}

/// Conditions and their parameters, in step.
struct Where {
    sql: String,
    values: Vec<Value>,
}

impl Where {
    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn list<'a>(&mut self, values: impl Iterator<Item = &'a str>) -> String {
        values.map(|value| self.value(value)).collect::<Vec<_>>().join(", ")
    }

    fn of(filter: &Filter) -> Self {
        let mut wanted = Self { sql: "1 = 1".into(), values: Vec::new() };
        match &filter.scope {
            Scope::All => {}
            Scope::Offices(ids) if ids.is_empty() => wanted.sql.push_str(" AND 1 = 0"),
            Scope::Offices(ids) => {
                let ids = wanted.list(ids.iter().map(String::as_str));
                wanted.sql.push_str(&format!(" AND office_id IN ({ids})"));
            }
        }
        if !filter.states.is_empty() {
            let states = wanted.list(filter.states.iter().map(|state| state.as_str()));
            wanted.sql.push_str(&format!(" AND state IN ({states})"));
        }
        if !filter.slug.is_empty() {
            let slug = wanted.value(&filter.slug);
            wanted.sql.push_str(&format!(" AND slug = {slug}"));
        }
        if let Some((year, number)) = filter.number {
            let number = wanted.value(number);
            let year = year.map(|year| format!(" AND e.year = {}", wanted.value(year))).unwrap_or_default();
            wanted.sql.push_str(&format!(
                " AND EXISTS (SELECT 1 FROM proceeding_event e
                   WHERE e.proceeding = proceeding.id AND e.number = {number}{year})"
            ));
        }
        wanted
    }

    /// What a reader may read, as [`Reader::may`] has it. A mandate may be for some services alone: those for the same ones stand
    /// in one list, since an engine takes many values and few conditions.
    fn read_by(reader: &Reader) -> Self {
        let mut wanted = Self { sql: String::new(), values: Vec::new() };
        let device = wanted.value(&reader.device.0);
        wanted.sql.push_str(&format!("(sender IS NULL AND device = {device})"));
        let Some((_, capacities)) = &reader.person else { return wanted };
        let mut by_services: BTreeMap<&[String], Vec<String>> = BTreeMap::from([(&[][..], vec![reader.own_key()])]);
        for capacity in capacities {
            by_services.entry(&capacity.services).or_default().push(capacity.subject.key());
        }
        for (services, subjects) in by_services {
            let subjects = wanted.list(subjects.iter().map(String::as_str));
            let slugs = wanted.list(services.iter().map(String::as_str));
            let slugs = if slugs.is_empty() { slugs } else { format!(" AND slug IN ({slugs})") };
            wanted.sql.push_str(&format!(" OR (subject IN ({subjects}){slugs})"));
        }
        wanted
    }
}

pub(super) fn list(tx: &mut dyn Tx, filter: &Filter, page: u32, size: u32) -> Result<Vec<Proceeding>, DbError> {
    let mut wanted = Where::of(filter);
    let (limit, offset) = (wanted.value(size), wanted.value(i64::from(page) * i64::from(size)));
    let sql = format!("{COLUMNS} WHERE {} ORDER BY registered_at DESC, id LIMIT {limit} OFFSET {offset}", wanted.sql);
    all(tx, &sql, &wanted.values)
}

pub(super) fn count(tx: &mut dyn Tx, filter: &Filter) -> Result<u32, DbError> {
    let wanted = Where::of(filter);
    let rows = tx.query(&format!("SELECT COUNT(*) FROM proceeding WHERE {}", wanted.sql), &wanted.values)?;
    let count = rows.first().map_or(Ok(0), |row| row.int(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub(super) fn services(tx: &mut dyn Tx, filter: &Filter) -> Result<Vec<String>, DbError> {
    let wanted = Where::of(filter);
    let sql = format!("SELECT DISTINCT slug FROM proceeding WHERE {} ORDER BY slug", wanted.sql);
    tx.query(&sql, &wanted.values)?.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}

/// Those that a reader may read, after one of them, by their ids.
pub(super) fn read_by(
    tx: &mut dyn Tx,
    reader: &Reader,
    after: Option<SubmissionId>,
    limit: u32,
) -> Result<Vec<Proceeding>, DbError> {
    let mut wanted = Where::read_by(reader);
    let (after, limit) = (wanted.value(after.map_or_else(String::new, |id| id.to_string())), wanted.value(limit));
    let sql = format!("{COLUMNS} WHERE ({}) AND id > {after} ORDER BY id LIMIT {limit}", wanted.sql);
    all(tx, &sql, &wanted.values)
}

/// Those of a service in which a step was taken, oldest first.
pub(super) fn with_step(tx: &mut dyn Tx, slug: &str, step: StepKind) -> Result<Vec<Proceeding>, DbError> {
    let sql = format!(
        "{COLUMNS} WHERE slug = $1 AND EXISTS (SELECT 1 FROM proceeding_event e
           WHERE e.proceeding = proceeding.id AND e.step = $2) ORDER BY registered_at, id"
    );
    all(tx, &sql, &[slug.into(), step.as_str().into()])
}

pub(super) fn by_id(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Proceeding>, DbError> {
    Ok(all(tx, &format!("{COLUMNS} WHERE id = $1"), &[id.to_string().into()])?.pop())
}

pub(super) fn of_submission(tx: &mut dyn Tx, submission: SubmissionId) -> Result<Option<SubmissionId>, DbError> {
    let sql = "SELECT proceeding FROM proceeding_event WHERE submission = $1";
    tx.query(sql, &[submission.to_string().into()])?.first().map(|row| row.parse(0, "an id")).transpose()
}

fn all(tx: &mut dyn Tx, sql: &str, values: &[Value]) -> Result<Vec<Proceeding>, DbError> {
    let rows = tx.query(sql, values)?;
    rows.iter().map(|row| read(tx, row)).collect()
}

fn read(tx: &mut dyn Tx, row: &Row) -> Result<Proceeding, DbError> {
    let sender: Option<TaxCode> = row.opt_parse(3, "a tax code")?;
    let subject: Option<Subject> = row.opt_parse(5, "a subject")?;
    let (sender_name, subject_name) = (row.text(4)?.to_owned(), row.text(6)?.to_owned());
    Ok(Proceeding {
        id: row.parse(0, "an id")?,
        form: forms::by_id(tx, row.parse(1, "an id")?)?.ok_or(DbError::Column(1, "a filled-in form"))?,
        device: DeviceId(row.text(2)?.to_owned()),
        sender: sender.map(|sender| (sender, sender_name)),
        subject: subject.map(|subject| (subject, subject_name)),
        state: State::from_name(row.text(7)?),
        request: opt_json(row, 8)?,
        offer: opt_json(row, 9)?,
        registered_at: row.time(10)?,
        updated_at: row.time(11)?,
    })
}

fn opt_json<T: DeserializeOwned>(row: &Row, at: usize) -> Result<Option<T>, DbError> {
    row.opt_text(at)?.map(serde_json::from_str).transpose().map_err(|_| DbError::Column(at, "JSON"))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data is always JSON")
}

pub(super) fn insert(tx: &mut dyn Tx, proceeding: &Proceeding) -> Result<(), DbError> {
    let (sender, sender_name) = proceeding.sender.as_ref().map(|(code, name)| (code.as_str(), name.as_str())).unzip();
    let (subject, subject_name) = proceeding.subject.as_ref().map(|(who, name)| (who.key(), name.as_str())).unzip();
    let values: [Value; 12] = [
        proceeding.id.to_string().into(),
        proceeding.form.id.to_string().into(),
        (&proceeding.device.0).into(),
        sender.into(),
        sender_name.unwrap_or_default().into(),
        subject.into(),
        subject_name.unwrap_or_default().into(),
        (&proceeding.form.slug).into(),
        proceeding.state.as_str().into(),
        (&proceeding.form.office.id).into(),
        proceeding.registered_at.as_millisecond().into(),
        proceeding.updated_at.as_millisecond().into(),
    ];
    tx.execute(
        "INSERT INTO proceeding
           (id, last, device, sender, sender_name, subject, subject_name, slug, state, office_id, registered_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &values,
    )
    .map(drop)
}

/// Writes what steps change.
pub(super) fn update(tx: &mut dyn Tx, proceeding: &Proceeding) -> Result<(), DbError> {
    tx.execute(
        "UPDATE proceeding SET last = $2, state = $3, office_id = $4, request = $5, offer = $6, updated_at = $7
         WHERE id = $1",
        &[
            proceeding.id.to_string().into(),
            proceeding.form.id.to_string().into(),
            proceeding.state.as_str().into(),
            (&proceeding.form.office.id).into(),
            proceeding.request.as_ref().map(json).into(),
            proceeding.offer.as_ref().map(json).into(),
            proceeding.updated_at.as_millisecond().into(),
        ],
    )
    .map(drop)
}

pub(super) fn add_event(tx: &mut dyn Tx, proceeding: SubmissionId, logged: &LoggedEvent) -> Result<(), DbError> {
    let LoggedEvent { event, actor, submission } = logged;
    let (year, number) = event.registration.as_ref().map(|entry| (entry.year, entry.number)).unzip();
    tx.execute(
        "INSERT INTO proceeding_event
           (proceeding, seq, at, step, state, actor, office, words, request, files, submission, year, number)
         SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
         FROM proceeding_event WHERE proceeding = $1",
        &[
            proceeding.to_string().into(),
            event.at.as_millisecond().into(),
            event.step.as_str().into(),
            event.state.as_str().into(),
            actor.into(),
            (&event.office).into(),
            (&event.words).into(),
            event.request.as_ref().map(json).into(),
            json(&event.files).into(),
            submission.map(|id| id.to_string()).into(),
            year.map(i64::from).into(),
            number.map(i64::from).into(),
        ],
    )
    .map(drop)
}

pub(super) fn events(tx: &mut dyn Tx, proceeding: SubmissionId) -> Result<Vec<LoggedEvent>, DbError> {
    let sql = "SELECT at, step, state, actor, office, words, request, files, submission, year, number
               FROM proceeding_event WHERE proceeding = $1 ORDER BY seq";
    tx.query(sql, &[proceeding.to_string().into()])?.iter().map(read_event).collect()
}

fn read_event(row: &Row) -> Result<LoggedEvent, DbError> {
    let at = row.time(0)?;
    let files: Vec<File> = serde_json::from_str(row.text(7)?).map_err(|_| DbError::Column(7, "files"))?;
    let event = Event {
        at,
        step: StepKind::from_name(row.text(1)?),
        state: State::from_name(row.text(2)?),
        office: row.text(4)?.to_owned(),
        words: row.text(5)?.to_owned(),
        request: opt_json(row, 6)?,
        files,
        registration: registration(row, at)?,
    };
    Ok(LoggedEvent { event, actor: row.text(3)?.to_owned(), submission: row.opt_parse(8, "an id")? })
}

fn registration(row: &Row, at: rapida_contract::Timestamp) -> Result<Option<Registration>, DbError> {
    let (Some(year), Some(number)) = (row.opt_int(9)?, row.opt_int(10)?) else { return Ok(None) };
    let year = year.try_into().map_err(|_| DbError::Column(9, "a year"))?;
    let number = number.try_into().map_err(|_| DbError::Column(10, "a number of the register"))?;
    Ok(Some(Registration { year, number, at }))
}
