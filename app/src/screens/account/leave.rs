//! The way out, which asks what becomes of what was not sent.

use dioxus::prelude::*;
use rapida_contract::ipc::SignOut;

use crate::act::use_act;
use crate::t;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;

/// "Esci".
#[component]
pub fn Leave() -> Element {
    let act = use_act();
    let mut asking = use_signal(|| false);
    let leave = move |keep_unsent: bool| {
        act.run(SignOut { keep_unsent }, move |()| {
            asking.set(false);
            act.say(t!("leave-done"));
        });
    };
    rsx! {
        div { class: "actions",
            Button { id: "sign-out", kind: Kind::Second, onclick: move |()| asking.set(true), {t!("leave-do")} }
        }
        if asking() {
            Dialog { id: "leave", title: t!("leave-title"), close: move |()| asking.set(false),
                p { {t!("leave-ask")} }
                div { class: "actions",
                    Button { id: "leave-keep", busy: act.busy(), onclick: move |()| leave(true), {t!("leave-keep")} }
                    Button { id: "leave-erase", kind: Kind::Danger, busy: act.busy(), onclick: move |()| leave(false), {t!("leave-erase")} }
                    Button { kind: Kind::Plain, onclick: move |()| asking.set(false), {t!("action-cancel")} }
                }
            }
        }
    }
}
