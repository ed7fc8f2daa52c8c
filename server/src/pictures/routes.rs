//! Pictures over HTTP: a file's name is its digest, so a copy that a client has is never stale.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use rapida_contract::ids::{AttachmentId, ReportCode};
use rapida_contract::problem::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{document, readable, thumbnail_of};
use crate::devices::{Device, Token};
use crate::files::Digest;
use crate::path::Id;
use crate::problem::{Refused, internal, not_found};
use crate::proceedings::Reader;
use crate::state::App;

/// The owner's own: kept by their device alone.
const OWN: &str = "private, max-age=31536000, immutable";
/// Of a form: a right to read it may end, and papers lie in it.
const NOT_KEPT: &str = "no-store";
/// Anybody's, for a day: a report can leave the public list.
const PUBLIC: &str = "public, max-age=86400";

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(attachment)).routes(routes!(thumbnail))
}

/// An attachment's bytes, for the owner of the report; a file of a form or of a step, for whoever may read the proceeding: with
/// the token of a session, where somebody had to sign in for it.
#[utoipa::path(get, path = "/v1/attachments/{id}", tag = "pictures",
    params(("id" = AttachmentId, Path, description = "The attachment")),
    responses(
        (status = 200, description = "Its bytes", content_type = "image/jpeg", body = [u8]),
        (status = 304, description = "As the client has it"),
        (status = 401, description = "No proof of the device, or a token of nobody who is signed in on it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
    ),
)]
async fn attachment(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Token(token): Token,
    Id(id): Id<AttachmentId>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let asker = device.clone();
    let (stored, kept) = match app.db.read(move |tx| readable(tx, id, &asker)).await? {
        Some(photo) => (photo, OWN),
        None => {
            let who = Reader::signed_in(&app, &device, token.as_deref()).await?;
            let within = app.clone();
            let found = app.db.read(move |tx| {
                let reader = Reader::of(tx, &within, &device, who.as_ref())?;
                document(tx, id, &reader)
            });
            (found.await?.ok_or_else(not_found)?, NOT_KEPT)
        }
    };
    if has(&headers, &stored.digest) {
        return unchanged(&stored.digest, kept);
    }
    let bytes = app.files.read(&stored.digest).await?;
    given(bytes, &stored.media_type, &stored.digest, kept)
}

/// A public report's first picture, at most 320 pixels.
#[utoipa::path(get, path = "/v1/public-reports/{code}/thumbnail", tag = "pictures",
    params(("code" = ReportCode, Path, description = "The report")),
    responses(
        (status = 200, description = "JPEG", content_type = "image/jpeg", body = [u8]),
        (status = 304, description = "As the client has it"),
        (status = 404, description = "No such report, or one without a picture", body = Problem),
    ),
)]
async fn thumbnail(
    State(app): State<Arc<App>>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (digest, small) = thumbnail_of(&app, ReportCode(code)).await?;
    let mut response =
        if has(&headers, &digest) { unchanged(&digest, PUBLIC) } else { given(small, "image/jpeg", &digest, PUBLIC) }?;
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

/// Whether the client has it, by `If-None-Match`.
fn has(headers: &HeaderMap, digest: &Digest) -> bool {
    let wanted = tag(digest);
    let listed = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    listed.flat_map(|list| list.split(',')).any(|one| one.trim().trim_start_matches("W/") == wanted)
}

fn tag(digest: &Digest) -> String {
    format!("\"{digest}\"")
}

fn unchanged(digest: &Digest, cache: &'static str) -> Result<Response, Refused> {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    put_cache(&mut response, digest, cache)?;
    Ok(response)
}

fn given(bytes: Bytes, media_type: &str, digest: &Digest, cache: &'static str) -> Result<Response, Refused> {
    let mut response = bytes.into_response();
    let media_type = HeaderValue::try_from(media_type).map_err(|_| internal())?;
    response.headers_mut().insert(header::CONTENT_TYPE, media_type);
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    put_cache(&mut response, digest, cache)?;
    Ok(response)
}

fn put_cache(response: &mut Response, digest: &Digest, cache: &'static str) -> Result<(), Refused> {
    let etag = HeaderValue::try_from(tag(digest)).map_err(|_| internal())?;
    response.headers_mut().insert(header::ETAG, etag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok(())
}
