//! Requests to erase one's data, over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use rapida_contract::erasure::Erasure;
use rapida_contract::ids::ErasureId;
use rapida_contract::problem::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::path::Id;
use crate::problem::Refused;
use crate::sign_in::SignedIn;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(ask)).routes(routes!(list))
}

/// Asks the municipality to erase the person's data. A repeat asks once.
#[utoipa::path(put, path = "/v1/erasure-requests/{id}", tag = "erasure",
    params(("id" = String, Path, description = "UUID that the device chose")),
    responses(
        (status = 201, description = "Asked now", body = Erasure),
        (status = 200, description = "Asked before", body = Erasure),
        (status = 401, description = "No proof of the device, nobody is signed in on it, or not surely enough: level 2 is needed", body = Problem),
        (status = 404, description = "Not an id, or not of this person", body = Problem),
        (status = 409, description = "Another request is open", body = Problem),
    )
)]
async fn ask(
    SignedIn { me, .. }: SignedIn,
    State(app): State<Arc<App>>,
    Id(id): Id<ErasureId>,
) -> Result<impl IntoResponse, Refused> {
    let now = app.clock.now();
    let (erasure, is_new) = app.db.write(move |tx| super::ask(tx, id, me.person.tax_code.as_str(), now)).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, [(header::CACHE_CONTROL, "no-store")], Json(erasure)))
}

/// The person's requests, the newest first.
#[utoipa::path(get, path = "/v1/erasure-requests", tag = "erasure", responses(
    (status = 200, description = "All of them", body = Vec<Erasure>),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn list(SignedIn { me, .. }: SignedIn, State(app): State<Arc<App>>) -> Result<impl IntoResponse, Refused> {
    let found = app.db.read(move |tx| super::of(tx, me.person.tax_code.as_str())).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(found)))
}
