//! The frame of every page that the server draws: one style sheet, no script, the same landmarks everywhere.

pub mod cookie;
pub mod fault;
pub mod language;
pub mod limit;

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{DOCTYPE, Markup, html};

use crate::state::App;

/// Where the style sheet lies.
pub const STYLE_PATH: &str = "/stile.css";
const STYLE: &str = include_str!("style.css");

/// Nothing but our own style and pictures; forms go to us alone; no frame around us.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// The same where a form ends at the app's own addresses: browsers hold every redirect that answers a form against
/// `form-action`. The app waits at a port of the person's own machine, which no policy can name, or at its scheme.
const POLICY_LEADING_AWAY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
                                   form-action 'self' http: it.ravenna.comune.rapida:; base-uri 'none'; \
                                   frame-ancestors 'none'";

/// What goes around a page's content.
pub struct Frame<'a> {
    /// Language of the content: `it`, `en`, `de`.
    pub language: &'a str,
    /// Title of the window, without the name of the municipality.
    pub title: &'a str,
    /// Name of the municipality.
    pub municipality: &'a str,
    /// The bar below the header: links and who is signed in; empty for none.
    pub bar: Markup,
}

impl Frame<'_> {
    /// The whole page as an answer.
    pub fn page(&self, status: StatusCode, content: &Markup) -> Response {
        let page = html! {
            (DOCTYPE)
            html lang=(self.language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " · " (self.municipality) }
                    link rel="stylesheet" href=(STYLE_PATH);
                }
                body {
                    a.skip href="#contenuto" { (self.skip()) }
                    header.top { p { strong { "Rapida" } span { (self.municipality) } } }
                    (self.bar)
                    main #contenuto tabindex="-1" { (content) }
                    footer { p { (self.municipality) " · Rapida" } }
                }
            }
        };
        guarded((status, page).into_response())
    }

    fn skip(&self) -> &'static str {
        match self.language {
            "en" => "Skip to the content",
            "de" => "Zum Inhalt springen",
            _ => "Vai al contenuto",
        }
    }
}

/// The answer with what keeps a browser from doing more than showing it.
pub fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [(header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, "no-store")] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The page with a form whose answer may send the person to somebody else's address, such as the app's own.
pub fn leading_away(mut page: Response) -> Response {
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_LEADING_AWAY));
    page
}

/// Where a person begins who typed the server's address.
pub async fn home(State(app): State<Arc<App>>) -> Response {
    let municipality = &app.municipality.name;
    let frame = Frame { language: "it", title: "Rapida", municipality, bar: html! {} };
    let content = html! {
        h1 { "Rapida" }
        p { (municipality) ": servizi digitali. Le segnalazioni si inviano con l'app Rapida." }
        ul {
            li { a href="/verifica" { "Verifica una ricevuta" } }
            li { a href="/ufficio" { "Ufficio: area degli operatori comunali" } }
            @if app.config.sandbox {
                li { a href="/sandbox/mail" { "Posta di prova" } }
                li { a href="/sandbox/anagrafe" { "Anagrafe di prova" } }
                li { a href="/sandbox/clock" { "L'orologio di prova" } }
                li { a href="/sandbox/imprese" { "Registro imprese di prova" } }
            }
            li { a href="/openapi.json" { "Descrizione dei servizi per chi sviluppa (OpenAPI)" } }
        }
    };
    frame.page(StatusCode::OK, &content)
}

/// For whoever typed a slash too many at the end.
pub async fn without_slash(uri: Uri) -> Redirect {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    Redirect::permanent(&format!("{}{query}", uri.path().trim_end_matches('/')))
}

/// The style sheet.
pub async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], STYLE)
}
