//! A step of the person that is not in the register: in the queue, on its way, or refused.

use dioxus::prelude::*;
use rapida_contract::ipc::{Delivery, DiscardRefused, WaitingStep};
use rapida_contract::progress::StepKind;

use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::ui::icon::symbol;
use crate::{t, text};

/// The end of the timeline. One that was refused stands in the way of the next until the person takes it away.
#[component]
pub fn Waiting(step: WaitingStep) -> Element {
    let discard = use_act();
    let WaitingStep { id, step, words, delivery } = step;
    let refused = match &delivery {
        Delivery::Refused { problem } => Some(text::of_problem(problem)),
        _ => None,
    };
    rsx! {
        li { class: "story-step story-waiting",
            span { class: "story-mark", {symbol(if refused.is_some() { "warning" } else { "clock" })} }
            div {
                strong { {title(step, refused.is_some())} }
                p { class: "item-line", {refused.clone().unwrap_or_else(|| t!("report-waiting"))} }
                p { class: "words", "{words}" }
                if refused.is_some() {
                    Button { id: "discard-step", kind: Kind::Second, icon: "trash", busy: discard.busy(),
                        onclick: move |()| discard.run(DiscardRefused { id }, |()| ()), {t!("action-remove")} }
                }
            }
        }
    }
}

/// What it is, not what it will be once it is in the register.
fn title(step: StepKind, refused: bool) -> String {
    match (step, refused) {
        (StepKind::Reopen, false) => t!("report-waiting-reopen"),
        (StepKind::Reopen, true) => t!("report-refused-reopen"),
        (_, false) => t!("report-waiting-answer"),
        (_, true) => t!("report-refused-answer"),
    }
}
