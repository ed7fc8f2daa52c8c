//! The page of a register of the sandbox: how it behaves, and a form that changes it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use maud::{Markup, html};
use serde::Deserialize;

use super::Register;
use super::conditions::Condition;
use crate::page::Frame;
use crate::state::App;

/// What the form says.
#[derive(Deserialize)]
pub(super) struct Wish {
    /// Number of a person or company; empty for all.
    chi: String,
    /// Name of a condition.
    stato: String,
}

pub(super) async fn show(State(app): State<Arc<App>>, Extension(register): Extension<Arc<Register>>) -> Response {
    let frame = Frame { language: "it", title: register.title, municipality: &app.municipality.name, bar: html! {} };
    frame.page(StatusCode::OK, &content(&register))
}

pub(super) async fn set(Extension(register): Extension<Arc<Register>>, Form(wish): Form<Wish>) -> Response {
    match Condition::named(&wish.stato) {
        Some(condition) => register.conditions.set(&wish.chi, condition),
        None => return StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    }
    Redirect::to(register.path).into_response()
}

fn content(register: &Register) -> Markup {
    let known = (register.known)();
    let name = |number: &str| {
        let found = known.iter().find(|(own, _)| own == number);
        found.map_or_else(|| "Tutti gli altri".to_owned(), |(_, name)| name.clone())
    };
    html! {
        div.card {
            h1 { (register.title) }
            p { "Questo è un registro di prova: persone e imprese sono inventate. Qui decidi come risponde." }
            ul {
                @for (number, condition) in register.conditions.all().iter() {
                    li { strong { (name(number)) } " · " (condition.label()) }
                }
            }
            form method="post" action={ (register.path) "/stato" } {
                div.field {
                    label for="chi" { "Per chi" }
                    select #chi name="chi" {
                        option value="" { "Tutti" }
                        @for (number, name) in &known { option value=(number) { (name) } }
                    }
                }
                div.field {
                    label for="stato" { "Come risponde" }
                    select #stato name="stato" {
                        @for (_, name, label) in Condition::ALL { option value=(name) { (label) } }
                    }
                }
                div.actions { button { "Imposta" } }
            }
        }
    }
}
