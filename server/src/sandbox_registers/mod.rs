//! The registers of the sandbox: a register office with the families of `assets/sandbox/families.toml`, and a business
//! register with the companies of `assets/sandbox/companies.toml`. Small HTTP services: the municipality asks them over
//! the network like any other. A page of each says how it behaves: as usual, slow, down, or as if it knew nobody.
//!
//! They write their answers without the types by which the municipality reads them: a fault of one does not hide in the
//! other.

mod companies;
mod conditions;
mod families;
mod page;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::state::App;
use conditions::{Condition, Conditions};

/// How long a slow register takes: longer than anybody waits.
const SLOW: Duration = Duration::from_secs(30);

/// One of the registers.
struct Register {
    /// Its name on its page.
    title: &'static str,
    /// Where it lies below the server's address.
    path: &'static str,
    /// How it behaves.
    conditions: Conditions,
    /// What it tells by a criterion and what is searched for.
    search: fn(&str, &str) -> Option<Value>,
    /// Whom or what it knows: number and name.
    known: fn() -> Vec<(String, String)>,
}

/// A question; of what is in it only the criteria count.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    criteri_ricerca: BTreeMap<String, String>,
}

/// Where the sandbox's register office is asked.
pub fn register_office(address: &str) -> String {
    format!("{address}{}/consultazione", families::PATH)
}

/// Where the sandbox's business register is asked.
pub fn business_register(address: &str) -> String {
    format!("{address}{}/consultazione", companies::PATH)
}

/// Their routes; none outside of the sandbox.
pub fn routes(sandbox: bool) -> Router<Arc<App>> {
    let registers = [families::register(), companies::register()].into_iter().filter(|_| sandbox);
    registers.fold(Router::new(), |router, register| {
        let path = register.path;
        let routes = Router::new()
            .route("/", get(page::show))
            .route("/stato", post(page::set))
            .route("/consultazione", post(consult))
            .layer(Extension(Arc::new(register)));
        router.nest(path, routes)
    })
}

async fn consult(Extension(register): Extension<Arc<Register>>, Json(question): Json<Question>) -> Response {
    let Some((by, what)) = question.criteri_ricerca.first_key_value() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match register.conditions.of(what) {
        Condition::Slow => tokio::time::sleep(SLOW).await,
        Condition::Down => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Condition::Astray => return StatusCode::NOT_FOUND.into_response(),
        Condition::NotFound => return not_found(),
        Condition::Usual => {}
    }
    match (register.search)(by, what) {
        Some(told) => Json(told).into_response(),
        None => not_found(),
    }
}

/// The register's own word.
fn not_found() -> Response {
    let error = json!({ "codiceErroreAnomalia": "NOT_FOUND", "testoErroreAnomalia": "Nessun risultato" });
    (StatusCode::NOT_FOUND, Json(json!({ "listaErrori": [error] }))).into_response()
}
