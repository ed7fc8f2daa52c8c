//! JSON with an `ETag` by which an asker finds out that they have it already (RFC 9110, 8.8.3 and 13.1.2).

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The answer to whoever asks with these headers: 304 where they have it. `digest` is the SHA-256 of the JSON, in hexadecimal
/// digits.
pub fn answer(headers: &HeaderMap, digest: &str, json: Vec<u8>) -> Response {
    // Weak: compression changes the bytes and not the meaning.
    let tag = format!("W/\"{digest}\"");
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut answer = match known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
    };
    let tag = HeaderValue::try_from(tag).expect("hexadecimal digits in quotes");
    answer.headers_mut().insert(header::ETAG, tag);
    answer
}
