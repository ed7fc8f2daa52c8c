//! Signing in and out.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use maud::{Markup, html};
use rapida_contract::problem::{Code, Problem};
use serde::{Deserialize, Serialize};

use super::extract::{COOKIE, entry};
use super::words::{self, Told};
use super::{LEVEL, Operator};
use crate::limits::{Guesser, Secret};
use crate::page::{Frame, guarded};
use crate::problem::Refused;
use crate::sign_in::{self, Fault};
use crate::state::App;

/// A form whose session is not this one.
pub const OTHER_SESSION: &str = "La pagina era di un altro accesso. Controlla i dati e riprova.";

/// The routes below `/ufficio`.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/ufficio/accesso", get(ask)).route("/ufficio/uscita", post(sign_out))
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Asked {
    /// Where to go on afterwards.
    poi: String,
    /// Slug of an issuer, once the person has chosen.
    gestore: String,
}

async fn ask(State(app): State<Arc<App>>, headers: HeaderMap, Query(asked): Query<Asked>) -> Result<Response, Refused> {
    let wanted = way_on(&asked.poi);
    match app.issuers.of(&asked.gestore) {
        Some(issuer) => sign_in::for_the_desk(&app, issuer, wanted, LEVEL, &headers).await,
        None => Ok(page(&app, StatusCode::OK, "Accesso operatori", &choice(&app, wanted))),
    }
}

/// Opens a session for whom an issuer knows, and goes on to the page that was wanted. Who is no operator reads so, and who
/// tries it again and again waits.
pub async fn enter(app: &App, address: IpAddr, tax_code: String, wanted: &str) -> Result<Response, Refused> {
    let (guessers, now) = ([Guesser::Address(address), Guesser::Account(tax_code.clone())], app.clock.now());
    if let Err(wait) = app.limits.guesses.check(Secret::Desk, &guessers, now) {
        return Ok(wait.on(stopped(app, way_on(wanted), &words::too_often(wait))));
    }
    if entry(app, &tax_code).await?.is_none() {
        app.limits.guesses.wrong(Secret::Desk, &guessers, now);
        app.db.write(move |tx| super::refuse(tx, tax_code, now)).await?;
        return Ok(no_operator(app));
    }
    app.limits.guesses.right(Secret::Desk, &tax_code);
    let random = [app.random.bytes(), app.random.bytes()];
    let secret = app.db.write(move |tx| super::sign_in(tx, tax_code, now, random)).await?;
    let cookie = COOKIE.write(&secret, &app.public_url);
    Ok(guarded(([(header::SET_COOKIE, cookie)], Redirect::to(way_on(wanted))).into_response()))
}

/// Why an issuer let nobody in.
pub fn not_let_in(app: &App, wanted: &str, fault: &Fault) -> Response {
    stopped(app, way_on(wanted), &words::told(fault))
}

/// For whoever is signed in, and no operator.
pub(super) fn no_operator(app: &App) -> Response {
    stopped(app, way_on(""), &words::no_operator())
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
    if !operator.sent(&leaving.csrf) {
        return Err(Refused(Problem::new(Code::Forbidden, OTHER_SESSION)));
    }
    if let Some(secret) = COOKIE.read(&headers, &app.public_url).map(str::to_owned) {
        let (tax_code, now) = (operator.tax_code.clone(), app.clock.now());
        app.db.write(move |tx| super::sign_out(tx, &secret, tax_code, now)).await?;
    }
    let ended = COOKIE.write("", &app.public_url);
    Ok(guarded(([(header::SET_COOKIE, ended)], Redirect::to("/ufficio/accesso")).into_response()))
}

/// Only our own pages: a sign-in must not lead a person to somebody else's. No `.` and no `%` in the path, which browsers
/// read as steps out of it.
fn way_on(wanted: &str) -> &str {
    let (path, query) = wanted.split_once('?').unwrap_or((wanted, ""));
    let plain = |text: &str, signs: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || signs.contains(c));
    let inside = path == "/ufficio" || (path.starts_with("/ufficio/") && !path.starts_with("/ufficio/accesso"));
    if inside && plain(path, "/-_") && plain(query, "-_.=&%+") { wanted } else { "/ufficio" }
}

/// The sign-in page for a way on.
fn address(wanted: &str, issuer: &str) -> String {
    let asked = Asked { poi: wanted.to_owned(), gestore: issuer.to_owned() };
    format!("/ufficio/accesso?{}", serde_urlencoded::to_string(asked).unwrap_or_default())
}

fn page(app: &App, status: StatusCode, title: &str, content: &Markup) -> Response {
    Frame { language: "it", title, municipality: &app.municipality.name, bar: html! {} }.page(status, content)
}

fn choice(app: &App, wanted: &str) -> Markup {
    let issuers = app.issuers.all();
    html! {
        div.card.narrow {
            h1 { "Accesso operatori" }
            p { "Area riservata agli uffici comunali. Entra con la tua identità digitale, almeno con il livello 2." }
            @for issuer in issuers {
                p { a.button href=(address(wanted, &issuer.id)) { (issuer.name) } }
            }
            @if issuers.is_empty() {
                p { "Questo Comune non ha ancora collegato un servizio di identità: lo fa chi gestisce il server." }
            }
        }
    }
}

fn stopped(app: &App, wanted: &str, told: &Told) -> Response {
    let content = html! {
        div.card.narrow {
            h1 { (told.title) }
            p { (told.words) }
            p { a.button href=(address(wanted, "")) { "Torna all'accesso" } }
        }
    };
    page(app, told.status, &format!("Errore: {}", told.title), &content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sign_in_leads_to_our_own_pages_only() {
        for wanted in ["/ufficio/segnalazioni/2026-0004127", "/ufficio?stato=tutte&pagina=2", "/ufficio?cerca=100%25"] {
            assert_eq!(way_on(wanted), wanted);
        }
        for wanted in [
            "",
            "https://example.org/ufficio",
            "//example.org",
            "//example.org/ufficio",
            "/ufficio@example.org",
            "/ufficiox",
            "/ufficio/../oauth/authorize",
            "/ufficio/%2e%2e/oauth/authorize",
            "/ufficio\\example.org",
            "/ufficio/accesso?gestore=federa-prova",
            "/ufficio/\r\nSet-Cookie: x",
        ] {
            assert_eq!(way_on(wanted), "/ufficio", "{wanted}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_wanted_stays_below_the_desk(wanted in "(/ufficio)?\\PC{0,60}") {
            let base = openidconnect::url::Url::parse("https://rapida.example/x").expect("an address");
            let there = base.join(way_on(&wanted)).expect("an address");
            prop_assert_eq!(there.host_str(), Some("rapida.example"));
            prop_assert!(there.path() == "/ufficio" || there.path().starts_with("/ufficio/"), "{}", there);
        }
    }
}
