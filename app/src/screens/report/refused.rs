//! A report that the municipality did not take: why, and the two ways out.

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{CorrectRefused, DiscardRefused};
use rapida_contract::problem::Problem;

use crate::act::use_act;
use crate::route::{self, Route};
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::fault::input_id;
use crate::ui::icon::symbol;
use crate::{t, text};

/// The reason, *correggi*, *elimina*.
#[component]
pub fn Refused(id: SubmissionId, problem: Problem) -> Element {
    let correct = use_act();
    let mut discarding = use_signal(|| false);
    let press = move |()| {
        correct.run(CorrectRefused { id }, |draft| route::go(&Route::Flow(draft.id, draft.step)));
    };
    rsx! {
        section { class: "note note-danger", "aria-labelledby": "refused-title",
            {symbol("warning")}
            div { class: "note-body",
                h2 { id: "refused-title", class: "note-title", {t!("report-refused-title")} }
                p { {text::of_problem(&problem)} }
                if !problem.errors.is_empty() {
                    ul { class: "bullets",
                        for error in problem.errors.iter() {
                            li { key: "{error.field}",
                                strong { {text::of_field(&input_id(&error.field))} }
                                " · "
                                {text::of_fault(error)}
                            }
                        }
                    }
                }
                p { {t!("report-refused-lead")} }
            }
        }
        div { class: "actions",
            Button { id: "correct", icon: "pencil", busy: correct.busy(), onclick: press, {t!("report-correct")} }
            Button { id: "discard", kind: Kind::Danger, icon: "trash", onclick: move |()| discarding.set(true), {t!("report-discard")} }
        }
        if discarding() {
            Discard { id, close: move |()| discarding.set(false) }
        }
    }
}

#[component]
fn Discard(id: SubmissionId, close: EventHandler<()>) -> Element {
    let discard = use_act();
    let press = move |()| {
        discard.run(DiscardRefused { id }, move |()| {
            route::replace(&Route::Reports);
            discard.say(t!("report-discarded"));
        });
    };
    rsx! {
        Dialog { id: "discard-dialog", title: t!("report-discard-title"), close,
            p { {t!("report-discard-text")} }
            div { class: "actions",
                Button { id: "discard-confirm", kind: Kind::Danger, icon: "trash", busy: discard.busy(), onclick: press, {t!("report-discard")} }
                Button { kind: Kind::Second, onclick: move |()| close.call(()), {t!("action-cancel")} }
            }
        }
    }
}
