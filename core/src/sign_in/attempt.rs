//! One sign-in on its way: what the browser is sent with (RFC 6749, 4.1.1; RFC 7636), and what it brings back (RFC 9207).

use jiff::{SignedDuration, Timestamp};
use oauth2::basic::BasicClient;
use oauth2::url::{Url, form_urlencoded};
use oauth2::{AuthUrl, ClientId, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl};
use rapida_contract::digest::hex;
use rapida_contract::problem::Code;
use rapida_contract::sign_in::{CLIENT_ID, Level};
use serde::{Deserialize, Serialize};

use super::problem;
use crate::error::Result;
use crate::world::World;

/// How long a person may take in the browser: as long as the municipality waits for them.
pub const PATIENCE: SignedDuration = SignedDuration::from_mins(15);

/// What is read of the authorization server's metadata (RFC 8414, 2). That it is the municipality's own, the link knows.
#[derive(Deserialize)]
pub struct Metadata {
    /// What `iss` must be.
    pub issuer: String,
    /// What the browser opens.
    pub authorization_endpoint: String,
}

/// What the person wants to sign in for.
pub struct Wish {
    /// The least level.
    pub level: Level,
    /// The route of the screen that asks.
    pub return_to: String,
}

/// A sign-in whose person is in the browser.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attempt {
    /// By which its answer is known (RFC 6749, 10.12).
    pub state: String,
    /// What proves that the code was asked for here (RFC 7636, 4.1).
    pub verifier: String,
    /// Where the answer goes.
    pub redirect_uri: String,
    /// Whose answer is waited for.
    pub issuer: String,
    /// What the browser opens.
    pub address: String,
    /// The route with which it was begun.
    pub return_to: String,
    /// When it is given up.
    pub until: Timestamp,
}

impl Attempt {
    /// A new one.
    pub fn new(metadata: Metadata, wish: Wish, redirect_uri: String, world: &World) -> Result<Self> {
        // 64 characters each: more than anybody guesses, and RFC 7636 wants 43 of the verifier.
        let [state, verifier] = [(); 2].map(|()| hex(&world.random::<32>()));
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.clone()));
        let client = BasicClient::new(ClientId::new(CLIENT_ID.to_owned()))
            .set_auth_uri(AuthUrl::from_url(page(&metadata.authorization_endpoint)?))
            .set_redirect_uri(RedirectUrl::new(redirect_uri.clone()).map_err(|_| problem(Code::SignInFailed))?);
        let (address, _) = client
            .authorize_url(|| CsrfToken::new(state.clone()))
            .set_pkce_challenge(challenge)
            .add_extra_param("acr_values", wish.level.acr())
            .url();
        Ok(Self {
            state,
            verifier,
            redirect_uri,
            issuer: metadata.issuer,
            address: address.into(),
            return_to: wish.return_to,
            until: world.now().saturating_add(PATIENCE).unwrap_or(Timestamp::MAX),
        })
    }

    /// Whether the person took too long.
    pub fn is_late(&self, now: Timestamp) -> bool {
        now >= self.until
    }

    /// The code that an address brings back, or why it brings none. `None` for whatever is no answer to this sign-in: any
    /// page in the browser can come to a port of this device, and must not end what goes on.
    pub fn read(&self, address: &str) -> Option<std::result::Result<String, Code>> {
        let (at, query) = address.split_once('?')?;
        let said = Said::read(query)?;
        let ours = at == self.redirect_uri && said.state.as_deref() == Some(self.state.as_str());
        ours.then(|| said.outcome(&self.issuer))
    }
}

/// What the system is told to open must be a page: an address may start any program.
fn page(address: &str) -> Result<Url> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "https" | "http"));
    Ok(url.ok_or_else(|| problem(Code::SignInFailed))?)
}

/// The parameters of an answer (RFC 6749, 4.1.2; RFC 9207, 2).
#[derive(Default)]
struct Said {
    state: Option<String>,
    iss: Option<String>,
    code: Option<String>,
    error: Option<String>,
}

impl Said {
    /// `None` where one stands twice (RFC 6749, 3.1).
    fn read(query: &str) -> Option<Self> {
        let mut said = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let place = match name.as_ref() {
                "state" => &mut said.state,
                "iss" => &mut said.iss,
                "code" => &mut said.code,
                "error" => &mut said.error,
                _ => continue,
            };
            if place.replace(value.into_owned()).is_some() {
                return None;
            }
        }
        Some(said)
    }

    fn outcome(self, issuer: &str) -> std::result::Result<String, Code> {
        if self.iss.as_deref() != Some(issuer) {
            return Err(Code::SignInFailed);
        }
        match (self.code, self.error.as_deref()) {
            (Some(code), None) => Ok(code),
            (None, Some("access_denied")) => Err(Code::SignInRefused),
            // OpenID Connect Core Unmet Authentication Requirements 1.0.
            (None, Some("unmet_authentication_requirements")) => Err(Code::SignInLevel),
            (None, Some("temporarily_unavailable")) => Err(Code::IssuerAway),
            _ => Err(Code::SignInFailed),
        }
    }
}
