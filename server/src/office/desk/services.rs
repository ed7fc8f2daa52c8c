//! The page on which an administrator reads which services and rules of rankings are in force, how services were rated, and
//! what is wrong with the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use rapida_contract::rating::STARS_MAX;
use rapida_contract::service::file::{Fault, Mistake};

use super::list::counted;
use super::routes::{Here, page};
use crate::calendar::italian;
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::problem::Refused;
use crate::rankings::rules;
use crate::ratings::{self, Rated};
use crate::services::{self, InForce};
use crate::state::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/ufficio/servizi", get(list))
}

async fn list(operator: Operator, State(app): State<Arc<App>>) -> Result<Response, Refused> {
    let within = app.clone();
    let read = move |tx: &mut dyn Tx| {
        Ok::<_, DbError>((services::on_offer(tx)?, ratings::by_service(tx)?, within.ranking_rules.all(tx)?))
    };
    let ((in_force, rated, rules), mistakes) = (app.db.read(read).await?, app.service_mistakes.all());
    let files = app.service_mistakes.files();
    let content = html! {
        h1 { "Servizi" }
        p { "I servizi e i criteri delle graduatorie vengono con il programma o dai file nella cartella dei dati del server. Un file "
            "nuovo entra in vigore da solo, in pochi secondi; se contiene errori resta in vigore la versione precedente." }
        @if files > 0 {
            div.note.bad role="status" {
                h2 { (broken(files)) }
                p { "Finché non sono corretti, per questi file vale ciò che era in vigore prima." }
            }
            (wrong(&mistakes))
        }
        (offered(&in_force, &rated))
        (ranked(&rules))
    };
    Ok(page(&app, &operator, Here::Services, StatusCode::OK, "Servizi", &content))
}

/// `1 file con errori`.
pub(super) fn broken(files: usize) -> String {
    format!("{files} file con errori")
}

fn wrong(mistakes: &[Mistake]) -> Markup {
    html! {
        div.card {
            table.stacks {
                caption { "Errori nei file" }
                thead { tr {
                    th scope="col" { "File" } th scope="col" { "Riga" } th scope="col" { "Campo" } th scope="col" { "Errore" }
                } }
                tbody { @for mistake in mistakes {
                    tr {
                        th scope="row" { span.code { (mistake.file) } (origin(&mistake.file)) }
                        td data-label="Riga" { (mistake.line) }
                        td data-label="Campo" { @if mistake.field.is_empty() { "tutto il file" } @else { span.code { (mistake.field) } } }
                        td data-label="Errore" { (words(&mistake.fault)) }
                    }
                } }
            }
        }
    }
}

fn offered(in_force: &[InForce], rated: &BTreeMap<String, Rated>) -> Markup {
    html! {
        div.card {
            table.stacks {
                caption { "In vigore: " (in_force.len()) " servizi" }
                thead { tr {
                    th scope="col" { "Servizio" } th scope="col" { "Versione" } th scope="col" { "In vigore dal" }
                    th scope="col" { "Valutazioni" } th scope="col" { "File" }
                } }
                tbody { @for InForce { edition, service, file, since } in in_force {
                    tr {
                        th scope="row" {
                            (service.as_ref().map_or(edition.slug.as_str(), |service| service.title.it.as_str()))
                            small.quiet { span.code { (edition.slug) } }
                        }
                        td data-label="Versione" { (edition.version) }
                        td data-label="In vigore dal" { (italian::moment(*since)) }
                        td data-label="Valutazioni" { (rating(rated.get(&edition.slug).copied().unwrap_or_default())) }
                        td data-label="File" { span.code { (file) } (origin(file)) }
                    }
                } }
            }
        }
    }
}

/// The rules of rankings.
fn ranked(rules: &[rules::InForce]) -> Markup {
    html! {
        div.card {
            table.stacks {
                caption { "Criteri delle graduatorie in vigore" }
                thead { tr {
                    th scope="col" { "Graduatoria" } th scope="col" { "Versione" } th scope="col" { "In vigore dal" } th scope="col" { "File" }
                } }
                tbody { @for rules::InForce { version, rules, file, since } in rules {
                    tr {
                        th scope="row" {
                            (rules.as_ref().map_or(version.id.as_str(), |rules| rules.title.it.as_str()))
                            small.quiet { span.code { (version.id) } }
                        }
                        td data-label="Versione" { (version.number) }
                        td data-label="In vigore dal" { (italian::moment(*since)) }
                        td data-label="File" { span.code { (file) } (origin(file)) }
                    }
                } }
            }
        }
    }
}

/// `4,3 su 5`, and how many said so.
fn rating(rated: Rated) -> Markup {
    html! {
        @match rated.tenths() {
            Some(tenths) => {
                (tenths / 10) "," (tenths % 10) " su " (STARS_MAX)
                small.quiet { (counted(rated.count, "valutazione", "valutazioni")) }
            }
            None => span.quiet { "–" },
        }
    }
}

fn origin(file: &str) -> Markup {
    let from = if services::is_built_in(file) { "del programma" } else { "nella cartella dei dati" };
    html! { small.quiet { (from) } }
}

/// What is wrong in words. Those of whoever checks the file are English, as its keys and their description are.
fn words(fault: &Fault) -> Markup {
    match fault {
        Fault::SameVersion { version } => html! {
            "Hai cambiato il file, ma la versione " (version) " è già in vigore: aumenta " span.code { "version" } "."
        },
        Fault::LowerVersion { in_force } => html! {
            "È già in vigore la versione " (in_force) ": non si torna indietro. Scrivi una " span.code { "version" } " più alta."
        },
        Fault::Unreadable(why) => html! { "Il file non si può leggere: " (why) },
        other => html! { span lang="en" { (other) } },
    }
}
