//! How often one address may ask.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::limits;
use crate::state::App;

/// The address that a request comes from, also behind a proxy of ours.
pub struct Visitor(pub IpAddr);

impl FromRequestParts<Arc<App>> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let address = limits::client(&parts.extensions, &parts.headers, app.config.behind_proxy);
        // Whose address nobody knows shares one limit with all such.
        Ok(Self(address.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED))))
    }
}

/// Addresses kept at once, before those at rest are forgotten.
const KEPT_MAX: usize = 10_000;

/// A limit per address. Clones share it.
#[derive(Clone)]
pub struct AddressLimit(Arc<DefaultKeyedRateLimiter<IpAddr>>);

impl AddressLimit {
    /// So many requests per minute, and as many at once; at least 1.
    pub fn per_minute(requests: u32) -> Self {
        let requests = NonZeroU32::new(requests).unwrap_or(NonZeroU32::MIN);
        Self(Arc::new(RateLimiter::keyed(Quota::per_minute(requests))))
    }

    /// Whether this request is within the limit; counts it.
    pub fn lets_in(&self, address: IpAddr) -> bool {
        if self.0.len() > KEPT_MAX {
            self.0.retain_recent();
        }
        self.0.check_key(&network(address)).is_ok()
    }
}

/// One household or firm has a whole /64 of IPv6.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_asks_too_often_waits_and_others_do_not() {
        let limit = AddressLimit::per_minute(2);
        let [one, neighbour, other] =
            ["2001:db8::1", "2001:db8::2", "192.0.2.1"].map(|text| text.parse().expect("an address"));
        assert!(limit.lets_in(one) && limit.lets_in(neighbour));
        assert!(!limit.lets_in(one));
        assert!(limit.lets_in(other));
    }
}
