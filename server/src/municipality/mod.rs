//! The Comune as it tells itself to the app: names, telephone numbers, categories.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use rapida_contract::changes::Topic;
use rapida_contract::digest::sha256_hex;
use rapida_contract::municipality::Municipality;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::changes::{self, Scope};
use crate::db::{DbError, Tx};
use crate::state::App;
use crate::tagged;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(municipality))
}

/// Tells the Comune in the feed, where it is not the one that was told last.
pub fn tell(tx: &mut dyn Tx, municipality: &Municipality) -> Result<(), DbError> {
    changes::tell_if_new(tx, &Scope::Public, Topic::Municipality, &municipality.istat, municipality)
}

/// Who the Comune is: names, telephone numbers, categories. With an `ETag`.
#[utoipa::path(get, path = "/v1/municipality", tag = "municipality", responses(
    (status = 200, description = "The Comune", body = Municipality),
    (status = 304, description = "As the asker has it (If-None-Match)"),
))]
async fn municipality(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let json = serde_json::to_vec(&app.municipality).expect("plain data is always JSON");
    tagged::answer(&headers, &sha256_hex(&json), json)
}
