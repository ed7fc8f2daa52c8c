//! What asks for a person, or for one who is surely enough known: the way in stands in its place, and leads back to it.

use dioxus::prelude::*;
use rapida_contract::ipc::SignIn;
use rapida_contract::sign_in::Level;

use super::way_in::WayIn;
use crate::route::Route;
use crate::sign_in::use_sign_in;
use crate::t;
use crate::ui::title::PageTitle;

/// A screen for somebody, while nobody is signed in.
#[component]
pub fn NobodyIn(title: String, return_to: Route) -> Element {
    let sign_in = use_sign_in();
    rsx! {
        PageTitle { text: title, lead: t!("problem-sign-in-needed") }
        {sign_in.draw(|sign_in| rsx! {
            WayIn { step: sign_in.step.clone(), level: Level::L1, words: t!("account-enter"), return_to }
        })}
    }
}

/// Its children for whoever is known at least at this level; for others why that is needed, and the way to it.
#[component]
pub fn Sure(level: Level, return_to: Route, why: String, children: Element) -> Element {
    let sign_in = use_sign_in();
    match sign_in.now() {
        Some(SignIn { person, step }) if person.as_ref().is_none_or(|person| person.level < level) => rsx! {
            WayIn { step, level, words: t!("account-step-up"), why, return_to }
        },
        _ => children,
    }
}
