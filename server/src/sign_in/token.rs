//! The token endpoint towards the app (RFC 6749, 4.1.3 and 6), and the end of a session (RFC 7009).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rapida_contract::digest::{hex, sha256_hex};
use rapida_contract::sign_in::CLIENT_ID;
use serde::Deserialize;
use serde_json::json;

use super::sessions::{self, ACCESS_LIFE, Brought, Fresh};
use crate::devices::Device;
use crate::limits::{Guesser, Secret};
use crate::oauth::Fault;
use crate::page::limit::Visitor;
use crate::problem::Refused;
use crate::state::App;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    grant_type: String,
    client_id: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
    refresh_token: String,
}

pub(super) async fn give(
    device: Device,
    Visitor(address): Visitor,
    State(app): State<Arc<App>>,
    body: String,
) -> Result<Response, Refused> {
    let Ok(asked) = serde_urlencoded::from_str::<Asked>(&body) else {
        return Ok(Fault::InvalidRequest.into_response());
    };
    if asked.client_id != CLIENT_ID {
        return Ok(Fault::InvalidClient.into_response());
    }
    let (guessers, now) = ([Guesser::Address(address), Guesser::Account(device.0.0.clone())], app.clock.now());
    if let Err(wait) = app.limits.guesses.check(Secret::Grant, &guessers, now) {
        return Ok(wait.into_response());
    }
    let [access, refresh] = [(); 2].map(|()| hex(&app.random.bytes::<32>()));
    let fresh = Fresh {
        session: app.random.new_id(),
        access_hash: sha256_hex(access.as_bytes()),
        refresh_hash: sha256_hex(refresh.as_bytes()),
    };
    let given = match asked.grant_type.as_str() {
        "authorization_code" => redeem(&app, device.clone(), asked, fresh).await?,
        "refresh_token" => {
            let (hash, owner) = (sha256_hex(asked.refresh_token.as_bytes()), device.0.clone());
            app.db.write(move |tx| sessions::refresh(tx, &hash, &owner, &fresh, now)).await?
        }
        "" => Err(Fault::InvalidRequest),
        _ => Err(Fault::UnsupportedGrantType),
    };
    if given == Err(Fault::InvalidGrant) {
        app.limits.guesses.wrong(Secret::Grant, &guessers, now);
    }
    Ok(match given {
        Err(fault) => fault.into_response(),
        Ok(()) => {
            app.limits.guesses.right(Secret::Grant, &device.0.0);
            let tokens = json!({
                "access_token": access,
                "token_type": "DPoP",
                "expires_in": ACCESS_LIFE.as_secs(),
                "refresh_token": refresh,
            });
            ([(header::CACHE_CONTROL, "no-store")], Json(tokens)).into_response()
        }
    })
}

async fn redeem(app: &App, device: Device, asked: Asked, fresh: Fresh) -> Result<Result<(), Fault>, Refused> {
    let now = app.clock.now();
    let code_hash = sha256_hex(asked.code.as_bytes());
    let brought = Brought { code_hash, redirect_uri: asked.redirect_uri, verifier: asked.code_verifier };
    Ok(app.db.write(move |tx| sessions::redeem(tx, &brought, &device.0, &fresh, now)).await?)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Leaving {
    token: String,
}

/// Ends the session of a token. The answer is the same whatever the token was.
pub(super) async fn revoke(device: Device, State(app): State<Arc<App>>, body: String) -> Result<Response, Refused> {
    let Ok(leaving) = serde_urlencoded::from_str::<Leaving>(&body) else {
        return Ok(Fault::InvalidRequest.into_response());
    };
    let (hash, now) = (sha256_hex(leaving.token.as_bytes()), app.clock.now());
    app.db.write(move |tx| sessions::revoke(tx, &hash, &device.0, now)).await?;
    Ok(StatusCode::OK.into_response())
}
