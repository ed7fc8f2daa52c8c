//! The pages of rankings: which there are, and one: tried with a seed, published, its places offered, taken along.

mod acts;
mod application;
mod csv;
mod export;
mod one;
mod reasons;
mod table;

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::{Markup, html};
use rapida_contract::digest::hex;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::ranking::Phase;
use rapida_contract::ranking::run::Run;
use rapida_contract::ranking::score::Scorer;

use super::routes::{Here, page};
use crate::audit::{self, Act, Happening, Object};
use crate::calendar::italian;
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::page::guarded;
use crate::problem::{Refused, not_found};
use crate::proceedings::{self, Proceeding};
use crate::rankings::page::phase;
use crate::rankings::{self, Kept, Observation, Which};
use crate::state::App;
use acts::Acts;
use one::Page;
use table::{Schools, View};

const PATH: &str = "/ufficio/graduatorie";

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/ufficio/graduatorie", get(list))
        .route("/ufficio/graduatorie/{slug}/{call}", get(show))
        .route("/ufficio/graduatorie/{slug}/{call}/pubblicazione", post(publish))
        .route("/ufficio/graduatorie/{slug}/{call}/posti", post(offer))
        .merge(export::routes())
        .merge(application::routes())
}

/// Whether an operator works on any ranking.
pub(super) fn sees_any(app: &App, operator: &Operator) -> bool {
    app.ranking_rules.offices().iter().any(|office| operator.roles.scope().holds(office))
}

fn sees(operator: &Operator, which: &Which) -> bool {
    operator.roles.scope().holds(&which.rules.office)
}

/// The ranking of an address, where the operator works on it.
async fn find(app: &Arc<App>, operator: &Operator, name: (&str, &str)) -> Result<Which, Problem> {
    let (within, slug, call) = (app.clone(), name.0.to_owned(), name.1.to_owned());
    let found = app.db.read(move |tx| rankings::find(tx, &within, (&slug, &call))).await?;
    found.filter(|which| sees(operator, which)).ok_or_else(not_found)
}

fn address(which: &Which) -> String {
    format!("{PATH}/{}/{}", which.rules.service, which.call)
}

async fn list(operator: Operator, State(app): State<Arc<App>>) -> Result<Response, Refused> {
    let (within, by) = (app.clone(), operator.clone());
    let read = app.db.read(move |tx| {
        let mut lines = Vec::new();
        for which in rankings::all(tx, &within)?.into_iter().filter(|which| sees(&by, which)) {
            let title = rankings::call_title(tx, &within, &which)?;
            let last = rankings::runs(tx, &which)?.pop();
            lines.push((which, title, last));
        }
        Ok::<_, DbError>(lines)
    });
    let content = lines(&read.await?);
    Ok(page(&app, &operator, Here::Rankings, StatusCode::OK, "Graduatorie", &content))
}

fn lines(lines: &[(Which, String, Option<Kept>)]) -> Markup {
    html! {
        h1 { "Graduatorie" }
        @if lines.is_empty() { p { "Nessuna graduatoria è dei tuoi uffici." } } @else {
            div.card {
                table.stacks {
                    caption { "Una graduatoria per ogni bando" }
                    thead { tr { th scope="col" { "Graduatoria" } th scope="col" { "A che punto è" } th scope="col" { "Ultima pubblicazione" } } }
                    tbody { @for (which, title, last) in lines {
                        tr {
                            th scope="row" {
                                a href=(address(which)) { (which.rules.title.it) }
                                small.quiet { (title) }
                            }
                            td data-label="A che punto è" { (last.as_ref().map_or("Non pubblicata".to_owned(), said)) }
                            td data-label="Ultima pubblicazione" {
                                (last.as_ref().map_or_else(|| "–".to_owned(), |last| italian::moment(last.published_at)))
                            }
                        }
                    } }
                }
            }
        }
    }
}

/// How far a ranking is, in words.
fn said(kept: &Kept) -> String {
    match kept.round {
        0 => phase(kept.phase).to_owned(),
        round => format!("{}, posti proposti: giro {round}", phase(kept.phase)),
    }
}

/// All that the page of a ranking tells.
struct Detail {
    which: Which,
    title: String,
    kept: Vec<Kept>,
    /// What it shows: a trial that is kept nowhere, or the last run.
    shown: Option<Shown>,
    observations: Vec<(Proceeding, Vec<Observation>)>,
    schools: Schools,
    /// What was refused before this page, and why.
    refused: Option<String>,
    /// The seed that was tried, or typed and refused.
    seed: String,
}

struct Shown {
    run: Run,
    /// The seed of a trial.
    trial: Option<String>,
    /// The numbers of those that wait for an answer of the person.
    waiting: Vec<String>,
    view: View,
    /// What became of those on the page.
    rows: Vec<(String, Proceeding)>,
}

async fn show(
    operator: Operator,
    State(app): State<Arc<App>>,
    Path((slug, call)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let which = find(&app, &operator, (&slug, &call)).await?;
    let query: Vec<(String, String)> = serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default();
    let said = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned());
    let done = said("fatto");
    let view = View::read(said("pagina"), said("numero"));
    let detail = detail(&app, which, said("seme"), view, None).await?;
    if let Some(seed) = detail.shown.as_ref().and_then(|shown| shown.trial.clone()) {
        note_trial(&app, &operator, &detail.which, seed).await?;
    }
    Ok(answer(&app, &operator, StatusCode::OK, &detail, done.as_deref()))
}

/// Whoever tried a ranking is written down, with the seed, also one by chance: nobody is to look for one that suits.
async fn note_trial(app: &Arc<App>, operator: &Operator, which: &Which, seed: String) -> Result<(), DbError> {
    let happening = Happening::new(Act::View, operator.actor(&which.rules.office))
        .to(Object::Endpoint("/ufficio/graduatorie/{slug}/{call}"))
        .because(format!("{} {} {seed}", which.rules.service, which.call));
    let now = app.clock.now();
    app.db.write(move |tx| audit::record(tx, happening, now)).await
}

async fn detail(
    app: &Arc<App>,
    which: Which,
    seed: Option<String>,
    view: View,
    refused: Option<String>,
) -> Result<Detail, DbError> {
    let within = app.clone();
    let read = app.db.read(move |tx| {
        let (title, kept) = (rankings::call_title(tx, &within, &which)?, rankings::runs(tx, &which)?);
        let typed = seed.clone().unwrap_or_default();
        let (tried, refused) = match (seed, refused) {
            (Some(seed), None) => match trial(tx, &within, &which, &kept, seed, view.clone()) {
                Ok(shown) => (Some(shown), None),
                Err(problem) if problem.code == Code::WrongState => (None, Some(problem.detail)),
                Err(problem) => return Err(DbError::Refused(problem.detail)),
            },
            (_, refused) => (None, refused),
        };
        let shown = match tried {
            None => rankings::last_run(tx, &which)?.map(|(run, _)| Shown {
                run,
                trial: None,
                waiting: Vec::new(),
                view,
                rows: Vec::new(),
            }),
            tried => tried,
        };
        let (observations, schools) = (rankings::observations(tx, &which)?, schools(tx, &within, &which)?);
        let seed = shown.as_ref().and_then(|shown| shown.trial.clone()).unwrap_or(typed);
        let mut detail = Detail { which, title, kept, shown, observations, schools, refused, seed };
        if let Some(shown) = detail.shown.as_mut().filter(|shown| shown.trial.is_none()) {
            shown.rows = standing(tx, &detail.which, shown)?;
        }
        Ok::<_, DbError>(detail)
    });
    read.await
}

/// A ranking as it would be now, kept nowhere. Without a seed with one by chance; what was published keeps its own.
fn trial(tx: &mut dyn Tx, app: &App, which: &Which, kept: &[Kept], seed: String, view: View) -> Result<Shown, Problem> {
    let chance = || hex(&app.random.bytes::<16>());
    let seed = kept.last().map_or_else(|| if seed.is_empty() { chance() } else { seed }, |last| last.seed.clone());
    let loaded = rankings::load(tx, app, which)?;
    let run = loaded.run(tx, which, &seed)?;
    let rows = view.numbers(&run).iter().filter_map(|number| loaded.get(number)).collect();
    Ok(Shown { run, trial: Some(seed), waiting: loaded.waiting, view, rows })
}

/// The proceedings of what is on the page.
fn standing(tx: &mut dyn Tx, which: &Which, shown: &Shown) -> Result<Vec<(String, Proceeding)>, DbError> {
    let mut rows = Vec::new();
    for number in shown.view.numbers(&shown.run) {
        let id = rankings::proceeding_of(tx, &which.rules.service, &number)?;
        let found = id.map(|id| proceedings::by_id(tx, id)).transpose()?.flatten();
        rows.extend(found.map(|proceeding| (number, proceeding)));
    }
    Ok(rows)
}

fn schools(tx: &mut dyn Tx, app: &App, which: &Which) -> Result<Schools, DbError> {
    let template = app.templates.in_force(tx, &which.rules.service)?;
    Ok(Schools(template.and_then(|template| Scorer::new(which.rules.clone(), &template).ok())))
}

fn answer(app: &App, operator: &Operator, status: StatusCode, detail: &Detail, done: Option<&str>) -> Response {
    let content = Page { detail, operator, done }.markup();
    let title = format!("{} · {}", detail.which.rules.title.it, detail.title);
    page(app, operator, Here::Rankings, status, &title, &content)
}

async fn publish(
    operator: Operator,
    State(app): State<Arc<App>>,
    Path((slug, call)): Path<(String, String)>,
    form: Result<Form<Acts>, FormRejection>,
) -> Result<Response, Refused> {
    let which = find(&app, &operator, (&slug, &call)).await?;
    let form = form.map(|Form(form)| form).unwrap_or_default();
    let (within, by, of, wanted) = (app.clone(), operator.clone(), which.clone(), form.wanted());
    let taken = acts::take(&operator, (&which, form.csrf()), async {
        let done = if wanted.phase == Phase::Final { "definitiva" } else { "provvisoria" };
        app.db.write(move |tx| rankings::publish(tx, &within, &by, &of, wanted)).await.map(|()| done.to_owned())
    });
    let taken = taken.await?;
    after(&app, &operator, which, taken, form.seed()).await
}

async fn offer(
    operator: Operator,
    State(app): State<Arc<App>>,
    Path((slug, call)): Path<(String, String)>,
    form: Result<Form<Acts>, FormRejection>,
) -> Result<Response, Refused> {
    let which = find(&app, &operator, (&slug, &call)).await?;
    let form = form.map(|Form(form)| form).unwrap_or_default();
    let (within, by, of, seen) = (app.clone(), operator.clone(), which.clone(), form.seen());
    let taken = acts::take(&operator, (&which, form.csrf()), async {
        // What is over ends for itself: also where there is nothing to offer afterwards.
        let (ending, now) = (app.clone(), app.clock.now());
        app.db.write(move |tx| rankings::lapse(tx, &ending, now)).await?;
        let offered = app.db.write(move |tx| rankings::offer(tx, &within, &by, &of, seen)).await?;
        Ok(format!("posti-{offered}"))
    });
    let taken = taken.await?;
    after(&app, &operator, which, taken, "").await
}

/// The page after an act: anew where it was done, with the reason where not, and the seed that was typed.
async fn after(
    app: &Arc<App>,
    operator: &Operator,
    which: Which,
    taken: Result<String, String>,
    seed: &str,
) -> Result<Response, Refused> {
    match taken {
        Ok(done) => {
            let back = format!("{}?fatto={done}", address(&which));
            Ok(guarded(Redirect::to(&back).into_response()))
        }
        Err(why) => {
            let detail = detail(app, which, None, View::default(), Some(why)).await?;
            let detail = Detail { seed: seed.to_owned(), ..detail };
            Ok(answer(app, operator, StatusCode::UNPROCESSABLE_ENTITY, &detail, None))
        }
    }
}
