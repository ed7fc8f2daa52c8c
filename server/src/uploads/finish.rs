//! The last byte is here: the whole file is put together, checked, and kept under its digest; or thrown away.

use axum::body::Bytes;
use rapida_contract::problem::{Code, Problem};
use tokio::sync::Semaphore;

use super::LIFE;
use super::intake::overtaken;
use super::purpose::{Checked, Purpose};
use super::release::Release;
use super::table::{self, Piece, Upload};
use crate::db::Tx;
use crate::files::Digest;
use crate::problem::{internal, unavailable};
use crate::state::App;

/// Whole files in memory at once, of 20 MB each at most.
static ROOM: Semaphore = Semaphore::const_new(6);

/// Completes an upload of which more `held` pieces lie in the store and `rest` is in memory.
pub async fn finish(app: &App, upload: &Upload, held: Vec<Piece>, rest: Vec<u8>) -> Result<Upload, Problem> {
    let _room = ROOM.acquire().await.map_err(|_| unavailable())?;
    let id = upload.id;
    let mut pieces = app.db.read(move |tx| table::pieces(tx, id)).await?;
    pieces.extend(held);
    let stored = !pieces.is_empty();
    let whole = assemble(app, upload, &pieces, rest).await?;
    let (announced, purpose) = (upload.sha256.clone(), upload.purpose);
    let (whole, checked) = tokio::task::spawn_blocking(move || {
        let checked = check(&whole, announced.as_ref(), purpose);
        (whole, checked)
    })
    .await
    .map_err(|_| internal())?;
    match checked {
        Ok((digest, checked)) => {
            let done = keep(app, upload, digest, checked, whole).await?;
            if stored {
                forget(app, upload).await;
            }
            Ok(done)
        }
        Err(problem) => Err(discard(app, upload, problem).await?),
    }
}

async fn assemble(app: &App, upload: &Upload, pieces: &[Piece], rest: Vec<u8>) -> Result<Bytes, Problem> {
    if pieces.is_empty() {
        return Ok(rest.into());
    }
    let mut whole = Vec::with_capacity(usize::try_from(upload.length).map_err(|_| internal())?);
    for piece in pieces {
        let bytes = app.files.read_piece(upload.id, &piece.name).await?;
        let Some(bytes) = bytes.filter(|bytes| piece.starts == whole.len() as u64 && bytes.len() as u64 == piece.size)
        else {
            tracing::warn!(upload = %upload.id, "a piece of an upload is not there");
            let lost = Problem::new(Code::Gone, "Il caricamento è andato perso: va ricominciato.");
            return Err(discard(app, upload, lost).await?);
        };
        whole.extend_from_slice(&bytes);
    }
    whole.extend_from_slice(&rest);
    Ok(whole.into())
}

fn check(whole: &[u8], announced: Option<&Digest>, purpose: Purpose) -> Result<(Digest, Checked), Problem> {
    let digest = Digest::of(whole);
    if announced.is_some_and(|announced| *announced != digest) {
        return Err(Problem::new(Code::WrongDigest, "Il file arrivato non è quello annunciato: va rimandato."));
    }
    Ok((digest, purpose.check(whole)?))
}

async fn keep(app: &App, upload: &Upload, digest: Digest, checked: Checked, whole: Bytes) -> Result<Upload, Problem> {
    if upload.sha256.is_none() {
        let (id, named) = (upload.id, digest.clone());
        app.db.write(move |tx| table::name(tx, id, &named)).await?;
    }
    app.files.keep(&digest, whole).await?;
    let done = Upload { arrived: upload.length, completed: true, sha256: Some(digest.clone()), ..upload.clone() };
    let (id, from, to, now) = (upload.id, upload.arrived, upload.length, app.clock.now());
    let complete = move |tx: &mut dyn Tx| {
        if !table::advance(tx, id, (from, to), &[], now + LIFE)? {
            return Err(overtaken());
        }
        Ok(table::complete(tx, id, &digest, checked, now)?)
    };
    app.db.write(complete).await?;
    Ok(done)
}

/// The pieces of a completed upload. What cannot be dropped now is purged later.
async fn forget(app: &App, upload: &Upload) {
    if let Err(error) = app.files.forget_pieces(upload.id).await {
        tracing::warn!(%error, "pieces of a completed upload stay until they are purged");
    }
}

/// Throws the upload away and answers why; unless another request has taken it further in the meantime.
async fn discard(app: &App, upload: &Upload, why: Problem) -> Result<Problem, Problem> {
    let (id, arrived, release) = (upload.id, upload.arrived, Release::of(app));
    let removed = app.db.write(move |tx| match table::find(tx, id)? {
        Some(now) if !now.completed && now.arrived == arrived => release.forget(tx, &now).map(|()| true),
        _ => Ok::<_, Problem>(false),
    });
    if !removed.await? {
        return Ok(overtaken());
    }
    app.files.forget_pieces(id).await?;
    Ok(why)
}
