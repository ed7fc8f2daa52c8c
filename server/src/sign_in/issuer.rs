//! The issuers that a municipality trusts, as its settings name them.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Mutex;

use openidconnect::IssuerUrl;
use rapida_contract::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::http::Http;
use super::provider::Provider;
use crate::config::Config;
use crate::oauth::Key;
use crate::sandbox_issuer;

/// An OpenID Connect provider.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Issuer {
    /// Slug: `federa`.
    pub id: String,
    /// As people call it, `FedERa`: on its button, and beside what it told.
    pub name: String,
    /// Its identifier (`iss`), below which its metadata lie.
    pub url: IssuerUrl,
    /// Who we are there; the municipality's own address where nothing is said.
    pub client_id: Option<String>,
    /// For issuers that give one.
    pub client_secret: Option<String>,
    /// For issuers that want signatures instead: a file with an RSA key as PEM.
    pub client_key: Option<PathBuf>,
    /// Scopes beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
}

/// Why people could not sign in with them.
#[derive(Debug, thiserror::Error)]
pub enum IssuersError {
    /// There is no way to them.
    #[error("the way to the identity providers: {0}")]
    Http(#[from] reqwest::Error),
    /// Its slug is another's too, or none.
    #[error("an identity provider needs an `id` of its own: {0:?}")]
    NoSlug(String),
    /// Whoever sits on the line could play it.
    #[error("the identity provider {0:?} is not at an https address")]
    Open(String),
    /// The file of a key cannot be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// It holds something else.
    #[error("{0} holds no RSA key of 2048 bits as PEM")]
    NoKey(PathBuf),
}

/// All of them, and what they last said of themselves.
pub struct Issuers {
    all: Vec<Issuer>,
    keys: HashMap<String, Key>,
    pub(super) http: Http,
    pub(super) known: Mutex<HashMap<String, (Provider, Timestamp)>>,
}

impl Issuers {
    /// Those of the settings; in the sandbox also the one that comes along, unless they name it themselves.
    pub fn new(config: &Config, public_url: &str) -> Result<Self, IssuersError> {
        let mut all = config.issuers.clone();
        let own = sandbox_issuer::as_issuer(public_url).filter(|_| config.sandbox);
        all.extend(own.filter(|own| config.issuers.iter().all(|issuer| issuer.url != own.url)));
        all.iter().enumerate().try_for_each(|(at, issuer)| distinct(issuer, all.get(..at).unwrap_or_default()))?;
        config.issuers.iter().try_for_each(|issuer| closed(issuer, config.sandbox))?;
        let keys = all.iter().filter_map(|issuer| read(issuer).transpose()).collect::<Result<_, _>>()?;
        // Where an issuer sends us on to is nothing that we agreed upon with it.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(config.patience);
        Ok(Self { all, keys, http: Http(http.build()?), known: Mutex::default() })
    }

    /// What we sign with for an issuer.
    pub fn key(&self, issuer: &Issuer) -> Option<&Key> {
        self.keys.get(&issuer.id)
    }

    /// The public halves of all keys that we sign with, each once (RFC 7517).
    pub fn jwks(&self) -> Value {
        let keys: BTreeMap<&str, Value> = self.keys.values().map(|key| (key.kid(), key.jwk())).collect();
        json!({ "keys": keys.into_values().collect::<Vec<_>>() })
    }

    /// Each of them.
    pub fn all(&self) -> &[Issuer] {
        &self.all
    }

    /// The one of a slug.
    pub fn of(&self, id: &str) -> Option<&Issuer> {
        self.all.iter().find(|issuer| issuer.id == id)
    }
}

fn distinct(issuer: &Issuer, before: &[Issuer]) -> Result<(), IssuersError> {
    let is_new = !issuer.id.is_empty() && before.iter().all(|other| other.id != issuer.id);
    if is_new { Ok(()) } else { Err(IssuersError::NoSlug(issuer.id.clone())) }
}

/// What an issuer says is believed because of where it comes from (OpenID Connect Discovery 4). In the sandbox it may be
/// next door.
fn closed(issuer: &Issuer, sandbox: bool) -> Result<(), IssuersError> {
    let is_closed = sandbox || issuer.url.url().scheme() == "https";
    if is_closed { Ok(()) } else { Err(IssuersError::Open(issuer.id.clone())) }
}

fn read(issuer: &Issuer) -> Result<Option<(String, Key)>, IssuersError> {
    let Some(path) = &issuer.client_key else { return Ok(None) };
    let pem = std::fs::read_to_string(path).map_err(|error| IssuersError::Unreadable(path.clone(), error))?;
    let key = Key::from_pem(&pem).ok_or_else(|| IssuersError::NoKey(path.clone()))?;
    Ok(Some((issuer.id.clone(), key)))
}
