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

/// Whether the signed-in person is known surely enough to send.
pub fn use_is_sure() -> bool {
    let person = use_sign_in().now().and_then(|sign_in| sign_in.person);
    person.is_some_and(|person| person.level >= SENDING)
}

/// What sending asks for.
const SENDING: Level = Level::L2;

/// Its children, if any, for whoever is known surely enough to send; for others why that is needed, and the way to it.
#[component]
pub fn Sure(return_to: Route, why: String, #[props(default = rsx! {})] children: Element) -> Element {
    let sign_in = use_sign_in();
    match sign_in.now() {
        Some(SignIn { person, step }) if person.as_ref().is_none_or(|person| person.level < SENDING) => rsx! {
            WayIn { step, level: SENDING, words: t!("account-step-up"), why, return_to }
        },
        _ => children,
    }
}
