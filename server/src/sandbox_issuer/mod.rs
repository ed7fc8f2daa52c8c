//! "FedERa di prova": the sandbox's OpenID Connect provider, by the national SPID/CIE profile. Whoever tries the
//! municipality out signs in here as one of the invented people of `assets/sandbox/identities.toml`, or lets the issuer
//! misbehave on purpose.
//!
//! It writes its answers without the crate by which the municipality reads them: a fault of one does not hide in the other.

mod choice;
mod claims;
mod client;
mod discovery;
mod grants;
mod identities;
mod keys;
mod mischief;
mod request;
mod table;
mod token;
mod userinfo;

use std::sync::Arc;

use axum::routing::{get, post};
use axum::{Extension, Router};
use openidconnect::IssuerUrl;

use crate::sign_in::Issuer;
use crate::state::App;
use grants::Grants;
pub use keys::rotate;

/// Where the issuer lies below the server's address.
const PATH: &str = "/sandbox/federa";

/// The issuer's routes; none outside of the sandbox.
pub fn routes(sandbox: bool) -> Router<Arc<App>> {
    if !sandbox {
        return Router::new();
    }
    let routes = Router::new()
        .route("/.well-known/openid-configuration", get(discovery::metadata))
        .route("/jwks.json", get(discovery::jwks))
        .route("/authorize", get(choice::ask).post(choice::ask_by_form))
        .route("/scelta", post(choice::choose))
        .route("/token", post(token::redeem))
        .route("/userinfo", get(userinfo::tell).post(userinfo::tell))
        .layer(Extension(Arc::new(Grants::default())));
    Router::new().nest(PATH, routes)
}

/// The issuer's identifier (`iss`).
fn issuer(app: &App) -> String {
    identifier(&app.public_url)
}

fn identifier(public_url: &str) -> String {
    format!("{public_url}{PATH}")
}

/// Everybody who can sign in: codice fiscale, name, day of birth, street.
#[cfg(test)]
pub(crate) fn people() -> impl Iterator<Item = (String, String, String, String)> {
    identities::Identity::all().iter().map(identities::Identity::in_short)
}

/// The issuer as one of those that the municipality trusts; none where its own address is no URL.
pub fn as_issuer(public_url: &str) -> Option<Issuer> {
    Some(Issuer {
        id: "federa-prova".into(),
        name: "FedERa di prova".into(),
        url: IssuerUrl::new(identifier(public_url)).ok()?,
        client_id: None,
        client_secret: None,
        client_key: None,
        scopes: Vec::new(),
    })
}
