//! The sandbox's mails, for everybody who tries the municipality out.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

use super::{Mail, table};
use crate::calendar::italian;
use crate::page::Frame;
use crate::problem::Refused;
use crate::state::App;

/// Mails shown.
const SHOWN_MAX: i64 = 100;

/// The sandbox's route; none outside of it.
pub fn routes(sandbox: bool) -> Router<Arc<App>> {
    let routes = Router::new();
    if sandbox { routes.route("/sandbox/mail", get(list)) } else { routes }
}

async fn list(State(app): State<Arc<App>>) -> Result<Response, Refused> {
    let mails = app.db.read(|tx| table::newest(tx, SHOWN_MAX)).await?;
    let frame = Frame { language: "it", title: "Posta di prova", municipality: &app.municipality.name, bar: html! {} };
    let content = html! {
        h1 { "Posta di prova" }
        p { "In prova nessuna e-mail parte: ecco quelle che sarebbero partite, le più recenti in alto." }
        @if mails.is_empty() {
            div.card { p { "Ancora nessuna. Invia una segnalazione e torna qui." } }
        }
        @for mail in &mails { (shown(mail)) }
    };
    Ok(frame.page(StatusCode::OK, &content))
}

fn shown(mail: &Mail) -> Markup {
    let fate = match (mail.sent_at, mail.fault.as_str()) {
        (Some(at), _) => format!("Consegnata il {}", italian::moment(at)),
        (None, "") => "In attesa".to_owned(),
        (None, fault) => format!("Non consegnata: {fault}"),
    };
    html! {
        article.card {
            h2 { (mail.subject) }
            p.quiet { "A " (mail.to) " · " (italian::moment(mail.queued_at)) " · " (fate) }
            blockquote { (linked(&mail.body)) }
        }
    }
}

/// A line that is nothing but an address becomes a link.
fn linked(body: &str) -> Markup {
    let is_address = |line: &str| line.starts_with("https://") || line.starts_with("http://");
    html! {
        @for line in body.lines() {
            @if is_address(line) { a href=(line) { (line) } "\n" } @else { (line) "\n" }
        }
    }
}
