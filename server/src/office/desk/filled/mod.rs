//! The pages of filled-in forms: the list of those that came in, one with all its answers and what can be done, its files.

mod actions;
mod filter;
mod form;
mod labels;
mod list;
mod one;
mod summary;
mod take;
mod timeline;
mod words;

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::html;
use rapida_contract::Timestamp;
use rapida_contract::document::DocumentKind;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::proceeding::{Clock, StepKind};

use super::routes::{Here, page};
use super::trace;
use crate::audit::Act;
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::documents::{self, Decision};
use crate::forms::{self, FilledIn, FormFile};
use crate::office::operators::Operator;
use crate::page::guarded;
use crate::path::Id;
use crate::problem::{Refused, not_found};
use crate::proceedings::{self, LoggedEvent, Proceeding};
use crate::rankings;
use crate::receipts::{self, VerificationCode};
use crate::state::App;
use actions::{Actions, Last};
use filter::Filter;
use form::StepForm;
pub(super) use labels::{badge, happened};
use list::List;
use one::Page;
use take::Outcome;

/// Forms on a page of the list.
const PAGE_SIZE: u32 = 25;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/ufficio/pratiche", get(show_list))
        .route("/ufficio/pratiche/{id}", get(show))
        .route("/ufficio/pratiche/{id}/passi", post(take_step))
        .route("/ufficio/pratiche/{id}/decisione", get(take_decision))
        .route("/ufficio/documenti/{id}", get(take_along))
}

async fn show_list(
    operator: Operator,
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let filter = Filter::read(&query.unwrap_or_default());
    let (scope, today, within, wanted) =
        (operator.roles.scope(), calendar::day(app.clock.now()), app.clone(), filter.clone());
    let found = app.db.read(move |tx| {
        let everything = Filter::read("stato=tutte").wanted(scope.clone());
        let services = services(tx, &within, &everything)?;
        let wanted_now = wanted.wanted(scope);
        let mut lines = Vec::new();
        for proceeding in proceedings::list(tx, &wanted_now, wanted.page, PAGE_SIZE)? {
            let log = proceedings::log(tx, proceeding.id)?;
            let clock = proceedings::clock(tx, &within, &proceeding, &log)?;
            lines.push((proceeding, clock));
        }
        Ok::<_, DbError>((services, lines, proceedings::count(tx, &wanted_now)?))
    });
    let (services, lines, found) = found.await?;
    let content = List { filter: &filter, services, lines, found, size: PAGE_SIZE, today }.markup();
    Ok(page(&app, &operator, Here::Forms, StatusCode::OK, "Pratiche", &content))
}

/// The services of which there is anything, with their titles as they are in force.
fn services(tx: &mut dyn Tx, app: &App, all: &proceedings::Filter) -> Result<Vec<(String, String)>, DbError> {
    let mut services = Vec::new();
    for slug in proceedings::services(tx, all)? {
        let title = app.templates.in_force(tx, &slug)?.map(|template| template.service.title.it.clone());
        services.push((slug.clone(), title.unwrap_or(slug)));
    }
    Ok(services)
}

/// A proceeding with one of its versions and all that the page tells.
struct Detail {
    proceeding: Proceeding,
    form: FilledIn,
    sent: Option<rapida_contract::form::Form>,
    code: Option<VerificationCode>,
    log: Vec<LoggedEvent>,
    clock: Clock,
    is_ranked: bool,
}

impl Detail {
    /// The proceeding of this submission, where the operator sees it, with the wanted version or the one that counts.
    fn find(
        tx: &mut dyn Tx,
        app: &App,
        operator: &Operator,
        (id, version): (SubmissionId, Option<SubmissionId>),
    ) -> Result<Option<Self>, DbError> {
        let found = proceedings::of_submission(tx, id)?.filter(|found| sees(operator, found));
        let Some(proceeding) = found else { return Ok(None) };
        let log = proceedings::log(tx, proceeding.id)?;
        let version = version.filter(|version| log.iter().any(|logged| logged.submission == Some(*version)));
        let form = version.map(|version| forms::by_id(tx, version)).transpose()?.flatten();
        let form = form.unwrap_or_else(|| proceeding.form.clone());
        Ok(Some(Self {
            sent: forms::as_sent(tx, app, &form)?,
            code: receipts::code_of(tx, form.id)?,
            clock: proceedings::clock(tx, app, &proceeding, &log)?,
            is_ranked: rankings::is_ranked(tx, app, &proceeding.form)?,
            proceeding,
            form,
            log,
        }))
    }

    /// The same, written down: somebody looks at it.
    fn view(
        tx: &mut dyn Tx,
        app: &App,
        operator: &Operator,
        what: (SubmissionId, Option<SubmissionId>),
        now: Timestamp,
    ) -> Result<Option<Self>, DbError> {
        let found = Self::find(tx, app, operator, what)?;
        if let Some(Self { proceeding, .. }) = &found {
            trace::leave(tx, operator, Act::View, (proceeding.id, &proceeding.form.office.id), now)?;
        }
        Ok(found)
    }
}

fn sees(operator: &Operator, proceeding: &Proceeding) -> bool {
    operator.roles.scope().holds(&proceeding.form.office.id)
}

async fn show(
    operator: Operator,
    State(app): State<Arc<App>>,
    Id(id): Id<SubmissionId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let query: Vec<(String, String)> = serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let said = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let done = said("fatto").map(StepKind::from_name).filter(|step| !labels::action(*step).is_empty());
    let version = said("versione").and_then(|id| id.parse().ok());
    let (within, by, now) = (app.clone(), operator.clone(), app.clock.now());
    let found = app.db.write(move |tx| Detail::view(tx, &within, &by, (id, version), now)).await?;
    Ok(answer(&app, &operator, StatusCode::OK, found.as_ref(), done.map_or(Last::Nothing, Last::Done)))
}

async fn take_step(
    operator: Operator,
    State(app): State<Arc<App>>,
    Id(id): Id<SubmissionId>,
    form: Result<Form<StepForm>, FormRejection>,
) -> Result<Response, Refused> {
    let (form, outcome) = match form {
        Err(_) => (StepForm::default(), Outcome::Refused("Il modulo è arrivato incompleto. Riprova.".into())),
        Ok(Form(form)) => {
            let outcome = take::take(&app, &operator, id, &form).await?;
            (form, outcome)
        }
    };
    let why = match outcome {
        Outcome::Taken(step) => {
            let back = format!("/ufficio/pratiche/{id}?fatto={}", step.as_str());
            return Ok(guarded(Redirect::to(&back).into_response()));
        }
        Outcome::Refused(why) => why,
    };
    let (within, by, now) = (app.clone(), operator.clone(), app.clock.now());
    let found = app.db.write(move |tx| Detail::view(tx, &within, &by, (id, None), now)).await?;
    let last = Last::Refused(&form, why);
    Ok(answer(&app, &operator, StatusCode::UNPROCESSABLE_ENTITY, found.as_ref(), last))
}

fn answer(app: &App, operator: &Operator, status: StatusCode, found: Option<&Detail>, last: Last<'_>) -> Response {
    let Some(Detail { proceeding, form, sent, code, log, clock, is_ranked }) = found else {
        return nothing(app, operator);
    };
    let title = format!("{} · {}", form.registration.code(), form.title);
    let today = calendar::day(app.clock.now());
    let actions = Actions { proceeding, seen: log.len(), today, operator, is_ranked: *is_ranked, last };
    let shown = Page { proceeding, form, sent: sent.as_ref(), code: code.as_ref(), log, clock: *clock, actions, today };
    page(app, operator, Here::Form, status, &title, &shown.markup())
}

fn nothing(app: &App, operator: &Operator) -> Response {
    let content = html! {
        h1 { "Pratica non trovata" }
        p { "Non c'è nessuna pratica a questo indirizzo. " a href="/ufficio/pratiche" { "Torna all'elenco" } }
    };
    page(app, operator, Here::Form, StatusCode::NOT_FOUND, "Non trovata", &content)
}

/// The decision as a document, which is written down.
async fn take_decision(
    operator: Operator,
    State(app): State<Arc<App>>,
    Id(id): Id<SubmissionId>,
) -> Result<Response, Refused> {
    let (within, now) = (app.clone(), app.clock.now());
    let taken = app.db.write(move |tx| {
        let found = proceedings::by_id(tx, id)?.filter(|found| sees(&operator, found));
        let Some(proceeding) = found else { return Ok(None) };
        let decision = Decision::on(tx, &within, &proceeding)?;
        if decision.is_some() {
            trace::leave(tx, &operator, Act::Export, (proceeding.id, &proceeding.form.office.id), now)?;
        }
        Ok::<_, DbError>(decision)
    });
    let decision = taken.await?.ok_or_else(not_found)?;
    Ok(guarded(documents::answer(&decision.file_name(), decision.pdf().await?)))
}

/// A file of a form or a step: for a program on the operator's machine, never inside a page.
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
    let found = proceedings::of_file(tx, id)?.filter(|found| sees(operator, found));
    let Some(proceeding) = found else { return Ok(None) };
    trace::leave(tx, operator, Act::Export, (proceeding.id, &proceeding.form.office.id), now)?;
    forms::file(tx, id)
}
