//! The access log over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use rapida_contract::access_log::{ACCESSES_MAX, Access};
use rapida_contract::problem::{Code, Problem};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Refused;
use crate::sign_in::SignedIn;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(accesses))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Only what is older than this entry; from the newest where it is not said.
    #[serde(default = "newest")]
    before: i64,
}

fn newest() -> i64 {
    i64::MAX
}

/// Who in the municipality looked at the person's submissions, the newest first.
#[utoipa::path(get, path = "/v1/accesses", tag = "access-log", params(Asked), responses(
    (status = 200, description = "At most 100", body = Vec<Access>),
    (status = 400, description = "Not readable", body = Problem),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn accesses(
    SignedIn { me, .. }: SignedIn,
    State(app): State<Arc<App>>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<impl IntoResponse, Refused> {
    let Query(asked) = asked.map_err(|_| Problem::new(Code::Malformed, "`before` è un numero intero."))?;
    let within = app.clone();
    let found =
        app.db.read(move |tx| super::of(tx, &within.offices, me.person.tax_code.as_str(), asked.before, ACCESSES_MAX));
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(found.await?)))
}
