//! The page on which one picks who to be, and the answer that goes back to the client.
//!
//! The page keeps nothing: the request travels in its form and is checked once more.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::{Extension, Form};
use maud::{Markup, html};
use rapida_contract::digest::hex;
use rapida_contract::sign_in::Level;
use serde::Deserialize;

use super::client::Client;
use super::grants::{Grant, Grants};
use super::identities::Identity;
use super::mischief::Mischief;
use super::request::{Refusal, Request};
use super::{PATH, issuer};
use crate::oauth::WayBack;
use crate::page::{Frame, leading_away};
use crate::state::App;

/// Longest request, in bytes: it comes back whole with the form.
const REQUEST_MAX: usize = 8_192;

/// What the form says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Choice {
    /// The authorization request, as its query came.
    richiesta: String,
    /// Slug of an identity.
    identita: String,
    /// Name of a level.
    livello: String,
    /// Name of a mischief.
    prova: String,
    /// `annulla` where the person refuses.
    esito: String,
}

pub(super) async fn ask(State(app): State<Arc<App>>, RawQuery(query): RawQuery) -> Response {
    show(&app, &query.unwrap_or_default())
}

/// The same by POST (OpenID Connect Core 3.1.2.1).
pub(super) async fn ask_by_form(State(app): State<Arc<App>>, query: String) -> Response {
    show(&app, &query)
}

fn show(app: &App, query: &str) -> Response {
    match read(app, query) {
        Ok(request) => page(app, StatusCode::OK, &form(query, &request, None)),
        Err(refusal) => refused(app, &refusal),
    }
}

fn read(app: &App, query: &str) -> Result<Request, Refusal> {
    if query.len() > REQUEST_MAX {
        return Err(Refusal::Here("La richiesta è troppo lunga."));
    }
    Request::read(query, &Client::of(app), app.clock.now())
}

pub(super) async fn choose(
    State(app): State<Arc<App>>,
    Extension(grants): Extension<Arc<Grants>>,
    Form(choice): Form<Choice>,
) -> Response {
    let request = match read(&app, &choice.richiesta) {
        Ok(request) => request,
        Err(refusal) => return refused(&app, &refusal),
    };
    if choice.esito == "annulla" {
        return request.way_back.refuse(&issuer(&app), "access_denied", "the person refused");
    }
    let (identity, level) = (Identity::of(&choice.identita), Level::named(&choice.livello));
    let (Some(identity), Some(level), Some(mischief)) = (identity, level, Mischief::named(&choice.prova)) else {
        let form = form(&choice.richiesta, &request, Some("Scegli un'identità e un livello."));
        return page(&app, StatusCode::UNPROCESSABLE_ENTITY, &form);
    };
    if mischief == Mischief::Busy {
        return request.way_back.refuse(&issuer(&app), "temporarily_unavailable", "try again later");
    }
    let code = hex(&app.random.bytes::<32>());
    let answer = answer(&app, &request.way_back, &code, mischief);
    grants.give(code, Grant { request, identity, level, mischief }, app.clock.now());
    answer
}

/// The code on its way to the client (OpenID Connect Core 3.1.2.5, RFC 9207).
fn answer(app: &App, way: &WayBack, code: &str, mischief: Mischief) -> Response {
    let issuer = match mischief {
        Mischief::ResponseIssuer => "https://altro-issuer.example".to_owned(),
        _ => issuer(app),
    };
    let state = match mischief {
        Mischief::State => hex(&app.random.bytes::<32>()),
        _ => way.state.clone(),
    };
    let mut parameters = vec![("code", code), ("state", &state)];
    if mischief != Mischief::NoResponseIssuer {
        parameters.push(("iss", &issuer));
    }
    way.answer(&parameters)
}

fn refused(app: &App, refusal: &Refusal) -> Response {
    match refusal {
        Refusal::Back(way, error, why) => way.refuse(&issuer(app), error, why),
        Refusal::Here(why) => {
            let content = html! {
                div.card.narrow {
                    h1 { "Accesso non riuscito" }
                    p { (why) }
                    p { "Chiudi questa pagina e ricomincia dall'applicazione." }
                }
            };
            page(app, StatusCode::BAD_REQUEST, &content)
        }
    }
}

fn page(app: &App, status: StatusCode, content: &Markup) -> Response {
    let title = if status == StatusCode::OK { "FedERa di prova" } else { "Errore: FedERa di prova" };
    let frame = Frame { language: "it", title, municipality: &app.municipality.name, bar: html! {} };
    leading_away(frame.page(status, content))
}

fn form(query: &str, request: &Request, told: Option<&str>) -> Markup {
    html! {
        div.card {
            h1 { "FedERa di prova" }
            p { "Questo è un accesso di prova: le persone qui sotto sono inventate. Scegli chi vuoi essere." }
            @if let Some(told) = told {
                div.note.bad role="alert" { p { strong { (told) } } }
            }
            form method="post" action={ (PATH) "/scelta" } {
                input type="hidden" name="richiesta" value=(query);
                (identities())
                (levels(request.level))
                div.field {
                    label for="prova" { "Errore da provocare" }
                    select #prova name="prova" {
                        @for (_, name, label) in Mischief::ALL { option value=(name) { (label) } }
                    }
                }
                div.actions {
                    button { "Entra" }
                    button.plain name="esito" value="annulla" formnovalidate { "Annulla" }
                }
            }
        }
    }
}

fn identities() -> Markup {
    html! {
        fieldset.field {
            legend { "Identità" }
            @for person in Identity::all() {
                div.check {
                    input type="radio" id=(person.id) name="identita" value=(person.id) required;
                    label for=(person.id) { strong { (person.name()) } " · " (person.who) }
                }
            }
        }
    }
}

fn levels(asked: Level) -> Markup {
    html! {
        fieldset.field aria-describedby="livello-aiuto" {
            legend { "Livello" }
            @for level in Level::ALL {
                div.check {
                    input type="radio" id=(level.name()) name="livello" value=(level.name()) checked[level == asked] required;
                    label for=(level.name()) { (level.name()) }
                }
            }
            p.hint #livello-aiuto { "È richiesto " (asked.name()) ": un livello più basso deve essere rifiutato." }
        }
    }
}
