//! Why there is no token (RFC 6749, 5.2).

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// An error of the token endpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A parameter is missing, or stands there twice.
    InvalidRequest,
    /// Nobody knows the client.
    InvalidClient,
    /// The code or the refresh token is not, or no longer, good.
    InvalidGrant,
    /// Nothing is given for this.
    UnsupportedGrantType,
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, error) = match self {
            Self::InvalidRequest => (StatusCode::BAD_REQUEST, "invalid_request"),
            Self::InvalidClient => (StatusCode::UNAUTHORIZED, "invalid_client"),
            Self::InvalidGrant => (StatusCode::BAD_REQUEST, "invalid_grant"),
            Self::UnsupportedGrantType => (StatusCode::BAD_REQUEST, "unsupported_grant_type"),
        };
        (status, [(header::CACHE_CONTROL, "no-store")], Json(json!({ "error": error }))).into_response()
    }
}
