//! What an operator takes along of a ranking: the list as a table and as a document, the run, its signed report. Each time is written down.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rapida_contract::problem::Problem;

use super::{csv, find, schools};
use crate::audit::{self, Act, Happening, Object};
use crate::db::{DbError, Tx};
use crate::documents::{self, RankingTable};
use crate::office::operators::Operator;
use crate::page::guarded;
use crate::problem::{Refused, not_found};
use crate::rankings::{self, Which};
use crate::state::App;

const LIST: &str = "/ufficio/graduatorie/{slug}/{call}/graduatoria.csv";
const DOCUMENT: &str = "/ufficio/graduatorie/{slug}/{call}/graduatoria.pdf";
const RUN: &str = "/ufficio/graduatorie/{slug}/{call}/elaborazione.json";
const REPORT: &str = "/ufficio/graduatorie/{slug}/{call}/verbale.jws";

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route(LIST, get(take_list))
        .route(DOCUMENT, get(take_document))
        .route(RUN, get(take_run))
        .route(REPORT, get(take_report))
}

type Address = Path<(String, String)>;

/// Reads something of the ranking of an address; written down where it is there.
async fn taken<T: Send + 'static>(
    operator: &Operator,
    app: &Arc<App>,
    (path, Path((slug, call))): (&'static str, Address),
    read: impl FnOnce(&mut dyn Tx, &Which) -> Result<Option<T>, DbError> + Send + 'static,
) -> Result<(Which, T), Problem> {
    let (which, now) = (find(app, operator, (&slug, &call)).await?, app.clock.now());
    let actor = operator.actor(&which.rules.office);
    let taken = app.db.write(move |tx| {
        let there = read(tx, &which)?.ok_or_else(not_found)?;
        let happening = Happening::new(Act::Export, actor).to(Object::Endpoint(path));
        audit::record(tx, happening.because(format!("{} {}", which.rules.service, which.call)), now)?;
        Ok::<_, Problem>((which, there))
    });
    taken.await
}

fn file(kind: &'static str, which: &Which, ending: &str, content: String) -> Response {
    let (slug, call) = (&which.rules.service, &which.call);
    let name = format!("attachment; filename=\"graduatoria-{slug}-{call}.{ending}\"");
    guarded(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], content).into_response())
}

async fn take_list(operator: Operator, State(app): State<Arc<App>>, address: Address) -> Result<Response, Refused> {
    let within = app.clone();
    let read = move |tx: &mut dyn Tx, which: &Which| {
        let Some((run, _)) = rankings::last_run(tx, which)? else { return Ok(None) };
        Ok(Some(csv::of(&run, &schools(tx, &within, which)?)))
    };
    let (which, table) = taken(&operator, &app, (LIST, address), read).await?;
    Ok(file("text/csv; charset=utf-8", &which, "csv", table))
}

async fn take_document(operator: Operator, State(app): State<Arc<App>>, address: Address) -> Result<Response, Refused> {
    let (which, published) = taken(&operator, &app, (DOCUMENT, address), rankings::last_published).await?;
    let office = app.offices.get(&which.rules.office).map(|office| office.name.clone()).unwrap_or_default();
    let table = RankingTable::of(&app.municipality.name, &office, published);
    Ok(guarded(documents::answer(&table.file_name(), table.pdf().await?)))
}

async fn take_run(operator: Operator, State(app): State<Arc<App>>, address: Address) -> Result<Response, Refused> {
    let read = |tx: &mut dyn Tx, which: &Which| Ok(rankings::last_run(tx, which)?.map(|(_, text)| text));
    let (which, text) = taken(&operator, &app, (RUN, address), read).await?;
    Ok(file("application/json", &which, "json", text))
}

async fn take_report(operator: Operator, State(app): State<Arc<App>>, address: Address) -> Result<Response, Refused> {
    let (which, report) = taken(&operator, &app, (REPORT, address), rankings::last_report).await?;
    Ok(file("application/jose", &which, "jws", report))
}
