//! What every authorization server does alike (RFC 6749): the municipality's own, and the sandbox's issuer.

mod fault;
pub mod pkce;
mod way_back;

pub use fault::Fault;
pub use way_back::{WayBack, send_to};
