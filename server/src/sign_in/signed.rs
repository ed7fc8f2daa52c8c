//! What we sign for an issuer that has our key (SPID/CIE profile, "Authorization Endpoint" and "Token Endpoint").

use jiff::SignedDuration;
use openidconnect::url::Url;
use rapida_contract::Timestamp;
use serde_json::{Map, Value, json};

use super::identify::Fault;
use super::provider::{Client, Provider};
use crate::oauth::Key;
use crate::state::App;
use crate::world::Random;

/// How long what we sign may be read.
const LIFE: SignedDuration = SignedDuration::from_mins(5);

/// Who says it to whom, and until when.
pub(super) struct Frame<'a> {
    client_id: &'a str,
    issuer: &'a str,
    random: &'a Random,
    now: Timestamp,
}

/// What we say now as a client of an issuer.
pub(super) fn frame<'a>(app: &'a App, client: &'a Client, provider: &'a Provider) -> Frame<'a> {
    let (client_id, issuer) = (client.client_id().as_str(), provider.issuer().as_str());
    Frame { client_id, issuer, random: &app.random, now: app.clock.now() }
}

impl Frame<'_> {
    fn around(&self, mut claims: Map<String, Value>, key: &Key, typ: &str) -> Result<String, Fault> {
        claims.insert("iss".into(), json!(self.client_id));
        claims.insert("aud".into(), json!(self.issuer));
        claims.insert("iat".into(), json!(self.now.as_second()));
        claims.insert("exp".into(), json!((self.now + LIFE).as_second()));
        claims.insert("jti".into(), json!(self.random.new_id().to_string()));
        key.sign(typ, &Value::Object(claims), self.random).map_err(|_| Fault::Wrong("our own key does not sign"))
    }

    /// That we are this client (`private_key_jwt`, OpenID Connect Core 9).
    pub fn assertion(&self, key: &Key) -> Result<String, Fault> {
        self.around(Map::from_iter([("sub".to_owned(), json!(self.client_id))]), key, "JWT")
    }

    /// The same request with all of it signed (OpenID Connect Core 6.1). What the issuer must know before it reads the
    /// object stays outside too.
    pub fn request(&self, url: &Url, key: &Key) -> Result<Url, Fault> {
        const OUTSIDE: [&str; 5] = ["client_id", "response_type", "scope", "redirect_uri", "state"];
        let value = |name: &str, text: &str| match name {
            "claims" => serde_json::from_str(text).unwrap_or_default(),
            _ => json!(text),
        };
        let asked = url.query_pairs().map(|(name, text)| (name.to_string(), value(&name, &text))).collect();
        let object = self.around(asked, key, "oauth-authz-req+jwt")?;
        let mut short = url.clone();
        short.query_pairs_mut().clear();
        let outside = url.query_pairs().filter(|(name, _)| OUTSIDE.contains(&name.as_ref()));
        short.query_pairs_mut().extend_pairs(outside).append_pair("request", &object);
        Ok(short)
    }
}
