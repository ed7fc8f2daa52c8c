//! What is on offer, and each service in each of its versions, over HTTP.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use rapida_contract::problem::Problem;
use rapida_contract::service::Service;
use rapida_contract::service::edition::Offer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::table;
use crate::problem::{Refused, not_found};
use crate::state::App;
use crate::tagged;

/// An edition is for ever the same: a year is as long as caches keep anything (RFC 8246).
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(offer)).routes(routes!(edition))
}

/// What is on offer: the catalogue, the lists of forms, and which version of each service is in force. With an `ETag`.
#[utoipa::path(get, path = "/v1/services", tag = "services", responses(
    (status = 200, description = "What is on offer", body = Offer),
    (status = 304, description = "As the asker has it (If-None-Match)"),
))]
async fn offer(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Refused> {
    let (sha256, offer) = app.db.read(table::offer_text).await?.ok_or_else(not_found)?;
    Ok(tagged::answer(&headers, &sha256, offer.into()))
}

/// A service in a version that is or was in force: what its file says (docs/services.md), with its `slug`. It never changes.
#[utoipa::path(get, path = "/v1/services/{slug}/{version}", tag = "services",
    params(("slug" = String, Path, description = "Name of the service"), ("version" = u32, Path, description = "Counted from 1")),
    responses(
        (status = 200, description = "The service, byte for byte what its SHA-256 in the offer is of", body = Service),
        (status = 304, description = "As the asker has it (If-None-Match)"),
        (status = 404, description = "This was never in force", body = Problem),
    )
)]
async fn edition(
    State(app): State<Arc<App>>,
    Path((slug, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let version: u32 = version.parse().map_err(|_| not_found())?;
    let found = app.db.read(move |tx| table::definition(tx, &slug, version)).await?;
    let (sha256, definition) = found.ok_or_else(not_found)?;
    let mut answer = tagged::answer(&headers, &sha256, definition.into());
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    Ok(answer)
}
