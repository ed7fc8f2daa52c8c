//! The feed by pages, and as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, StreamExt, stream};
use rapida_contract::api::CHANGES_MAX;
use rapida_contract::changes::Page;
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use serde::Deserialize;
use tokio_stream::wrappers::BroadcastStream;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::events::Announcement;
use super::{Cursor, Scope};
use crate::db::DbError;
use crate::devices::Device;
use crate::problem::Refused;
use crate::state::App;

/// Changes in a page where no number is asked for.
const PAGE: u32 = 1_000;
/// Silence after which a comment shows that the connection lives, also to what stands between.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(changes)).routes(routes!(events))
}

/// Where to go on, and how far.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// The cursor of the last page; nothing to start from the beginning.
    after: Option<String>,
    /// Most changes in the answer, 1 to 5,000.
    limit: Option<u32>,
}

/// What changed for this device and for all.
#[utoipa::path(get, path = "/v1/changes", tag = "changes", params(Asked), responses(
    (status = 200, description = "The next page", body = Page),
    (status = 400, description = "Not a cursor", body = Problem),
    (status = 401, description = "No proof of the device", body = Problem),
))]
async fn changes(
    State(app): State<Arc<App>>,
    Device(device): Device,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Page>, Refused> {
    let Query(asked) = asked.map_err(|_| malformed("limit"))?;
    let after = asked.after.as_deref().filter(|text| !text.is_empty());
    let after = after.map(str::parse::<Cursor>).transpose().map_err(|_| malformed("after"))?;
    let limit = asked.limit.unwrap_or(PAGE).clamp(1, CHANGES_MAX);
    let page = app.db.read(move |tx| super::page(tx, &device, after, limit)).await;
    Ok(Json(page.map_err(|error: DbError| Refused(error.into()))?))
}

fn malformed(field: &str) -> Problem {
    let errors = vec![FieldError::new(field, Fault::Malformed)];
    Problem { errors, ..Problem::new(Code::Malformed, "Riparti dall'inizio delle novità.") }
}

/// Tells at once that something changed for this device: event `changed`, data = the topic as JSON.
#[utoipa::path(get, path = "/v1/events", tag = "changes", responses(
    (status = 200, description = "Server-sent events", body = String, content_type = "text/event-stream"),
    (status = 401, description = "No proof of the device", body = Problem),
))]
async fn events(
    State(app): State<Arc<App>>,
    Device(device): Device,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let scope = Scope::Device(device);
    let heard = BroadcastStream::new(app.announcements.listen());
    let topics = heard.flat_map(move |announced| {
        stream::iter(match announced {
            Ok(announcement) => concerns(&announcement, &scope).then_some(announcement.topic).into_iter().collect(),
            // Too slow to hear every one: whatever it was, reading anew is right.
            Err(_) => super::SHARED.to_vec(),
        })
    });
    let told = topics.map(|topic| Ok(Event::default().event("changed").json_data(topic).unwrap_or_default()));
    // A first comment lets the device know that it is heard, before anything changes.
    let hello = stream::once(async { Ok(Event::default().comment("hello")) });
    let mut end = app.end.clone();
    let over = Box::pin(async move {
        let _ = end.wait_for(|over| *over).await;
    });
    Sse::new(hello.chain(told).take_until(over)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

fn concerns(announcement: &Announcement, device: &Scope) -> bool {
    let scope = &*announcement.scope;
    scope == Scope::Public.as_str() || scope == device.as_str()
}
