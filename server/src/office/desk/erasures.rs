//! The page on which an administrator answers requests to erase data.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::erasure::ErasureState;
use rapida_contract::ids::ErasureId;
use rapida_contract::problem::{Code, Problem};
use serde::Deserialize;

use super::routes::{Here, page};
use crate::calendar::{self, italian};
use crate::erasure::{self, Asked, WORDS_MAX};
use crate::office::operators::{OTHER_SESSION, Operator};
use crate::page::guarded;
use crate::problem::{Refused, not_found};
use crate::state::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/ufficio/cancellazioni", get(list)).route("/ufficio/cancellazioni/{id}", post(answer))
}

async fn list(operator: Operator, State(app): State<Arc<App>>) -> Result<Response, Refused> {
    let all = app.db.read(erasure::all).await?;
    let today = calendar::day(app.clock.now());
    let content = html! {
        h1 { "Richieste di cancellazione" }
        p { "Chi chiede la cancellazione dei suoi dati aspetta una risposta entro un mese (GDPR, art. 12 e 17). "
            "Cancella ciò che si può, poi scrivi cosa è stato cancellato e cosa va conservato per legge." }
        @if all.is_empty() { div.card { p { "Nessuna richiesta." } } }
        @for asked in &all { (one(&operator, asked, today)) }
    };
    Ok(page(&app, &operator, Here::Erasures, StatusCode::OK, "Cancellazioni", &content))
}

fn one(operator: &Operator, Asked { person, erasure }: &Asked, today: Date) -> Markup {
    let field = format!("parole-{}", erasure.id);
    html! {
        section.card {
            h2 { (person) }
            p { "Chiesta " (italian::moment(erasure.asked_at)) }
            @if let Some(answered_at) = erasure.answered_at {
                p { strong { (if erasure.state == ErasureState::Done { "Fatta" } else { "Respinta" }) } " " (italian::moment(answered_at)) }
                blockquote { (erasure.words) }
            } @else {
                p { "Rispondere entro " (italian::short(erasure.due)) " (" (italian::term(today, erasure.due)) ")" }
                form method="post" action={ "/ufficio/cancellazioni/" (erasure.id) } {
                    input type="hidden" name="csrf" value=(operator.csrf);
                    div.field {
                        label for=(field) { "Risposta alla persona" }
                        textarea id=(field) name="parole" required maxlength=(WORDS_MAX) {}
                    }
                    div.actions {
                        button name="esito" value="fatta" { "Segna come fatta" }
                        button.plain name="esito" value="respinta" { "Respingi" }
                    }
                }
            }
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answer {
    csrf: String,
    esito: String,
    parole: String,
}

async fn answer(
    operator: Operator,
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Form(answer): Form<Answer>,
) -> Result<Response, Refused> {
    let id: ErasureId = id.parse().map_err(|_| not_found())?;
    let (state, words) = read(&operator, &answer)?;
    let (by, now) = (operator.themselves(), app.clock.now());
    app.db.write(move |tx| erasure::answer(tx, id, (state, &words), by, now)).await?;
    Ok(guarded(Redirect::to("/ufficio/cancellazioni").into_response()))
}

fn read(operator: &Operator, answer: &Answer) -> Result<(ErasureState, String), Problem> {
    if !operator.sent(&answer.csrf) {
        return Err(Problem::new(Code::Forbidden, OTHER_SESSION));
    }
    let state = match answer.esito.as_str() {
        "fatta" => ErasureState::Done,
        "respinta" => ErasureState::Refused,
        _ => return Err(Problem::new(Code::Malformed, "Scegli se la richiesta è fatta o respinta.")),
    };
    let words = answer.parole.replace("\r\n", "\n").trim().to_owned();
    if words.is_empty() || words.chars().count() > WORDS_MAX {
        let told = format!("Scrivi la risposta alla persona, al massimo {WORDS_MAX} caratteri.");
        return Err(Problem::new(Code::Invalid, told));
    }
    Ok((state, words))
}
