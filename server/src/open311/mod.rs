//! Open311 GeoReport v2: the municipality's reports for any client of that standard.
//!
//! <https://wiki.open311.org/GeoReport_v2/>. A request posted here goes through the same door as the app's, and gets
//! the same number from the protocol. What people write in the app is not told here: only an Open311 client gets its
//! own words back, since it knew that they are for everybody.

mod discovery;
mod fields;
mod filter;
mod form;
mod keys;
mod refusal;
mod requests;
mod routes;
mod services;
mod table;
mod tree;

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::problem::Problem;
use rapida_contract::progress::State;
use rapida_contract::submission::{Content, NewSubmission, Registered};

use crate::calendar::rome;
use crate::db::{DbError, Tx};
use crate::limits::{Guesser, Secret};
use crate::problem::internal;
use crate::reports::{self, Report};
use crate::state::App;
use crate::submissions::{self, Answer, Arrived};

use fields::Fields;
use filter::{COUNT_MAX, Filter};
use form::Posted;
pub use keys::{BadKey, Keys};
use refusal::Refusal;
use requests::{REQUEST, Teller};
pub use routes::routes;
use table::{Beside, Sender};
use tree::Tree;

/// How long the same words of the same client are the same request.
const REPEATS: SignedDuration = SignedDuration::from_hours(24);

/// Files a posted request, once; answers its id.
async fn file(app: &Arc<App>, address: IpAddr, fields: &Fields) -> Result<Tree, Refusal> {
    let client = holder(app, address, fields)?;
    let sender = Sender { client: client.to_owned(), fingerprint: fields.fingerprint() };
    let device = reports::open311_device(client);
    app.limits.device(&device)?;
    let posted = Posted::read(fields, &app.municipality)?;
    let danger = posted.danger.clone();
    let submission = NewSubmission {
        acting_for: None,
        made_at: app.clock.now(),
        content: Content::Report(posted.report.clone()),
        attachments: Vec::new(),
    };
    submissions::check(&submission, &app.municipality, &app.outline)?;
    let body = serde_json::to_vec(&submission).map_err(|_| internal())?;
    let arrived = Arrived { id: SubmissionId(app.random.new_id()), device, body, acting: None, who: None };
    let within = app.clone();
    let filed = app.db.write(move |tx| match repeated(tx, &sender, within.clock.now())? {
        Some(report) => Ok((report.registration.code(), report.due)),
        None => {
            let registered = register(tx, &within, &arrived, &submission)?;
            table::insert(tx, arrived.id, &sender, &posted)?;
            Ok::<_, Problem>((registered.registration.code(), Some(registered.due)))
        }
    });
    let (code, due) = filed.await?;
    Ok(Tree::List(REQUEST, vec![requests::filed(code, due, danger.as_ref())]))
}

/// Whose key the request brings. Whoever brings wrong ones again and again waits.
fn holder<'a>(app: &'a App, address: IpAddr, fields: &Fields) -> Result<&'a str, Refusal> {
    let (guesser, now) = ([Guesser::Address(address)], app.clock.now());
    app.limits.guesses.check(Secret::ApiKey, &guesser, now)?;
    fields.get("api_key").and_then(|key| app.config.open311_keys.holder(key)).ok_or_else(|| {
        app.limits.guesses.wrong(Secret::ApiKey, &guesser, now);
        Refusal::new(StatusCode::FORBIDDEN, "api_key: manca o non è valida.")
    })
}

/// The report that these very words made before: GeoReport has no ids of the client's, so a client that got no answer
/// can only send the same again.
fn repeated(tx: &mut dyn Tx, sender: &Sender, now: Timestamp) -> Result<Option<Report>, DbError> {
    let Some(id) = table::same(tx, sender, now - REPEATS)? else { return Ok(None) };
    reports::by_id(tx, id)
}

fn register(tx: &mut dyn Tx, app: &App, arrived: &Arrived, new: &NewSubmission) -> Result<Registered, Problem> {
    let (Answer::New(json) | Answer::Known(json)) = submissions::register(tx, app, arrived, new)?;
    serde_json::from_slice(&json).map_err(|_| internal())
}

/// The requests that a client asks for, newest first.
async fn list(app: &App, fields: &Fields) -> Result<Tree, Refusal> {
    let wanted = match Filter::read(fields, app.clock.now(), &rome())? {
        Filter::Ids(ids) => reports::Filter { codes: ids.into_iter().map(ReportCode).collect(), ..everything() },
        Filter::Time { from, to, services, closed } => reports::Filter {
            registered_from: Some(from),
            registered_to: Some(to),
            categories: services,
            states: State::ALL.into_iter().filter(|state| closed.is_none_or(|it| it == state.is_closed())).collect(),
            ..everything()
        },
    };
    told(app, wanted).await.map(|requests| Tree::List(REQUEST, requests))
}

/// One request, as a list of one.
async fn one(app: &App, code: &str) -> Result<Tree, Refusal> {
    let requests = told(app, reports::Filter { codes: vec![ReportCode(code.to_owned())], ..everything() }).await?;
    if requests.is_empty() {
        return Err(Refusal::not_found("service_request_id: non esiste."));
    }
    Ok(Tree::List(REQUEST, requests))
}

/// The request that a token stands for. Ours are their requests' own ids, since a number is given at once.
async fn token(app: &App, token: &str) -> Result<Tree, Refusal> {
    let code = ReportCode(token.to_owned());
    let known = app.db.read(move |tx| reports::by_code(tx, &code)).await.map_err(Problem::from)?;
    known.ok_or_else(|| Refusal::not_found("token: non esiste."))?;
    Ok(Tree::List(REQUEST, vec![requests::token(token)]))
}

/// Every report that everybody may know of.
fn everything() -> reports::Filter {
    reports::Filter { public: true, limit: u32::try_from(COUNT_MAX).unwrap_or(u32::MAX), ..reports::Filter::default() }
}

async fn told(app: &App, wanted: reports::Filter) -> Result<Vec<Tree>, Refusal> {
    let found = app.db.read(move |tx| with_beside(tx, &wanted)).await.map_err(Problem::from)?;
    let teller = Teller { municipality: &app.municipality, public_url: &app.public_url, zone: rome() };
    Ok(found.iter().map(|(report, beside)| teller.request(report, beside)).collect())
}

fn with_beside(tx: &mut dyn Tx, wanted: &reports::Filter) -> Result<Vec<(Report, Beside)>, DbError> {
    let found = reports::list(tx, wanted)?;
    let mut beside = table::beside(tx, found.iter().map(|report| report.id))?;
    let pair = |report: Report| {
        let its = beside.remove(&report.id).unwrap_or_default();
        (report, its)
    };
    Ok(found.into_iter().map(pair).collect())
}
