//! Following over HTTP.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use rapida_contract::ids::ReportCode;
use rapida_contract::problem::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::devices::Device;
use crate::problem::Refused;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(follow, unfollow))
}

/// Follows a report.
#[utoipa::path(put, path = "/v1/follows/{code}", tag = "follows",
    params(("code" = String, Path, description = "The report's public name, 2026-0000123")),
    responses(
        (status = 204, description = "It is followed"),
        (status = 401, description = "No proof of the device", body = Problem),
        (status = 404, description = "There is no such report", body = Problem),
    )
)]
async fn follow(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Path(code): Path<String>,
) -> Result<StatusCode, Refused> {
    let now = app.clock.now();
    app.db.write(move |tx| super::follow(tx, &device, &ReportCode(code), now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Follows it no longer.
#[utoipa::path(delete, path = "/v1/follows/{code}", tag = "follows",
    params(("code" = String, Path, description = "The report's public name, 2026-0000123")),
    responses(
        (status = 204, description = "It is not followed"),
        (status = 401, description = "No proof of the device", body = Problem),
    )
)]
async fn unfollow(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Path(code): Path<String>,
) -> Result<StatusCode, Refused> {
    app.db.write(move |tx| super::unfollow(tx, &device, &ReportCode(code)).map_err(Problem::from)).await?;
    Ok(StatusCode::NO_CONTENT)
}
