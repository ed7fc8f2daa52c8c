//! Published rankings over HTTP: by numbers of receipts, for everybody.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use maud::html;
use rapida_contract::digest::sha256_hex;
use rapida_contract::problem::Problem;
use rapida_contract::ranking::PublishedRanking;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{page, table};
use crate::db::DbError;
use crate::page::Frame;
use crate::problem::{Refused, not_found};
use crate::state::App;
use crate::tagged;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(published))
}

/// Its page.
pub fn pages() -> Router<Arc<App>> {
    Router::new().route("/graduatorie/{slug}/{call}", get(show))
}

/// The ranking of a call, as it was published last: numbers of receipts, and no name. With an `ETag`.
#[utoipa::path(get, path = "/v1/rankings/{slug}/{call}", tag = "rankings",
    params(("slug" = String, Path, description = "Name of the service"), ("call" = String, Path, description = "Id of the call")),
    responses(
        (status = 200, description = "The ranking", body = PublishedRanking),
        (status = 304, description = "As the asker has it (If-None-Match)"),
        (status = 404, description = "None is published", body = Problem),
    )
)]
async fn published(
    State(app): State<Arc<App>>,
    Path((slug, call)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let json = text(&app, slug, call).await?.ok_or_else(not_found)?;
    Ok(tagged::answer(&headers, &sha256_hex(json.as_bytes()), json.into_bytes()))
}

/// What was published last, whatever rules are in force by now.
async fn text(app: &App, slug: String, call: String) -> Result<Option<String>, DbError> {
    app.db.read(move |tx| table::public_list(tx, (&slug, &call))).await
}

async fn show(
    State(app): State<Arc<App>>,
    Path((slug, call)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let json = text(&app, slug, call).await?;
    let ranking: Option<PublishedRanking> = json.and_then(|json| serde_json::from_str(&json).ok());
    let query: Vec<(String, String)> = serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let wanted = query.iter().find(|(key, _)| key == "numero").map_or("", |(_, number)| number.trim());
    let (status, title, content) = match &ranking {
        Some(ranking) => (StatusCode::OK, ranking.title.it.as_str(), page::markup(ranking, wanted)),
        None => (
            StatusCode::NOT_FOUND,
            "Graduatoria",
            html! {
                h1 { "Graduatoria non pubblicata" }
                p { "A questo indirizzo non c'è ancora nessuna graduatoria." }
            },
        ),
    };
    let frame = Frame { language: "it", title, municipality: &app.municipality.name, bar: html! {} };
    Ok(frame.page(status, &content))
}
