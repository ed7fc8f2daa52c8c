//! The pages of filled-in forms: the list of those that came in, one with all its answers, its files.

mod list;
mod one;
mod summary;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;
use rapida_contract::Timestamp;
use rapida_contract::document::DocumentKind;
use rapida_contract::ids::{AttachmentId, SubmissionId};

use super::filter::Filter;
use super::routes::{Here, page};
use super::trace;
use crate::audit::Act;
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::forms::{self, FilledIn, FormFile};
use crate::office::operators::Operator;
use crate::page::guarded;
use crate::path::Id;
use crate::problem::{Refused, not_found};
use crate::receipts;
use crate::state::App;
use list::List;
use one::Page;

/// Forms on a page of the list.
const PAGE_SIZE: u32 = 25;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/ufficio/pratiche", get(show_list))
        .route("/ufficio/pratiche/{id}", get(show))
        .route("/ufficio/documenti/{id}", get(take_along))
}

async fn show_list(
    operator: Operator,
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let at = Filter::read(&query.unwrap_or_default()).page;
    let (scope, today) = (operator.roles.scope(), calendar::day(app.clock.now()));
    let found = app.db.read(move |tx| {
        let lines = forms::list(tx, &scope, at, PAGE_SIZE)?;
        Ok::<_, DbError>((lines, forms::count(tx, &scope)?))
    });
    let (lines, found) = found.await?;
    let content = List { lines, found, page: at, size: PAGE_SIZE, today }.markup();
    Ok(page(&app, &operator, Here::Forms, StatusCode::OK, "Pratiche", &content))
}

async fn show(operator: Operator, State(app): State<Arc<App>>, Id(id): Id<SubmissionId>) -> Result<Response, Refused> {
    let (within, by, now) = (app.clone(), operator.clone(), app.clock.now());
    let found = app.db.write(move |tx| {
        let Some(form) = forms::by_id(tx, id)?.filter(|form| sees(&by, form)) else { return Ok(None) };
        trace::leave(tx, &by, Act::View, (form.id, &form.office.id), now)?;
        let (sent, code) = (forms::as_sent(tx, &within, &form)?, receipts::code_of(tx, id)?);
        Ok::<_, DbError>(Some((form, sent, code)))
    });
    let Some((form, sent, code)) = found.await? else { return Ok(nothing(&app, &operator)) };
    let title = format!("{} · {}", form.registration.code(), form.title);
    let today = calendar::day(app.clock.now());
    let content = Page { form: &form, sent: sent.as_ref(), code: code.as_ref(), today }.markup();
    Ok(page(&app, &operator, Here::Form, StatusCode::OK, &title, &content))
}

fn sees(operator: &Operator, form: &FilledIn) -> bool {
    operator.roles.scope().holds(&form.office.id)
}

fn nothing(app: &App, operator: &Operator) -> Response {
    let content = html! {
        h1 { "Pratica non trovata" }
        p { "Non c'è nessuna pratica a questo indirizzo. " a href="/ufficio/pratiche" { "Torna all'elenco" } }
    };
    page(app, operator, Here::Form, StatusCode::NOT_FOUND, "Non trovata", &content)
}

/// A file of a form: for a program on the operator's machine, never inside a page.
async fn take_along(
    operator: Operator,
    State(app): State<Arc<App>>,
    Id(id): Id<AttachmentId>,
) -> Result<Response, Refused> {
    let now = app.clock.now();
    let taken = app.db.write(move |tx| export(tx, &operator, id, now));
    let FormFile { digest, media_type } = taken.await?.ok_or_else(not_found)?;
    let bytes = app.files.read(&digest).await?;
    let ending = DocumentKind::of(&bytes).map_or("bin", DocumentKind::extension);
    let name = format!("attachment; filename=\"documento-{id}.{ending}\"");
    let headers = [(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, name)];
    Ok(guarded((headers, bytes).into_response()))
}

/// The file for an operator who takes it along, which is written down; none where they do not see its form.
fn export(tx: &mut dyn Tx, operator: &Operator, id: AttachmentId, now: Timestamp) -> Result<Option<FormFile>, DbError> {
    let Some(form) = forms::of_file(tx, id)?.filter(|form| sees(operator, form)) else { return Ok(None) };
    trace::leave(tx, operator, Act::Export, (form.id, &form.office.id), now)?;
    forms::file(tx, id)
}
