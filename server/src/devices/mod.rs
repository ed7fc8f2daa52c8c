//! Who asks: a device proves itself on each request with the key pair that it made at first start (DPoP, RFC 9449).
//!
//! There is no registration: a device is its key. The nonce is the server's, so that a wrong clock does no harm.

mod nonce;
mod replays;
mod table;

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use rapida_contract::Timestamp;
use rapida_contract::ids::DeviceId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proof::{self, NONCE_HEADER, PROOF_HEADER};

use crate::problem::{Refused, unavailable};
use crate::state::App;
pub use nonce::Nonces;
pub use replays::{Replays, Seen};
pub use table::ensure_secret;

/// Longest proof, in bytes: its header and claims are short, and nothing longer is ever taken apart.
const PROOF_MAX: usize = 2_048;
/// Longest `jti`, in bytes.
const JTI_MAX: usize = 128;

/// The device that proved itself: as an extractor, it refuses whoever did not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device(pub DeviceId);

impl FromRequestParts<Arc<App>> for Device {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refused> {
        // A proof is good once, also within a request.
        if let Some(device) = parts.extensions.get::<Self>() {
            return Ok(device.clone());
        }
        let device = Self(proven(parts, app, app.clock.now())?);
        app.limits.device(&device.0)?;
        parts.extensions.insert(device.clone());
        Ok(device)
    }
}

/// The access token that a request brings, where it brings one: what it is worth is asked where that counts.
#[derive(Clone, Debug)]
pub struct Token(pub Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for Token {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(token(parts).map(str::to_owned)))
    }
}

/// Gives the next nonce with every answer, so that a device seldom has to ask twice.
pub async fn give_nonce(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let name = HeaderName::from_bytes(NONCE_HEADER.as_bytes());
    if let (Ok(name), Ok(nonce)) = (name, HeaderValue::try_from(app.nonces.issue(app.clock.now()))) {
        answer.headers_mut().insert(name, nonce);
    }
    answer
}

/// The access token that a request brings.
pub fn token(parts: &Parts) -> Option<&str> {
    proof::token(parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?)
}

fn proven(parts: &Parts, app: &App, now: Timestamp) -> Result<DeviceId, Problem> {
    let mut proofs = parts.headers.get_all(PROOF_HEADER).iter();
    // RFC 9449, 4.3: exactly one.
    let (Some(text), None) = (proofs.next(), proofs.next()) else { return Err(no_proof()) };
    let text = text.to_str().ok().filter(|text| text.len() <= PROOF_MAX).ok_or_else(no_proof)?;
    let (device, proof) = proof::read(text).map_err(|_| no_proof())?;
    if proof.htm != parts.method.as_str() || proof.htu != parts.uri.path() || proof.jti.len() > JTI_MAX {
        return Err(no_proof());
    }
    // RFC 9449, 4.3: a proof goes with the token that it names and with no other.
    if proof.ath != token(parts).map(proof::token_digest) {
        return Err(no_proof());
    }
    if !app.nonces.is_fresh(&proof.nonce, now) {
        return Err(Problem::new(Code::NonceNeeded, "Ripeti la richiesta con il nonce di questa risposta."));
    }
    match app.replays.see(&device, &proof.jti, now) {
        Seen::First => Ok(device),
        Seen::Again => Err(no_proof()),
        Seen::Full => Err(unavailable()),
    }
}

fn no_proof() -> Problem {
    Problem::new(Code::NoProof, "Questo dispositivo non ha dimostrato chi è.")
}
