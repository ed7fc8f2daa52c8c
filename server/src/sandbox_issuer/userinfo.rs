//! UserInfo (OpenID Connect Core 5.3): what was asked for of the person, as JSON or as a signed JWT.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::client::Client;
use super::grants::{Grant, Grants};
use super::mischief::Mischief;
use super::{claims, issuer, keys, token};
use crate::problem::Refused;
use crate::state::App;

const JWT: &str = "application/jwt";

pub(super) async fn tell(
    State(app): State<Arc<App>>,
    Extension(grants): Extension<Arc<Grants>>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    // RFC 6750, 3.1: whoever brings nothing is told no error code.
    let Some(token) = bearer(&headers) else { return Ok(refused("Bearer")) };
    let now = app.clock.now();
    let Some(grant) = grants.of_token(token, now) else { return Ok(refused("Bearer error=\"invalid_token\"")) };
    let mut claims = told(&Client::of(&app), &grant);
    if !wants_jwt(&headers) {
        return Ok(([(header::CACHE_CONTROL, "no-store")], axum::Json(claims)).into_response());
    }
    claims.insert("iss".into(), json!(issuer(&app)));
    claims.insert("aud".into(), json!(Client::of(&app).id));
    claims.insert("iat".into(), json!(now.as_second()));
    let key = keys::current(&app).await?;
    let jwt = key.sign("JWT", &Value::Object(claims), &app.random).map_err(keys::unusable)?;
    Ok(([(header::CONTENT_TYPE, JWT), (header::CACHE_CONTROL, "no-store")], jwt).into_response())
}

fn told(client: &Client, grant: &Grant) -> Map<String, Value> {
    let mut told = claims::told(&grant.identity.claims(), &grant.request.claims);
    let subject = match grant.mischief {
        Mischief::Subject => "un-altro".to_owned(),
        _ => token::subject(client, grant),
    };
    told.insert("sub".into(), json!(subject));
    let codes = told.iter_mut().filter(|(name, _)| name.ends_with("/fiscal_number"));
    codes.filter(|_| grant.mischief == Mischief::TaxCode).for_each(|(_, code)| *code = json!("TINIT-RSSMRA80A01H199A"));
    told
}

/// The token in the header; the name of the scheme may be written in any case (RFC 9110, 11.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

fn wants_jwt(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains(JWT))
}

fn refused(challenge: &'static str) -> Response {
    (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, challenge)]).into_response()
}
