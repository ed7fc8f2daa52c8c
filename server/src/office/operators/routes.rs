//! Signing in and out.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::{Markup, html};
use serde::Deserialize;

use super::extract::{cookie, secret};
use super::{NAME_MAX, Operator, Token};
use crate::page::limit::{AddressLimit, Visitor};
use crate::page::{Frame, guarded};
use crate::problem::Refused;
use crate::state::App;

/// Sign-ins that one address may try, per minute.
const TRIES_PER_MINUTE: u32 = 10;

/// The routes below `/ufficio`.
pub fn routes() -> Router<Arc<App>> {
    let limit = AddressLimit::per_minute(TRIES_PER_MINUTE);
    let enter = move |address, state, form| sign_in(limit.clone(), address, state, form);
    Router::new().route("/ufficio/accesso", get(ask).post(enter)).route("/ufficio/uscita", post(sign_out))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry {
    nome: String,
    token: String,
    /// Where to go on afterwards.
    poi: String,
}

/// Why nobody was let in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    TooOften,
    Name,
    Token,
}

impl Wrong {
    fn told(self) -> &'static str {
        match self {
            Self::TooOften => "Troppi tentativi. Aspetta un minuto e riprova.",
            Self::Name => "Scrivi il tuo nome e cognome: resta nel registro accanto a ogni cosa che fai.",
            Self::Token => "Il codice operatore non è quello giusto. Controlla di averlo copiato per intero.",
        }
    }
}

async fn ask(State(app): State<Arc<App>>, Query(entry): Query<Entry>) -> Response {
    page(&app, StatusCode::OK, &entry, None)
}

async fn sign_in(
    limit: AddressLimit,
    Visitor(address): Visitor,
    State(app): State<Arc<App>>,
    Form(entry): Form<Entry>,
) -> Result<Response, Refused> {
    if !limit.lets_in(address) {
        return Ok(page(&app, StatusCode::TOO_MANY_REQUESTS, &entry, Some(Wrong::TooOften)));
    }
    let name = entry.nome.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Ok(page(&app, StatusCode::UNPROCESSABLE_ENTITY, &entry, Some(Wrong::Name)));
    }
    let opened = match Token::read(&entry.token) {
        None => None,
        Some(token) => {
            let (now, random) = (app.clock.now(), [app.random.bytes(), app.random.bytes()]);
            app.db.write(move |tx| super::sign_in(tx, &token, &name, now, random)).await?
        }
    };
    let Some(secret) = opened else {
        return Ok(page(&app, StatusCode::UNPROCESSABLE_ENTITY, &entry, Some(Wrong::Token)));
    };
    let cookie = cookie(&secret, app.config.public_url.as_deref());
    Ok(guarded(([(header::SET_COOKIE, cookie)], Redirect::to(way_on(&entry.poi))).into_response()))
}

#[derive(Deserialize)]
struct Leaving {
    csrf: String,
}

async fn sign_out(
    operator: Operator,
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Form(leaving): Form<Leaving>,
) -> Result<Response, Refused> {
    if let Some(secret) = secret(&headers).filter(|_| operator.sent(&leaving.csrf)) {
        let secret = secret.to_owned();
        app.db.write(move |tx| super::sign_out(tx, &secret)).await?;
    }
    let ended = cookie("", app.config.public_url.as_deref());
    Ok(guarded(([(header::SET_COOKIE, ended)], Redirect::to("/ufficio/accesso")).into_response()))
}

/// Only our own pages: a sign-in must not lead a person to somebody else's.
fn way_on(wanted: &str) -> &str {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.?&=%+".contains(c);
    let inside = wanted == "/ufficio" || wanted.starts_with("/ufficio/") || wanted.starts_with("/ufficio?");
    if inside && wanted.chars().all(plain) { wanted } else { "/ufficio" }
}

fn page(app: &App, status: StatusCode, entry: &Entry, wrong: Option<Wrong>) -> Response {
    let frame = Frame {
        language: "it",
        title: if wrong.is_some() { "Errore: accesso operatori" } else { "Accesso operatori" },
        municipality: &app.municipality.name,
        bar: html! {},
    };
    frame.page(status, &form(entry, wrong))
}

fn form(entry: &Entry, wrong: Option<Wrong>) -> Markup {
    let is = |field: Wrong| wrong == Some(field);
    html! {
        div.card.narrow {
            h1 { "Accesso operatori" }
            p { "Area riservata agli uffici comunali." }
            @if let Some(wrong) = wrong {
                div.note.bad role="alert" #errore { p { strong { (wrong.told()) } } }
            }
            form method="post" action="/ufficio/accesso" {
                input type="hidden" name="poi" value=(way_on(&entry.poi));
                div.field {
                    label for="nome" { "Nome e cognome" }
                    input #nome name="nome" value=(entry.nome) required maxlength=(NAME_MAX) autocomplete="name"
                        aria-invalid=[is(Wrong::Name).then_some("true")]
                        aria-describedby=[is(Wrong::Name).then_some("errore")];
                }
                div.field {
                    label for="token" { "Codice operatore" }
                    input #token name="token" type="password" required autocomplete="current-password"
                        aria-invalid=[is(Wrong::Token).then_some("true")]
                        aria-describedby=(if is(Wrong::Token) { "token-aiuto errore" } else { "token-aiuto" });
                    p.hint #token-aiuto { "Te lo dà chi gestisce il server. Maiuscole, spazi e trattini non contano." }
                }
                button { "Entra" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::way_on;

    #[test]
    fn a_sign_in_leads_to_our_own_pages_only() {
        let cases = [
            ("/ufficio/segnalazioni/2026-0004127", "/ufficio/segnalazioni/2026-0004127"),
            ("/ufficio?stato=tutte&pagina=2", "/ufficio?stato=tutte&pagina=2"),
            ("", "/ufficio"),
            ("https://example.org/ufficio", "/ufficio"),
            ("//example.org", "/ufficio"),
            ("/ufficiox", "/ufficio"),
            ("/ufficio/\r\nSet-Cookie: x", "/ufficio"),
        ];
        for (wanted, expected) in cases {
            assert_eq!(way_on(wanted), expected, "{wanted}");
        }
    }
}
