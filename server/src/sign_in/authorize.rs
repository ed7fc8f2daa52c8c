//! The authorization endpoint towards the app (RFC 6749, 4.1.1): what it may ask for, and a button per issuer.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use maud::{Markup, html};
use rapida_contract::sign_in::Level;
use rapida_contract::sign_in::{AUTHORIZE, CLIENT_ID, REVOKE, TOKEN};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::goal::{Goal, Redemption};
use super::redirect::is_the_app_s;
use super::start;
use super::words::Words;
use crate::oauth::{WayBack, pkce};
use crate::page::{Frame, language};
use crate::problem::Refused;
use crate::state::App;

/// Fewest characters of a `state`: what nobody guesses.
const STATE_MIN: usize = 16;
/// Most characters of it.
const STATE_MAX: usize = 256;

/// The parameters as they come; what is absent is empty.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
struct Asked {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    state: String,
    code_challenge: String,
    code_challenge_method: String,
    acr_values: String,
    /// Slug of an issuer, once the person has chosen.
    issuer: String,
}

/// RFC 8414.
pub(super) async fn metadata(State(app): State<Arc<App>>) -> Json<Value> {
    let url = |path: &str| format!("{}{path}", app.public_url);
    Json(json!({
        "issuer": app.public_url,
        "authorization_endpoint": url(AUTHORIZE),
        "token_endpoint": url(TOKEN),
        "revocation_endpoint": url(REVOKE),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "token_endpoint_auth_methods_supported": ["none"],
        "revocation_endpoint_auth_methods_supported": ["none"],
        "code_challenge_methods_supported": [pkce::METHOD],
        "acr_values_supported": Level::ALL.map(Level::acr),
        "dpop_signing_alg_values_supported": ["EdDSA"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

pub(super) async fn ask(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    // Nothing may stand twice (RFC 6749, 3.1); and whoever is unknown is never sent on (4.1.2.1).
    let asked = serde_urlencoded::from_str::<Asked>(&query.unwrap_or_default()).ok();
    let Some(asked) = asked.filter(|asked| asked.client_id == CLIENT_ID && is_the_app_s(&asked.redirect_uri)) else {
        return Ok(stopped(&app, &headers, |words| words.foreign));
    };
    let way_back = WayBack { redirect_uri: asked.redirect_uri.clone(), state: asked.state.clone() };
    let level = match check(&asked) {
        Ok(level) => level,
        Err((error, why)) => return Ok(way_back.refuse(&app.public_url, error, why)),
    };
    match app.issuers.of(&asked.issuer) {
        Some(issuer) => {
            let goal = Goal::App(Redemption { way_back, challenge: asked.code_challenge });
            start::send(&app, issuer, goal, level, &headers).await
        }
        None => Ok(choice(&app, &asked, words(&headers))),
    }
}

/// The least level that the app asks for.
fn check(asked: &Asked) -> Result<Level, (&'static str, &'static str)> {
    if asked.response_type != "code" {
        return Err(("unsupported_response_type", "response_type must be code"));
    }
    if !(STATE_MIN..=STATE_MAX).contains(&asked.state.len()) {
        return Err(("invalid_request", "state must have 16 to 256 characters"));
    }
    if !pkce::is_asked(&asked.code_challenge_method, &asked.code_challenge) {
        return Err(("invalid_request", "a code_challenge by S256 is required"));
    }
    if asked.acr_values.is_empty() {
        return Ok(Level::L1);
    }
    let levels = asked.acr_values.split(' ').filter_map(Level::of_acr);
    levels.min().ok_or(("invalid_request", "acr_values names no level"))
}

fn choice(app: &App, asked: &Asked, words: &Words) -> Response {
    let issuers = app.issuers.all();
    let content = html! {
        div.card.narrow {
            h1 { (words.title) }
            p { (if issuers.is_empty() { words.no_issuer } else { words.choose }) }
            @for issuer in issuers {
                @let [before, after] = words.enter_with;
                p { a.button href=(with_issuer(asked, &issuer.id)) { (before) (issuer.name) (after) } }
            }
        }
    };
    page(app, words, words.title, StatusCode::OK, &content)
}

/// The same request with the issuer chosen.
fn with_issuer(asked: &Asked, issuer: &str) -> String {
    let asked = Asked { issuer: issuer.to_owned(), ..asked.clone() };
    format!("{AUTHORIZE}?{}", serde_urlencoded::to_string(asked).unwrap_or_default())
}

/// A page for whoever cannot be sent back to the app.
pub(super) fn stopped(app: &App, headers: &HeaderMap, told: impl Fn(&Words) -> &'static str) -> Response {
    let words = words(headers);
    let content = html! { div.card.narrow { h1 { (words.failed) } p { (told(words)) } } };
    page(app, words, words.failed_title, StatusCode::BAD_REQUEST, &content)
}

/// A page for whoever's issuer does not know their codice fiscale. It leads on to the app, which is told that nobody
/// signed in.
pub(super) fn no_tax_code(app: &App, headers: &HeaderMap, way: &WayBack) -> Response {
    let words = words(headers);
    let back = way.refusal(&app.public_url, "server_error", "the codice fiscale is none");
    let content = html! {
        div.card.narrow {
            h1 { (words.failed) }
            p { (words.no_tax_code) }
            p { a.button href=(back) { (words.back) } }
        }
    };
    page(app, words, words.failed_title, StatusCode::BAD_GATEWAY, &content)
}

fn words(headers: &HeaderMap) -> &'static Words {
    Words::of(language::asked(headers))
}

fn page(app: &App, words: &Words, title: &str, status: StatusCode, content: &Markup) -> Response {
    Frame { language: words.language, title, municipality: &app.municipality.name, bar: html! {} }.page(status, content)
}
