//! An application of a ranking: how it is judged now, what of it can be corrected, what was observed and answered.

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::ranking::OwnRanking;
use serde::Deserialize;

use super::reasons::Page;
use super::{PATH, acts, find};
use crate::audit::Act;
use crate::calendar;
use crate::db::Tx;
use crate::office::desk::routes::{Here, page};
use crate::office::desk::trace;
use crate::office::operators::Operator;
use crate::page::guarded;
use crate::problem::{Refused, not_found};
use crate::proceedings;
use crate::rankings::{self, Correction, Judged, Observation, WantedCorrection, Which};
use crate::state::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/ufficio/graduatorie/{slug}/{call}/domande/{id}", get(show))
        .route("/ufficio/graduatorie/{slug}/{call}/domande/{id}/rettifica", post(correct))
        .route("/ufficio/graduatorie/{slug}/{call}/domande/{id}/risposta", post(answer))
}

/// The page of an application.
pub(super) fn path((slug, call): (&str, &str), id: SubmissionId) -> String {
    format!("{PATH}/{slug}/{call}/domande/{id}")
}

/// All that the page tells.
pub(super) struct Detail {
    pub(super) which: Which,
    pub(super) judged: Judged,
    pub(super) corrections: Vec<Correction>,
    pub(super) observations: Vec<Observation>,
    /// How many events there are.
    pub(super) events: usize,
    /// Whether the ranking is published for good.
    pub(super) is_final: bool,
    /// What it was in the last one that was published.
    pub(super) published: Option<OwnRanking>,
}

/// What was tried before this page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Last {
    /// What was done, as the address says.
    pub(super) done: Option<String>,
    /// What was typed and refused, and why.
    pub(super) refused: Option<(Typed, String)>,
}

/// What was typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    csrf: String,
    /// How many corrections or events the page showed.
    visti: String,
    /// Path of the question.
    pub(super) domanda: String,
    pub(super) valore: String,
    pub(super) motivo: String,
    pub(super) esito: String,
    pub(super) parole: String,
}

impl Typed {
    fn seen(&self) -> usize {
        acts::number(&self.visti)
    }

    /// Whether an observation is upheld.
    fn outcome(&self) -> Result<bool, Problem> {
        match self.esito.as_str() {
            "accolta" => Ok(true),
            "respinta" => Ok(false),
            _ => Err(Problem::new(Code::Invalid, "Scegli se ha ragione o no.")),
        }
    }
}

impl Detail {
    /// Reads it for an operator, which is written down: these are a family's answers.
    fn view(tx: &mut dyn Tx, app: &App, by: &Operator, which: Which, id: SubmissionId) -> Result<Self, Problem> {
        let judged = rankings::application(tx, app, &which, id)?;
        trace::leave(tx, by, Act::View, (id, &judged.proceeding.form.office.id), app.clock.now())?;
        let log = proceedings::log(tx, id)?;
        Ok(Self {
            corrections: rankings::corrections(tx, id)?,
            observations: rankings::of_log(&log),
            events: log.len(),
            is_final: rankings::is_final(tx, &which)?,
            published: rankings::own(tx, id, calendar::day(app.clock.now()))?,
            which,
            judged,
        })
    }
}

type Address = Path<(String, String, String)>;

/// The ranking and the application of an address.
async fn which(
    app: &Arc<App>,
    operator: &Operator,
    Path((slug, call, id)): &Address,
) -> Result<(Which, SubmissionId), Problem> {
    let id = id.parse().map_err(|_| not_found())?;
    Ok((find(app, operator, (slug, call)).await?, id))
}

async fn show(
    operator: Operator,
    State(app): State<Arc<App>>,
    address: Address,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let what = which(&app, &operator, &address).await?;
    let query: Vec<(String, String)> = serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let done = query.into_iter().find(|(key, _)| key == "fatto").map(|(_, done)| done);
    draw(&app, &operator, what, Last { done, refused: None }).await
}

async fn correct(
    operator: Operator,
    State(app): State<Arc<App>>,
    address: Address,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Refused> {
    let (which, id) = which(&app, &operator, &address).await?;
    let typed = form.map(|Form(typed)| typed).unwrap_or_default();
    let (path, answer, why) = (typed.domanda.clone(), typed.valore.clone(), typed.motivo.clone());
    let wanted = WantedCorrection { path, answer, why, seen: typed.seen() };
    let (within, by, of) = (app.clone(), operator.clone(), which.clone());
    let taken = acts::take(&operator, (&which, &typed.csrf), async {
        app.db
            .write(move |tx| rankings::correct(tx, &within, &by, (&of, id), wanted))
            .await
            .map(|()| "rettifica".into())
    });
    let taken = taken.await?;
    after(&app, &operator, (which, id), taken, typed).await
}

async fn answer(
    operator: Operator,
    State(app): State<Arc<App>>,
    address: Address,
    form: Result<Form<Typed>, FormRejection>,
) -> Result<Response, Refused> {
    let (which, id) = which(&app, &operator, &address).await?;
    let typed = form.map(|Form(typed)| typed).unwrap_or_default();
    let (outcome, words, seen) = (typed.outcome(), typed.parole.clone(), typed.seen());
    let (within, by, of) = (app.clone(), operator.clone(), which.clone());
    let taken = acts::take(&operator, (&which, &typed.csrf), async {
        let wanted = rankings::Answer { is_upheld: outcome?, words, seen };
        app.db.write(move |tx| rankings::answer(tx, &within, &by, (&of, id), wanted)).await.map(|()| "risposta".into())
    });
    let taken = taken.await?;
    after(&app, &operator, (which, id), taken, typed).await
}

/// What was done, or the page with what was typed and why not.
async fn after(
    app: &Arc<App>,
    operator: &Operator,
    (which, id): (Which, SubmissionId),
    taken: Result<String, String>,
    typed: Typed,
) -> Result<Response, Refused> {
    match taken {
        Ok(done) => {
            let back = format!("{}?fatto={done}", path((&which.rules.service, &which.call), id));
            Ok(guarded(Redirect::to(&back).into_response()))
        }
        Err(why) => draw(app, operator, (which, id), Last { done: None, refused: Some((typed, why)) }).await,
    }
}

async fn draw(
    app: &Arc<App>,
    operator: &Operator,
    (which, id): (Which, SubmissionId),
    last: Last,
) -> Result<Response, Refused> {
    let (within, by) = (app.clone(), operator.clone());
    let detail = app.db.write(move |tx| Detail::view(tx, &within, &by, which, id)).await?;
    let status = if last.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let content = Page { detail: &detail, operator, last: &last }.markup();
    let title = format!("{} · {}", detail.judged.number, detail.which.rules.title.it);
    Ok(page(app, operator, Here::Ranking, status, &title, &content))
}
