//! What the issuer says of itself: OpenID Connect Discovery 1.0, 3, and its keys.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use rapida_contract::sign_in::Level;
use serde_json::{Value, json};

use super::identities::Identity;
use super::{issuer, keys};
use crate::oauth::Key;
use crate::problem::Refused;
use crate::state::App;

pub(super) async fn metadata(State(app): State<Arc<App>>) -> Json<Value> {
    let issuer = issuer(&app);
    let mut claims: Vec<String> =
        Identity::all().iter().flat_map(|person| person.claims()).map(|(name, _)| name).collect();
    claims.sort();
    claims.dedup();
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks.json"),
        "scopes_supported": ["openid", "profile", "email"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "acr_values_supported": Level::ALL.map(Level::acr),
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "userinfo_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["none", "private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": ["RS256"],
        "request_object_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": claims,
        "claims_parameter_supported": true,
        "request_parameter_supported": true,
        "request_uri_parameter_supported": false,
        "authorization_response_iss_parameter_supported": true,
        "ui_locales_supported": ["it"],
    }))
}

pub(super) async fn jwks(State(app): State<Arc<App>>) -> Result<Json<Value>, Refused> {
    let keys = keys::all(&app).await?;
    Ok(Json(json!({ "keys": keys.iter().map(Key::jwk).collect::<Vec<_>>() })))
}
