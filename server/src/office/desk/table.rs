//! What the desk reads of the reports, and the pictures that it adds. Its SQL is here and nowhere else.

use jiff::Timestamp;
use jiff::civil::Date;
use rapida_contract::area::distance_m;
use rapida_contract::ids::{AttachmentId, ReportCode, SubmissionId};
use rapida_contract::place::Point;
use rapida_contract::progress::State;
use rapida_contract::report::NEARBY_M;

use super::filter::Filter;
use crate::db::{DbError, Row, Tx, Value};
use crate::files::Digest;
use crate::office::operators::Scope;
use crate::pictures::Header;
use crate::reports::Report;

/// One line of the list, one point of the map.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Line {
    pub(super) code: ReportCode,
    pub(super) registered_at: Timestamp,
    pub(super) state: State,
    pub(super) office: String,
    pub(super) due: Option<Date>,
    pub(super) category: String,
    pub(super) title: String,
    pub(super) address: String,
    pub(super) point: Point,
}

impl Line {
    pub(super) fn is_overdue(&self, today: Date) -> bool {
        self.due.is_some_and(|due| due < today)
    }
}

impl From<&Report> for Line {
    fn from(report: &Report) -> Self {
        Self {
            code: report.registration.code(),
            registered_at: report.registration.at,
            state: report.state,
            office: report.office.name.clone(),
            due: report.due,
            category: report.category.clone(),
            title: report.title.clone(),
            address: report.address.clone(),
            point: report.point,
        }
    }
}

/// How much there is to do, over all offices or one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Load {
    pub(super) open: i64,
    pub(super) new: i64,
    pub(super) asked: i64,
    pub(super) overdue: i64,
}

const COLUMNS: &str = "code, registered_at, state, office_name, due, category, title, address, lat, lon";

/// The filter's condition and what it compares with.
struct Condition {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Condition {
    fn of(filter: &Filter, scope: &Scope, today: Date) -> Self {
        let mut condition = Self { sql: Vec::new(), values: Vec::new() };
        condition.within(scope);
        let states: Vec<String> = filter.states.listed().iter().map(|state| format!("'{}'", state.as_str())).collect();
        condition.sql.push(format!("state IN ({})", states.join(", ")));
        if !filter.category.is_empty() {
            condition.push("category = $#", filter.category.as_str());
        }
        if !filter.office.is_empty() {
            condition.push("office_id = $#", filter.office.as_str());
        }
        if filter.overdue {
            condition.push("due < $#", today.to_string());
        }
        if !filter.text.is_empty() {
            let anywhere = "LOWER(code || ' ' || title || ' ' || address || ' ' || details) LIKE $# ESCAPE '\\'";
            condition.push(anywhere, like(&filter.text));
        }
        condition
    }

    fn within(&mut self, scope: &Scope) {
        let Scope::Offices(ids) = scope else { return };
        // No office at all: nothing is equal to the empty id.
        let ids = if ids.is_empty() { vec![String::new()] } else { ids.clone() };
        let first = self.values.len() + 1;
        let places: Vec<String> = (first..first + ids.len()).map(|at| format!("${at}")).collect();
        self.sql.push(format!("office_id IN ({})", places.join(", ")));
        self.values.extend(ids.into_iter().map(Value::from));
    }

    fn push(&mut self, sql: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.sql.push(sql.replace("$#", &format!("${}", self.values.len())));
    }

    fn sql(&self) -> String {
        self.sql.join(" AND ")
    }
}

/// A pattern for the text anywhere; what `LIKE` would read as a sign stands for itself.
fn like(text: &str) -> String {
    let escaped = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// A page of the list: what is due first comes first, then the newest.
pub(super) fn list(
    tx: &mut dyn Tx,
    filter: &Filter,
    scope: &Scope,
    today: Date,
    size: u32,
) -> Result<Vec<Line>, DbError> {
    let mut condition = Condition::of(filter, scope, today);
    let (limit, offset) = (i64::from(size), i64::from(filter.page) * i64::from(size));
    condition.values.extend([limit.into(), offset.into()]);
    let (sql, last) = (condition.sql(), condition.values.len());
    let sql = format!(
        "SELECT {COLUMNS} FROM report WHERE {sql}
         ORDER BY CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, registered_at DESC, code
         LIMIT ${} OFFSET ${last}",
        last - 1
    );
    tx.query(&sql, &condition.values)?.iter().map(read).collect()
}

/// How many reports the filter lets through.
pub(super) fn count(tx: &mut dyn Tx, filter: &Filter, scope: &Scope, today: Date) -> Result<u32, DbError> {
    let condition = Condition::of(filter, scope, today);
    let sql = format!("SELECT COUNT(*) FROM report WHERE {}", condition.sql());
    let rows = tx.query(&sql, &condition.values)?;
    let count = rows.first().map_or(Ok(0), |row| row.int(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How much there is to do; for all offices of the scope where `office` is empty.
pub(super) fn load(tx: &mut dyn Tx, office: &str, scope: &Scope, today: Date) -> Result<Load, DbError> {
    let filter = Filter { office: office.to_owned(), ..Filter::default() };
    let mut condition = Condition::of(&filter, scope, today);
    condition.values.push(today.to_string().into());
    let sql = format!(
        "SELECT COUNT(*),
                COUNT(CASE WHEN state = 'registered' THEN 1 END),
                COUNT(CASE WHEN state = 'asked' THEN 1 END),
                COUNT(CASE WHEN due < ${} THEN 1 END)
         FROM report WHERE {}",
        condition.values.len(),
        condition.sql()
    );
    let rows = tx.query(&sql, &condition.values)?;
    let read = |row: &Row| Ok(Load { open: row.int(0)?, new: row.int(1)?, asked: row.int(2)?, overdue: row.int(3)? });
    rows.first().map_or(Ok(Load::default()), read)
}

fn read(row: &Row) -> Result<Line, DbError> {
    Ok(Line {
        code: ReportCode(row.text(0)?.to_owned()),
        registered_at: row.time(1)?,
        state: State::from_name(row.text(2)?),
        office: row.text(3)?.to_owned(),
        due: row.opt_parse(4, "a day")?,
        category: row.text(5)?.to_owned(),
        title: row.text(6)?.to_owned(),
        address: row.text(7)?.to_owned(),
        point: Point { lat: row.real(8)?, lon: row.real(9)? },
    })
}

/// Other open reports of the category within [`NEARBY_M`], at most ten.
pub(super) fn near(tx: &mut dyn Tx, of: &Line, scope: &Scope) -> Result<Vec<Line>, DbError> {
    // About twice the distance: the square that certainly holds the circle, on our latitudes.
    let reach = 2.0 * NEARBY_M / 111_195.0;
    let Point { lat, lon } = of.point;
    let mut condition = Condition { sql: vec!["closed_at IS NULL".to_owned()], values: Vec::new() };
    condition.within(scope);
    condition.push("category = $#", of.category.as_str());
    condition.push("code <> $#", of.code.0.as_str());
    for (sql, bound) in
        [("lat >= $#", lat - reach), ("lat <= $#", lat + reach), ("lon >= $#", lon - reach), ("lon <= $#", lon + reach)]
    {
        condition.push(sql, bound);
    }
    let sql = format!("SELECT {COLUMNS} FROM report WHERE {} ORDER BY registered_at", condition.sql());
    let lines: Vec<Line> = tx.query(&sql, &condition.values)?.iter().map(read).collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| distance_m(line.point, of.point) <= NEARBY_M).take(10).collect())
}

/// A picture as it lies in the store.
pub(super) struct Picture {
    pub(super) sha256: Digest,
    pub(super) media_type: String,
}

/// The picture of this id, if a registered submission or an office brought it.
pub(super) fn picture(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<Picture>, DbError> {
    let sql = "SELECT sha256, type FROM attachment
               WHERE id = $1 AND completed_at IS NOT NULL AND submission IS NOT NULL";
    let read = |row: &Row| Ok(Picture { sha256: row.parse(0, "a SHA-256")?, media_type: row.text(1)?.to_owned() });
    tx.query(sql, &[id.to_string().into()])?.first().map(read).transpose()
}

/// The office in charge of the report that a picture belongs to, by its submission or by a later step's.
pub(super) fn office_of(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<String>, DbError> {
    let sql = "SELECT r.office_id FROM attachment a
               LEFT JOIN report_event e ON e.submission = a.submission
               JOIN report r ON r.id = COALESCE(e.report, a.submission)
               WHERE a.id = $1";
    tx.query(sql, &[id.to_string().into()])?.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}

/// Who added a picture that no device sent.
const OFFICE: &str = "office";

/// Adds an office's picture to a report. Its bytes are in the store already.
pub(super) fn add_picture(
    tx: &mut dyn Tx,
    id: AttachmentId,
    report: SubmissionId,
    (sha256, size, header): (&Digest, usize, Header),
    now: Timestamp,
) -> Result<(), DbError> {
    let values: [Value; 8] = [
        id.to_string().into(),
        OFFICE.into(),
        sha256.as_str().into(),
        i64::try_from(size).unwrap_or(i64::MAX).into(),
        header.format.media_type().into(),
        header.width.into(),
        header.height.into(),
        now.as_millisecond().into(),
    ];
    let report: Value = report.to_string().into();
    tx.execute(
        "INSERT INTO attachment
           (id, device, sha256, size, type, width, height, created_at, completed_at, submission, place)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, 0)",
        &[values.as_slice(), &[report]].concat(),
    )
    .map(drop)
}
