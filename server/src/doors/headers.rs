//! What every answer carries, so that a browser does with it what it is for and nothing else.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, Entry};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::App;

/// What is no page loads nothing and stands in no frame. Pages bring their own policy ([`crate::page`]).
const POLICY: &str = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Our pages ask a browser for none of its senses.
const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Two years, as long as browsers' own lists want it.
const TRANSPORT: &str = "max-age=63072000";

/// On every answer, unless it has its own.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    // What is sent is what it says that it is: nobody is to guess.
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Adds them.
pub async fn harden(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let closed = app.public_url.starts_with("https:").then_some((header::STRICT_TRANSPORT_SECURITY, TRANSPORT));
    for (name, value) in ALWAYS.into_iter().chain(closed) {
        if let Entry::Vacant(place) = answer.headers_mut().entry(name) {
            place.insert(HeaderValue::from_static(value));
        }
    }
    answer
}
