//! The running server: its routes, what every answer carries, its start and its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use axum::middleware;
use axum::routing::get;
use axum::{Json, Router};
use rapida_contract::api::{SERVER_HEADER, SERVER_VALUE};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, RequestBodyTimeoutLayer};
use utoipa_axum::router::OpenApiRouter;

use crate::config::Config;
use crate::mail;
use crate::office::{desk, operators};
use crate::openapi;
use crate::page;
use crate::problem::{Refused, method_not_allowed, not_found};
use crate::state::{App, StartError};
use crate::world::World;
use crate::{
    access_log, acting, changes, connections, devices, documents, doors, drafts, erasure, follows, health, leftovers,
    limits, mandates, municipality, open311, pictures, proceedings, rankings, ratings, receipts, register_office,
    reports, sandbox_clock, sandbox_issuer, sandbox_registers, services, sign_in, structures, submissions, uploads,
    verify,
};

/// A server that listens.
pub struct Running {
    /// Where.
    pub address: SocketAddr,
    /// What it works on.
    pub app: Arc<App>,
    end: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl Running {
    /// Takes no more connections, lets what runs come to its end, and is over.
    pub async fn stop(self) {
        // Nobody listens any more when the server has ended by itself.
        let _ = self.end.send(true);
        if let Err(error) = self.serving.await {
            tracing::error!(%error, "the server ended by a fault of the program");
        }
    }
}

/// Starts a server; it listens when this answers.
pub async fn start(config: Config, world: World) -> Result<Running, StartError> {
    let wanted = config.listen;
    let unbound = |error| StartError::Io(format!("cannot listen on {wanted}"), error);
    let listener = TcpListener::bind(wanted).await.map_err(unbound)?;
    let address = listener.local_addr().map_err(unbound)?;
    let (end, ended) = watch::channel(false);
    health::requests::begin();
    let app = Arc::new(App::open(config, world, address, ended.clone()).await?);
    services::begin(&app).await?;
    let router = router(&app);
    mail::start(&app, ended.clone())?;
    tokio::spawn(uploads::keep_purging(app.clone()));
    reports::retire_daily(&app);
    drafts::retire_daily(&app);
    rankings::lapse_daily(&app);
    let serving = tokio::spawn(connections::serve(listener, router, app.config.patience, ended));
    Ok(Running { address, app, end, serving })
}

/// Every subject's routes.
fn subjects(patience: Duration) -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(openapi::values())
        .merge(municipality::routes())
        .merge(services::routes())
        .merge(submissions::routes())
        .merge(ratings::routes())
        .merge(proceedings::routes())
        .merge(rankings::routes())
        .merge(documents::routes())
        .merge(changes::routes())
        .merge(follows::routes())
        .merge(receipts::routes())
        .merge(pictures::routes())
        .merge(open311::routes())
        .merge(sign_in::routes())
        .merge(register_office::routes())
        .merge(acting::routes())
        .merge(structures::routes())
        .merge(mandates::routes())
        .merge(access_log::routes())
        .merge(erasure::routes())
        .merge(drafts::routes())
        .merge(health::routes())
        // Small bodies as a whole; files may take their time, as long as they move.
        .layer(RequestBodyDeadlineLayer::new(patience))
        .merge(uploads::routes())
}

/// The pages that people open in a browser.
fn pages(sandbox: bool) -> Router<Arc<App>> {
    Router::new()
        .route("/", get(page::home))
        .route(page::STYLE_PATH, get(page::style))
        .route("/ufficio/", get(page::without_slash))
        .route("/verifica/", get(page::without_slash))
        .merge(operators::routes::routes())
        .merge(desk::routes())
        .merge(verify::routes())
        .merge(rankings::pages())
        .merge(sign_in::pages())
        .merge(mail::routes::routes(sandbox))
        .merge(sandbox_clock::routes(sandbox))
        .merge(sandbox_issuer::routes(sandbox))
        .merge(sandbox_registers::routes(sandbox))
}

fn router(app: &Arc<App>) -> Router {
    let (routes, described) = subjects(app.config.patience).split_for_parts();
    let described = Arc::new(openapi::describe(described, app.config.sandbox));
    let document = get(move || async move { Json((*described).clone()) });
    let is_ours = SetResponseHeaderLayer::overriding(
        HeaderName::from_bytes(SERVER_HEADER.as_bytes()).expect("a header's name"),
        HeaderValue::from_static(SERVER_VALUE),
    );
    routes
        .merge(pages(app.config.sandbox))
        .route("/openapi.json", document)
        .fallback(|| async { Refused(not_found()) })
        .method_not_allowed_fallback(|| async { Refused(method_not_allowed()) })
        .layer(middleware::from_fn_with_state(app.clone(), doors::guard))
        .layer(middleware::from_fn(uploads::speak_tus))
        .layer(RequestBodyTimeoutLayer::new(app.config.patience))
        .layer(middleware::from_fn_with_state(app.clone(), limits::by_address))
        .layer(middleware::from_fn_with_state(app.clone(), page::fault::in_words))
        .layer(middleware::from_fn(leftovers::read))
        .layer(middleware::from_fn_with_state(app.clone(), devices::give_nonce))
        .layer(is_ours)
        .layer(middleware::from_fn_with_state(app.clone(), sandbox_clock::tell))
        .layer(middleware::from_fn_with_state(app.clone(), doors::harden))
        .layer(middleware::from_fn(health::requests::count))
        .layer(CompressionLayer::new())
        .with_state(app.clone())
}
