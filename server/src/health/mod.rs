//! Whether the server lives and can work, for whoever watches over it.

pub mod requests;

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderName, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::db::DbError;
use crate::problem::Refused;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(alive)).routes(routes!(ready)).routes(routes!(numbers))
}

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, description = "It lives", body = String)))]
async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers.
#[utoipa::path(get, path = "/readyz", tag = "health", responses(
    (status = 200, description = "It can work", body = String),
    (status = 503, description = "The database does not answer", body = rapida_contract::problem::Problem),
))]
async fn ready(State(app): State<Arc<App>>) -> Result<&'static str, Refused> {
    app.db.read(|tx| tx.query("SELECT 1", &[]).map(drop)).await.map_err(|error: DbError| Refused(error.into()))?;
    Ok("ready\n")
}

/// What was counted, for Prometheus. Numbers only.
#[utoipa::path(get, path = "/metrics", tag = "health", responses(
    (status = 200, description = "Prometheus' text form", body = String)
))]
async fn numbers() -> ([(HeaderName, &'static str); 1], String) {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], requests::render())
}
