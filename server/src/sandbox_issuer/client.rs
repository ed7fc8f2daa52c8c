//! Who may send people here: the municipality itself.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::issuer;
use crate::oauth::Key;
use crate::sign_in::RETURN;
use crate::state::App;

/// A registered client.
pub(super) struct Client {
    /// An address, as the national profile has it.
    pub id: String,
    /// Where its people go back to; compared as a whole (RFC 9700, 2.1).
    pub redirect_uri: String,
    /// The key that it signs with; a client that has one must use it.
    pub key: Option<Key>,
    /// To whom it must address what it signs.
    pub issuer: String,
}

impl Client {
    /// The municipality, with the key that its settings name for this issuer.
    pub fn of(app: &App) -> Self {
        let issuer = issuer(app);
        let ours = app.issuers.all().iter().find(|one| one.url.as_str() == issuer);
        let key = ours.and_then(|ours| app.issuers.key(ours)).cloned();
        Self { id: app.public_url.clone(), redirect_uri: format!("{}{RETURN}", app.public_url), key, issuer }
    }

    /// Whether an assertion says that the client is who it says (RFC 7523, 3).
    pub fn asserted(&self, assertion: &str, now: Timestamp) -> bool {
        let claims = self.signed(assertion, now);
        claims.is_some_and(|claims| claims.get("sub").is_some_and(|sub| *sub == self.id) && claims.contains_key("jti"))
    }

    /// What the client signed for this issuer and for this moment.
    pub fn signed(&self, jws: &str, now: Timestamp) -> Option<Map<String, Value>> {
        let claims = self.key.as_ref()?.read(jws)?;
        let says = |name: &str, value: &str| claims.get(name).is_some_and(|one| one == value);
        let ends = claims.get("exp").and_then(Value::as_i64);
        let is_good =
            says("iss", &self.id) && says("aud", &self.issuer) && ends.is_some_and(|ends| ends > now.as_second());
        is_good.then_some(claims)
    }
}
