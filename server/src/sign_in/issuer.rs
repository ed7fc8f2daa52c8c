//! The issuers that a municipality trusts, as its settings name them.

use std::collections::HashMap;
use std::sync::Mutex;

use openidconnect::IssuerUrl;
use rapida_contract::Timestamp;
use serde::Deserialize;

use super::http::Http;
use super::provider::Provider;
use crate::config::Config;
use crate::sandbox_issuer;

/// An OpenID Connect provider.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Issuer {
    /// Slug: `federa`.
    pub id: String,
    /// What is on its button: `Entra con FedERa`.
    pub name: String,
    /// Its identifier (`iss`), below which its metadata lie.
    pub url: IssuerUrl,
    /// Who we are there; the municipality's own address where nothing is said.
    pub client_id: Option<String>,
    /// For issuers that give one.
    pub client_secret: Option<String>,
    /// Scopes beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
}

/// All of them, and what they last said of themselves.
pub struct Issuers {
    all: Vec<Issuer>,
    pub(super) http: Http,
    pub(super) known: Mutex<HashMap<String, (Provider, Timestamp)>>,
}

impl Issuers {
    /// Those of the settings; in the sandbox also the one that comes along.
    pub fn new(config: &Config, public_url: &str) -> Result<Self, reqwest::Error> {
        let mut all = config.issuers.clone();
        if config.sandbox {
            all.extend(sandbox_issuer::as_issuer(public_url));
        }
        // Where an issuer sends us on to is nothing that we agreed upon with it.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(config.patience);
        Ok(Self { all, http: Http(http.build()?), known: Mutex::default() })
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
