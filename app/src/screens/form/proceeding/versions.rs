//! Every version that was sent, each with its receipt: the last one counts.

use dioxus::prelude::*;
use rapida_contract::proceeding::{Proceeding, Version};

use crate::route::Route;
use crate::ui::badge::{Tone, badge};
use crate::ui::icon::symbol;
use crate::{t, text};

/// Newest first.
pub fn versions(proceeding: &Proceeding) -> Element {
    let count = proceeding.versions.len();
    rsx! {
        section { "aria-labelledby": "versions-title",
            h2 { id: "versions-title", {t!("versions-title", count = count)} }
            if count > 1 {
                p { {t!("versions-lead")} }
            }
            ul { id: "versions", class: "items",
                for (place , version) in proceeding.versions.iter().enumerate().rev() {
                    {item(place + 1, version, count)}
                }
            }
        }
    }
}

fn item(number: usize, version: &Version, count: usize) -> Element {
    let code = version.registration.code().0;
    let counts = count > 1 && number == count;
    rsx! {
        li { key: "{version.id}",
            a { class: "item", href: Route::Receipt(version.id).href(),
                div { class: "item-body",
                    span { class: "item-title", {t!("versions-receipt", number = code)} }
                    span { class: "item-line", {text::day_and_clock(version.registration.at)} }
                    if counts {
                        {badge("check", t!("versions-counts"), Tone::Good)}
                    }
                }
                {symbol("receipt")}
            }
        }
    }
}
