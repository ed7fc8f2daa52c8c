//! The table `open311_request`, and what Open311 tells of a report beside the report itself. Its SQL is here and
//! nowhere else.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rapida_contract::ids::{ReportCode, SubmissionId};

use super::form::Posted;
use crate::db::{DbError, Row, Tx, Value};
use crate::files::Digest;

/// Who posts, and what in one digest.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    /// The holder of the key.
    pub(super) client: String,
    /// Of everything that it said.
    pub(super) fingerprint: Digest,
}

/// What goes with a report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Beside {
    /// The words of an Open311 client; empty for the app's reports, whose words are not for everybody.
    pub(super) description: String,
    /// Where an Open311 client has a picture; may be empty.
    pub(super) media_url: String,
    /// Whether it came by Open311.
    pub(super) posted: bool,
    /// Whether it has a picture here.
    pub(super) pictured: bool,
    /// The day of the planned work, if its last event named one.
    pub(super) planned: Option<Date>,
    /// The report told before, if its last event named one.
    pub(super) duplicate_of: Option<ReportCode>,
}

/// Keeps what a client said.
pub(super) fn insert(tx: &mut dyn Tx, report: SubmissionId, sender: &Sender, posted: &Posted) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO open311_request (report, client, description, media_url, fingerprint) VALUES ($1, $2, $3, $4, $5)",
        &[
            report.to_string().into(),
            (&sender.client).into(),
            (&posted.description).into(),
            (&posted.media_url).into(),
            sender.fingerprint.as_str().into(),
        ],
    )
    .map(drop)
}

/// The report that the same client made with the same words since a moment.
pub(super) fn same(tx: &mut dyn Tx, sender: &Sender, since: Timestamp) -> Result<Option<SubmissionId>, DbError> {
    let sql = "SELECT o.report FROM open311_request o JOIN report r ON r.id = o.report
               WHERE o.client = $1 AND o.fingerprint = $2 AND r.registered_at > $3";
    let params = [(&sender.client).into(), sender.fingerprint.as_str().into(), since.as_millisecond().into()];
    tx.query(sql, &params)?.first().map(|row| row.parse(0, "an id")).transpose()
}

/// What goes with each of these reports.
pub(super) fn beside(
    tx: &mut dyn Tx,
    reports: impl Iterator<Item = SubmissionId>,
) -> Result<HashMap<SubmissionId, Beside>, DbError> {
    let ids: Vec<Value> = reports.map(|id| id.to_string().into()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let params: Vec<String> = (1..=ids.len()).map(|at| format!("${at}")).collect();
    let sql = format!(
        "SELECT r.id, o.description, o.media_url, e.planned, e.duplicate_of,
           (SELECT COUNT(*) FROM attachment a WHERE a.submission = r.id AND a.device = r.device)
         FROM report r
         LEFT JOIN open311_request o ON o.report = r.id
         LEFT JOIN report_event e ON e.report = r.id
           AND e.seq = (SELECT MAX(l.seq) FROM report_event l WHERE l.report = r.id)
         WHERE r.id IN ({})",
        params.join(", ")
    );
    tx.query(&sql, &ids)?.iter().map(|row| Ok((row.parse(0, "an id")?, read(row)?))).collect()
}

fn read(row: &Row) -> Result<Beside, DbError> {
    let description = row.opt_text(1)?;
    Ok(Beside {
        posted: description.is_some(),
        description: description.unwrap_or_default().to_owned(),
        media_url: row.opt_text(2)?.unwrap_or_default().to_owned(),
        planned: row.opt_parse(3, "a day")?,
        duplicate_of: row.opt_text(4)?.map(|code| ReportCode(code.to_owned())),
        pictured: row.int(5)? > 0,
    })
}
