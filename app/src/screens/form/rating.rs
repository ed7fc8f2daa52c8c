//! How easy it was, asked once something was sent (criterion C.SE.1.7 of the model for the services of the Comuni).

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::RateForm;
use rapida_contract::problem::Problem;
use rapida_contract::rating::{Aspect, Rating, STARS_GOOD, STARS_MAX, WORDS_MAX};

use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::ui::field::{Radios, TextField};
use crate::ui::icon::symbol;
use crate::{t, text};

/// The question, or thanks for the answer.
#[component]
pub fn Rate(id: SubmissionId, is_rated: bool) -> Element {
    rsx! {
        section { id: "rating", class: "panel", "aria-labelledby": "rating-title",
            h2 { id: "rating-title", {t!("rating-title")} }
            div { role: "status",
                if is_rated {
                    p { id: "rating-thanks", {t!("rating-thanks")} }
                }
            }
            if !is_rated {
                Ask { id }
            }
        }
    }
}

#[component]
fn Ask(id: SubmissionId) -> Element {
    let mut rating = use_signal(|| Rating { stars: 0, aspect: None, words: String::new() });
    let mut problem = use_signal(|| None::<Problem>);
    let act = use_act();
    let now = rating();
    let press = move |()| {
        let command = RateForm { id, rating: rating() };
        act.run_or(command, move |outcome| problem.set(outcome.err()));
    };
    let stars = (1..=STARS_MAX).map(|stars| (stars.to_string(), t!("rating-stars", count = u32::from(stars))));
    rsx! {
        Radios {
            name: "rating-stars",
            legend: t!("rating-question"),
            chosen: now.stars.to_string(),
            choices: stars.collect::<Vec<_>>(),
            onchange: move |stars: String| rating.write().stars = stars.parse().unwrap_or_default(),
        }
        if now.stars > 0 {
            Radios {
                name: "rating-aspect",
                legend: if now.stars >= STARS_GOOD { t!("rating-good") } else { t!("rating-bad") },
                chosen: now.aspect.map(name).unwrap_or_default(),
                choices: aspects(now.stars),
                onchange: move |aspect: String| rating.write().aspect = Aspect::ALL.into_iter().find(|one| name(*one) == aspect),
            }
            TextField {
                id: "rating-words",
                label: t!("rating-words"),
                optional: true,
                max: WORDS_MAX,
                value: now.words.clone(),
                fault: too_long(&now),
                oninput: move |words| rating.write().words = words,
            }
            div { class: "actions",
                Button { id: "rating-send", kind: Kind::Second, busy: act.busy(), onclick: press, {t!("rating-send")} }
            }
        }
        div { "aria-live": "polite",
            if let Some(problem) = problem() {
                p { class: "field-fault",
                    {symbol("warning")}
                    span { {text::of_problem(&problem)} }
                }
            }
        }
    }
}

fn too_long(rating: &Rating) -> Option<String> {
    let is_too_long = rating.check().iter().any(|error| error.field == "words");
    is_too_long.then(|| t!("fault-too_long", limit = WORDS_MAX))
}

/// What went well, or what was difficult, in the order of the model.
fn aspects(stars: u8) -> Vec<(String, String)> {
    let words = |aspect: &Aspect| {
        if stars >= STARS_GOOD { text::of_name("rating-good", aspect) } else { text::of_name("rating-bad", aspect) }
    };
    Aspect::ALL.into_iter().map(|aspect| (name(aspect), words(&aspect))).collect()
}

/// As on the wire.
fn name(aspect: Aspect) -> String {
    text::wire_name(&aspect)
}
