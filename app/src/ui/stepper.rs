//! Where a person is in a flow of several steps.

use dioxus::prelude::*;
use rapida_contract::report::Step;

use super::icon::symbol;
use crate::route::step_name;
use crate::{t, text};

const STEPS: [Step; 3] = [Step::Conditions, Step::Data, Step::Summary];

/// The steps of the flow: done, here, to come. `here` is `None` when all is done.
pub fn stepper(here: Option<Step>) -> Element {
    let place = here.and_then(|here| STEPS.iter().position(|step| *step == here)).unwrap_or(STEPS.len());
    rsx! {
        ol { class: "stepper", "aria-label": t!("stepper-label"),
            for (index , step) in STEPS.into_iter().enumerate() {
                li {
                    key: "{index}",
                    class: if index < place { "done" } else if index == place { "here" } else { "" },
                    "aria-current": (index == place).then_some("step"),
                    span { class: "stepper-mark", "aria-hidden": "true",
                        if index < place {
                            {symbol("check")}
                        } else {
                            "{index + 1}"
                        }
                    }
                    span { class: "stepper-name", {text::of("step", step_name(step))} }
                    if index < place {
                        span { class: "unseen", {t!("stepper-done")} }
                    }
                }
            }
        }
    }
}
