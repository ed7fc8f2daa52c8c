//! The guard: every request is held against the table before a handler sees it.

use std::sync::Arc;

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rapida_contract::problem::{Code, Problem};

use super::endpoints::{of, of_path};
use super::{Endpoint, Who};
use crate::audit::{self, Act, Happening, Object};
use crate::devices::Device;
use crate::office::operators::{Duty, Operator};
use crate::problem::{Refused, method_not_allowed, not_found};
use crate::sign_in::SignedIn;
use crate::state::App;

/// Lets in whom the table lets in. Whom it has let in goes along with the request.
pub async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let Some(path) = request.extensions().get::<MatchedPath>().cloned() else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    match admit(&app, path.as_str(), &mut parts).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(refused) => refused,
    }
}

async fn admit(app: &Arc<App>, path: &str, parts: &mut Parts) -> Result<(), Response> {
    let Some(endpoint) = of(parts.method.as_str(), path) else { return Err(closed(path)) };
    if endpoint.sandbox && !app.config.sandbox {
        return Err(Refused(not_found()).into_response());
    }
    let Endpoint { who, .. } = endpoint;
    match who {
        Who::Anyone | Who::Browser | Who::Bearer => {}
        Who::Device => {
            Device::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        }
        Who::Person(least) => {
            let person = SignedIn::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
            person.at_least(*least).map_err(|problem| Refused(problem).into_response())?;
            parts.extensions.insert(person);
        }
        Who::Operator(duties) => {
            let operator = Operator::from_request_parts(parts, app).await?;
            appointed(app, &operator, duties, endpoint.path).await.map_err(IntoResponse::into_response)?;
            parts.extensions.insert(operator);
        }
    }
    Ok(())
}

/// No line for this method: other methods have one, or nobody wrote one.
fn closed(path: &str) -> Response {
    let methods: Vec<&str> = of_path(path).map(|endpoint| endpoint.method).collect();
    if methods.is_empty() {
        tracing::error!(path, "a route without a line in the table of endpoints");
        return Refused(not_found()).into_response();
    }
    let mut refused = Refused(method_not_allowed()).into_response();
    if let Ok(allowed) = HeaderValue::try_from(methods.join(", ")) {
        refused.headers_mut().insert(header::ALLOW, allowed);
    }
    refused
}

/// Who is an operator for something else is not let in, and that is written down.
async fn appointed(app: &App, operator: &Operator, duties: &[Duty], path: &'static str) -> Result<(), Refused> {
    if duties.iter().any(|duty| operator.roles.include(*duty)) {
        return Ok(());
    }
    let refusal = Happening::new(Act::Refusal, operator.themselves()).to(Object::Endpoint(path)).because("role");
    let now = app.clock.now();
    app.db.write(move |tx| audit::record(tx, refusal, now)).await?;
    Err(Refused(Problem::new(
        Code::Forbidden,
        "Il tuo ruolo non apre questa pagina. Se ti serve, chiedi a chi gestisce il server.",
    )))
}
