//! The registry section over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use rapida_contract::problem::Problem;
use rapida_contract::registry::{Registry, Told};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Refused;
use crate::sign_in::SignedIn;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(registry))
}

/// What the municipality knows of the signed-in person. With `Cache-Control: no-cache` the register office is asked anew,
/// otherwise after a day.
#[utoipa::path(get, path = "/v1/registry", tag = "registry", responses(
    (status = 200, description = "The registry section", body = Registry),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn registry(
    SignedIn { me, .. }: SignedIn,
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refused> {
    let wishes = headers.get_all(header::CACHE_CONTROL).iter().filter_map(|value| value.to_str().ok());
    let anew = wishes.flat_map(|line| line.split(',')).any(|wish| wish.trim().eq_ignore_ascii_case("no-cache"));
    let (entry, register_office) = super::ask(&app, &me.person.tax_code, anew).await?;
    let identity = Told { what: me.person, by: me.origin_name, at: me.told_at };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(Registry { identity, entry, register_office })))
}
