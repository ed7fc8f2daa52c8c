//! Files on their way up, photos and documents: tus 1.0.0 with creation, checksum, expiration and termination.
//!
//! The bytes lie in the store of files as pieces until the last one is there; then the whole file is checked and kept
//! under its digest. What is committed is the number of bytes that arrived: two senders of one upload cannot mix.

mod checksum;
mod finish;
mod headers;
mod intake;
mod purge;
mod purpose;
mod release;
mod room;
mod routes;
mod table;

use jiff::{SignedDuration, Timestamp};
use rapida_contract::ids::{AttachmentId, DeviceId};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::submission::AttachmentRef;

use crate::db::{DbError, Tx};
use crate::problem::not_found;
use crate::state::App;

use headers::Creation;
pub use purge::{keep_purging, purge};
use release::Release;
pub use room::Room;
pub use routes::{routes, speak_tus};
use table::Upload;
pub use table::{Stored, file};

/// How long after the last byte the next may come.
const LIFE: SignedDuration = SignedDuration::from_hours(24);
/// Most uploads that a device may have begun and not ended.
const BEGUN_MAX: i64 = 12;

/// The attachment of this id and who sent it, once the whole file is here and checked.
pub fn completed(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<(AttachmentRef, DeviceId)>, DbError> {
    let upload = table::find(tx, id)?.filter(|upload| upload.completed);
    Ok(upload.and_then(|upload| {
        let sha256 = upload.sha256?.to_string();
        Some((AttachmentRef { id, sha256, size: upload.length }, upload.device))
    }))
}

/// Begins an upload, or finds the one that this device began with the same id and the same announcement.
async fn create(app: &App, device: DeviceId, creation: Creation) -> Result<Upload, Problem> {
    if creation.length == 0 {
        return Err(Problem::new(Code::Malformed, "Il file è vuoto."));
    }
    let purpose = creation.metadata.purpose;
    purpose.admit(creation.length, creation.metadata.claimed_type.as_deref())?;
    let now = app.clock.now();
    let wanted = Upload {
        id: creation.metadata.id.unwrap_or_else(|| AttachmentId(app.random.new_id())),
        device,
        purpose,
        length: creation.length,
        sha256: creation.metadata.sha256,
        metadata: creation.metadata.raw,
        arrived: 0,
        expires_at: now + LIFE,
        completed: false,
        taken: false,
    };
    let room = app.config.room;
    app.db.write(move |tx| begin(tx, wanted, room, now)).await
}

fn begin(tx: &mut dyn Tx, wanted: Upload, room: Room, now: Timestamp) -> Result<Upload, Problem> {
    let Some(there) = table::find(tx, wanted.id)? else {
        if table::count_begun(tx, &wanted.device)? >= BEGUN_MAX {
            return Err(Problem::new(Code::TooMany, "Ci sono troppi caricamenti in corso da questo dispositivo."));
        }
        room.check(tx, &wanted)?;
        table::insert(tx, &wanted, now)?;
        return Ok(wanted);
    };
    let same_file = wanted.sha256.is_none() || there.sha256.is_none() || wanted.sha256 == there.sha256;
    let same_purpose = there.purpose == wanted.purpose;
    if there.device != wanted.device || there.length != wanted.length || !same_file || !same_purpose {
        return Err(Problem::new(Code::Conflict, "Con questo id c'è già un altro file."));
    }
    if there.completed || there.expires_at > now {
        return Ok(there);
    }
    table::restart(tx, there.id, wanted.expires_at)?;
    Ok(Upload { arrived: 0, expires_at: wanted.expires_at, ..there })
}

/// The device's own upload. Another's sounds like none at all; one whose time is over is gone.
async fn own(app: &App, device: DeviceId, id: AttachmentId) -> Result<Upload, Problem> {
    let found = app.db.read(move |tx| table::find(tx, id)).await?;
    let upload = found.filter(|upload| upload.device == device).ok_or_else(not_found)?;
    if !upload.completed && upload.expires_at <= app.clock.now() {
        return Err(Problem::new(Code::Gone, "Il caricamento è scaduto: va ricominciato."));
    }
    Ok(upload)
}

/// Ends an upload before its time (termination). What a submission or a mandate has taken stays.
async fn cancel(app: &App, device: DeviceId, id: AttachmentId) -> Result<(), Problem> {
    let release = Release::of(app);
    app.db
        .write(move |tx| {
            let upload = table::find(tx, id)?.filter(|upload| upload.device == device).ok_or_else(not_found)?;
            if upload.taken {
                return Err(Problem::new(Code::Forbidden, "Il file fa già parte di una pratica o di una delega."));
            }
            release.forget(tx, &upload)
        })
        .await?;
    Ok(app.files.forget_pieces(id).await?)
}
