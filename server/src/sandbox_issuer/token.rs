//! The token endpoint (OpenID Connect Core 3.1.3): a code and its verifier for an ID token and an access token.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use jiff::{SignedDuration, Timestamp};
use rapida_contract::digest::hex;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::client::Client;
use super::grants::{Grant, Grants, TOKEN_LIFE};
use super::issuer;
use super::keys::{self, unusable};
use super::mischief::Mischief;
use crate::oauth::{ASSERTION_TYPE, Fault, Key, pkce};
use crate::problem::Refused;
use crate::state::App;

/// How long an ID token may be read.
const ID_TOKEN_LIFE: SignedDuration = SignedDuration::from_mins(5);
/// How long the issuer says nothing, where that is asked of it.
const SILENCE: Duration = Duration::from_secs(60);

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    grant_type: String,
    code: String,
    redirect_uri: String,
    client_id: String,
    code_verifier: String,
    client_assertion_type: String,
    client_assertion: String,
}

pub(super) async fn redeem(
    State(app): State<Arc<App>>,
    Extension(grants): Extension<Arc<Grants>>,
    body: String,
) -> Result<Response, Refused> {
    let now = app.clock.now();
    let (code, grant) = match granted(&body, &Client::of(&app), &grants, now) {
        Ok(granted) => granted,
        Err(fault) => return Ok(fault.into_response()),
    };
    if grant.mischief == Mischief::Silent {
        tokio::time::sleep(SILENCE).await;
    }
    let key = keys::current(&app).await?;
    let access_token = access_token(&app, &key, &grant, now)?;
    let id_token = id_token(&app, &key, &grant, &access_token, now)?;
    grants.give_token(access_token.clone(), &code, grant, now);
    let answer = json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": TOKEN_LIFE.as_secs(),
        "id_token": id_token,
    });
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

fn granted(body: &str, client: &Client, grants: &Grants, now: Timestamp) -> Result<(String, Grant), Fault> {
    let asked: Asked = serde_urlencoded::from_str(body).map_err(|_| Fault::InvalidRequest)?;
    let proven = asked.client_assertion_type == ASSERTION_TYPE && client.asserted(&asked.client_assertion, now);
    if asked.client_id != client.id || !(proven || client.key.is_none()) {
        return Err(Fault::InvalidClient);
    }
    if asked.grant_type != "authorization_code" {
        return Err(if asked.grant_type.is_empty() { Fault::InvalidRequest } else { Fault::UnsupportedGrantType });
    }
    let grant = grants.take(&asked.code, now).ok_or(Fault::InvalidGrant)?;
    let proven = pkce::challenge(&asked.code_verifier) == grant.request.challenge;
    if asked.redirect_uri != grant.request.way_back.redirect_uri || !proven {
        return Err(Fault::InvalidGrant);
    }
    Ok((asked.code, grant))
}

/// The subject, another one at each client (OpenID Connect Core 8.1).
pub(super) fn subject(client: &Client, grant: &Grant) -> String {
    hex(&Sha256::digest(format!("{} {}", client.id, grant.identity.id)))
}

/// RFC 9068.
fn access_token(app: &App, key: &Key, grant: &Grant, now: Timestamp) -> Result<String, Refused> {
    let (client, issuer) = (Client::of(app), issuer(app));
    let claims = json!({
        "iss": issuer,
        "sub": subject(&client, grant),
        "aud": format!("{issuer}/userinfo"),
        "client_id": client.id,
        "iat": now.as_second(),
        "exp": (now + TOKEN_LIFE).as_second(),
        "jti": app.random.new_id().to_string(),
        "scope": "openid",
    });
    key.sign("at+jwt", &claims, &app.random).map_err(unusable)
}

/// The ID token: who by an opaque name, how surely, for whom and until when. Nothing else of the person (the profile's
/// "ID Token").
fn id_token(app: &App, key: &Key, grant: &Grant, access_token: &str, now: Timestamp) -> Result<String, Refused> {
    let client = Client::of(app);
    let claims = json!({
        "iss": issuer(app),
        "sub": subject(&client, grant),
        "aud": client.id,
        "acr": grant.level.acr(),
        "at_hash": at_hash(access_token),
        "iat": now.as_second(),
        "nbf": now.as_second(),
        "exp": (now + ID_TOKEN_LIFE).as_second(),
        "jti": app.random.new_id().to_string(),
        "nonce": grant.request.nonce,
    });
    let token = key.sign("JWT", &spoilt(claims, grant.mischief, now), &app.random).map_err(unusable)?;
    if grant.mischief != Mischief::Signature {
        return Ok(token);
    }
    // Another token's signature stands for a forger's.
    let signed =
        |token: &str| token.rsplit_once('.').map(|(input, signature)| (input.to_owned(), signature.to_owned()));
    Ok(match (signed(&token), signed(access_token)) {
        (Some((input, _)), Some((_, foreign))) => format!("{input}.{foreign}"),
        _ => token,
    })
}

/// The claims, with what a mischief puts in the place of the right ones.
fn spoilt(mut claims: Value, mischief: Mischief, now: Timestamp) -> Value {
    let ended = now - SignedDuration::from_hours(1);
    let wrong = match mischief {
        Mischief::Nonce => json!({ "nonce": "un-altro-nonce-di-trentadue-segni-o-piu" }),
        Mischief::NoAcr => json!({ "acr": null }),
        Mischief::TokenIssuer => json!({ "iss": "https://altro-issuer.example" }),
        Mischief::Audience => json!({ "aud": "https://altro-client.example" }),
        Mischief::AccessTokenHash => json!({ "at_hash": at_hash("un altro access token") }),
        Mischief::Expired => {
            let begun = (ended - ID_TOKEN_LIFE).as_second();
            json!({ "iat": begun, "nbf": begun, "exp": ended.as_second() })
        }
        _ => return claims,
    };
    if let (Some(claims), Value::Object(wrong)) = (claims.as_object_mut(), wrong) {
        claims.extend(wrong);
    }
    claims
}

/// The left half of the access token's digest (OpenID Connect Core 3.1.3.6).
fn at_hash(access_token: &str) -> String {
    BASE64URL.encode(Sha256::digest(access_token).get(..16).unwrap_or_default())
}
