//! Who may ask what: one table of all endpoints, and the guard that asks it before anything else looks at a request.
//!
//! A route without a line in the table is not there, and a handler never decides who may come: it is handed the device, the
//! person or the operator that the guard has let in.

mod endpoints;
mod guard;
mod headers;

use rapida_contract::sign_in::Level;

use crate::office::operators::Duty;
pub use endpoints::{ENDPOINTS, Endpoint};
pub use guard::guard;
pub use headers::harden;

/// Who may ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// A device that proves its key on this request.
    Device,
    /// A person signed in on such a device, known at this level at least.
    Person(Level),
    /// An operator of the municipality with one of these duties.
    Operator(&'static [Duty]),
    /// A browser that comes back to the sign-in that it began: its cookie and `state` are held against each other there.
    Browser,
    /// Whoever brings the secret that the request itself carries: an API key, a code, a token. The handler holds it against
    /// what was given.
    Bearer,
}
