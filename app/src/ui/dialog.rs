//! A dialog over the screen: the webview's own, which keeps the focus inside, closes at Esc and gives the focus back.

use dioxus::prelude::*;

use super::icon::symbol;
use crate::{browser, t};

/// Open while it is drawn.
#[component]
pub fn Dialog(id: String, title: String, close: EventHandler<()>, children: Element) -> Element {
    let title_id = format!("{id}-title");
    let own = id.clone();
    let before = use_hook(browser::focused);
    use_effect(move || browser::show_dialog(&own));
    // The webview gives the focus back when a dialog is closed; this one is taken away.
    use_drop(move || browser::focus_again(before));
    rsx! {
        dialog {
            id,
            class: "dialog",
            "aria-labelledby": title_id.clone(),
            oncancel: move |event| {
                event.prevent_default();
                close.call(());
            },
            div { class: "dialog-head",
                h2 { id: title_id, "{title}" }
                button {
                    r#type: "button",
                    class: "btn btn-plain btn-icon",
                    "aria-label": t!("action-close"),
                    onclick: move |_| close.call(()),
                    {symbol("close")}
                }
            }
            div { class: "dialog-body", {children} }
        }
    }
}
