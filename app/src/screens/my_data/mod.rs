//! What is held of the person: a copy to take along, who looked at it, and how to have it erased.

mod accesses;
mod copy;
mod erasure;

use dioxus::prelude::*;

use super::account::NobodyIn;
use crate::route::Route;
use crate::sign_in::use_sign_in;
use crate::t;
use crate::ui::title::PageTitle;
use accesses::Accesses;
use copy::Copy;
use erasure::Erasures;

/// "I tuoi dati".
#[component]
pub fn MyDataScreen() -> Element {
    let sign_in = use_sign_in();
    if sign_in.now().is_some_and(|sign_in| sign_in.person.is_none()) {
        return rsx! { NobodyIn { title: t!("my-data-title"), return_to: Route::MyData } };
    }
    rsx! {
        PageTitle { text: t!("my-data-title"), lead: t!("my-data-way") }
        Copy {}
        Accesses {}
        Erasures {}
    }
}
