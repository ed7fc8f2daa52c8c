//! What every authorization server does alike (RFC 6749): the municipality's own, and the sandbox's issuer.

mod fault;
pub mod pkce;
mod rs256;
mod way_back;

pub use fault::Fault;
pub use rs256::Key;
pub use way_back::{WayBack, send_to};

/// How a client shows by a signature who it is (RFC 7523, 2.2).
pub const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
