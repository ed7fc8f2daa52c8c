//! How a register is reached, as the settings say it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::{Certificate, Identity, Url};
use serde::Deserialize;

/// A table of the file of settings: `[register-office]`, `[business-register]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Where it is asked, by POST.
    pub url: String,
    /// Bearer token, for registers that want one.
    pub token: Option<String>,
    /// File with the certificates (PEM) of whoever signed the register's; those that the system trusts where absent.
    pub ca: Option<PathBuf>,
    /// File with our certificate (PEM), for registers that want to know us by it.
    pub client_certificate: Option<PathBuf>,
    /// File with its key (PEM).
    pub client_key: Option<PathBuf>,
}

/// Settings by which no register is reached. The first member is its name.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The address is none.
    #[error("{0}: {1:?} is no address")]
    NoUrl(&'static str, String),
    /// Whoever sits on the line could read and play it.
    #[error("{0} is not at an https address")]
    Open(&'static str),
    /// A file cannot be read.
    #[error("{0}: {1}: {2}")]
    Unreadable(&'static str, PathBuf, std::io::Error),
    /// Half of what proves who we are.
    #[error("{0}: client-certificate and client-key go together")]
    Half(&'static str),
    /// The files hold something else, or there is no way out.
    #[error("{0}: {1}")]
    Unusable(&'static str, reqwest::Error),
}

impl Settings {
    /// A register that is asked at an address, and nothing more.
    pub fn at(url: String) -> Self {
        Self { url, ..Self::default() }
    }

    pub(super) fn open(
        &self,
        name: &'static str,
        patience: Duration,
        sandbox: bool,
    ) -> Result<(Url, reqwest::Client), GatewayError> {
        let url = Url::parse(&self.url).map_err(|_| GatewayError::NoUrl(name, self.url.clone()))?;
        if !sandbox && url.scheme() != "https" {
            return Err(GatewayError::Open(name));
        }
        let unusable = |error| GatewayError::Unusable(name, error);
        let mut client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(patience);
        if let Some(ca) = &self.ca {
            client = client.tls_certs_only(Certificate::from_pem_bundle(&read(name, ca)?).map_err(unusable)?);
        }
        match (&self.client_certificate, &self.client_key) {
            (Some(certificate), Some(key)) => {
                let pem = [read(name, key)?, b"\n".to_vec(), read(name, certificate)?].concat();
                client = client.identity(Identity::from_pem(&pem).map_err(unusable)?);
            }
            (None, None) => {}
            _ => return Err(GatewayError::Half(name)),
        }
        Ok((url, client.build().map_err(unusable)?))
    }
}

fn read(name: &'static str, path: &Path) -> Result<Vec<u8>, GatewayError> {
    std::fs::read(path).map_err(|error| GatewayError::Unreadable(name, path.to_owned(), error))
}
