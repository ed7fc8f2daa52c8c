//! What is wrong with a form: the list at its top, with a way to each field.

use dioxus::prelude::*;
use rapida_contract::problem::FieldError;

use super::icon::Icon;
use crate::{browser, t, text};

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

/// Everything at fault; takes the focus when it appears, so that nobody wonders why nothing happened.
#[component]
pub fn FaultIndex(errors: Vec<FieldError>) -> Element {
    rsx! {
        div { id: "fault-index", class: "note note-danger", role: "alert", tabindex: "-1",
            Icon { name: "warning" }
            div { class: "note-body",
                h2 { class: "note-title", {t!("fault-index-title", count = errors.len())} }
                ul {
                    for error in errors {
                        FaultLink { key: "{error.field}", error }
                    }
                }
            }
        }
    }
}

#[component]
fn FaultLink(error: FieldError) -> Element {
    let id = input_id(&error.field);
    let jump = {
        let id = id.clone();
        move |event: MouseEvent| {
            // The address after the # is the route: the jump is ours to do.
            event.prevent_default();
            browser::focus(&id);
        }
    };
    rsx! {
        li {
            a { href: "#{id}", onclick: jump,
                strong { {text::of("field", &id)} }
                " · "
                {text::of_fault(&error)}
            }
        }
    }
}
