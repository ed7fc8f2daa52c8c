//! The tables `attachment`, `upload` and `upload_piece`. What an upload does with them is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::ids::{AttachmentId, DeviceId};

use super::purpose::{Checked, Purpose};
use crate::db::{DbError, Row, Tx, Value};
use crate::files::Digest;

/// A file on its way up, or arrived.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Upload {
    /// The attachment that it becomes.
    pub id: AttachmentId,
    /// Who sends it.
    pub device: DeviceId,
    /// What for.
    pub purpose: Purpose,
    /// Bytes of the whole file.
    pub length: u64,
    /// The digest that was announced, where one was; once completed, that of the file.
    pub sha256: Option<Digest>,
    /// `Upload-Metadata` as it came.
    pub metadata: String,
    /// Bytes that are here to stay.
    pub arrived: u64,
    /// Until when the rest may come.
    pub expires_at: Timestamp,
    /// Whether the whole file is here, checked and kept.
    pub completed: bool,
    /// Whether a submission or a mandate has taken it.
    pub taken: bool,
}

/// A whole file in the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    /// Who sent it.
    pub device: DeviceId,
    /// Under which it lies.
    pub digest: Digest,
    /// By its content.
    pub media_type: String,
}

/// A part of an upload that lies in the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Offset of its first byte.
    pub starts: u64,
    /// Its bytes' number.
    pub size: u64,
    /// Its name in the store.
    pub name: String,
}

const COLUMNS: &str = "SELECT a.id, a.device, a.size, a.sha256, a.completed_at, a.submission, u.arrived, u.metadata,
    u.expires_at, a.purpose, a.mandate FROM attachment a LEFT JOIN upload u ON u.id = a.id";

/// The upload of this id, whoever sends it.
pub fn find(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<Upload>, DbError> {
    tx.query(&format!("{COLUMNS} WHERE a.id = $1"), &[id.to_string().into()])?.first().map(read).transpose()
}

/// The photo that an attachment is, once it is whole: under which digest it lies, and what it is.
pub fn file(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<Stored>, DbError> {
    let sql = "SELECT device, sha256, type FROM attachment WHERE id = $1 AND purpose = 'photo' \
               AND completed_at IS NOT NULL";
    let read = |row: &Row| {
        let device = DeviceId(row.text(0)?.to_owned());
        Ok(Stored { device, digest: row.parse(1, "a SHA-256")?, media_type: row.text(2)?.to_owned() })
    };
    tx.query(sql, &[id.to_string().into()])?.first().map(read).transpose()
}

/// How many files a device has begun to send and not ended.
pub fn count_begun(tx: &mut dyn Tx, device: &DeviceId) -> Result<i64, DbError> {
    let sql = "SELECT COUNT(*) FROM attachment WHERE device = $1 AND completed_at IS NULL";
    tx.query(sql, &[(&device.0).into()])?.first().map_or(Ok(0), |row| row.int(0))
}

/// Bytes of the files that neither a submission nor a mandate has taken, arrived or announced: of a device, or of all.
pub fn waiting(tx: &mut dyn Tx, device: Option<&DeviceId>) -> Result<u64, DbError> {
    let sum = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM attachment WHERE submission IS NULL \
               AND mandate IS NULL";
    let rows = match device {
        Some(device) => tx.query(&format!("{sum} AND device = $1"), &[(&device.0).into()])?,
        None => tx.query(sum, &[])?,
    };
    rows.first().map_or(Ok(0), |row| count(row, 0))
}

/// Whether anything is, or is about to be, the bytes of this digest.
pub fn is_named(tx: &mut dyn Tx, digest: &Digest) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM attachment WHERE sha256 = $1 UNION ALL SELECT 1 FROM thumbnail WHERE small_sha256 = $1";
    Ok(!tx.query(sql, &[digest.as_str().into()])?.is_empty())
}

/// Says of an upload whose digest was not announced which it is.
pub fn name(tx: &mut dyn Tx, id: AttachmentId, digest: &Digest) -> Result<(), DbError> {
    let sql = "UPDATE attachment SET sha256 = $2 WHERE id = $1";
    tx.execute(sql, &[id.to_string().into(), digest.as_str().into()]).map(drop)
}

/// Begins an upload.
pub fn insert(tx: &mut dyn Tx, upload: &Upload, now: Timestamp) -> Result<(), DbError> {
    let id = upload.id.to_string();
    let sha256 = upload.sha256.as_ref().map_or("", Digest::as_str);
    tx.execute(
        "INSERT INTO attachment (id, device, purpose, sha256, size, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            (&id).into(),
            (&upload.device.0).into(),
            upload.purpose.name().into(),
            sha256.into(),
            whole(upload.length),
            millis(now),
        ],
    )?;
    tx.execute(
        "INSERT INTO upload (id, arrived, metadata, expires_at) VALUES ($1, 0, $2, $3)",
        &[id.into(), (&upload.metadata).into(), millis(upload.expires_at)],
    )?;
    Ok(())
}

/// Takes note of pieces that came after the first `from` bytes; `false` where others were faster.
pub fn advance(
    tx: &mut dyn Tx,
    id: AttachmentId,
    (from, to): (u64, u64),
    pieces: &[Piece],
    expires_at: Timestamp,
) -> Result<bool, DbError> {
    let moved = tx.execute(
        "UPDATE upload SET arrived = $3, expires_at = $4 WHERE id = $1 AND arrived = $2",
        &[id.to_string().into(), whole(from), whole(to), millis(expires_at)],
    )?;
    if moved == 0 {
        return Ok(false);
    }
    for piece in pieces {
        tx.execute(
            "INSERT INTO upload_piece (upload, starts, size, name) VALUES ($1, $2, $3, $4)",
            &[id.to_string().into(), whole(piece.starts), whole(piece.size), (&piece.name).into()],
        )?;
    }
    Ok(true)
}

/// The pieces of an upload, in their order.
pub fn pieces(tx: &mut dyn Tx, id: AttachmentId) -> Result<Vec<Piece>, DbError> {
    let sql = "SELECT starts, size, name FROM upload_piece WHERE upload = $1 ORDER BY starts";
    let piece = |row: &Row| Ok(Piece { starts: count(row, 0)?, size: count(row, 1)?, name: row.text(2)?.to_owned() });
    tx.query(sql, &[id.to_string().into()])?.iter().map(piece).collect()
}

/// The whole file is here; its pieces are no longer needed.
pub fn complete(
    tx: &mut dyn Tx,
    id: AttachmentId,
    sha256: &Digest,
    checked: Checked,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(
        "UPDATE attachment SET sha256 = $2, type = $3, width = $4, height = $5, completed_at = $6 WHERE id = $1",
        &[
            id.to_string().into(),
            sha256.as_str().into(),
            checked.media_type.into(),
            checked.pixels.0.into(),
            checked.pixels.1.into(),
            millis(now),
        ],
    )?;
    forget_pieces(tx, id)
}

/// Begins again from nothing.
pub fn restart(tx: &mut dyn Tx, id: AttachmentId, expires_at: Timestamp) -> Result<(), DbError> {
    forget_pieces(tx, id)?;
    let sql = "UPDATE upload SET arrived = 0, expires_at = $2 WHERE id = $1";
    tx.execute(sql, &[id.to_string().into(), millis(expires_at)]).map(drop)
}

/// Forgets an upload, and the attachment that it would have become.
pub fn remove(tx: &mut dyn Tx, id: AttachmentId) -> Result<(), DbError> {
    forget(tx, id)?;
    tx.execute("DELETE FROM attachment WHERE id = $1", &[id.to_string().into()]).map(drop)
}

/// Forgets how a file came up, and not the file.
pub fn forget(tx: &mut dyn Tx, id: AttachmentId) -> Result<(), DbError> {
    forget_pieces(tx, id)?;
    tx.execute("DELETE FROM upload WHERE id = $1", &[id.to_string().into()]).map(drop)
}

/// Expired uploads of which bytes are still here.
pub fn with_bytes(tx: &mut dyn Tx, now: Timestamp) -> Result<Vec<Upload>, DbError> {
    let sql = format!("{COLUMNS} WHERE u.expires_at < $1 AND u.arrived > 0 AND a.completed_at IS NULL LIMIT 1000");
    tx.query(&sql, &[millis(now)])?.iter().map(read).collect()
}

/// Uploads of which nothing needs to be known any longer: completed and expired, or expired before `then`.
pub fn to_forget(tx: &mut dyn Tx, now: Timestamp, then: Timestamp) -> Result<Vec<Upload>, DbError> {
    let sql =
        format!("{COLUMNS} WHERE u.expires_at < $2 OR (u.expires_at < $1 AND a.completed_at IS NOT NULL) LIMIT 1000");
    tx.query(&sql, &[millis(now), millis(then)])?.iter().map(read).collect()
}

/// Files that arrived before `then` and that neither a submission nor a mandate ever took.
pub fn never_taken(tx: &mut dyn Tx, then: Timestamp) -> Result<Vec<Upload>, DbError> {
    let sql = format!(
        "{COLUMNS} WHERE a.completed_at < $1 AND a.submission IS NULL AND a.mandate IS NULL ORDER BY a.completed_at LIMIT 1000"
    );
    tx.query(&sql, &[millis(then)])?.iter().map(read).collect()
}

fn forget_pieces(tx: &mut dyn Tx, id: AttachmentId) -> Result<(), DbError> {
    tx.execute("DELETE FROM upload_piece WHERE upload = $1", &[id.to_string().into()]).map(drop)
}

fn read(row: &Row) -> Result<Upload, DbError> {
    let length = count(row, 2)?;
    let announced = row.text(3)?;
    let sha256 = if announced.is_empty() { None } else { Some(row.parse(3, "a SHA-256")?) };
    let completed = row.opt_int(4)?.is_some();
    Ok(Upload {
        id: row.parse(0, "an id")?,
        device: DeviceId(row.text(1)?.to_owned()),
        purpose: row.text(9)?.parse().map_err(|_| DbError::Column(9, "a purpose"))?,
        length,
        sha256,
        metadata: row.opt_text(7)?.unwrap_or_default().to_owned(),
        arrived: if completed { length } else { count(row, 6)? },
        expires_at: if row.opt_int(8)?.is_some() { row.time(8)? } else { Timestamp::MAX },
        completed,
        taken: row.opt_text(5)?.is_some() || row.opt_text(10)?.is_some(),
    })
}

fn count(row: &Row, at: usize) -> Result<u64, DbError> {
    u64::try_from(row.int(at)?).map_err(|_| DbError::Column(at, "a number of bytes"))
}

/// Numbers of bytes are bounded by the largest attachment, far below what a column holds.
fn whole(bytes: u64) -> Value {
    Value::Int(i64::try_from(bytes).unwrap_or(i64::MAX))
}

fn millis(time: Timestamp) -> Value {
    Value::Int(time.as_millisecond())
}
