//! The way to a register of somebody else (the register office, the business register): JSON over HTTPS, with mutual TLS
//! and a bearer token where the settings say so. A register that does not answer is not waited for by every request.

mod body;
mod breaker;
mod settings;

use std::error::Error;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use reqwest::{StatusCode, Url};
use serde_json::{Value, json};

use crate::calendar;
use crate::state::App;
use crate::world::Clock;
use breaker::Breaker;

pub use body::{BodyError, body};
pub use settings::{GatewayError, Settings};

/// How long a register may take.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// What registers are told that they are asked for (art. 50 of D.Lgs. 82/2005).
const PURPOSE: &str = "Servizi online del Comune: chi ha fatto l'accesso vede i propri dati e agisce per chi può";

/// The register does not answer, or not what it should. The log says more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Away;

/// A register that is asked by POST at one address.
pub struct Gateway {
    name: &'static str,
    http: reqwest::Client,
    url: Url,
    token: Option<String>,
    breaker: Breaker,
}

impl Gateway {
    /// The one of the settings; `name` is for the log. Only in the sandbox it may be at an address without TLS.
    pub fn new(
        name: &'static str,
        settings: &Settings,
        patience: Duration,
        sandbox: bool,
    ) -> Result<Self, GatewayError> {
        let (url, http) = settings.open(name, patience, sandbox)?;
        Ok(Self { name, http, url, token: settings.token.clone(), breaker: Breaker::default() })
    }

    /// Asks; `read` takes the answer apart, and what it cannot read is no answer. `None` where nothing was found.
    pub async fn ask<T>(
        &self,
        question: &Value,
        clock: &Clock,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Result<Option<T>, Away> {
        let began = clock.now();
        if !self.breaker.lets_through(began) {
            return Err(Away);
        }
        let told = match self.send(question).await {
            Ok(Some(bytes)) => read(&bytes).map(Some).ok_or_else(|| "the answer cannot be read".to_owned()),
            Ok(None) => Ok(None),
            Err(why) => Err(why),
        };
        match told {
            Ok(told) => {
                self.breaker.succeeded();
                Ok(told)
            }
            Err(why) => {
                tracing::warn!(register = self.name, why, "a register does not answer");
                self.breaker.failed(began, clock.now());
                Err(Away)
            }
        }
    }

    /// The bytes of the answer; none where the register does not know whom it was asked for.
    async fn send(&self, question: &Value) -> Result<Option<Vec<u8>>, String> {
        let request = self.http.post(self.url.clone()).json(question);
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        // Without its address: it may carry what nobody is to read.
        let answer = request.send().await.map_err(|error| reasons(&error.without_url()))?;
        match answer.status() {
            StatusCode::OK => body(answer).await.map(Some).map_err(|error| error.to_string()),
            StatusCode::NOT_FOUND if is_json(&answer) => Ok(None),
            other => Err(other.to_string()),
        }
    }
}

/// Whether a register itself may have said it: what stands on the way to one says 404 in other forms, or with no word.
fn is_json(answer: &reqwest::Response) -> bool {
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// Why a request failed, down to the bottom of it: that a certificate is not trusted, say.
fn reasons(error: &dyn Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        told = format!("{told}: {next}");
        cause = next.source();
    }
    told
}

/// A question as registers take it: by what they are to search, with an operation of its own, the purpose and the day.
pub fn question(app: &App, criteria: &Value) -> Value {
    json!({
        "idOperazioneClient": app.random.new_id(),
        "criteriRicerca": criteria,
        "datiRichiesta": {
            "dataRiferimentoRichiesta": calendar::day(app.clock.now()),
            "motivoRichiesta": PURPOSE,
        },
    })
}
