//! The desk's pages.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

use super::filter::Filter;
use super::list::List;
use super::map::{Map, POINTS_MAX, View};
use super::table;
use crate::calendar;
use crate::db::DbError;
use crate::office::operators::{Duty, Operator};
use crate::page::Frame;
use crate::problem::Refused;
use crate::state::App;

/// Reports on a page of the list.
const PAGE_SIZE: u32 = 25;

/// The query of the list for whoever passed a report on and sees it no more.
pub(super) const PASSED_ON: &str = "fatto=reassign";

/// The routes below `/ufficio`, closed to whoever is not signed in.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/ufficio", get(show_list))
        .route("/ufficio/mappa", get(show_map))
        .merge(super::one::routes())
        .merge(super::filled::routes())
        .merge(super::rankings::routes())
        .merge(super::services::routes())
        .merge(super::erasures::routes())
}

async fn show_list(
    operator: Operator,
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let query = query.unwrap_or_default();
    let (filter, scope) = (Filter::read(&query), operator.roles.scope());
    let (today, wanted, within) = (calendar::day(app.clock.now()), filter.clone(), scope.clone());
    let (lines, found, load) = app
        .db
        .read(move |tx| {
            let lines = table::list(tx, &wanted, &within, today, PAGE_SIZE)?;
            let load = table::load(tx, &wanted.office, &within, today)?;
            Ok::<_, DbError>((lines, table::count(tx, &wanted, &within, today)?, load))
        })
        .await?;
    let (municipality, offices) = (&app.municipality, app.offices.within(&scope));
    let passed_on = query == PASSED_ON;
    let list = List { municipality, offices, filter: &filter, today, load, lines, found, size: PAGE_SIZE, passed_on };
    Ok(page(&app, &operator, Here::List, StatusCode::OK, "Segnalazioni", &list.markup()))
}

async fn show_map(
    operator: Operator,
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let query = query.unwrap_or_default();
    let (filter, view) = (Filter::read(&query).at_page(0), View::read(&query, &app.municipality));
    let scope = operator.roles.scope();
    let (today, wanted, within) = (calendar::day(app.clock.now()), filter.clone(), scope.clone());
    let (lines, found) = app
        .db
        .read(move |tx| {
            let lines = table::list(tx, &wanted, &within, today, POINTS_MAX)?;
            Ok::<_, DbError>((lines, table::count(tx, &wanted, &within, today)?))
        })
        .await?;
    let (municipality, offices) = (&app.municipality, app.offices.within(&scope));
    let map = Map { municipality, offices, filter: &filter, view, today, lines, found };
    Ok(page(&app, &operator, Here::Map, StatusCode::OK, "Mappa", &map.markup()))
}

/// Which entry of the bar is the current one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    List,
    Map,
    Report,
    Forms,
    Form,
    Rankings,
    Ranking,
    Services,
    Erasures,
}

/// A page for a signed-in operator.
pub(super) fn page(
    app: &App,
    operator: &Operator,
    here: Here,
    status: StatusCode,
    title: &str,
    content: &Markup,
) -> Response {
    let frame = Frame { language: "it", title, municipality: &app.municipality.name, bar: bar(app, operator, here) };
    frame.page(status, content)
}

fn bar(app: &App, operator: &Operator, here: Here) -> Markup {
    let broken = app.service_mistakes.files();
    let current = |entry: Here| (entry == here).then_some("page");
    html! {
        nav.bar aria-label="Ufficio" {
            div {
                ul {
                    li { a href="/ufficio" aria-current=[current(Here::List)] { "Segnalazioni" } }
                    li { a href="/ufficio/mappa" aria-current=[current(Here::Map)] { "Mappa" } }
                    li { a href="/ufficio/pratiche" aria-current=[current(Here::Forms)] { "Pratiche" } }
                    @if super::rankings::sees_any(app, operator) {
                        li { a href="/ufficio/graduatorie" aria-current=[current(Here::Rankings)] { "Graduatorie" } }
                    }
                    @if operator.roles.include(Duty::Admin) {
                        li { a href="/ufficio/servizi" aria-current=[current(Here::Services)] {
                            "Servizi" @if broken > 0 { " " span.badge.bad { (super::services::broken(broken)) } }
                        } }
                        li { a href="/ufficio/cancellazioni" aria-current=[current(Here::Erasures)] { "Cancellazioni" } }
                    }
                }
                form method="post" action="/ufficio/uscita" {
                    input type="hidden" name="csrf" value=(operator.csrf);
                    span { span.visually-hidden { "Operatore: " } (operator.name) }
                    button.plain.small { "Esci" }
                }
            }
        }
    }
}
