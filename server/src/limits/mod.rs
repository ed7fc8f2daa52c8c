//! How much one device and one address may ask, and how often one may guess. Beyond it: 429, and when to come back.

mod guesses;
mod tries;

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::{DefaultKeyedRateLimiter, Quota};
use rapida_contract::ids::DeviceId;
use rapida_contract::problem::{Code, Problem};

use crate::page::limit::network;
use crate::problem::Refused;
use crate::state::App;
pub use guesses::{Guesser, Guesses, Secret, Wait};

/// Devices or addresses kept at once, before those at rest are forgotten.
const KEPT_MAX: usize = 50_000;

/// The limits of this server; other servers of the municipality count for themselves.
pub struct Limits {
    devices: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    /// Wrong guesses.
    pub guesses: Guesses,
}

impl Limits {
    /// Requests per minute, which may also come at once.
    pub fn new(per_device: NonZeroU32, per_address: NonZeroU32) -> Self {
        Self {
            devices: DefaultKeyedRateLimiter::keyed(Quota::per_minute(per_device)),
            addresses: DefaultKeyedRateLimiter::keyed(Quota::per_minute(per_address)),
            guesses: Guesses::default(),
        }
    }

    /// Counts a request of a device.
    pub fn device(&self, device: &DeviceId) -> Result<(), Problem> {
        check(&self.devices, &device.0)
    }

    /// Counts a request from an address.
    pub fn address(&self, address: IpAddr) -> Result<(), Problem> {
        check(&self.addresses, &network(address))
    }
}

fn check<K: Clone + Eq + std::hash::Hash>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), Problem> {
    if limiter.len() > KEPT_MAX {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|_| Problem::new(Code::TooMany, "Troppe richieste: riprova fra poco."))
}

/// Who asks: the other end of the connection, or whom our proxy says that it stands for.
pub(crate) fn client(extensions: &Extensions, headers: &HeaderMap, behind_proxy: bool) -> Option<IpAddr> {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    // Only the last address is our proxy's word; those before it are anybody's.
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let forwarded = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    if behind_proxy { forwarded.or(peer) } else { peer }
}

/// Counts each request by its address.
pub async fn by_address(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let address = client(request.extensions(), request.headers(), app.config.behind_proxy);
    match address.map_or(Ok(()), |address| app.limits.address(address)) {
        Ok(()) => next.run(request).await,
        Err(problem) => Refused(problem).into_response(),
    }
}
