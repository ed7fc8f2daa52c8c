//! Capacities and acts over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use rapida_contract::acting::{Act, Capacity};
use rapida_contract::problem::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Refused;
use crate::sign_in::SignedIn;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(capacities)).routes(routes!(acts))
}

/// For whom the signed-in person may act.
#[utoipa::path(get, path = "/v1/capacities", tag = "acting", responses(
    (status = 200, description = "Minors of the household, companies, structures, clients", body = Vec<Capacity>),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn capacities(who: SignedIn, State(app): State<Arc<App>>) -> Result<impl IntoResponse, Refused> {
    super::refresh(&app, &who, None).await?;
    let within = app.clone();
    let all = app.db.read(move |tx| super::all(tx, &within, &who)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(all)))
}

/// What others did for the signed-in person, and for the minors, companies and structures for whom they speak; the newest
/// thousand, newest first.
#[utoipa::path(get, path = "/v1/acts", tag = "acting", responses(
    (status = 200, description = "Who did what, for whom, by which right", body = Vec<Act>),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn acts(who: SignedIn, State(app): State<Arc<App>>) -> Result<impl IntoResponse, Refused> {
    super::refresh(&app, &who, None).await?;
    let within = app.clone();
    let acts = app.db.read(move |tx| super::acts(tx, &within, &who)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(acts)))
}
