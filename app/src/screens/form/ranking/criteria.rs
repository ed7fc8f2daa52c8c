//! Every criterion, with what it gave, the most that it gives, and the answers that it looks at.

use dioxus::prelude::*;
use rapida_contract::ranking::{Evidence, Given, OwnRanking};

use crate::t;
use crate::text::{points, said};

/// In the order of the act.
pub fn criteria(ranking: &OwnRanking) -> Element {
    rsx! {
        section { "aria-labelledby": "criteria-title",
            h2 { id: "criteria-title", {t!("criteria-title")} }
            ul { id: "criteria", class: "items",
                for given in &ranking.criteria {
                    {item(given)}
                }
            }
            p { id: "criteria-total", strong { {t!("criteria-total", points = points(ranking.points))} } }
        }
    }
}

fn item(given: &Given) -> Element {
    let edge = match given.points {
        0 => "over",
        ..0 => "bad",
        _ => "good",
    };
    rsx! {
        li { key: "{given.id}", class: "item edge-{edge}",
            div { class: "item-body",
                h3 { class: "item-title", {said(&given.label)} }
                for (place , evidence) in given.evidence.iter().enumerate() {
                    {answer(place, evidence)}
                }
            }
            p { class: "criterion-points", {gave(given)} }
        }
    }
}

/// What takes points away gives none at most.
fn gave(given: &Given) -> String {
    if given.most > 0 {
        t!("criteria-points", points = points(given.points), most = points(given.most))
    } else {
        points(given.points)
    }
}

fn answer(place: usize, evidence: &Evidence) -> Element {
    let answer = said(&evidence.answer);
    let answer = if answer.is_empty() { t!("criteria-no-answer") } else { answer };
    rsx! {
        p { key: "{place}", class: "item-line",
            {said(&evidence.question)}
            " "
            strong { "{answer}" }
        }
    }
}
