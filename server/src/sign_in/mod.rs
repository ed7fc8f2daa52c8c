//! Signing in: the municipality is the authorization server of the app, and the relying party of the issuers that know
//! people (FedERa, SPID, CIE; in the sandbox "FedERa di prova"). Operators of the municipality go the same way, to the desk.
//!
//! The way: `authorize` takes what the app asks for and shows a button per issuer, `start` sends the person there, `back`
//! takes them again and reads who they are (`identify`, `claims`), `token` gives the app its tokens, bound to the device.

mod authorize;
mod back;
mod claims;
mod devices;
mod goal;
mod http;
mod id_token;
mod identify;
mod issuer;
mod me;
mod provider;
mod redirect;
mod sessions;
mod signed;
mod start;
mod table;
mod token;
mod trace;
mod words;

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use rapida_contract::sign_in::{AUTHORIZE, METADATA, REVOKE, TOKEN};
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::App;
pub use identify::Fault;
pub use issuer::{Issuer, Issuers, IssuersError};
pub use me::{SignedIn, nobody};
pub use sessions::devices_of;
pub use start::for_the_desk;
pub use table::email_of;

/// Where an issuer sends people back to.
pub const RETURN: &str = "/accesso/ritorno";

/// Where issuers find the keys that we sign with (`jwks_uri`, OpenID Connect Dynamic Client Registration 2).
pub const KEYS: &str = "/accesso/jwks.json";

/// What a browser opens, and what the app asks of the authorization server.
pub fn pages() -> Router<Arc<App>> {
    Router::new()
        .route(METADATA, get(authorize::metadata))
        .route(AUTHORIZE, get(authorize::ask))
        .route(RETURN, get(back::come_back))
        .route(KEYS, get(jwks))
        .route(TOKEN, post(token::give))
        .route(REVOKE, post(token::revoke))
}

/// What a signed-in device may ask.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(me::me))
        .routes(routes!(devices::list, devices::end_all))
        .routes(routes!(devices::end))
}

async fn jwks(State(app): State<Arc<App>>) -> Json<Value> {
    Json(app.issuers.jwks())
}
