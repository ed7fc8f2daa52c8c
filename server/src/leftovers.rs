//! What a refusal leaves unread of a request is read to its end, within bounds, before the answer leaves. Otherwise the
//! connection is reset while the device still sends, and the answer (a fresh nonce, say) is lost with it.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::StreamExt;
use http_body::{Frame, SizeHint};
use tokio::sync::oneshot;

/// Most bytes that are read for nothing.
const BYTES_MAX: usize = 4 * 1024 * 1024;
/// How long they may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads what the inner service left.
pub async fn read(request: Request, next: Next) -> Response {
    // Whoever waits for our word before sending has nothing on its way.
    if request.headers().contains_key(header::EXPECT) {
        return next.run(request).await;
    }
    let (back, mut left) = oneshot::channel();
    let request = request.map(|body| Body::new(Lent { body, back: Some(back) }));
    let answer = next.run(request).await;
    if let Ok(body) = left.try_recv() {
        // Whatever still comes after that is cut.
        let _ = tokio::time::timeout(PATIENCE, drain(body)).await;
    }
    answer
}

async fn drain(body: Body) {
    let mut pieces = body.into_data_stream();
    let mut read = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        read += piece.len();
        if read > BYTES_MAX {
            return;
        }
    }
}

/// A body that comes back when it is dropped before its end.
struct Lent {
    body: Body,
    back: Option<oneshot::Sender<Body>>,
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(back) = self.back.take()
            && !self.body.is_end_stream()
        {
            // Nobody waits for it when the request itself was dropped.
            let _ = back.send(std::mem::take(&mut self.body));
        }
    }
}
