//! The receipts' keys, for whoever checks one.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use rapida_contract::jws::JwkSet;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::db::DbError;
use crate::problem::Refused;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(keys))
}

/// The public keys of the receipts, newest first; old ones stay.
#[utoipa::path(get, path = "/.well-known/jwks.json", tag = "receipts", responses(
    (status = 200, description = "The keys (RFC 7517)", body = JwkSet)
))]
async fn keys(State(app): State<Arc<App>>) -> Result<Json<JwkSet>, Refused> {
    let keys = app.db.read(|tx| super::published(tx)).await.map_err(|error: DbError| Refused(error.into()))?;
    Ok(Json(keys))
}
