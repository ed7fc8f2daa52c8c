//! The `submission` table. Its SQL is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::ipc::Delivery;
use rapida_contract::problem::Problem;
use rapida_contract::submission::Registered;
use rusqlite::{Connection, OptionalExtension, Row};

use super::Submission;
use crate::db::{json, parsed, time};
use crate::error::Result;

const SUBMISSION: &str = "SELECT id, report, body, made_at, delivery, registered, problem, sender FROM submission";

pub(super) fn put(
    citizen: &Connection,
    (id, report): (SubmissionId, SubmissionId),
    sender: Option<&str>,
    service: &str,
    body: &str,
    made_at: Timestamp,
) -> Result<()> {
    citizen.execute(
        "INSERT INTO submission (id, service, report, sender, body, made_at, delivery)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'queued')",
        (id.to_string(), service, report.to_string(), sender, body, made_at.as_millisecond()),
    )?;
    Ok(())
}

pub(super) fn get(citizen: &Connection, id: SubmissionId) -> Result<Option<Submission>> {
    let sql = format!("{SUBMISSION} WHERE id = ?1");
    Ok(citizen.query_row(&sql, [id.to_string()], read).optional()?)
}

pub(super) fn reports(citizen: &Connection) -> Result<Vec<Submission>> {
    let mut statement =
        citizen.prepare_cached(&format!("{SUBMISSION} WHERE service = 'report' ORDER BY made_at DESC, id DESC"))?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn by_code(citizen: &Connection, code: &ReportCode) -> Result<Option<SubmissionId>> {
    let sql = "SELECT id FROM submission
               WHERE registered IS NOT NULL AND service = 'report'
                 AND format('%d-%07d', registered ->> '$.registration.year', registered ->> '$.registration.number') = ?1";
    Ok(citizen.query_row(sql, [&code.0], |row| parsed(row, 0)).optional()?)
}

pub(super) fn steps(citizen: &Connection, report: SubmissionId) -> Result<Vec<Submission>> {
    let sql = format!("{SUBMISSION} WHERE report = ?1 AND id <> report ORDER BY made_at, id");
    let mut statement = citizen.prepare_cached(&sql)?;
    Ok(statement.query_map([report.to_string()], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn forms(citizen: &Connection) -> Result<Vec<Submission>> {
    let sql = format!("{SUBMISSION} WHERE service NOT IN ('report', 'report_step') ORDER BY made_at DESC, id DESC");
    let mut statement = citizen.prepare_cached(&sql)?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn unregistered(citizen: &Connection) -> Result<Vec<SubmissionId>> {
    let mut statement = citizen.prepare_cached("SELECT id FROM submission WHERE delivery <> 'registered'")?;
    Ok(statement.query_map([], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_delivery(
    citizen: &Connection,
    id: SubmissionId,
    delivery: &str,
    problem: Option<&Problem>,
) -> Result<()> {
    let problem = problem.map(serde_json::to_string).transpose()?;
    citizen.execute(
        "UPDATE submission SET delivery = ?2, problem = ?3 WHERE id = ?1",
        (id.to_string(), delivery, problem),
    )?;
    Ok(())
}

pub(super) fn set_registered(citizen: &Connection, registered: &Registered) -> Result<()> {
    citizen.execute(
        "UPDATE submission SET delivery = 'registered', registered = ?2, problem = NULL WHERE id = ?1",
        (registered.id.to_string(), serde_json::to_string(registered)?),
    )?;
    Ok(())
}

pub(super) fn remove(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM submission WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

fn read(row: &Row) -> rusqlite::Result<Submission> {
    let registered: Option<Registered> = optional_json(row, 5)?;
    let delivery = match (row.get::<_, String>(4)?.as_str(), &registered, optional_json(row, 6)?) {
        ("registered", Some(registered), _) => Delivery::Registered { registration: registered.registration.clone() },
        ("refused", _, Some(problem)) => Delivery::Refused { problem },
        ("sent", ..) => Delivery::Sent,
        _ => Delivery::Queued,
    };
    Ok(Submission {
        id: parsed(row, 0)?,
        report: parsed(row, 1)?,
        body: row.get(2)?,
        made_at: time(row, 3)?,
        delivery,
        registered,
        sender: row.get(7)?,
    })
}

fn optional_json<T: serde::de::DeserializeOwned>(row: &Row, column: usize) -> rusqlite::Result<Option<T>> {
    let there = row.get_ref(column)? != rusqlite::types::ValueRef::Null;
    there.then(|| json(row, column)).transpose()
}
