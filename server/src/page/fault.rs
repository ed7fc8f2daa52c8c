//! A problem as a page: whoever came with a browser reads words, not JSON.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use maud::html;
use rapida_contract::problem::Problem;

use super::Frame;
use crate::state::App;

/// Draws the problem that an answer is, where a browser asked.
pub async fn in_words(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let browser = wants_a_page(request.headers());
    let answer = next.run(request).await;
    match answer.extensions().get::<Problem>().filter(|_| browser) {
        Some(problem) => page(&app, problem, answer.status(), answer.headers()),
        None => answer,
    }
}

/// Browsers name HTML; programs name JSON or nothing.
fn wants_a_page(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

fn page(app: &App, problem: &Problem, status: StatusCode, headers: &HeaderMap) -> Response {
    let municipality = &app.municipality.name;
    let frame = Frame { language: "it", title: &problem.title, municipality, bar: html! {} };
    let content = html! {
        div.card.narrow {
            h1 { (problem.title) }
            p { (problem.detail) }
            p { a href="/" { "Vai alla pagina iniziale" } }
        }
    };
    let mut page = frame.page(status, &content);
    if let Some(seconds) = headers.get(header::RETRY_AFTER) {
        page.headers_mut().insert(header::RETRY_AFTER, seconds.clone());
    }
    page
}
