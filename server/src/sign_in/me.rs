//! Who is signed in on a device.

use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use rapida_contract::Timestamp;
use rapida_contract::digest::sha256_hex;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::Level;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Person, sessions};
use crate::devices::{self, Device};
use crate::problem::Refused;
use crate::state::App;

/// The signed-in person, and how surely they are known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Me {
    /// As the identity provider told it.
    pub person: Person,
    /// How surely.
    pub level: Level,
    /// Slug of the identity provider.
    pub origin: String,
    /// When it was told.
    #[schema(value_type = String, format = DateTime)]
    pub told_at: Timestamp,
}

/// A person signed in on the device that proved itself: as an extractor, it refuses whoever is not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedIn {
    /// Who.
    pub me: Me,
    /// By which session.
    pub session: Uuid,
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refused> {
        if let Some(person) = parts.extensions.get::<Self>() {
            return Ok(person.clone());
        }
        let device = Device::from_request_parts(parts, app).await?;
        let hash = sha256_hex(devices::token(parts).ok_or_else(nobody)?.as_bytes());
        let now = app.clock.now();
        let found = app.db.read(move |tx| sessions::signed_in(tx, &hash, &device.0, now)).await?;
        Ok(found.ok_or_else(nobody)?)
    }
}

fn nobody() -> Problem {
    Problem::new(Code::SignInNeeded, "Per questo serve l'accesso: entra e riprova.")
}

/// Who is signed in on this device.
#[utoipa::path(get, path = "/v1/me", tag = "sign-in", responses(
    (status = 200, description = "The person", body = Me),
    (status = 401, description = "No proof of the device, or nobody is signed in on it", body = Problem),
))]
pub(super) async fn me(SignedIn { me, .. }: SignedIn) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], Json(me))
}
