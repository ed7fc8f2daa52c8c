//! The page of the clock: what time it is here, and how to put it forward.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use jiff::civil::DateTime;
use jiff::{Span, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;

use super::{NotForward, furthest};
use crate::calendar::{italian, rome};
use crate::page::Frame;
use crate::problem::Refused;
use crate::state::App;

const PATH: &str = "/sandbox/clock";

/// What the form says.
#[derive(Deserialize)]
struct Wish {
    /// A local time in Rome, as `2027-04-20T10:00`.
    quando: String,
}

/// The sandbox's routes; none outside of it.
pub fn routes(sandbox: bool) -> Router<Arc<App>> {
    let routes = Router::new();
    if sandbox { routes.route(PATH, get(show).post(put_forward)) } else { routes }
}

async fn show(State(app): State<Arc<App>>) -> Response {
    page(&app, StatusCode::OK, None)
}

async fn put_forward(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Result<Response, Refused> {
    // A browser says where a form was filled in (Fetch Metadata): none of another site puts it forward.
    let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Ok(page(
            &app,
            StatusCode::FORBIDDEN,
            Some("La richiesta veniva da un altro sito: porta avanti l'orologio da qui."),
        ));
    }
    match app.ahead.put_forward(&app.db, wish.quando).await {
        Ok(()) => {
            tracing::info!(now = %app.clock.now(), "the clock of the sandbox was put forward");
            Ok(Redirect::to(PATH).into_response())
        }
        Err(NotForward::Db(error)) => Err(error.into()),
        Err(why) => Ok(page(&app, StatusCode::UNPROCESSABLE_ENTITY, Some(&why.to_string()))),
    }
}

fn page(app: &App, status: StatusCode, refused: Option<&str>) -> Response {
    let title = "L'orologio di prova";
    let frame = Frame { language: "it", title, municipality: &app.municipality.name, bar: html! {} };
    frame.page(status, &content(title, app.clock.now(), furthest(app.ahead.time.now()), refused))
}

fn content(title: &str, now: Timestamp, furthest: Timestamp, refused: Option<&str>) -> Markup {
    html! {
        @if let Some(why) = refused {
            div.note.bad role="alert" #errore { h2 { "Non è andata" } p { (why) } }
        }
        div.card {
            h1 { (title) }
            p { "Per questo Comune ora è " strong { (italian::long_moment(now)) } "." }
            p {
                "Portalo avanti per vedere subito cosa succede dopo: un bando che chiude, un termine che scade. Le scadenze passate
                 si applicano da sole. Indietro non torna, e chi è entrato da troppo tempo deve entrare di nuovo."
            }
            form method="post" action=(PATH) {
                div.field {
                    label for="quando" { "Porta avanti a" }
                    input #quando name="quando" type="datetime-local" required min=(written(next_minute(now))) max=(written(local(furthest)))
                        value=(written(next_minute(now)));
                }
                div.actions { button { "Porta avanti" } }
            }
            @for (label, by) in [("Avanti di un giorno", Span::new().days(1)), ("Avanti di una settimana", Span::new().weeks(1))] {
                form method="post" action=(PATH) {
                    input type="hidden" name="quando" value=(written(local(now).saturating_add(by)));
                    div.actions { button.plain { (label) } }
                }
            }
        }
    }
}

fn local(at: Timestamp) -> DateTime {
    at.to_zoned(rome()).datetime()
}

/// The first whole minute after.
fn next_minute(now: Timestamp) -> DateTime {
    local(now).saturating_add(Span::new().minutes(1))
}

/// As fields of this kind take it: `2027-04-20T10:00`.
fn written(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}
