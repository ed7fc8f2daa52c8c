//! Prepared photos, kept with the draft or the submission that they belong to.

mod table;

use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::Photo;
use rapida_contract::place::Point;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::report::PHOTOS_MAX;
use rapida_contract::submission::AttachmentRef;
use rusqlite::Connection;

use crate::error::{Error, Result};

/// A photo as the pipeline made it.
pub struct NewPicture {
    /// The bytes that will be sent.
    pub jpeg: Vec<u8>,
    /// Their SHA-256 in hexadecimal.
    pub sha256: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The position that was in the file.
    pub position: Option<Point>,
    /// The local time that was in the file.
    pub taken_at: Option<String>,
}

/// Adds a photo to a draft, after those that are there.
pub fn add(citizen: &Connection, owner: SubmissionId, id: AttachmentId, picture: &NewPicture) -> Result<Photo> {
    let there = table::of(citizen, owner)?;
    if there.len() >= PHOTOS_MAX as usize {
        return Err(Problem::new(Code::PhotoTooMany, "Puoi allegare fino a tre foto. Togline una e riprova.").into());
    }
    let place = table::last_place(citizen, owner)? + 1;
    table::put(citizen, owner, id, place, picture)?;
    Ok(photo_of(id, picture))
}

/// Puts another picture in the place of one, under a new id: what was uploaded under the old one is not it.
pub fn replace(citizen: &Connection, old: AttachmentId, id: AttachmentId, picture: &NewPicture) -> Result<Photo> {
    let (owner, place) = table::place_of(citizen, old)?.ok_or_else(|| Error::not_found("La foto"))?;
    table::remove(citizen, old)?;
    table::put(citizen, owner, id, place, picture)?;
    Ok(photo_of(id, picture))
}

fn photo_of(id: AttachmentId, picture: &NewPicture) -> Photo {
    Photo {
        id,
        width: picture.width,
        height: picture.height,
        bytes: picture.jpeg.len() as u64,
        position: picture.position,
        taken_at: picture.taken_at.clone(),
    }
}

/// Takes a photo away.
pub fn remove(citizen: &Connection, id: AttachmentId) -> Result<()> {
    table::remove(citizen, id)
}

/// Takes all photos of a draft away.
pub fn remove_all(citizen: &Connection, owner: SubmissionId) -> Result<()> {
    table::remove_all(citizen, owner)
}

/// Gives the photos of one owner to another, each under a new id: the old ones may have been uploaded.
pub fn hand_over(
    citizen: &Connection,
    from: SubmissionId,
    to: SubmissionId,
    mut new_id: impl FnMut() -> AttachmentId,
) -> Result<()> {
    for photo in table::of(citizen, from)? {
        table::rename(citizen, photo.id, new_id(), to)?;
    }
    Ok(())
}

/// The photos of a draft or submission, in the person's order.
pub fn of(citizen: &Connection, owner: SubmissionId) -> Result<Vec<Photo>> {
    table::of(citizen, owner)
}

/// The first photo of a draft or submission.
pub fn first_of(citizen: &Connection, owner: SubmissionId) -> Result<Option<AttachmentId>> {
    table::first_of(citizen, owner)
}

/// How the photos of a submission are named in it.
pub fn refs(citizen: &Connection, owner: SubmissionId) -> Result<Vec<AttachmentRef>> {
    table::refs(citizen, owner)
}

/// The bytes of a photo.
pub fn jpeg(citizen: &Connection, id: AttachmentId) -> Result<Option<Vec<u8>>> {
    table::jpeg(citizen, id)
}

/// The place in the file that a photo was taken at, and its time: kept over a redaction.
pub fn suggestions(citizen: &Connection, id: AttachmentId) -> Result<(Option<Point>, Option<String>)> {
    Ok(table::one(citizen, id)?.map_or((None, None), |photo| (photo.position, photo.taken_at)))
}
