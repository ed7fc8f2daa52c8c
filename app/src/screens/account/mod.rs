//! Who is signed in here, the way in and the way out, and where else this person is signed in.

mod devices;
mod leave;
mod sure;
mod way_in;

use dioxus::prelude::*;
use rapida_contract::ipc::SignedIn;
use rapida_contract::sign_in::Level;

use crate::route::Route;
use crate::sign_in::use_sign_in;
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{t, text};
use devices::Devices;
use leave::Leave;
pub use sure::{NobodyIn, Sure, use_is_sure};
pub use way_in::WayIn;

/// The person and their sessions.
#[component]
pub fn AccountScreen() -> Element {
    let sign_in = use_sign_in();
    sign_in.draw(|sign_in| {
        let step = sign_in.step.clone();
        match sign_in.person.clone() {
            None => rsx! {
                PageTitle { text: t!("account-title"), lead: t!("account-lead") }
                WayIn { step, level: Level::L1, words: t!("account-enter") }
            },
            Some(person) => rsx! {
                PageTitle { text: t!("account-hello", name = person.given_name.clone()) }
                {known(&person)}
                if person.level < Level::L2 {
                    WayIn { step, level: Level::L2, words: t!("account-step-up"), why: t!("account-step-up-why") }
                }
                {ways()}
                Devices {}
                Leave {}
            },
        }
    })
}

/// What the municipality knows of the person from the sign-in.
fn known(person: &SignedIn) -> Element {
    rsx! {
        section { class: "panel", "aria-labelledby": "account-known",
            h2 { id: "account-known", {t!("account-known")} }
            dl { class: "facts",
                dt { {t!("account-name")} }
                dd { id: "account-person", "{person.given_name} {person.family_name}" }
                dt { {t!("account-tax-code")} }
                dd { class: "mono", "{person.tax_code}" }
                if !person.issuer_name.is_empty() {
                    dt { {t!("account-issuer")} }
                    dd { "{person.issuer_name}" }
                }
                dt { {t!("account-level")} }
                dd { id: "account-level", {level_words(person.level)} }
                dt { {t!("account-since")} }
                dd { {text::day_and_clock(person.since)} }
            }
        }
    }
}

/// What else there is of the person.
fn ways() -> Element {
    let ways = [
        ("user", t!("profile-title"), t!("profile-lead"), Route::Profile),
        ("people", t!("acting-title"), t!("acting-lead"), Route::Acting),
        ("shield", t!("my-data-title"), t!("my-data-way"), Route::MyData),
    ];
    rsx! {
        ul { class: "items",
            for (icon , title , help , way) in ways {
                li { key: "{icon}",
                    a { class: "item", href: way.href(),
                        div { class: "item-body",
                            span { class: "item-title", "{title}" }
                            span { class: "item-line", "{help}" }
                        }
                        {symbol(icon)}
                    }
                }
            }
        }
    }
}

/// How surely a person is known, and what that is enough for.
fn level_words(level: Level) -> String {
    match level {
        Level::L1 => t!("account-level-1"),
        Level::L2 => t!("account-level-2"),
        Level::L3 => t!("account-level-3"),
    }
}
