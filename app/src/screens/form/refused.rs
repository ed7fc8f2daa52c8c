//! A form that the municipality did not take: why, by field, and the way to a new draft of it.

use dioxus::prelude::*;
use rapida_contract::form::{Form, FormFault, What};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::CorrectForm;
use rapida_contract::problem::{Fault, FieldError, Problem};

use super::errors::line;
use crate::act::use_act;
use crate::route::{self, FormStep, Route};
use crate::ui::button::Button;
use crate::ui::icon::symbol;
use crate::{t, text};

/// The reason, field by field where it has such.
pub fn reason(form: Option<&Form>, problem: &Problem) -> Element {
    rsx! {
        section { class: "note note-danger", "aria-labelledby": "refused-title",
            {symbol("warning")}
            div { class: "note-body",
                h2 { id: "refused-title", class: "note-title", {t!("report-refused-title")} }
                p { {text::of_problem(problem)} }
                // The day on which a call closed, the name of a level: only the municipality knows them, in its own language.
                if problem.errors.is_empty() && !problem.detail.is_empty() {
                    p { id: "refused-detail", lang: "it", "{problem.detail}" }
                }
                if let Some(form) = form {
                    {list(form, &problem.errors)}
                }
                p { {t!("form-refused-lead")} }
            }
        }
    }
}

/// What was found before anything was sent.
pub fn errors(form: &Form, errors: &[FieldError]) -> Element {
    rsx! {
        div { id: "form-refused", class: "note note-danger", role: "alert",
            {symbol("warning")}
            div { class: "note-body", {list(form, errors)} }
        }
    }
}

fn list(form: &Form, errors: &[FieldError]) -> Element {
    rsx! {
        ul { class: "bullets",
            for error in errors {
                {
                    let line = line(form, &fault_of(form, error));
                    rsx! {
                        li { key: "{line.id}{line.words}",
                            strong { "{line.name}" }
                            " · {line.words}"
                        }
                    }
                }
            }
        }
    }
}

/// The fault behind an error of the wire: a rule has its words in the service.
fn fault_of(form: &Form, error: &FieldError) -> FormFault {
    let rule = || {
        let place = usize::try_from(error.limit?).ok()?;
        let rule = form.field(form.at(&error.field)?)?.rules.get(place)?;
        Some(What::Rule { place, message: rule.message.clone() })
    };
    let rule = if error.fault == Fault::RuleBroken { rule() } else { None };
    let what = rule.unwrap_or(What::Fault { fault: error.fault, limit: error.limit.map(i64::from) });
    FormFault { path: error.field.clone(), section: None, what }
}

/// "Correggi": the same answers in a new draft.
#[component]
pub fn Correct(id: SubmissionId) -> Element {
    let correct = use_act();
    let press = move |()| correct.run(CorrectForm { id }, |draft| route::go(&Route::Form(draft, FormStep::Left)));
    rsx! {
        Button { id: "correct", icon: "pencil", busy: correct.busy(), onclick: press, {t!("form-refused-correct")} }
    }
}
