//! The tables `form`, `form_answer`, `form_file`, `form_edition` and `form_ended`. Their SQL is here and nowhere else.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rapida_contract::drafts::Edit;
use rapida_contract::form::File;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::service::Service;
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;

use super::Stored;
use crate::db::{json, parsed, time};
use crate::error::Result;

const COLUMNS: &str = "id, owner, slug, version, acting_for, subject_name, for_whom, name, section, saved_at, amends";

pub(super) fn put(citizen: &Connection, form: &Stored) -> Result<()> {
    let sql = format!("INSERT INTO form ({COLUMNS}, is_sent) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0)");
    let subject = form.acting_for.as_ref().map(|(subject, _)| serde_json::to_string(subject)).transpose()?;
    citizen.execute(
        &sql,
        (
            form.id.to_string(),
            &form.owner,
            &form.slug,
            form.version,
            subject,
            form.acting_for.as_ref().map(|(_, name)| name),
            serde_json::to_string(&form.for_whom)?,
            serde_json::to_string(&form.name)?,
            &form.section,
            form.saved_at.as_millisecond(),
            form.amends.map(|proceeding| proceeding.to_string()),
        ),
    )?;
    Ok(())
}

pub(super) fn get(citizen: &Connection, id: SubmissionId, is_sent: bool) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM form WHERE id = ?1 AND is_sent = ?2");
    Ok(citizen.query_row(&sql, (id.to_string(), is_sent), read).optional()?)
}

/// Those of a person and of nobody, newest first.
pub(super) fn all(citizen: &Connection, owner: &str, is_sent: bool) -> Result<Vec<Stored>> {
    let sql =
        format!("SELECT {COLUMNS} FROM form WHERE owner IN (?1, '') AND is_sent = ?2 ORDER BY saved_at DESC, id DESC");
    let mut statement = citizen.prepare_cached(&sql)?;
    Ok(statement.query_map((owner, is_sent), read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn draft_ids(citizen: &Connection) -> Result<Vec<SubmissionId>> {
    let mut statement = citizen.prepare_cached("SELECT id FROM form WHERE is_sent = 0")?;
    Ok(statement.query_map([], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_section(citizen: &Connection, id: SubmissionId, section: &str, now: Timestamp) -> Result<()> {
    let sql = "UPDATE form SET section = ?2, saved_at = ?3 WHERE id = ?1";
    citizen.execute(sql, (id.to_string(), section, now.as_millisecond()))?;
    Ok(())
}

pub(super) fn mark_rated(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("UPDATE form SET is_rated = 1 WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn is_rated(citizen: &Connection, id: SubmissionId) -> Result<bool> {
    let sql = "SELECT is_rated FROM form WHERE id = ?1";
    Ok(citizen.query_row(sql, [id.to_string()], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Of a draft of nobody's.
pub(super) fn set_owner(citizen: &Connection, id: SubmissionId, owner: &str) -> Result<()> {
    let sql = "UPDATE form SET owner = ?2, is_new = 1 WHERE id = ?1 AND owner = '' AND is_sent = 0";
    citizen.execute(sql, (id.to_string(), owner))?;
    Ok(())
}

/// How far this device heard of drafts goes with them.
pub(super) fn remove_place(cache: &Connection) -> Result<()> {
    cache.execute("DELETE FROM drafts_place", [])?;
    Ok(())
}

/// It was saved now.
pub(super) fn touch(citizen: &Connection, id: SubmissionId, now: Timestamp) -> Result<()> {
    let sql = "UPDATE form SET saved_at = ?2 WHERE id = ?1";
    citizen.execute(sql, (id.to_string(), now.as_millisecond()))?;
    Ok(())
}

pub(super) fn set_name(citizen: &Connection, id: SubmissionId, name: &Edit) -> Result<()> {
    let sql = "UPDATE form SET name = ?2 WHERE id = ?1";
    citizen.execute(sql, (id.to_string(), serde_json::to_string(name)?))?;
    Ok(())
}

/// Something in it is to be told the person's other devices.
pub(super) fn mark_new(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("UPDATE form SET is_new = 1 WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// All of it is in this version, which the person's devices share.
pub(super) fn mark_shared(citizen: &Connection, id: SubmissionId, version: u32, is_new: bool) -> Result<()> {
    let sql = "UPDATE form SET shared = ?2, is_new = ?3 WHERE id = ?1";
    citizen.execute(sql, (id.to_string(), version, is_new))?;
    Ok(())
}

/// The version that is shared, and whether something is newer.
pub(super) fn shared(citizen: &Connection, id: SubmissionId) -> Result<Option<(u32, bool)>> {
    let sql = "SELECT shared, is_new FROM form WHERE id = ?1";
    Ok(citizen.query_row(sql, [id.to_string()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The drafts of a person of which something is to be told their other devices.
pub(super) fn to_share(citizen: &Connection, owner: &str) -> Result<Vec<SubmissionId>> {
    let sql = "SELECT id FROM form WHERE owner = ?1 AND is_sent = 0 AND is_new = 1 ORDER BY id";
    let mut statement = citizen.prepare_cached(sql)?;
    Ok(statement.query_map([owner], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// Drafts that the other devices have in full, whosever they are.
pub(super) fn shared_ids(citizen: &Connection) -> Result<Vec<SubmissionId>> {
    let sql = "SELECT id FROM form WHERE is_sent = 0 AND is_new = 0 AND shared > 0";
    let mut statement = citizen.prepare_cached(sql)?;
    Ok(statement.query_map([], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn put_ended(citizen: &Connection, id: SubmissionId, owner: &str) -> Result<()> {
    citizen.execute("INSERT OR IGNORE INTO form_ended (id, owner) VALUES (?1, ?2)", (id.to_string(), owner))?;
    Ok(())
}

pub(super) fn ended(citizen: &Connection, owner: &str) -> Result<Vec<SubmissionId>> {
    let mut statement = citizen.prepare_cached("SELECT id FROM form_ended WHERE owner = ?1")?;
    Ok(statement.query_map([owner], |row| parsed(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn remove_ended(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM form_ended WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn mark_sent(citizen: &Connection, id: SubmissionId, owner: &str) -> Result<()> {
    citizen.execute("UPDATE form SET is_sent = 1, owner = ?2 WHERE id = ?1", (id.to_string(), owner))?;
    Ok(())
}

pub(super) fn remove(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM form WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn edits(citizen: &Connection, id: SubmissionId) -> Result<BTreeMap<String, Edit>> {
    let mut statement = citizen.prepare_cached("SELECT field, edit FROM form_answer WHERE form = ?1")?;
    let rows = statement.query_map([id.to_string()], |row| Ok((row.get(0)?, json(row, 1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn put_edit(citizen: &Connection, id: SubmissionId, field: &str, edit: &Edit) -> Result<()> {
    let sql = "INSERT INTO form_answer (form, field, edit) VALUES (?1, ?2, ?3)
               ON CONFLICT (form, field) DO UPDATE SET edit = excluded.edit";
    citizen.prepare_cached(sql)?.execute((id.to_string(), field, serde_json::to_string(edit)?))?;
    Ok(())
}

pub(super) fn remove_answers(citizen: &Connection, id: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM form_answer WHERE form = ?1", [id.to_string()])?;
    Ok(())
}

/// Gives answers and files of a form to another.
pub(super) fn move_all(citizen: &Connection, from: SubmissionId, to: SubmissionId) -> Result<()> {
    for sql in ["UPDATE form_answer SET form = ?2 WHERE form = ?1", "UPDATE form_file SET form = ?2 WHERE form = ?1"] {
        citizen.execute(sql, (from.to_string(), to.to_string()))?;
    }
    Ok(())
}

/// How far this device has heard of a person's drafts on others.
pub(super) fn place(cache: &Connection, owner: &str) -> Result<u64> {
    let sql = "SELECT place FROM drafts_place WHERE owner = ?1";
    let place: Option<i64> = cache.query_row(sql, [owner], |row| row.get(0)).optional()?;
    Ok(place.map_or(0, i64::unsigned_abs))
}

pub(super) fn put_place(cache: &Connection, owner: &str, place: u64) -> Result<()> {
    cache.execute(
        "INSERT INTO drafts_place (one, owner, place) VALUES (1, ?1, ?2)
         ON CONFLICT (one) DO UPDATE SET owner = excluded.owner, place = excluded.place",
        (owner, i64::try_from(place).unwrap_or(i64::MAX)),
    )?;
    Ok(())
}

pub(super) fn put_edition(citizen: &Connection, service: &Service) -> Result<()> {
    citizen.execute(
        "INSERT OR IGNORE INTO form_edition (slug, version, service) VALUES (?1, ?2, ?3)",
        (&service.slug, service.version, serde_json::to_string(service)?),
    )?;
    Ok(())
}

pub(super) fn edition(citizen: &Connection, slug: &str, version: u32) -> Result<Option<Service>> {
    let sql = "SELECT service FROM form_edition WHERE slug = ?1 AND version = ?2";
    Ok(citizen.query_row(sql, (slug, version), |row| json(row, 0)).optional()?)
}

pub(super) fn put_file(citizen: &Connection, form: SubmissionId, file: &File, bytes: &[u8]) -> Result<()> {
    citizen.execute(
        "INSERT INTO form_file (id, form, file, bytes) VALUES (?1, ?2, ?3, ?4)",
        (file.id.to_string(), form.to_string(), serde_json::to_string(file)?, bytes),
    )?;
    Ok(())
}

pub(super) fn files(citizen: &Connection, form: SubmissionId) -> Result<Vec<File>> {
    let mut statement = citizen.prepare_cached("SELECT file FROM form_file WHERE form = ?1 ORDER BY id")?;
    Ok(statement.query_map([form.to_string()], |row| json(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn file_bytes(citizen: &Connection, id: AttachmentId) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT bytes FROM form_file WHERE id = ?1";
    Ok(citizen.query_row(sql, [id.to_string()], |row| row.get(0)).optional()?)
}

pub(super) fn move_file(citizen: &Connection, old: AttachmentId, to: SubmissionId, file: &File) -> Result<()> {
    citizen.execute(
        "UPDATE form_file SET id = ?2, form = ?3, file = ?4 WHERE id = ?1",
        (old.to_string(), file.id.to_string(), to.to_string(), serde_json::to_string(file)?),
    )?;
    Ok(())
}

/// The same bytes under another id, for another form.
pub(super) fn copy_file(citizen: &Connection, from: AttachmentId, to: SubmissionId, file: &File) -> Result<()> {
    citizen.execute(
        "INSERT INTO form_file (id, form, file, bytes) SELECT ?2, ?3, ?4, bytes FROM form_file WHERE id = ?1",
        (from.to_string(), file.id.to_string(), to.to_string(), serde_json::to_string(file)?),
    )?;
    Ok(())
}

/// The draft of a person, or of nobody, that amends a proceeding.
pub(super) fn amending(citizen: &Connection, owner: &str, proceeding: SubmissionId) -> Result<Option<SubmissionId>> {
    let sql = "SELECT id FROM form WHERE amends = ?2 AND owner IN (?1, '') AND is_sent = 0 ORDER BY saved_at DESC, id";
    Ok(citizen.query_row(sql, (owner, proceeding.to_string()), |row| parsed(row, 0)).optional()?)
}

pub(super) fn remove_file(citizen: &Connection, id: AttachmentId) -> Result<()> {
    citizen.execute("DELETE FROM form_file WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn remove_files(citizen: &Connection, form: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM form_file WHERE form = ?1", [form.to_string()])?;
    Ok(())
}

fn read(row: &rusqlite::Row) -> rusqlite::Result<Stored> {
    let subject = optional(row, 4)?;
    Ok(Stored {
        id: parsed(row, 0)?,
        owner: row.get(1)?,
        slug: row.get(2)?,
        version: row.get(3)?,
        acting_for: subject.zip(row.get::<_, Option<String>>(5)?),
        for_whom: json(row, 6)?,
        name: json(row, 7)?,
        section: row.get(8)?,
        saved_at: time(row, 9)?,
        amends: row.get::<_, Option<String>>(10)?.and_then(|proceeding| proceeding.parse().ok()),
    })
}

fn optional<T: DeserializeOwned>(row: &rusqlite::Row, column: usize) -> rusqlite::Result<Option<T>> {
    let there = row.get_ref(column)? != rusqlite::types::ValueRef::Null;
    there.then(|| json(row, column)).transpose()
}
