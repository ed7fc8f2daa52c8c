//! The faces of a load that are not its content: waiting, nothing there, gone wrong.

use dioxus::prelude::*;
use rapida_contract::problem::Problem;

use super::button::{Button, Kind};
use super::icon::Icon;
use crate::{t, text};

/// The shape of what is to come.
#[component]
pub fn Skeleton() -> Element {
    rsx! {
        div { class: "skeleton", role: "status",
            span { class: "unseen", {t!("face-waiting")} }
            for width in ["60%", "90%", "75%"] {
                span { class: "bone", style: "width: {width}" }
            }
        }
    }
}

/// It went wrong, and what to do.
#[component]
pub fn Trouble(problem: Problem, again: EventHandler<()>) -> Element {
    rsx! {
        div { class: "note note-danger", role: "alert",
            Icon { name: "warning" }
            div { class: "note-body",
                p { {text::of_problem(&problem)} }
                Button { kind: Kind::Second, icon: "again", onclick: move |()| again.call(()), {t!("action-again")} }
            }
        }
    }
}

/// Nothing there, and what could be done.
#[component]
pub fn Empty(icon: String, text: String, children: Element) -> Element {
    rsx! {
        div { class: "empty",
            Icon { name: icon }
            p { "{text}" }
            {children}
        }
    }
}
