//! The `picture` table. Its SQL is here and nowhere else.

use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::Photo;
use rapida_contract::place::Point;
use rapida_contract::submission::AttachmentRef;
use rusqlite::{Connection, OptionalExtension, Row};

use super::NewPicture;
use crate::db::parsed;
use crate::error::Result;

const PHOTO: &str = "SELECT id, width, height, length(jpeg), lat, lon, taken_at FROM picture";

pub(super) fn put(
    citizen: &Connection,
    owner: SubmissionId,
    id: AttachmentId,
    place: i64,
    picture: &NewPicture,
) -> Result<()> {
    citizen.execute(
        "INSERT INTO picture (id, owner, place, jpeg, sha256, width, height, lat, lon, taken_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            id.to_string(),
            owner.to_string(),
            place,
            &picture.jpeg,
            &picture.sha256,
            picture.width,
            picture.height,
            picture.position.map(|point| point.lat),
            picture.position.map(|point| point.lon),
            &picture.taken_at,
        ),
    )?;
    Ok(())
}

pub(super) fn last_place(citizen: &Connection, owner: SubmissionId) -> Result<i64> {
    let sql = "SELECT coalesce(max(place), 0) FROM picture WHERE owner = ?1";
    Ok(citizen.query_row(sql, [owner.to_string()], |row| row.get(0))?)
}

pub(super) fn place_of(citizen: &Connection, id: AttachmentId) -> Result<Option<(SubmissionId, i64)>> {
    let sql = "SELECT owner, place FROM picture WHERE id = ?1";
    Ok(citizen.query_row(sql, [id.to_string()], |row| Ok((parsed(row, 0)?, row.get(1)?))).optional()?)
}

pub(super) fn rename(citizen: &Connection, id: AttachmentId, new_id: AttachmentId, owner: SubmissionId) -> Result<()> {
    let sql = "UPDATE picture SET id = ?2, owner = ?3 WHERE id = ?1";
    citizen.execute(sql, (id.to_string(), new_id.to_string(), owner.to_string()))?;
    Ok(())
}

pub(super) fn remove(citizen: &Connection, id: AttachmentId) -> Result<()> {
    citizen.execute("DELETE FROM picture WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

pub(super) fn remove_all(citizen: &Connection, owner: SubmissionId) -> Result<()> {
    citizen.execute("DELETE FROM picture WHERE owner = ?1", [owner.to_string()])?;
    Ok(())
}

pub(super) fn of(citizen: &Connection, owner: SubmissionId) -> Result<Vec<Photo>> {
    let mut statement = citizen.prepare_cached(&format!("{PHOTO} WHERE owner = ?1 ORDER BY place"))?;
    Ok(statement.query_map([owner.to_string()], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn one(citizen: &Connection, id: AttachmentId) -> Result<Option<Photo>> {
    Ok(citizen.query_row(&format!("{PHOTO} WHERE id = ?1"), [id.to_string()], read).optional()?)
}

pub(super) fn first_of(citizen: &Connection, owner: SubmissionId) -> Result<Option<AttachmentId>> {
    let sql = "SELECT id FROM picture WHERE owner = ?1 ORDER BY place LIMIT 1";
    Ok(citizen.query_row(sql, [owner.to_string()], |row| parsed(row, 0)).optional()?)
}

pub(super) fn refs(citizen: &Connection, owner: SubmissionId) -> Result<Vec<AttachmentRef>> {
    let sql = "SELECT id, sha256, length(jpeg) FROM picture WHERE owner = ?1 ORDER BY place";
    let mut statement = citizen.prepare_cached(sql)?;
    let rows = statement.query_map([owner.to_string()], |row| {
        Ok(AttachmentRef { id: parsed(row, 0)?, sha256: row.get(1)?, size: bytes(row, 2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn jpeg(citizen: &Connection, id: AttachmentId) -> Result<Option<Vec<u8>>> {
    Ok(citizen.query_row("SELECT jpeg FROM picture WHERE id = ?1", [id.to_string()], |row| row.get(0)).optional()?)
}

/// SQLite counts bytes in signed numbers.
fn bytes(row: &Row, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::unsigned_abs)
}

fn read(row: &Row) -> rusqlite::Result<Photo> {
    let lat: Option<f64> = row.get(4)?;
    let lon: Option<f64> = row.get(5)?;
    Ok(Photo {
        id: parsed(row, 0)?,
        width: row.get(1)?,
        height: row.get(2)?,
        bytes: bytes(row, 3)?,
        position: lat.zip(lon).map(|(lat, lon)| Point { lat, lon }),
        taken_at: row.get(6)?,
    })
}
