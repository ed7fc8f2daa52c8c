//! Documents over HTTP.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Decision;
use crate::devices::{Device, Token};
use crate::path::Id;
use crate::problem::{Refused, not_found};
use crate::proceedings::{self, Reader};
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(decision))
}

/// The decision on a proceeding, as a letter: PDF/A-2a. It is for a file, never for a page.
#[utoipa::path(get, path = "/v1/proceedings/{id}/decision", tag = "proceedings",
    params(("id" = String, Path, description = "The proceeding: its first submission")),
    responses(
        (status = 200, description = "Its bytes", content_type = "application/pdf", body = [u8]),
        (status = 401, description = "No proof of the device, or a token of nobody who is signed in on it", body = Problem),
        (status = 404, description = "There is none yet, or not for this person", body = Problem),
    )
)]
async fn decision(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Token(token): Token,
    Id(id): Id<SubmissionId>,
) -> Result<Response, Refused> {
    let who = Reader::signed_in(&app, &device, token.as_deref()).await?;
    let within = app.clone();
    let found = app.db.read(move |tx| {
        let reader = Reader::of(tx, &within, &device, who.as_ref())?;
        match proceedings::by_id(tx, id)?.filter(|found| reader.may(found)) {
            Some(proceeding) => Decision::on(tx, &within, &proceeding),
            None => Ok(None),
        }
    });
    let decision = found.await?.ok_or_else(not_found)?;
    Ok(answer(&decision.file_name(), decision.pdf().await?))
}

/// A document as a file to keep.
pub fn answer(name: &str, pdf: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, pdf).into_response()
}
