//! Ratings over HTTP.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use rapida_contract::ids::{DeviceId, SubmissionId};
use rapida_contract::problem::Problem;
use rapida_contract::rating::Rating;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::body::Body;
use crate::devices::{Device, Token};
use crate::path::Id;
use crate::problem::{Refused, not_found};
use crate::sign_in::SignedIn;
use crate::state::App;
use crate::submissions;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(rate))
}

/// Says how easy it was to use the service of a submission; another rating takes the place of the one before. What a signed-in
/// person sent needs their token.
#[utoipa::path(put, path = "/v1/submissions/{id}/rating", tag = "submissions",
    params(("id" = String, Path, description = "The submission")),
    request_body = Rating,
    responses(
        (status = 204, description = "Kept"),
        (status = 400, description = "Not readable", body = Problem),
        (status = 401, description = "No proof of the device, or who sent the submission is not signed in on it", body = Problem),
        (status = 404, description = "There is none, or not of this device and person", body = Problem),
        (status = 422, description = "Fields at fault", body = Problem),
    )
)]
async fn rate(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Token(token): Token,
    Id(id): Id<SubmissionId>,
    Body(rating): Body<Rating>,
) -> Result<StatusCode, Refused> {
    own(&app, id, device, token.as_deref()).await?;
    let now = app.clock.now();
    app.db.write(move |tx| super::rate(tx, id, &rating, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses whoever did not send the submission.
async fn own(app: &Arc<App>, id: SubmissionId, device: DeviceId, token: Option<&str>) -> Result<(), Problem> {
    let sent = app.db.read(move |tx| submissions::sent(tx, id)).await?;
    let sent = sent.filter(|sent| sent.device == device).ok_or_else(not_found)?;
    let Some(person) = sent.person else { return Ok(()) };
    let who = SignedIn::by_token(app, device, token).await?;
    if who.me.person.tax_code.as_str() == person { Ok(()) } else { Err(not_found()) }
}
