//! Requests to issuers, in the shapes in which the crate `openidconnect` hands them over.

use std::pin::Pin;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// Longest answer, in bytes: metadata, keys and tokens are short.
const ANSWER_MAX: usize = 512 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    /// It did not come.
    #[error(transparent)]
    Failed(#[from] reqwest::Error),
    /// It has no end.
    #[error("the answer is longer than {ANSWER_MAX} bytes")]
    TooLong,
}

/// The way to the issuers.
pub(super) struct Http(pub reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(send(&self.0, request))
    }
}

async fn send(client: &reqwest::Client, request: HttpRequest) -> Result<HttpResponse, HttpError> {
    let mut answer = client.execute(request.try_into()?).await?;
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > ANSWER_MAX {
            return Err(HttpError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    let mut told = HttpResponse::new(body);
    *told.status_mut() = answer.status();
    *told.headers_mut() = answer.headers().clone();
    Ok(told)
}
