//! How a [`Problem`] leaves the server: `application/problem+json`, and a line in the log where the fault is ours. It also
//! goes along beside the answer, for those who draw it as a page.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rapida_contract::problem::{Code, Problem};

use crate::db::DbError;

/// Seconds after which to come back.
const RETRY_AFTER_S: &str = "5";

/// A refusal as an axum answer. Handlers return `Result<_, Refused>` and use `?` on [`Problem`] and [`DbError`].
#[derive(Debug)]
pub struct Refused(pub Problem);

impl<E: Into<Problem>> From<E> for Refused {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        tracing::error!(%error, "database");
        match error {
            DbError::Unavailable(_) => unavailable(),
            _ => internal(),
        }
    }
}

/// Our own fault; what exactly is in the log and nowhere else.
pub fn internal() -> Problem {
    Problem::new(Code::Internal, "C'è stato un errore del servizio. Riprova più tardi.")
}

/// Not now.
pub fn unavailable() -> Problem {
    Problem::new(Code::Unavailable, "Il servizio non è disponibile in questo momento. Riprova più tardi.")
}

/// Not there, or not the asker's: both sound the same, so that nobody learns what exists by guessing.
pub fn not_found() -> Problem {
    Problem::new(Code::NotFound, "Qui non c'è nulla che tu possa vedere.")
}

/// There, and not to be asked in this way.
pub fn method_not_allowed() -> Problem {
    let problem = Problem::new(Code::Malformed, "Questo indirizzo non accetta richieste di questo tipo.");
    Problem { status: StatusCode::METHOD_NOT_ALLOWED.as_u16(), ..problem }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(&self.0)).into_response();
        let media_type = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, media_type);
        if matches!(self.0.code, Code::TooMany | Code::Unavailable) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S));
        }
        if let Some(challenge) = challenge(self.0.code) {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response.extensions_mut().insert(self.0);
        response
    }
}

/// How surely a person must be known to send something: L2, in the words of RFC 9470, 3.
const LEVEL_NEEDED: &str = "DPoP error=\"insufficient_user_authentication\", \
                            acr_values=\"https://www.spid.gov.it/SpidL2\", algs=\"EdDSA\"";

/// What a device must bring, in the words of RFC 9449, 7.1 and 9.
fn challenge(code: Code) -> Option<&'static str> {
    match code {
        Code::NoProof => Some("DPoP error=\"invalid_dpop_proof\", algs=\"EdDSA\""),
        Code::NonceNeeded => Some("DPoP error=\"use_dpop_nonce\", algs=\"EdDSA\""),
        Code::SignInNeeded => Some("DPoP error=\"invalid_token\", algs=\"EdDSA\""),
        Code::LevelNeeded => Some(LEVEL_NEEDED),
        _ => None,
    }
}
