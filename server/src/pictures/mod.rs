//! Pictures: what may come in, what their owners get back, and the small public ones.

mod header;
mod routes;
mod table;
mod thumbnail;

use axum::body::Bytes;
use rapida_contract::ids::{AttachmentId, DeviceId, ReportCode};
use rapida_contract::problem::{Code, Problem};
use tokio::sync::Semaphore;

use crate::db::{DbError, Tx};
use crate::files::Digest;
use crate::forms::FormFile;
use crate::problem::{internal, not_found, unavailable};
use crate::proceedings::Reader;
use crate::state::App;
use crate::uploads::{self, Stored};
use crate::{forms, proceedings, reports, submissions};

pub use header::{Format, Header};
pub use routes::routes;
pub use thumbnail::{SIDE_MAX, fit, make};

/// Most pixels in a picture.
pub const PIXELS_MAX: u64 = 48_000_000;

/// What a picture is by its content, or why it is not taken.
pub fn check(bytes: &[u8]) -> Result<Header, Problem> {
    let header = Header::read(bytes)
        .ok_or_else(|| Problem::new(Code::WrongType, "Il file non è un'immagine JPEG, PNG o WebP leggibile."))?;
    if header.pixels() > PIXELS_MAX {
        let size = format!("L'immagine misura {} × {} pixel: il limite è 48 megapixel.", header.width, header.height);
        return Err(Problem::new(Code::TooLarge, size));
    }
    Ok(header)
}

/// One large picture is decoded at a time: it may take 400 MB.
static DRAWING: Semaphore = Semaphore::const_new(1);

/// An attachment, for who sent it and for whose report it is part of.
fn readable(tx: &mut dyn Tx, id: AttachmentId, device: &DeviceId) -> Result<Option<FormFile>, DbError> {
    let Some(Stored { device: sender, digest, media_type }) = uploads::file(tx, id)? else { return Ok(None) };
    let theirs = sender == *device || submissions::owner(tx, id)?.as_ref() == Some(device);
    Ok(theirs.then_some(FormFile { digest, media_type }))
}

/// A file of a form or of a step, for who may read its proceeding.
fn document(tx: &mut dyn Tx, id: AttachmentId, reader: &Reader) -> Result<Option<FormFile>, DbError> {
    let proceeding = proceedings::of_file(tx, id)?;
    if proceeding.is_some_and(|proceeding| reader.may(&proceeding)) { forms::file(tx, id) } else { Ok(None) }
}

/// The thumbnail of a public report's first picture, drawn at the first call.
async fn thumbnail_of(app: &App, code: ReportCode) -> Result<(Digest, Bytes), Problem> {
    let picture = app.db.read(move |tx| first_picture(tx, &code)).await?.ok_or_else(not_found)?;
    let digest = match drawn(app, &picture).await? {
        Some(drawn) => drawn,
        None => {
            let _alone = DRAWING.acquire().await.map_err(|_| unavailable())?;
            // Whoever was before us may have drawn it.
            match drawn(app, &picture).await? {
                Some(drawn) => drawn,
                None => draw(app, picture).await?,
            }
        }
    };
    let digest = digest.ok_or_else(not_found)?;
    let small = app.files.read(&digest).await?;
    Ok((digest, small))
}

fn first_picture(tx: &mut dyn Tx, code: &ReportCode) -> Result<Option<Digest>, DbError> {
    let Some(report) = reports::by_code(tx, code)? else { return Ok(None) };
    let picture = if reports::is_public(tx, report.id)? { reports::public(tx, &report)?.picture } else { None };
    let Some(picture) = picture else { return Ok(None) };
    Ok(uploads::file(tx, picture)?.map(|stored| stored.digest))
}

/// What was drawn of a picture: nothing yet, nothing ever since it cannot be decoded, or a thumbnail.
async fn drawn(app: &App, picture: &Digest) -> Result<Option<Option<Digest>>, Problem> {
    let picture = picture.clone();
    Ok(app.db.read(move |tx| table::find(tx, &picture)).await?)
}

async fn draw(app: &App, picture: Digest) -> Result<Option<Digest>, Problem> {
    let bytes = app.files.read(&picture).await?;
    let small = tokio::task::spawn_blocking(move || make(&bytes)).await.map_err(|_| internal())?;
    let small = match small {
        Ok(small) => Some((Digest::of(&small), Bytes::from(small))),
        Err(error) => {
            tracing::warn!(%error, %picture, "a picture cannot be drawn small");
            None
        }
    };
    let digest = small.as_ref().map(|(digest, _)| digest.clone());
    if let Some((digest, small)) = small {
        app.files.keep(&digest, small).await?;
    }
    let noted = digest.clone();
    app.db.write(move |tx| table::put(tx, &picture, noted.as_ref())).await?;
    Ok(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_refused_by_its_header() {
        let mut png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0]); // 65536 × 65536
        assert_eq!(check(&png).map_err(|problem| problem.code), Err(Code::TooLarge));
    }

    #[test]
    fn what_is_no_picture_is_refused_by_its_type() {
        assert_eq!(check(b"MZ").map_err(|problem| problem.code), Err(Code::WrongType));
    }
}
