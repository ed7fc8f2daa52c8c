//! The faces of a load that are not its content: waiting, nothing there, gone wrong.

use dioxus::prelude::*;
use rapida_contract::problem::Problem;

use super::button::{Button, Kind};
use super::icon::symbol;
use crate::{t, text};

/// The shape of what is to come.
pub fn skeleton() -> Element {
    rsx! {
        div { class: "skeleton", role: "status",
            span { class: "unseen", {t!("face-waiting")} }
            for width in ["60%", "90%", "75%"] {
                span { class: "bone", width }
            }
        }
    }
}

/// It went wrong, and what to do.
pub fn trouble(problem: &Problem, again: EventHandler<()>) -> Element {
    rsx! {
        div { class: "note note-danger", role: "alert",
            {symbol("warning")}
            div { class: "note-body",
                p { {text::of_problem(problem)} }
                Button { kind: Kind::Second, icon: "again", onclick: move |()| again.call(()), {t!("action-again")} }
            }
        }
    }
}

/// Nothing there, and what could be done.
pub fn empty(icon: &str, text: String, children: Element) -> Element {
    rsx! {
        div { class: "empty",
            {symbol(icon)}
            p { "{text}" }
            {children}
        }
    }
}
