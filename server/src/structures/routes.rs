//! Structures and their staff over HTTP.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use rapida_contract::acting::{Naming, Structure, Subject};
use rapida_contract::ids::StructureId;
use rapida_contract::problem::Problem;
use rapida_contract::values::TaxCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::acting::{self, Sender};
use crate::body::Body;
use crate::path::Id;
use crate::problem::{Refused, not_found};
use crate::sign_in::SignedIn;
use crate::state::App;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(name, end)).routes(routes!(accept))
}

/// The structures that the signed-in person leads or works for.
#[utoipa::path(get, path = "/v1/structures", tag = "acting", responses(
    (status = 200, description = "Led ones with all their staff, others with the person's own line", body = Vec<Structure>),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
async fn list(who: SignedIn, State(app): State<Arc<App>>) -> Result<impl IntoResponse, Refused> {
    acting::refresh(&app, &who, None).await?;
    let within = app.clone();
    let all = app.db.read(move |tx| super::list(tx, &within, &who)).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(all)))
}

/// The leader names somebody as staff, or says anew until when.
#[utoipa::path(put, path = "/v1/structures/{id}/staff/{tax_code}", tag = "acting",
    params(("id" = String, Path, description = "The structure"), ("tax_code" = String, Path, description = "Codice fiscale")),
    request_body = Naming,
    responses(
        (status = 204, description = "They are named"),
        (status = 401, description = "No proof, nobody signed in, or a higher level is needed", body = Problem),
        (status = 403, description = "Only the leader names staff", body = Problem),
        (status = 404, description = "No such structure, or none of this person's", body = Problem),
        (status = 422, description = "Fields at fault", body = Problem),
    )
)]
async fn name(
    Sender(acting): Sender,
    State(app): State<Arc<App>>,
    Path(path): Path<(String, String)>,
    Body(naming): Body<Naming>,
) -> Result<StatusCode, Refused> {
    let (id, tax_code) = staff_of(path)?;
    let who = acting.who;
    acting::refresh(&app, &who, Some(&Subject::Structure { id: id.clone() })).await?;
    let within = app.clone();
    app.db.write(move |tx| super::name(tx, &within, &who, &id, &tax_code, naming)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The leader revokes somebody, at once; or a member of staff leaves.
#[utoipa::path(delete, path = "/v1/structures/{id}/staff/{tax_code}", tag = "acting",
    params(("id" = String, Path, description = "The structure"), ("tax_code" = String, Path, description = "Codice fiscale")),
    responses(
        (status = 204, description = "They no longer work for it"),
        (status = 401, description = "No proof, nobody signed in, or a higher level is needed", body = Problem),
        (status = 403, description = "Only the leader revokes others", body = Problem),
        (status = 404, description = "No such structure or member, or none of this person's", body = Problem),
    )
)]
async fn end(
    Sender(acting): Sender,
    State(app): State<Arc<App>>,
    Path(path): Path<(String, String)>,
) -> Result<StatusCode, Refused> {
    let (id, tax_code) = staff_of(path)?;
    let who = acting.who;
    acting::refresh(&app, &who, Some(&Subject::Structure { id: id.clone() })).await?;
    let within = app.clone();
    app.db.write(move |tx| super::end(tx, &within, &who, &id, &tax_code)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who was named accepts.
#[utoipa::path(put, path = "/v1/structures/{id}/acceptance", tag = "acting",
    params(("id" = String, Path, description = "The structure")),
    responses(
        (status = 204, description = "The person works for it"),
        (status = 401, description = "No proof, nobody signed in, or a higher level is needed", body = Problem),
        (status = 404, description = "No such structure, or the person was not named", body = Problem),
        (status = 409, description = "It was revoked, declined or is over", body = Problem),
    )
)]
async fn accept(
    Sender(acting): Sender,
    State(app): State<Arc<App>>,
    Id(id): Id<StructureId>,
) -> Result<StatusCode, Refused> {
    let within = app.clone();
    app.db.write(move |tx| super::accept(tx, &within, &acting.who, &id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is no id or no tax code names nothing that is there.
fn staff_of((id, tax_code): (String, String)) -> Result<(StructureId, TaxCode), Problem> {
    Ok((id.parse().map_err(|_| not_found())?, tax_code.parse().map_err(|_| not_found())?))
}
