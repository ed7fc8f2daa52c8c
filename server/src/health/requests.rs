//! One line in the log and a few numbers per request: its method, route and status, never its path, query or sender.

use std::sync::OnceLock;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Seconds by which answers are counted.
const BUCKETS: [f64; 9] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0];

static NUMBERS: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins to count, once per process: the numbers of a process are one set, also where a test starts more servers.
pub fn begin() {
    NUMBERS.get_or_init(|| {
        let numbers = PrometheusBuilder::new().set_buckets(&BUCKETS).and_then(PrometheusBuilder::install_recorder);
        numbers.inspect_err(|error| tracing::warn!(%error, "nothing is counted")).ok()
    });
}

/// The numbers in Prometheus' text form; empty where nothing is counted.
pub fn render() -> String {
    let Some(Some(numbers)) = NUMBERS.get() else { return String::new() };
    numbers.run_upkeep();
    numbers.render()
}

/// Counts and logs each request.
pub async fn count(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().into());
    let answer = next.run(request).await;
    let (seconds, status) = (begun.elapsed().as_secs_f64(), answer.status().as_u16());
    let labels = [("method", method.to_owned()), ("route", route.clone()), ("status", status.to_string())];
    metrics::counter!("rapida_requests_total", &labels).increment(1);
    metrics::histogram!("rapida_request_seconds", "route" => route.clone()).record(seconds);
    tracing::info!(method, route, status, seconds, "request");
    answer
}

/// Methods that anybody invents would be labels without end.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::PUT => "PUT",
        Method::POST => "POST",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
