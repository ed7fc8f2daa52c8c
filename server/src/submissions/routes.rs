//! Submissions over HTTP.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::submission::{BODY_BYTES_MAX, NewSubmission, Registered};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Answer, Arrived};
use crate::devices::{Device, Token};
use crate::path::Id;
use crate::problem::Refused;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(submit)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
}

/// Files a submission. A repeat with the same bytes gets the same answer. One for somebody else (`acting_for`) needs the
/// token of a session of level L2; the form of a service that of the service's level.
#[utoipa::path(put, path = "/v1/submissions/{id}", tag = "submissions",
    params(("id" = String, Path, description = "UUID that the device chose")),
    request_body = NewSubmission,
    responses(
        (status = 201, description = "Registered now", body = Registered),
        (status = 200, description = "Registered before: the same bytes as the first time", body = Registered),
        (status = 400, description = "Not readable", body = Problem),
        (status = 401, description = "No proof of the device; nobody is signed in where somebody has to be, or not surely enough", body = Problem),
        (status = 403, description = "No right to act for this subject, a step in the form of another subject, or a service that cannot be asked online, or not for them", body = Problem),
        (status = 404, description = "A step in a report that is not this device's or in a form of nobody who is known here, or a service that is not on offer", body = Problem),
        (status = 409, description = "Another content under this id, a step that the state does not allow, or a call that is closed", body = Problem),
        (status = 413, description = "More than 256 KiB", body = Problem),
        (status = 422, description = "Fields at fault", body = Problem),
        (status = 424, description = "An attachment has not arrived", body = Problem),
        (status = 429, description = "Too many requests", body = Problem),
    )
)]
async fn submit(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Token(token): Token,
    Id(id): Id<SubmissionId>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Refused> {
    let body = body.map_err(|rejection| unread(&rejection))?.to_vec();
    let answer = super::file(&app, Arrived { id, device, body, acting: None, who: None }, token.as_deref()).await?;
    let (status, json) = match answer {
        Answer::New(json) => {
            metrics::counter!("rapida_submissions_total").increment(1);
            (StatusCode::CREATED, json)
        }
        Answer::Known(json) => (StatusCode::OK, json),
    };
    Ok((status, [(header::CONTENT_TYPE, "application/json")], json).into_response())
}

fn unread(rejection: &BytesRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(Code::TooLarge, "La pratica supera 256 KB."),
        _ => Problem::new(Code::Malformed, "La pratica non è arrivata intera."),
    }
}
