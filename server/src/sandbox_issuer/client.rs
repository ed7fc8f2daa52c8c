//! Who may send people here: the municipality itself.

use crate::sign_in::RETURN;
use crate::state::App;

/// A registered client.
pub(super) struct Client {
    /// An address, as the national profile has it.
    pub id: String,
    /// Where its people go back to; compared as a whole (RFC 9700, 2.1).
    pub redirect_uri: String,
}

impl Client {
    /// The municipality.
    pub fn of(app: &App) -> Self {
        Self { id: app.public_url.clone(), redirect_uri: format!("{}{RETURN}", app.public_url) }
    }
}
