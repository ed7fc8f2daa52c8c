//! GeoReport v2 over HTTP: the end of the path is the format, of answers and errors alike.

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::fields::Fields;
use super::refusal::Refusal;
use super::tree::{Format, Tree};
use super::{discovery, file, list, one, services, token};
use crate::page::limit::Visitor;
use crate::state::App;

/// Where the service is.
const BASE: &str = "/open311/v2";
/// Most bytes of a form.
const FORM_MAX: usize = 64 * 1024;

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    let mut router = OpenApiRouter::with_openapi(Described::openapi())
        .route(&format!("{BASE}/services/{{file}}"), get(get_definition))
        .route(&format!("{BASE}/requests/{{file}}"), get(get_one))
        .route(&format!("{BASE}/tokens/{{file}}"), get(get_token));
    for format in Format::ALL {
        let end = format.extension();
        router = router
            .route(&format!("{BASE}/services.{end}"), services_in(format))
            .route(&format!("{BASE}/requests.{end}"), requests_in(format))
            .route(&format!("{BASE}/discovery.{end}"), discovery_in(format))
            .route(&format!("/open311/discovery.{end}"), discovery_in(format));
    }
    router.layer(DefaultBodyLimit::max(FORM_MAX))
}

/// GeoReport ends its paths with the format, which a router does not take apart: so each path is given twice, and
/// described once.
#[derive(OpenApi)]
#[openapi(paths(services_in, get_definition, get_list, post_one, get_one, get_token, discovery_in))]
struct Described;

/// The categories of reports.
#[utoipa::path(get, path = "/open311/v2/services.{format}", tag = "open311",
    params(("format" = String, Path, description = "`xml` or `json`")),
    responses((status = 200, description = "services"), (status = 404, description = "errors: another jurisdiction")))]
fn services_in(format: Format) -> MethodRouter<Arc<App>> {
    get(move |State(app): State<Arc<App>>, RawQuery(query): RawQuery| async move {
        let listed = async { asked(&app, query, b"").map(|_| services::list(&app.municipality)) };
        open(reply(format, "services", listed).await)
    })
}

/// Where the service is.
#[utoipa::path(get, path = "/open311/v2/discovery.{format}", tag = "open311",
    params(("format" = String, Path, description = "`xml` or `json`")),
    responses((status = 200, description = "discovery")))]
fn discovery_in(format: Format) -> MethodRouter<Arc<App>> {
    get(move |State(app): State<Arc<App>>| async move {
        let base = format!("{}{BASE}", app.public_url);
        let document = discovery::document(&app.municipality, &base, app.config.sandbox);
        open(reply(format, "discovery", async { Ok(document) }).await)
    })
}

fn requests_in(format: Format) -> MethodRouter<Arc<App>> {
    get(move |State(app): State<Arc<App>>, RawQuery(query): RawQuery| get_list(app, format, query)).post(
        move |State(app): State<Arc<App>>,
              Visitor(address): Visitor,
              RawQuery(query): RawQuery,
              headers: HeaderMap,
              body: Result<Bytes, BytesRejection>| {
            post_one(app, address, format, query, form(&headers, body))
        },
    )
}

/// The requests that the filters let through, newest first.
#[utoipa::path(get, path = "/open311/v2/requests.{format}", tag = "open311",
    params(
        ("format" = String, Path, description = "`xml` or `json`"),
        ("service_request_id" = Option<String>, Query, description = "Ids parted by commas: no other filter counts"),
        ("service_code" = Option<String>, Query, description = "Categories parted by commas"),
        ("start_date" = Option<String>, Query, description = "ISO 8601; 90 days before the end where it is not said"),
        ("end_date" = Option<String>, Query, description = "ISO 8601; now where it is not said"),
        ("status" = Option<String>, Query, description = "`open`, `closed`"),
    ),
    responses(
        (status = 200, description = "service_requests, 1,000 at most"),
        (status = 400, description = "errors: a filter that cannot be read"),
        (status = 404, description = "errors: another jurisdiction"),
    ))]
async fn get_list(app: Arc<App>, format: Format, query: Option<String>) -> Response {
    let listed = async { list(&app, &asked(&app, query, b"")?).await };
    open(reply(format, "service_requests", listed).await)
}

/// Files a report. The form has `api_key`, `service_code`, `lat` and `long`, and more of GeoReport's fields.
#[utoipa::path(post, path = "/open311/v2/requests.{format}", tag = "open311",
    params(("format" = String, Path, description = "`xml` or `json`")),
    request_body(content_type = "application/x-www-form-urlencoded", content = String),
    responses(
        (status = 200, description = "service_requests with the request's id"),
        (status = 400, description = "errors: fields at fault"),
        (status = 403, description = "errors: api_key missing or wrong"),
        (status = 404, description = "errors: no such service, or another jurisdiction"),
        (status = 429, description = "errors: too many wrong keys; Retry-After says when to come back"),
    ))]
async fn post_one(
    app: Arc<App>,
    address: IpAddr,
    format: Format,
    query: Option<String>,
    form: Result<Bytes, Refusal>,
) -> Response {
    let filed = async { file(&app, address, &asked(&app, query, &form?)?).await };
    reply(format, "service_requests", filed).await
}

/// What can be said about a report of a category.
#[utoipa::path(get, path = "/open311/v2/services/{file}", tag = "open311",
    params(("file" = String, Path, description = "`roads.xml` or `roads.json`")),
    responses((status = 200, description = "service_definition"), (status = 404, description = "errors: no such service")))]
async fn get_definition(State(app): State<Arc<App>>, Path(file): Path<String>, RawQuery(query): RawQuery) -> Response {
    part(&app, &file, query, "service_definition", async |app, code| {
        let category = app.municipality.category(code);
        category.map(services::definition).ok_or_else(|| Refusal::not_found("service_code: non esiste."))
    })
    .await
}

/// One request, as a list of one.
#[utoipa::path(get, path = "/open311/v2/requests/{file}", tag = "open311",
    params(("file" = String, Path, description = "`2026-0000123.xml` or `2026-0000123.json`")),
    responses((status = 200, description = "service_requests"), (status = 404, description = "errors: no such request")))]
async fn get_one(State(app): State<Arc<App>>, Path(file): Path<String>, RawQuery(query): RawQuery) -> Response {
    part(&app, &file, query, "service_requests", one).await
}

/// The request that a token stands for.
#[utoipa::path(get, path = "/open311/v2/tokens/{file}", tag = "open311",
    params(("file" = String, Path, description = "`2026-0000123.xml` or `2026-0000123.json`")),
    responses((status = 200, description = "service_requests"), (status = 404, description = "errors: no such token")))]
async fn get_token(State(app): State<Arc<App>>, Path(file): Path<String>, RawQuery(query): RawQuery) -> Response {
    part(&app, &file, query, "service_requests", token).await
}

/// Answers about the one thing that the last part of the path names, in the format that it ends with.
async fn part(
    app: &App,
    file: &str,
    query: Option<String>,
    root: &str,
    work: impl AsyncFnOnce(&App, &str) -> Result<Tree, Refusal>,
) -> Response {
    let Some((name, format)) = Format::split(file) else {
        let unknown = async { Err(Refusal::not_found("L'indirizzo finisce con .xml oppure .json.")) };
        return open(reply(Format::Xml, root, unknown).await);
    };
    let answered = async {
        asked(app, query, b"")?;
        work(app, name).await
    };
    open(reply(format, root, answered).await)
}

/// What a client says, unless it says that it means another municipality.
fn asked(app: &App, query: Option<String>, form: &[u8]) -> Result<Fields, Refusal> {
    let fields = Fields::read(&[query.unwrap_or_default().as_bytes(), form])?;
    match fields.get("jurisdiction_id") {
        Some(other) if other != app.municipality.jurisdiction => {
            let ours = &app.municipality.jurisdiction;
            Err(Refusal::not_found(format!("jurisdiction_id: qui c'è solo {ours}.")))
        }
        _ => Ok(fields),
    }
}

fn form(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Result<Bytes, Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes).to_ascii_lowercase();
    if !kind.is_empty() && !kind.starts_with(b"application/x-www-form-urlencoded") {
        return Err(Refusal::bad("Serve Content-Type: application/x-www-form-urlencoded."));
    }
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "La richiesta supera 64 KB."),
        _ => Refusal::bad("La richiesta non è arrivata intera."),
    })
}

async fn reply(format: Format, root: &str, work: impl Future<Output = Result<Tree, Refusal>>) -> Response {
    let (status, body, wait) = match work.await {
        Ok(tree) => (StatusCode::OK, tree.write(format, root), None),
        Err(refusal) => (refusal.status, refusal.tree().write(format, "errors"), refusal.wait),
    };
    let answer = (status, [(header::CONTENT_TYPE, format.media_type())], body).into_response();
    match wait {
        Some(wait) => wait.on(answer),
        None => answer,
    }
}

/// Lets the pages of other sites read it: it is for everybody.
fn open(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}
