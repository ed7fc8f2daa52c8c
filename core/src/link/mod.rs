//! The way to the municipality: one HTTP client that proves the device and believes only the municipality's own answers.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use ed25519_dalek::SigningKey;
use rapida_contract::api::{SERVER_HEADER, SERVER_VALUE};
use rapida_contract::ids::DeviceId;
use rapida_contract::jws::Jwk;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proof::{self, NONCE_HEADER, PROOF_HEADER, Proof, prove, token_digest};
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Body, Client, Method, Response, StatusCode};

use crate::world::World;

/// Longest wait for the first byte of an answer, and between two.
const PATIENCE: Duration = Duration::from_secs(30);

/// The way to one municipality.
pub struct Link {
    base: String,
    client: Client,
    key: SigningKey,
    world: World,
    nonce: Mutex<String>,
}

/// Why there is no answer to act on.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Nobody answered.
    #[error("no answer: {0}")]
    Offline(String),
    /// Somebody else answered: a captive portal, a proxy, a foreign host.
    #[error("an answer that is not the municipality's (status {0})")]
    Foreign(u16),
    /// The municipality answered with a problem.
    #[error("{problem}")]
    Problem {
        /// What it said.
        problem: Box<Problem>,
        /// Its `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
}

/// One request, which can be made again.
#[derive(Clone)]
pub struct Request<'a> {
    method: Method,
    path: &'a str,
    query: String,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl<'a> Request<'a> {
    /// A request without a body.
    pub fn new(method: Method, path: &'a str) -> Self {
        Self { method, path, query: String::new(), headers: HeaderMap::new(), body: Vec::new() }
    }

    /// With a query, without its question mark.
    pub fn query(mut self, query: String) -> Self {
        self.query = query;
        self
    }

    /// With a header. A value that no header can hold is left out.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// With a body of some type.
    pub fn body(self, content_type: &str, body: Vec<u8>) -> Self {
        Self { body, ..self.header("content-type", content_type) }
    }
}

impl Link {
    /// The way to the server at `base` (`https://…`, without a slash at the end).
    pub fn new(base: &str, key: SigningKey, world: World) -> Result<Self, LinkError> {
        // Whoever chose before, chose for the whole program.
        drop(rustls::crypto::ring::default_provider().install_default());
        // A redirect is how captive portals take over: none is followed, so each shows as a foreign answer.
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .read_timeout(PATIENCE)
            .user_agent(concat!("Rapida/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| LinkError::Offline(error.to_string()))?;
        Ok(Self { base: base.trim_end_matches('/').to_owned(), client, key, world, nonce: Mutex::default() })
    }

    /// This device, as the municipality knows it.
    pub fn device(&self) -> DeviceId {
        DeviceId(Jwk::of(&self.key.verifying_key()).thumbprint())
    }

    /// The address that people open in a browser.
    pub fn public_url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Asks, with a proof of this device; once more when the municipality wants a fresh nonce.
    pub async fn ask(&self, request: &Request<'_>) -> Result<Response, LinkError> {
        match self.ask_once(request).await {
            Err(LinkError::Problem { problem, .. }) if problem.code == Code::NonceNeeded => {
                self.ask_once(request).await
            }
            answer => answer,
        }
    }

    /// Asks where a refusal has words of its own instead of a problem (RFC 6749, 5.2): answers status and body.
    pub async fn ask_openly(&self, request: &Request<'_>) -> Result<(StatusCode, Vec<u8>), LinkError> {
        match self.ask_openly_once(request).await {
            Err(LinkError::Problem { problem, .. }) if problem.code == Code::NonceNeeded => {
                self.ask_openly_once(request).await
            }
            answer => answer,
        }
    }

    async fn ask_openly_once(&self, request: &Request<'_>) -> Result<(StatusCode, Vec<u8>), LinkError> {
        let response = self.send(request).await?;
        let (status, retry_after) = (response.status(), retry_after(&response));
        let body = response.bytes().await.map_err(offline)?.to_vec();
        match serde_json::from_slice::<Problem>(&body) {
            Ok(problem) => Err(LinkError::Problem { problem: Box::new(problem), retry_after }),
            Err(_) => Ok((status, body)),
        }
    }

    async fn ask_once(&self, request: &Request<'_>) -> Result<Response, LinkError> {
        let response = self.send(request).await?;
        let status = response.status();
        if status.is_success() || status == StatusCode::NOT_MODIFIED {
            return Ok(response);
        }
        let retry_after = retry_after(&response);
        let problem = response.json::<Problem>().await.unwrap_or_else(|_| unspoken(status));
        Err(LinkError::Problem { problem: Box::new(problem), retry_after })
    }

    /// The municipality's own answer, whatever its status.
    async fn send(&self, request: &Request<'_>) -> Result<Response, LinkError> {
        let mark = if request.query.is_empty() { "" } else { "?" };
        let url = format!("{}{}{mark}{}", self.base, request.path, request.query);
        let response = self
            .client
            .request(request.method.clone(), url)
            .headers(request.headers.clone())
            .header(PROOF_HEADER, self.proof(request))
            .body(Body::from(request.body.clone()))
            .send()
            .await
            .map_err(offline)?;
        self.remember_nonce(&response);
        let ours = response.headers().get(SERVER_HEADER).is_some_and(|value| value == SERVER_VALUE);
        if ours { Ok(response) } else { Err(LinkError::Foreign(response.status().as_u16())) }
    }

    fn proof(&self, request: &Request<'_>) -> String {
        let authorization = request.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = authorization.and_then(proof::token);
        let proof = Proof {
            jti: self.world.new_id().to_string(),
            htm: request.method.to_string(),
            htu: request.path.to_owned(),
            iat: self.world.now().as_second(),
            nonce: self.nonce.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            ath: token.map(token_digest),
        };
        prove(&proof, &self.key)
    }

    fn remember_nonce(&self, response: &Response) {
        if let Some(nonce) = response.headers().get(NONCE_HEADER).and_then(|value| value.to_str().ok()) {
            nonce.clone_into(&mut self.nonce.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }
}

fn offline(error: reqwest::Error) -> LinkError {
    LinkError::Offline(error.without_url().to_string())
}

fn retry_after(response: &Response) -> Option<u32> {
    response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok())
}

/// A refusal without words of its own: an answer to HEAD has no body.
fn unspoken(status: StatusCode) -> Problem {
    let code = match status {
        StatusCode::UNAUTHORIZED => Code::NonceNeeded,
        _ if status.is_server_error() => Code::Unavailable,
        _ => Code::Other,
    };
    Problem { status: status.as_u16(), ..Problem::new(code, format!("Il Comune ha risposto {status}.")) }
}

/// The body of an answer as JSON; one that cannot be read is as good as no answer.
pub async fn json<T: serde::de::DeserializeOwned>(response: Response) -> Result<T, LinkError> {
    response.json().await.map_err(offline)
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Offline(_) => {
                Self::new(Code::Offline, "Non riesco a raggiungere il Comune. Riprovo da solo appena torna la rete.")
            }
            LinkError::Foreign(_) => Self::new(
                Code::ForeignAnswer,
                "Questa rete chiede prima un accesso. Apri il browser, accedi alla rete, poi torna qui.",
            ),
            LinkError::Problem { problem, .. } => *problem,
        }
    }
}

impl From<LinkError> for crate::error::Error {
    fn from(error: LinkError) -> Self {
        Problem::from(error).into()
    }
}

#[cfg(test)]
mod tests;
