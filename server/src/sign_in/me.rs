//! Who is signed in on a device.

use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::DeviceId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::{Level, Me};
use uuid::Uuid;

use super::sessions;
use crate::devices::{self, Device};
use crate::problem::Refused;
use crate::state::App;

/// A person signed in on the device that proved itself: as an extractor, it refuses whoever is not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedIn {
    /// Who.
    pub me: Me,
    /// By which session.
    pub session: Uuid,
}

impl SignedIn {
    /// Who is signed in by an access token on a device that proved itself for it.
    pub async fn by_token(app: &App, device: DeviceId, token: Option<&str>) -> Result<Self, Problem> {
        let hash = sha256_hex(token.ok_or_else(nobody)?.as_bytes());
        let now = app.clock.now();
        let found = app.db.read(move |tx| sessions::signed_in(tx, &hash, &device, now)).await?;
        found.ok_or_else(nobody)
    }

    /// Refuses whoever is known less surely than this (RFC 9470).
    pub fn at_least(&self, least: Level) -> Result<(), Problem> {
        if self.me.level >= least {
            return Ok(());
        }
        let detail = format!("Per questo serve un accesso di livello {}: entra di nuovo.", least.name());
        Err(Problem::new(Code::LevelNeeded, detail))
    }

    /// First name and surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.me.person.given_name, self.me.person.family_name)
    }
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refused> {
        if let Some(person) = parts.extensions.get::<Self>() {
            return Ok(person.clone());
        }
        let Device(device) = Device::from_request_parts(parts, app).await?;
        Ok(Self::by_token(app, device, devices::token(parts)).await?)
    }
}

/// Nobody is signed in, where somebody has to be.
pub fn nobody() -> Problem {
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
