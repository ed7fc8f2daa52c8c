//! The heading of a screen.

use dioxus::prelude::*;

use crate::browser;

const ID: &str = "page-title";

/// Whether a screen was shown before: the first one must not steal the focus from the page's beginning.
#[derive(Clone, Copy)]
pub struct ShownBefore(pub Signal<bool>);

/// The keyboard goes on from the heading: for who comes back to a screen whose button is there no longer.
pub fn go_on_from_heading() {
    browser::focus_quietly(ID);
}

/// The `h1`: it names the window and takes the focus when the screen appears, so that a screen reader reads it and the
/// keyboard goes on from there.
#[component]
pub fn PageTitle(text: String, #[props(default)] lead: String) -> Element {
    let mut shown = use_context::<ShownBefore>().0;
    use_effect(use_reactive!(|text| browser::set_title(&format!("{text} – Rapida"))));
    use_effect(move || {
        if *shown.peek() {
            browser::focus_quietly(ID);
        }
        shown.set(true);
    });
    rsx! {
        h1 { id: ID, tabindex: "-1", "{text}" }
        if !lead.is_empty() {
            p { class: "lead", "{lead}" }
        }
    }
}
