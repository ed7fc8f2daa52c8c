//! Connections: how many at once, how slow they may be, and how they end.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::Layer;
use tower_http::add_extension::AddExtensionLayer;

/// Connections at once; more wait in the system's queue.
const CONNECTIONS_MAX: usize = 4_096;
/// Streams of one HTTP/2 connection at once.
const STREAMS_MAX: u32 = 100;
/// How long requests may take to come to their end when the server ends.
const FAREWELL: Duration = Duration::from_secs(20);
/// After a failed accept (no file descriptors left): a moment for some to come free.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `end` becomes true and what runs has come to its end.
///
/// The head of a request may take as long as `patience`, and a kept connection be silent.
pub async fn serve(listener: TcpListener, router: Router, patience: Duration, mut end: watch::Receiver<bool>) {
    let (places, graceful) = (Arc::new(Semaphore::new(CONNECTIONS_MAX)), GracefulShutdown::new());
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            _ = end.wait_for(|over| *over) => break,
        };
        let (stream, peer, place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        // Small answers leave at once.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(AddExtensionLayer::new(ConnectInfo(peer)).layer(router.clone()));
        let connection = protocol(patience).serve_connection(TokioIo::new(stream), service).into_owned();
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = watched.await {
                tracing::debug!(%error, "a connection broke");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests that did not come to their end were cut");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, place))
}

fn protocol(patience: Duration) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(patience);
    let mut http2 = builder.http2();
    http2.timer(TokioTimer::new()).max_concurrent_streams(STREAMS_MAX).keep_alive_interval(patience);
    builder
}
