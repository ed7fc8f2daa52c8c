//! "I miei dispositivi": where a person is signed in, and how to end that from anywhere.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use rapida_contract::problem::Problem;
use rapida_contract::sign_in::Session;
use uuid::Uuid;

use super::sessions::{self, REFRESH_LIFE};
use super::{SignedIn, table};
use crate::problem::{Refused, not_found};
use crate::state::App;

/// Where the person is signed in, the device used last first.
#[utoipa::path(get, path = "/v1/sessions", tag = "sign-in", responses(
    (status = 200, description = "The sessions that last", body = Vec<Session>),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
pub(super) async fn list(
    SignedIn { me, session }: SignedIn,
    State(app): State<Arc<App>>,
) -> Result<impl IntoResponse, Refused> {
    let since = app.clock.now() - REFRESH_LIFE;
    let sessions = app.db.read(move |tx| table::those_of(tx, me.person.tax_code.as_str(), session, since)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(sessions)))
}

/// Ends one of the person's sessions: of a lost phone, or of this device.
#[utoipa::path(delete, path = "/v1/sessions/{id}", tag = "sign-in",
    params(("id" = Uuid, Path, description = "The session")),
    responses(
        (status = 204, description = "It is ended"),
        (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
        (status = 404, description = "There is none, or not of this person", body = Problem),
    )
)]
pub(super) async fn end(
    SignedIn { me, .. }: SignedIn,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<StatusCode, Refused> {
    let id: Uuid = id.parse().map_err(|_| not_found())?;
    let now = app.clock.now();
    let ended = app.db.write(move |tx| sessions::end_of(tx, me.person.tax_code.as_str(), id, now)).await?;
    if ended { Ok(StatusCode::NO_CONTENT) } else { Err(Refused(not_found())) }
}

/// Ends all of them, this one too.
#[utoipa::path(delete, path = "/v1/sessions", tag = "sign-in", responses(
    (status = 204, description = "The person is signed in nowhere"),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
pub(super) async fn end_all(SignedIn { me, .. }: SignedIn, State(app): State<Arc<App>>) -> Result<StatusCode, Refused> {
    let now = app.clock.now();
    app.db.write(move |tx| sessions::end_all_of(tx, me.person.tax_code.as_str(), now)).await?;
    Ok(StatusCode::NO_CONTENT)
}
