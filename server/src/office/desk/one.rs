//! The pages of one report: what it says, the steps, its pictures, its protocol stamp.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, RawQuery, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::html;
use rapida_contract::ids::{AttachmentId, ReportCode};
use rapida_contract::progress::StepKind;

use super::actions::{Actions, Last, is_offices};
use super::detail::Detail;
use super::form::{FORM_MAX, FormError, StepForm};
use super::report::Page;
use super::routes::{Here, PASSED_ON, page};
use super::take::{self, Outcome};
use super::{stamp, table, trace};
use crate::audit::Act;
use crate::calendar;
use crate::db::DbError;
use crate::office::operators::{OTHER_SESSION, Operator};
use crate::page::guarded;
use crate::path::Id;
use crate::problem::{Refused, internal, not_found};
use crate::protocol::segnatura;
use crate::state::App;

pub(super) fn routes() -> Router<Arc<App>> {
    let steps = post(take_step).layer(DefaultBodyLimit::max(FORM_MAX));
    Router::new()
        .route("/ufficio/segnalazioni/{code}", get(show))
        .route("/ufficio/segnalazioni/{code}/passi", steps)
        .route("/ufficio/segnalazioni/{code}/segnatura.xml", get(show_stamp))
        .route("/ufficio/pictures/{id}", get(show_picture))
}

async fn show(
    operator: Operator,
    State(app): State<Arc<App>>,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let query = query.unwrap_or_default();
    let done = query.strip_prefix("fatto=").map(StepKind::from_name).filter(|step| is_offices(*step));
    let detail = view(&app, &operator, &code).await?;
    Ok(answer(&app, &operator, StatusCode::OK, detail.as_ref(), done.map_or(Last::Nothing, Last::Done)))
}

async fn take_step(
    operator: Operator,
    State(app): State<Arc<App>>,
    Path(code): Path<String>,
    request: Request,
) -> Result<Response, Refused> {
    let (form, read) = match Multipart::from_request(request, &()).await {
        Ok(form) => StepForm::read(form).await,
        Err(_) => (StepForm::empty(), Err(FormError::Unreadable)),
    };
    let code = ReportCode(code);
    let outcome = match read {
        Err(FormError::TooLarge) => Outcome::Refused("La foto è troppo grande: il massimo è 20 MB.".into()),
        Err(FormError::Unreadable) => Outcome::Refused("Il modulo è arrivato incompleto. Riprova.".into()),
        Ok(()) if !operator.sent(&form.csrf) => Outcome::Refused(OTHER_SESSION.into()),
        Ok(()) => take::take(&app, &operator, &code, &form).await?,
    };
    let why = match outcome {
        Outcome::Taken(step, sees) => {
            let back = match sees {
                true => format!("/ufficio/segnalazioni/{code}?fatto={}", step.as_str()),
                false => format!("/ufficio?{PASSED_ON}"),
            };
            return Ok(guarded(Redirect::to(&back).into_response()));
        }
        Outcome::Refused(why) => why,
    };
    let detail = find(&app, &operator, &code.0).await?;
    Ok(answer(&app, &operator, StatusCode::UNPROCESSABLE_ENTITY, detail.as_ref(), Last::Refused(&form, why)))
}

/// The report for whoever opens it, which is written down.
async fn view(app: &App, operator: &Operator, code: &str) -> Result<Option<Detail>, Refused> {
    let (code, operator, now) = (ReportCode(code.to_owned()), operator.clone(), app.clock.now());
    let found = app.db.write(move |tx| {
        let detail = Detail::find(tx, &code, &operator.roles.scope())?;
        if let Some(detail) = &detail {
            trace::leave(tx, &operator, Act::View, (detail.report.id, &detail.report.office.id), now)?;
        }
        Ok::<_, DbError>(detail)
    });
    Ok(found.await?)
}

async fn find(app: &App, operator: &Operator, code: &str) -> Result<Option<Detail>, Refused> {
    let (code, scope) = (ReportCode(code.to_owned()), operator.roles.scope());
    Ok(app.db.read(move |tx| Detail::find(tx, &code, &scope)).await?)
}

fn answer(app: &App, operator: &Operator, status: StatusCode, detail: Option<&Detail>, last: Last<'_>) -> Response {
    let Some(detail) = detail else { return nothing(app, operator) };
    let (municipality, today) = (&app.municipality, calendar::day(app.clock.now()));
    let actions = Actions { detail, offices: &app.offices, today, operator, last };
    let title = format!("{} · {}", detail.line.code, detail.line.title);
    let content = Page { municipality, detail, today, actions }.markup();
    page(app, operator, Here::Report, status, &title, &content)
}

fn nothing(app: &App, operator: &Operator) -> Response {
    let content = html! {
        h1 { "Segnalazione non trovata" }
        p { "Non c'è nessuna segnalazione con questo codice. " a href="/ufficio" { "Torna all'elenco" } }
    };
    page(app, operator, Here::Report, StatusCode::NOT_FOUND, "Non trovata", &content)
}

async fn show_picture(
    operator: Operator,
    State(app): State<Arc<App>>,
    Id(id): Id<AttachmentId>,
) -> Result<Response, Refused> {
    let scope = operator.roles.scope();
    let picture = app.db.read(move |tx| match table::office_of(tx, id)? {
        Some(office) if scope.holds(&office) => table::picture(tx, id),
        _ => Ok(None),
    });
    let picture = picture.await?.ok_or_else(not_found)?;
    let bytes = app.files.read(&picture.sha256).await.map_err(|error| {
        tracing::error!(%error, attachment = %id, "a picture of a report cannot be read");
        internal()
    })?;
    let mut response = guarded(([(header::CONTENT_TYPE, picture.media_type)], bytes).into_response());
    // The bytes of an id never change, and only this browser's operator may keep them.
    let kept = header::HeaderValue::from_static("private, max-age=86400, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(response)
}

async fn show_stamp(
    operator: Operator,
    State(app): State<Arc<App>>,
    Path(code): Path<String>,
) -> Result<Response, Refused> {
    let (code, now) = (ReportCode(code), app.clock.now());
    let name =
        format!("attachment; filename=\"segnatura-{}.xml\"", code.0.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let stamp = app.db.write(move |tx| stamp::export(tx, &operator, &code, now)).await?.ok_or_else(not_found)?;
    let xml = segnatura::xml(&app.municipality, &stamp);
    let headers =
        [(header::CONTENT_TYPE, "application/xml; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok(guarded((headers, xml).into_response()))
}
