//! Throwing a draft away, after a question.

use dioxus::prelude::*;
use rapida_contract::ipc::DiscardForm;

use super::filling::Filling;
use crate::act::use_act;
use crate::route::{self, Route};
use crate::t;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;

/// The button, and the question.
#[component]
pub fn Discard(filling: Filling) -> Element {
    let mut asking = use_signal(|| false);
    let discard = use_act();
    let press = move |()| {
        discard.run(DiscardForm { id: filling.id }, move |()| {
            filling.keeper.forget();
            route::replace(&Route::Home);
            discard.say(t!("flow-discarded"));
        });
    };
    rsx! {
        Button { id: "discard", kind: Kind::Plain, icon: "trash", onclick: move |()| asking.set(true), {t!("flow-discard")} }
        if asking() {
            Dialog { id: "discard-dialog", title: t!("flow-discard-title"), close: move |()| asking.set(false),
                p { {t!("form-discard-text")} }
                div { class: "actions",
                    Button { id: "discard-confirm", kind: Kind::Danger, icon: "trash", busy: discard.busy(), onclick: press, {t!("flow-discard")} }
                    Button { kind: Kind::Second, onclick: move |()| asking.set(false), {t!("action-cancel")} }
                }
            }
        }
    }
}
