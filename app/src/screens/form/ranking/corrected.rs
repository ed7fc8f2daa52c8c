//! What the office counts in the place of what was answered, and why.

use dioxus::prelude::*;
use rapida_contract::municipality::Text;
use rapida_contract::ranking::Corrected;

use crate::t;
use crate::text::said;

/// Nothing where everything counts as it was answered.
pub fn corrected(all: &[Corrected]) -> Element {
    if all.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { "aria-labelledby": "corrected-title",
            h2 { id: "corrected-title", {t!("corrected-title")} }
            ul { id: "corrected", class: "items",
                for (place , one) in all.iter().enumerate() {
                    {item(place, one)}
                }
            }
        }
    }
}

fn item(place: usize, Corrected { question, declared, answer, why }: &Corrected) -> Element {
    rsx! {
        li { key: "{place}", class: "item edge-waiting",
            div { class: "item-body",
                h3 { class: "item-title", {said(question)} }
                p { class: "item-line", {t!("corrected-declared", answer = said_or(declared, t!("criteria-no-answer")))} }
                p { class: "item-line", strong { {t!("corrected-counts", answer = said_or(answer, t!("corrected-nothing")))} } }
                p { class: "item-line", "{why}" }
            }
        }
    }
}

fn said_or(answer: &Text, nothing: String) -> String {
    Some(said(answer)).filter(|answer| !answer.is_empty()).unwrap_or(nothing)
}
