//! `/verifica`.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use maud::html;
use rapida_contract::jws::JwkSet;
use serde::Deserialize;

use super::page::{Outcome, markup};
use super::words::Words;
use super::{Finding, find, judge};
use crate::db::DbError;
use crate::forms;
use crate::limits::{Guesser, Secret};
use crate::page::limit::{AddressLimit, Visitor};
use crate::page::{Frame, language};
use crate::problem::Refused;
use crate::receipts;
use crate::state::App;

/// Files that one address may have checked, per minute.
const CHECKS_PER_MINUTE: u32 = 30;
/// Bytes of an upload.
const UPLOAD_MAX: usize = 5 * 1024 * 1024;
/// What the form adds around a file, at most.
const FORM_MAX: usize = 64 * 1024;

/// The routes of this folder.
pub fn routes() -> Router<Arc<App>> {
    let limit = AddressLimit::per_minute(CHECKS_PER_MINUTE);
    let by_file = move |address, state, request| check_file(limit.clone(), address, state, request);
    let routes = Router::new().route("/verifica", get(check_code).post(by_file));
    routes.layer(DefaultBodyLimit::max(UPLOAD_MAX + FORM_MAX))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    codice: String,
}

async fn check_code(
    Visitor(address): Visitor,
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    let words = words(&headers);
    let code = asked.codice;
    if code.trim().is_empty() {
        return Ok(page(&app, words, "", None));
    }
    let (guesser, now) = ([Guesser::Address(address)], app.clock.now());
    if let Err(wait) = app.limits.guesses.check(Secret::Receipt, &guesser, now) {
        return Ok(wait.on(page(&app, words, &code, Some(Outcome::TooMany))));
    }
    let typed = code.clone();
    let given = app.db.read(move |tx| {
        let keys = receipts::published(tx)?;
        Ok::<_, DbError>(receipts::by_code(tx, &typed)?.map(|given| judge(&given.jws, &keys)))
    });
    let finding = given.await?.unwrap_or(Finding::UnknownCode);
    if finding == Finding::UnknownCode {
        app.limits.guesses.wrong(Secret::Receipt, &guesser, now);
    }
    let outcome = found(&app, finding).await?;
    Ok(page(&app, words, &code, Some(outcome)))
}

async fn check_file(
    limit: AddressLimit,
    Visitor(address): Visitor,
    State(app): State<Arc<App>>,
    request: Request,
) -> Result<Response, Refused> {
    let words = words(request.headers());
    if !limit.lets_in(address) {
        return Ok(page(&app, words, "", Some(Outcome::TooMany)));
    }
    let outcome = match receipt_in(request).await {
        Err(TooLarge) => Outcome::TooLarge,
        Ok(None) => found(&app, Finding::NoReceipt).await?,
        Ok(Some(jws)) => {
            let keys: JwkSet = app.db.read(receipts::published).await?;
            found(&app, judge(&jws, &keys)).await?
        }
    };
    Ok(page(&app, words, "", Some(outcome)))
}

/// What was found, with what the service of a form is called.
async fn found(app: &Arc<App>, finding: Finding) -> Result<Outcome, Refused> {
    let Finding::Genuine(receipt) = &finding else { return Ok(Outcome::Found(finding, None)) };
    let (within, id) = (app.clone(), receipt.sub);
    let title = app.db.read(move |tx| forms::title(tx, &within, id)).await?;
    Ok(Outcome::Found(finding, title))
}

/// A form with more bytes than it may have.
struct TooLarge;

/// The first receipt in any field of the form. A form that cannot be read holds none.
async fn receipt_in(request: Request) -> Result<Option<String>, TooLarge> {
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Ok(None) };
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok(None),
            Err(error) => return unreadable(error.status()),
        };
        match field.bytes().await {
            Ok(bytes) => {
                if let Some(jws) = find::receipt(&bytes) {
                    return Ok(Some(jws));
                }
            }
            Err(error) => return unreadable(error.status()),
        }
    }
}

fn unreadable(status: StatusCode) -> Result<Option<String>, TooLarge> {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Err(TooLarge) } else { Ok(None) }
}

fn words(headers: &HeaderMap) -> &'static Words {
    Words::of(language::asked(headers))
}

fn page(app: &App, words: &Words, code: &str, outcome: Option<Outcome>) -> Response {
    let status = match &outcome {
        None | Some(Outcome::Found(..)) => StatusCode::OK,
        Some(Outcome::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(Outcome::TooMany) => StatusCode::TOO_MANY_REQUESTS,
    };
    let municipality = &app.municipality.name;
    let frame = Frame { language: words.language, title: words.title, municipality, bar: html! {} };
    let mut response = frame.page(status, &markup(words, code, outcome.as_ref()));
    response.headers_mut().append(header::VARY, header::HeaderValue::from_static("accept-language"));
    response
}
