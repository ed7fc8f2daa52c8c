//! What is wrong with a form: the list at its top, with a way to each field.

use dioxus::prelude::*;
use rapida_contract::problem::{FieldError, Problem};

use super::icon::symbol;
use super::toast::Toasts;
use crate::{browser, t, text};

/// A file that was not taken, by its name, and why.
pub type LeftOut = (String, String);

/// The list at the top of a form.
pub const INDEX: &str = "fault-index";

/// The id of the input that a field's path belongs to: `contact.email` is `contact-email`.
pub fn input_id(field: &str) -> String {
    match field {
        "position" => "place".into(),
        "privacy_accepted" => "privacy".into(),
        other => other.replace(['.', '_'], "-"),
    }
}

/// The words for what is wrong with one field, if anything.
pub fn fault_of(errors: &[FieldError], field: &str) -> Option<String> {
    errors.iter().find(|error| error.field == field).map(text::of_fault)
}

/// Why the last press came to nothing, where no field is to blame; it is read out when it appears.
pub fn refusal(problem: Option<&Problem>) -> Element {
    let words = problem.filter(|problem| problem.errors.is_empty()).map(text::of_problem);
    rsx! {
        div { role: "alert",
            if let Some(words) = words {
                div { class: "note note-danger",
                    {symbol("warning")}
                    p { "{words}" }
                }
            }
        }
    }
}

/// Everything at fault, nothing while nothing is; takes the focus when it appears, so that nobody wonders why nothing
/// happened. `jump` goes to the field of an id.
#[component]
pub fn FaultIndex(errors: Vec<FieldError>, jump: EventHandler<String>) -> Element {
    let line = |error: &FieldError| {
        let id = input_id(&error.field);
        FaultLine { name: text::of_field(&id), words: text::of_fault(error), id }
    };
    rsx! {
        FaultList { lines: errors.iter().map(line).collect::<Vec<_>>(), jump }
    }
}

/// What is wrong with one field.
#[derive(Clone, PartialEq, Debug)]
pub struct FaultLine {
    /// Of its input.
    pub id: String,
    /// What the field is called.
    pub name: String,
    /// What is wrong with it.
    pub words: String,
}

/// The same index, of fields that have names of their own.
#[component]
pub fn FaultList(lines: Vec<FaultLine>, jump: EventHandler<String>) -> Element {
    rsx! {
        if !lines.is_empty() {
            List { lines, jump }
        }
    }
}

#[component]
fn List(lines: Vec<FaultLine>, jump: EventHandler<String>) -> Element {
    let toasts = use_context::<Toasts>();
    use_effect(move || {
        toasts.hush();
        browser::focus(INDEX);
    });
    rsx! {
        div { id: INDEX, class: "note note-danger", role: "alert", tabindex: "-1",
            {symbol("warning")}
            div { class: "note-body",
                h2 { class: "note-title", {t!("fault-index-title", count = lines.len())} }
                ul {
                    for line in lines {
                        FaultLink { key: "{line.id}{line.words}", line, jump }
                    }
                }
            }
        }
    }
}

#[component]
fn FaultLink(line: FaultLine, jump: EventHandler<String>) -> Element {
    let FaultLine { id, name, words } = line;
    let press = {
        let id = id.clone();
        move |event: MouseEvent| {
            // The address after the # is the route: the jump is ours to do.
            event.prevent_default();
            jump.call(id.clone());
        }
    };
    rsx! {
        li {
            a { href: "#{id}", onclick: press,
                strong { "{name}" }
                " · {words}"
            }
        }
    }
}

/// Which of the files that were chosen are not taken, and why; read out when it appears.
pub fn left_out(files: &[LeftOut]) -> Element {
    rsx! {
        div { role: "alert",
            for (name , why) in files {
                p { key: "{name}", class: "field-fault",
                    {symbol("warning")}
                    span {
                        strong { "{name}" }
                        " · {why}"
                    }
                }
            }
        }
    }
}
