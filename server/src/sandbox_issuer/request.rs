//! An authorization request: what it must say (OpenID Connect Core 3.1.2.1, RFC 7636, and what the SPID/CIE profile adds
//! in "Authorization Endpoint").

use std::collections::BTreeSet;

use jiff::Timestamp;
use rapida_contract::sign_in::Level;
use serde::Deserialize;

use super::claims;
use super::client::Client;
use crate::oauth::{WayBack, pkce};

/// Shortest `state` and `nonce`, in characters.
const SECRET_MIN: usize = 32;

/// The parameters as they come; what is absent is empty (RFC 6749, 3.1), what is unknown is passed over.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    response_mode: String,
    scope: String,
    state: String,
    nonce: String,
    code_challenge: String,
    code_challenge_method: String,
    acr_values: String,
    claims: String,
    prompt: String,
    request: String,
    request_uri: String,
    registration: String,
}

/// A request that keeps to the profile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Request {
    /// Where the answer goes.
    pub way_back: WayBack,
    /// Goes into the ID token.
    pub nonce: String,
    /// What the code's verifier must hash to.
    pub challenge: String,
    /// The least level that is asked for.
    pub level: Level,
    /// Names of what the client wants to know.
    pub claims: BTreeSet<String>,
}

/// Why a request is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    /// Nobody knows where to send the person back to: they are told on a page, and never sent on.
    Here(&'static str),
    /// The client is told, by an error code and a description for its developers.
    Back(WayBack, &'static str, &'static str),
}

impl Request {
    /// Reads and checks the query of a request.
    pub fn read(query: &str, client: &Client, now: Timestamp) -> Result<Self, Refusal> {
        // Nothing in a request may stand twice (RFC 6749, 3.1).
        let asked: Asked =
            serde_urlencoded::from_str(query).map_err(|_| Refusal::Here("La richiesta non è leggibile."))?;
        if asked.client_id != client.id {
            return Err(Refusal::Here("La richiesta viene da un'applicazione che qui nessuno conosce."));
        }
        if asked.redirect_uri != client.redirect_uri {
            return Err(Refusal::Here("La richiesta vuole tornare a un indirizzo che non è registrato."));
        }
        let way_back = WayBack { redirect_uri: asked.redirect_uri.clone(), state: asked.state.clone() };
        let signed = signed(asked, client, now);
        signed
            .and_then(|asked| check(&asked, way_back.clone()))
            .map_err(|(error, why)| Refusal::Back(way_back, error, why))
    }
}

/// What the client signed (OpenID Connect Core 6.1); as it came, from a client that has no key.
fn signed(asked: Asked, client: &Client, now: Timestamp) -> Result<Asked, (&'static str, &'static str)> {
    if client.key.is_none() {
        return Ok(asked);
    }
    let wrong = ("invalid_request_object", "request must be signed by the client for this issuer");
    let mut signed = client.signed(&asked.request, now).ok_or(wrong)?;
    // An object there, a text among the parameters.
    if let Some(claims) = signed.get_mut("claims").filter(|claims| claims.is_object()) {
        *claims = claims.to_string().into();
    }
    let signed: Asked = serde_json::from_value(signed.into()).map_err(|_| wrong)?;
    let is_the_same = (&signed.client_id, &signed.redirect_uri) == (&asked.client_id, &asked.redirect_uri);
    if is_the_same && signed.state == asked.state { Ok(signed) } else { Err(wrong) }
}

fn check(asked: &Asked, way_back: WayBack) -> Result<Request, (&'static str, &'static str)> {
    plain(asked)?;
    secrets(asked)?;
    prompt(&asked.prompt)?;
    let claims = claims::wanted(&asked.scope, &asked.claims).map_err(|_| ("invalid_request", "claims is no JSON"))?;
    let levels = asked.acr_values.split(' ').filter_map(Level::of_acr);
    let level = levels.min().ok_or(("invalid_request", "acr_values names no level of SPID"))?;
    let (nonce, challenge) = (asked.nonce.clone(), asked.code_challenge.clone());
    Ok(Request { way_back, nonce, challenge, level, claims })
}

/// What kind of request it is: a code by redirect, with the parameters in the query.
fn plain(asked: &Asked) -> Result<(), (&'static str, &'static str)> {
    match () {
        () if !asked.request_uri.is_empty() => Err(("request_uri_not_supported", "request_uri is not taken")),
        () if !asked.registration.is_empty() => Err(("registration_not_supported", "registration is not taken")),
        () if asked.response_type != "code" => Err(("unsupported_response_type", "response_type must be code")),
        () if !["", "query"].contains(&asked.response_mode.as_str()) => {
            Err(("invalid_request", "response_mode must be query"))
        }
        () if !asked.scope.split(' ').any(|scope| scope == "openid") => {
            Err(("invalid_scope", "scope must hold openid"))
        }
        () => Ok(()),
    }
}

fn secrets(asked: &Asked) -> Result<(), (&'static str, &'static str)> {
    if asked.state.len() < SECRET_MIN || asked.nonce.len() < SECRET_MIN {
        return Err(("invalid_request", "state and nonce must have 32 characters"));
    }
    if !pkce::is_asked(&asked.code_challenge_method, &asked.code_challenge) {
        return Err(("invalid_request", "a code_challenge by S256 is required"));
    }
    Ok(())
}

/// The person is always asked: nobody is signed in at this issuer (OpenID Connect Core 3.1.2.6).
fn prompt(prompt: &str) -> Result<(), (&'static str, &'static str)> {
    match prompt {
        "consent" | "consent login" | "login consent" => Ok(()),
        "none" => Err(("login_required", "nobody is signed in")),
        _ => Err(("invalid_request", "prompt must be consent or consent login")),
    }
}

#[cfg(test)]
mod tests;
