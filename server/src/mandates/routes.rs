//! Mandates over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use rapida_contract::acting::{Mandate, NewMandate};
use rapida_contract::document::DocumentKind;
use rapida_contract::ids::MandateId;
use rapida_contract::problem::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::acting::{self, Sender};
use crate::body::Body;
use crate::devices::Device;
use crate::path::Id;
use crate::problem::{Refused, not_found};
use crate::sign_in::SignedIn;
use crate::state::App;

use super::evidence::{Document, readable};

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(give, end))
        .routes(routes!(accept))
        .routes(routes!(evidence))
}

/// The mandates that the signed-in person gave, for themselves or for whom they speak, and received.
#[utoipa::path(get, path = "/v1/mandates", tag = "acting", responses(
    (status = 200, description = "The mandates, ended ones too", body = Vec<Mandate>),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn list(who: SignedIn, State(app): State<Arc<App>>) -> Result<impl IntoResponse, Refused> {
    acting::refresh(&app, &who, None).await?;
    let within = app.clone();
    let all = app.db.read(move |tx| super::list(tx, &within, &who)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(all)))
}

/// Gives a mandate. Who is represented is the subject of the header `Rapida-Acting-For`, or the person.
#[utoipa::path(put, path = "/v1/mandates/{id}", tag = "acting",
    params(
        ("id" = String, Path, description = "UUID that the device chose"),
        ("Rapida-Acting-For" = Option<String>, Header, description = "For whom: person:…, company:…, structure:…"),
    ),
    request_body = NewMandate,
    responses(
        (status = 204, description = "It is given, now or before"),
        (status = 400, description = "Not readable", body = Problem),
        (status = 401, description = "No proof, nobody signed in, or a higher level is needed", body = Problem),
        (status = 403, description = "The person does not speak for the subject", body = Problem),
        (status = 404, description = "Somebody else's", body = Problem),
        (status = 409, description = "Another content under this id", body = Problem),
        (status = 422, description = "Fields at fault", body = Problem),
        (status = 424, description = "The document that it names has not arrived from this device", body = Problem),
    )
)]
async fn give(
    Sender(acting): Sender,
    Device(device): Device,
    State(app): State<Arc<App>>,
    Id(id): Id<MandateId>,
    Body(new): Body<NewMandate>,
) -> Result<StatusCode, Refused> {
    let within = app.clone();
    app.db.write(move |tx| super::give(tx, &within, (&acting, &device), id, new)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Either side ends it.
#[utoipa::path(delete, path = "/v1/mandates/{id}", tag = "acting",
    params(("id" = String, Path, description = "The mandate")),
    responses(
        (status = 204, description = "It is ended"),
        (status = 401, description = "No proof, nobody signed in, or a higher level is needed", body = Problem),
        (status = 404, description = "There is none, or not of this person", body = Problem),
    )
)]
async fn end(
    Sender(acting): Sender,
    State(app): State<Arc<App>>,
    Id(id): Id<MandateId>,
) -> Result<StatusCode, Refused> {
    let who = acting.who;
    acting::refresh(&app, &who, None).await?;
    let within = app.clone();
    app.db.write(move |tx| super::end(tx, &within, &who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who received it accepts.
#[utoipa::path(put, path = "/v1/mandates/{id}/acceptance", tag = "acting",
    params(("id" = String, Path, description = "The mandate")),
    responses(
        (status = 204, description = "It counts from its first to its last day"),
        (status = 401, description = "No proof, nobody signed in, or a higher level is needed", body = Problem),
        (status = 404, description = "There is none, or not for this person", body = Problem),
        (status = 409, description = "It was taken back, declined or is over", body = Problem),
    )
)]
async fn accept(
    Sender(acting): Sender,
    State(app): State<Arc<App>>,
    Id(id): Id<MandateId>,
) -> Result<StatusCode, Refused> {
    let within = app.clone();
    app.db.write(move |tx| super::accept(tx, &within, &acting.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The document that proves a mandate, for who gave it or speaks for whom it represents, and for who received it. It is for a
/// file, never for a page.
#[utoipa::path(get, path = "/v1/mandates/{id}/evidence", tag = "acting",
    params(("id" = String, Path, description = "The mandate")),
    responses(
        (status = 200, description = "Its bytes", content_type = "application/pdf", body = [u8]),
        (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
        (status = 404, description = "There is none, or not for this person", body = Problem),
    )
)]
async fn evidence(
    who: SignedIn,
    State(app): State<Arc<App>>,
    Id(id): Id<MandateId>,
) -> Result<impl IntoResponse, Refused> {
    acting::refresh(&app, &who, None).await?;
    let within = app.clone();
    let found = app.db.read(move |tx| readable(tx, &within, &who, id)).await?;
    let Document { digest, media_type } = found.ok_or_else(not_found)?;
    let bytes = app.files.read(&digest).await?;
    let ending = DocumentKind::of(&bytes).map_or("bin", DocumentKind::extension);
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"delega-{id}.{ending}\"")),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes))
}
