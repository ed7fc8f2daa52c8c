//! Sealed drafts over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use rapida_contract::drafts::{DraftVersion, DraftsKey, DraftsPage, NewDraftVersion};
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::By;
use super::sealed::Sealed;
use crate::body::Body;
use crate::devices::Device;
use crate::path::Id;
use crate::problem::Refused;
use crate::sign_in::SignedIn;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(key)).routes(routes!(list)).routes(routes!(put, end))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// The cursor of the last page; from the beginning where it is not said.
    #[serde(default)]
    after: u64,
}

/// What the person's devices seal their drafts with: the same on all of them, and for nobody else.
#[utoipa::path(get, path = "/v1/drafts/key", tag = "drafts", responses(
    (status = 200, description = "The key", body = DraftsKey),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn key(SignedIn { me, .. }: SignedIn, State(app): State<Arc<App>>) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], Json(app.drafts_key.of_person(&me.person.tax_code)))
}

/// What changed of the person's drafts, the oldest change first. There may be more: an empty page is the last one.
#[utoipa::path(get, path = "/v1/drafts", tag = "drafts", params(Asked), responses(
    (status = 200, description = "At most 200, and some 3 MB; at least one where there is any", body = DraftsPage),
    (status = 400, description = "Not readable", body = Problem),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn list(
    SignedIn { me, .. }: SignedIn,
    State(app): State<Arc<App>>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<impl IntoResponse, Refused> {
    let Query(Asked { after }) =
        asked.map_err(|_| Problem::new(Code::Malformed, "`after` è un numero intero, da 0 in su."))?;
    let page = app.db.read(move |tx| super::page(tx, me.person.tax_code.as_str(), after)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(page)))
}

/// Keeps a draft in a new version and tells the person's other devices.
#[utoipa::path(put, path = "/v1/drafts/{id}", tag = "drafts",
    params(("id" = String, Path, description = "UUID that the device chose")),
    request_body = NewDraftVersion,
    responses(
        (status = 200, description = "It is kept, now or before", body = DraftVersion),
        (status = 400, description = "Not readable", body = Problem),
        (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
        (status = 404, description = "Not an id, or not of this person", body = Problem),
        (status = 409, description = "Another version is there than the device knew", body = Problem),
        (status = 410, description = "It was sent or thrown away", body = Problem),
        (status = 413, description = "More than 512 KB", body = Problem),
        (status = 422, description = "Not sealed, or one draft too many", body = Problem),
    )
)]
async fn put(
    SignedIn { me, .. }: SignedIn,
    Device(device): Device,
    State(app): State<Arc<App>>,
    Id(id): Id<SubmissionId>,
    Body(new): Body<NewDraftVersion>,
) -> Result<impl IntoResponse, Refused> {
    let sealed = Sealed::read(&new.sealed)?;
    let (by, now) = (By { person: me.person.tax_code.to_string(), device }, app.clock.now());
    let version = app.db.write(move |tx| super::put(tx, &by, id, (new.after, sealed), now)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(version)))
}

/// It was sent or thrown away: the person's other devices are told so.
#[utoipa::path(delete, path = "/v1/drafts/{id}", tag = "drafts",
    params(("id" = String, Path, description = "The draft")),
    responses(
        (status = 204, description = "It has ended, now or before"),
        (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
        (status = 404, description = "There is none, or not of this person", body = Problem),
    )
)]
async fn end(
    SignedIn { me, .. }: SignedIn,
    Device(device): Device,
    State(app): State<Arc<App>>,
    Id(id): Id<SubmissionId>,
) -> Result<StatusCode, Refused> {
    let (by, now) = (By { person: me.person.tax_code.to_string(), device }, app.clock.now());
    app.db.write(move |tx| super::end(tx, &by, id, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
