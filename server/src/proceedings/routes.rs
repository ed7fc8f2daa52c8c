//! Proceedings over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{FormAsSent, ProceedingsPage};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Reader, own, table};
use crate::devices::{Device, Token};
use crate::path::Id;
use crate::problem::{Refused, not_found};
use crate::state::App;
use crate::tagged;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(form))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// The cursor of the last page; from the beginning where it is not said.
    after: Option<String>,
}

/// What becomes of the forms that the person sent, that are theirs, or of somebody for whom they may act now; without the token
/// of a session, of those that this device sent where nobody has to sign in. With an `ETag`, also of each page.
#[utoipa::path(get, path = "/v1/proceedings", tag = "proceedings", params(Asked), responses(
    (status = 200, description = "At most 50, in the order of their ids", body = ProceedingsPage),
    (status = 304, description = "As the asker has it (If-None-Match)"),
    (status = 400, description = "Not readable", body = Problem),
    (status = 401, description = "No proof of the device, or a token of nobody who is signed in on it", body = Problem),
))]
async fn list(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Token(token): Token,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let after = asked.map_err(|_| unreadable())?.0.after;
    let after: Option<SubmissionId> = after.map(|id| id.parse()).transpose().map_err(|_| unreadable())?;
    let who = Reader::signed_in(&app, &device, token.as_deref()).await?;
    let within = app.clone();
    let page = app.db.read(move |tx| {
        let reader = Reader::of(tx, &within, &device, who.as_ref())?;
        own::page(tx, &within, &reader, after)
    });
    let json = serde_json::to_vec(&page.await?).expect("plain data is always JSON");
    let mut answer = tagged::answer(&headers, &sha256_hex(&json), json);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

fn unreadable() -> Problem {
    Problem::new(Code::Malformed, "`after` è il cursore della pagina precedente.")
}

/// The version of a form that counts, as it was sent.
#[utoipa::path(get, path = "/v1/proceedings/{id}/form", tag = "proceedings",
    params(("id" = String, Path, description = "The proceeding: its first submission")),
    responses(
        (status = 200, description = "The form", body = FormAsSent),
        (status = 401, description = "No proof of the device, or a token of nobody who is signed in on it", body = Problem),
        (status = 404, description = "There is none, or not for this person", body = Problem),
    )
)]
async fn form(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Token(token): Token,
    Id(id): Id<SubmissionId>,
) -> Result<impl IntoResponse, Refused> {
    let who = Reader::signed_in(&app, &device, token.as_deref()).await?;
    let within = app.clone();
    let found = app.db.read(move |tx| {
        let reader = Reader::of(tx, &within, &device, who.as_ref())?;
        match table::by_id(tx, id)?.filter(|found| reader.may(found)) {
            Some(proceeding) => own::as_sent(tx, &proceeding),
            None => Ok(None),
        }
    });
    let found = found.await?.ok_or_else(not_found)?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(found)))
}
