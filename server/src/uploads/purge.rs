//! What nobody comes back for is thrown away.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use rapida_contract::problem::Problem;

use super::release::Release;
use super::table::{self, Upload};
use crate::db::Tx;
use crate::state::App;

/// How often old uploads are looked for.
const HOUR: Duration = Duration::from_secs(3_600);
/// How long an expired upload is still answered with 410 instead of 404.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How long a file that arrived may wait for its submission or its mandate. A device that was without a network for longer sends it
/// again.
const WAITING: SignedDuration = SignedDuration::from_hours(24 * 3);

/// Runs [`purge`] now and every hour, until the server is to end.
pub async fn keep_purging(app: Arc<App>) {
    let mut end = app.end.clone();
    let mut moves = app.ahead.moves();
    let mut hours = tokio::time::interval(HOUR);
    loop {
        tokio::select! {
            _ = hours.tick() => {}
            // What expires by the clock of the sandbox expires when that is put forward.
            moved = moves.changed() => if moved.is_err() { return },
            _ = end.wait_for(|over| *over) => return,
        }
        if let Err(problem) = purge(&app).await {
            tracing::warn!(%problem, "old uploads stay for another hour");
        }
    }
}

/// Throws away the bytes of expired uploads, then all memory of them, and files that neither a submission nor a mandate took. Meant to run
/// once an hour; goes on where it was stopped.
///
/// # Errors
/// Where the database or the store of files does not answer.
pub async fn purge(app: &App) -> Result<(), Problem> {
    let (now, release) = (app.clock.now(), Release::of(app));
    for upload in app.db.read(move |tx| table::with_bytes(tx, now)).await? {
        app.files.forget_pieces(upload.id).await?;
        app.db
            .write(move |tx| unless_renewed(tx, &upload, |tx| Ok(table::restart(tx, upload.id, upload.expires_at)?)))
            .await?;
    }
    for upload in app.db.read(move |tx| table::to_forget(tx, now, now - REMEMBERED)).await? {
        app.files.forget_pieces(upload.id).await?;
        let release = release.clone();
        let drop = move |tx: &mut dyn Tx| {
            unless_renewed(tx, &upload, |tx| match upload.completed {
                true => Ok(table::forget(tx, upload.id)?),
                false => release.forget(tx, &upload),
            })
        };
        app.db.write(drop).await?;
    }
    for upload in app.db.read(move |tx| table::never_taken(tx, now - WAITING)).await? {
        let release = release.clone();
        app.db.write(move |tx| unless_taken(tx, &upload, &release)).await?;
    }
    Ok(())
}

/// Its device may have begun anew in the meantime.
fn unless_renewed(
    tx: &mut dyn Tx,
    upload: &Upload,
    work: impl FnOnce(&mut dyn Tx) -> Result<(), Problem>,
) -> Result<(), Problem> {
    match table::find(tx, upload.id)? {
        Some(now) if now.expires_at == upload.expires_at => work(tx),
        _ => Ok(()),
    }
}

/// Its submission or its mandate may have come in the meantime.
fn unless_taken(tx: &mut dyn Tx, upload: &Upload, release: &Release) -> Result<(), Problem> {
    match table::find(tx, upload.id)? {
        Some(now) if !now.taken => release.forget(tx, &now),
        _ => Ok(()),
    }
}
