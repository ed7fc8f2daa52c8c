//! What the person calls a draft, since there may be several of a service.

use dioxus::prelude::*;
use rapida_contract::ipc::{FORM_NAME_MAX, NameForm};

use super::filling::Filling;
use crate::act::use_act;
use crate::t;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::field::TextField;

/// The name, and the way to another.
#[component]
pub fn Name(filling: Filling) -> Element {
    let mut open = use_signal(|| false);
    let name = filling.name.read().clone();
    rsx! {
        div { class: "form-name",
            if !name.is_empty() {
                strong { id: "form-name", "{name}" }
            }
            Button { id: "rename", kind: Kind::Plain, icon: "pencil", onclick: move |()| open.set(true),
                if name.is_empty() { {t!("form-name-give")} } else { {t!("form-name-change")} }
            }
        }
        if open() {
            Rename { filling, close: move |()| open.set(false) }
        }
    }
}

#[component]
fn Rename(filling: Filling, close: EventHandler<()>) -> Element {
    let act = use_act();
    let mut typed = use_signal(|| filling.name.peek().clone());
    let save = move |()| {
        let name: String = typed.peek().trim().chars().take(FORM_NAME_MAX as usize).collect();
        act.run(NameForm { id: filling.id, name: name.clone() }, move |()| {
            let mut named = filling.name;
            named.set(name);
            close.call(());
        });
    };
    rsx! {
        Dialog { id: "rename-dialog", title: t!("form-name-title"), close,
            form {
                onsubmit: move |event| {
                    event.prevent_default();
                    save(());
                },
                TextField { id: "form-name-input", label: t!("form-name-label"), hint: t!("form-name-hint", count = FORM_NAME_MAX), max: FORM_NAME_MAX, line: true,
                    value: typed(), oninput: move |name| typed.set(name) }
                div { class: "actions",
                    Button { id: "rename-save", icon: "check", busy: act.busy(), onclick: save, {t!("form-name-save")} }
                    Button { kind: Kind::Plain, onclick: move |()| close.call(()), {t!("action-cancel")} }
                }
            }
        }
    }
}
