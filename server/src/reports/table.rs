//! The tables `report` and `report_event`. Their SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::ids::{AttachmentId, DeviceId, ReportCode, SubmissionId};
use rapida_contract::place::Point;
use rapida_contract::progress::{Event, State, StepKind};
use rapida_contract::report::Contact;
use rapida_contract::submission::{Office, Registration};

use super::{LoggedEvent, Report};
use crate::db::{DbError, Row, Tx, Value};

const COLUMNS: &str = "SELECT id, device, year, number, registered_at, state, office_id, office_name, due, category,
    title, details, address, lat, lon, contact_name, contact_email, contact_phone, closed_at, updated_at FROM report";

/// Which reports are wanted: whatever is empty or `None` lets all through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In charge of this office.
    pub office: Option<String>,
    /// In one of these states.
    pub states: Vec<State>,
    /// Of one of these categories.
    pub categories: Vec<String>,
    /// With one of these public names.
    pub codes: Vec<ReportCode>,
    /// Registered at or after.
    pub registered_from: Option<Timestamp>,
    /// Registered at or before.
    pub registered_to: Option<Timestamp>,
    /// Last changed at or after.
    pub updated_from: Option<Timestamp>,
    /// Last changed at or before.
    pub updated_to: Option<Timestamp>,
    /// Only those that everybody is told of.
    pub public: bool,
    /// Most of them; 0 for 1,000.
    pub limit: u32,
    /// How many are left out, from the newest.
    pub offset: u32,
}

/// Conditions and their parameters, in step.
struct Where {
    sql: String,
    params: Vec<Value>,
}

impl Where {
    fn param(&mut self, value: impl Into<Value>) -> String {
        self.params.push(value.into());
        format!("${}", self.params.len())
    }

    fn compare(&mut self, column: &str, operator: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            let param = self.param(value);
            self.sql.push_str(&format!(" AND {column} {operator} {param}"));
        }
    }

    fn one_of<'a>(&mut self, column: &str, values: impl Iterator<Item = &'a str>) {
        let params: Vec<String> = values.map(|value| self.param(value)).collect();
        if !params.is_empty() {
            self.sql.push_str(&format!(" AND {column} IN ({})", params.join(", ")));
        }
    }
}

pub(super) fn list(tx: &mut dyn Tx, filter: &Filter) -> Result<Vec<Report>, DbError> {
    let mut wanted = Where { sql: String::new(), params: Vec::new() };
    wanted.compare("office_id", "=", filter.office.as_ref());
    wanted.one_of("state", filter.states.iter().map(|state| state.as_str()));
    wanted.one_of("category", filter.categories.iter().map(String::as_str));
    wanted.one_of("code", filter.codes.iter().map(|code| code.0.as_str()));
    wanted.compare("registered_at", ">=", filter.registered_from.map(Timestamp::as_millisecond));
    wanted.compare("registered_at", "<=", filter.registered_to.map(Timestamp::as_millisecond));
    wanted.compare("updated_at", ">=", filter.updated_from.map(Timestamp::as_millisecond));
    wanted.compare("updated_at", "<=", filter.updated_to.map(Timestamp::as_millisecond));
    wanted.compare("public", "=", filter.public.then_some(1_i64));
    let limit = wanted.param(if filter.limit == 0 { 1_000 } else { filter.limit });
    let offset = wanted.param(filter.offset);
    let sql = format!(
        "{COLUMNS} WHERE 1 = 1{} ORDER BY registered_at DESC, code DESC LIMIT {limit} OFFSET {offset}",
        wanted.sql
    );
    tx.query(&sql, &wanted.params)?.iter().map(read).collect()
}

pub(super) fn by_id(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Report>, DbError> {
    tx.query(&format!("{COLUMNS} WHERE id = $1"), &[id.to_string().into()])?.first().map(read).transpose()
}

pub(super) fn by_code(tx: &mut dyn Tx, code: &ReportCode) -> Result<Option<Report>, DbError> {
    tx.query(&format!("{COLUMNS} WHERE code = $1"), &[(&code.0).into()])?.first().map(read).transpose()
}

fn read(row: &Row) -> Result<Report, DbError> {
    let year = row.int(2)?.try_into().map_err(|_| DbError::Column(2, "a year"))?;
    let number = row.int(3)?.try_into().map_err(|_| DbError::Column(3, "a number of the register"))?;
    let text = |at| row.text(at).map(str::to_owned);
    Ok(Report {
        id: row.parse(0, "an id")?,
        device: DeviceId(text(1)?),
        registration: Registration { year, number, at: row.time(4)? },
        state: State::from_name(row.text(5)?),
        office: Office { id: text(6)?, name: text(7)? },
        due: row.opt_parse(8, "a day")?,
        category: text(9)?,
        title: text(10)?,
        details: text(11)?,
        address: text(12)?,
        point: Point { lat: row.real(13)?, lon: row.real(14)? },
        contact: Contact { name: text(15)?, email: text(16)?, phone: text(17)? },
        closed_at: row.opt_int(18)?.map(|_| row.time(18)).transpose()?,
        updated_at: row.time(19)?,
    })
}

pub(super) fn insert(tx: &mut dyn Tx, report: &Report) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO report (id, device, code, year, number, registered_at, state, office_id, office_name, due,
           category, title, details, address, lat, lon, contact_name, contact_email, contact_phone, closed_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, NULL, $20)",
        &[
            report.id.to_string().into(),
            (&report.device.0).into(),
            report.registration.code().0.into(),
            report.registration.year.into(),
            report.registration.number.into(),
            report.registration.at.as_millisecond().into(),
            report.state.as_str().into(),
            (&report.office.id).into(),
            (&report.office.name).into(),
            report.due.map(|day| day.to_string()).into(),
            (&report.category).into(),
            (&report.title).into(),
            (&report.details).into(),
            (&report.address).into(),
            report.point.lat.into(),
            report.point.lon.into(),
            (&report.contact.name).into(),
            (&report.contact.email).into(),
            (&report.contact.phone).into(),
            report.updated_at.as_millisecond().into(),
        ],
    )
    .map(drop)
}

/// Writes what steps change.
pub(super) fn update(tx: &mut dyn Tx, report: &Report) -> Result<(), DbError> {
    tx.execute(
        "UPDATE report SET state = $2, office_id = $3, office_name = $4, due = $5, closed_at = $6, updated_at = $7
         WHERE id = $1",
        &[
            report.id.to_string().into(),
            report.state.as_str().into(),
            (&report.office.id).into(),
            (&report.office.name).into(),
            report.due.map(|day| day.to_string()).into(),
            report.closed_at.map(Timestamp::as_millisecond).into(),
            report.updated_at.as_millisecond().into(),
        ],
    )
    .map(drop)
}

pub(super) fn add_event(
    tx: &mut dyn Tx,
    report: SubmissionId,
    logged: &LoggedEvent,
    submission: Option<SubmissionId>,
) -> Result<(), DbError> {
    let event = &logged.event;
    let pictures = serde_json::to_string(&event.pictures).expect("a list of ids is always JSON");
    tx.execute(
        "INSERT INTO report_event
           (report, seq, at, step, state, actor, office, words, planned, duplicate_of, pictures, submission)
         SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
         FROM report_event WHERE report = $1",
        &[
            report.to_string().into(),
            event.at.as_millisecond().into(),
            event.step.as_str().into(),
            event.state.as_str().into(),
            (&logged.actor).into(),
            (&event.office).into(),
            (&event.words).into(),
            event.planned.map(|day| day.to_string()).into(),
            event.duplicate_of.as_ref().map(|code| &code.0).into(),
            pictures.into(),
            submission.map(|id| id.to_string()).into(),
        ],
    )
    .map(drop)
}

pub(super) fn events(tx: &mut dyn Tx, report: SubmissionId) -> Result<Vec<LoggedEvent>, DbError> {
    let sql = "SELECT at, step, state, actor, office, words, planned, duplicate_of, pictures
               FROM report_event WHERE report = $1 ORDER BY seq";
    tx.query(sql, &[report.to_string().into()])?.iter().map(read_event).collect()
}

fn read_event(row: &Row) -> Result<LoggedEvent, DbError> {
    let pictures: Vec<AttachmentId> =
        serde_json::from_str(row.text(8)?).map_err(|_| DbError::Column(8, "a list of ids"))?;
    let event = Event {
        at: row.time(0)?,
        step: StepKind::from_name(row.text(1)?),
        state: State::from_name(row.text(2)?),
        office: row.text(4)?.to_owned(),
        words: row.text(5)?.to_owned(),
        planned: row.opt_parse(6, "a day")?,
        duplicate_of: row.opt_text(7)?.map(|code| ReportCode(code.to_owned())),
        pictures,
    };
    Ok(LoggedEvent { event, actor: row.text(3)?.to_owned() })
}

/// Whether everybody is still told of it.
pub(super) fn is_public(tx: &mut dyn Tx, id: SubmissionId) -> Result<bool, DbError> {
    let rows = tx.query("SELECT public FROM report WHERE id = $1", &[id.to_string().into()])?;
    Ok(rows.first().map_or(Ok(0), |row| row.int(0))? == 1)
}

/// Takes reports registered before a moment off the public list.
pub(super) fn retire_before(tx: &mut dyn Tx, before: Timestamp, limit: u32) -> Result<Vec<ReportCode>, DbError> {
    let rows = tx.query(
        "UPDATE report SET public = 0 WHERE id IN (
           SELECT id FROM report WHERE public = 1 AND registered_at < $1 ORDER BY registered_at LIMIT $2)
         RETURNING code",
        &[before.as_millisecond().into(), limit.into()],
    )?;
    rows.iter().map(|row| row.text(0).map(|code| ReportCode(code.to_owned()))).collect()
}
