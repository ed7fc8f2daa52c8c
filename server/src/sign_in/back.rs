//! A person comes back from an issuer (OpenID Connect Core 3.1.2.5, RFC 9207), and goes on to the app or to the desk.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use rapida_contract::digest::{hex, sha256_hex};
use rapida_contract::sign_in::{Level, Me, Person};
use serde::Deserialize;

use super::authorize::{no_tax_code, stopped};
use super::goal::{Goal, Redemption};
use super::identify::Fault;
use super::issuer::Issuer;
use super::sessions::Attempt;
use super::{provider, sessions, start};
use crate::office::operators;
use crate::page::limit::Visitor;
use crate::problem::Refused;
use crate::state::App;

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

pub(super) async fn come_back(
    State(app): State<Arc<App>>,
    Visitor(address): Visitor,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let answer: Option<Answer> = serde_urlencoded::from_str(&query.unwrap_or_default()).ok();
    let attempt = match (&answer, start::browser(&headers, &app.public_url)) {
        (Some(answer), Some(browser)) => taken(&app, &answer.state, &browser).await?,
        _ => None,
    };
    let (Some(answer), Some(attempt)) = (answer, attempt) else {
        return Ok(stopped(&app, &headers, |words| words.over));
    };
    let Some(issuer) = app.issuers.of(&attempt.issuer) else {
        return Ok(attempt.goal.refuse(&app, &attempt.issuer, &Fault::Away));
    };
    match identify(&app, issuer, &attempt, answer).await {
        Ok((person, level)) => match attempt.goal {
            Goal::App(redemption) => forward(&app, issuer, redemption, person, level).await,
            Goal::Desk(page) => operators::enter(&app, address, person.tax_code.to_string(), &page).await,
        },
        Err(fault) => Ok(refused(&app, &headers, issuer, &attempt.goal, &fault)),
    }
}

async fn taken(app: &App, state: &str, browser: &str) -> Result<Option<Attempt>, Refused> {
    let [state, browser] = [state, browser].map(|secret| sha256_hex(secret.as_bytes()));
    let now = app.clock.now();
    Ok(app.db.write(move |tx| sessions::take(tx, &state, &browser, now)).await?)
}

async fn identify(app: &App, issuer: &Issuer, attempt: &Attempt, answer: Answer) -> Result<(Person, Level), Fault> {
    let (_, provider) = app.issuers.client(app, issuer, false).await?;
    if !provider::is_from(&provider, answer.iss.as_deref()) {
        return Err(Fault::Wrong("the answer is another issuer's"));
    }
    match (answer.code, answer.error.as_deref()) {
        (Some(code), None) => app.issuers.identify(app, issuer, code, &attempt.expected).await,
        (_, Some("access_denied")) => Err(Fault::Denied),
        (_, Some("temporarily_unavailable" | "server_error")) => Err(Fault::Away),
        _ => Err(Fault::Wrong("the issuer refused the request")),
    }
}

/// Why nobody signed in: a codice fiscale that is none has a page of its own on the way to the app.
fn refused(app: &App, headers: &HeaderMap, issuer: &Issuer, goal: &Goal, fault: &Fault) -> Response {
    match goal {
        Goal::App(Redemption { way_back, .. }) if *fault == Fault::TaxCode => {
            tracing::warn!(issuer = issuer.id, "what it tells as a codice fiscale is none");
            no_tax_code(app, headers, way_back)
        }
        _ => goal.refuse(app, &issuer.id, fault),
    }
}

/// The person is known: on to the app with a code.
async fn forward(
    app: &App,
    issuer: &Issuer,
    redemption: Redemption,
    person: Person,
    level: Level,
) -> Result<Response, Refused> {
    let (code, told_at) = (hex(&app.random.bytes::<32>()), app.clock.now());
    let (code_hash, way_back) = (sha256_hex(code.as_bytes()), redemption.way_back.clone());
    let me = Me { person, level, origin: issuer.id.clone(), origin_name: issuer.name.clone(), told_at };
    app.db.write(move |tx| sessions::grant(tx, &code_hash, redemption, me)).await?;
    Ok(way_back.answer(&[("code", &code), ("state", &way_back.state), ("iss", &app.public_url)]))
}
