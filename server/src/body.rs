//! JSON bodies of requests.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use rapida_contract::problem::{Code, Problem};
use serde::de::DeserializeOwned;

use crate::problem::Refused;

/// The body of a request. One that cannot be read is told as a problem.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        let read: Result<Json<T>, JsonRejection> = Json::from_request(request, state).await;
        read.map(|Json(body)| Self(body)).map_err(|rejection| Refused(unread(&rejection)))
    }
}

fn unread(rejection: &JsonRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(Code::TooLarge, "La richiesta è troppo grande."),
        _ => Problem::new(Code::Malformed, "La richiesta non si può leggere."),
    }
}
