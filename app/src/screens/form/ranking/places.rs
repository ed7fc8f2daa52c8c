//! The schools that were asked for, in the person's order, and how far their places went.

use dioxus::prelude::*;
use rapida_contract::ranking::PlaceAsked;

use crate::t;
use crate::ui::badge::{Tone, badge};

/// Nothing where none was asked for.
pub fn places(places: &[PlaceAsked]) -> Element {
    rsx! {
        if !places.is_empty() {
            section { "aria-labelledby": "places-title",
                h2 { id: "places-title", {t!("places-title")} }
                ol { id: "places", class: "numbers",
                    for place in places {
                        {item(place)}
                    }
                }
            }
        }
    }
}

fn item(place: &PlaceAsked) -> Element {
    let last = match place.last_admitted {
        Some(last) => t!("places-last", place = last),
        None if place.is_full => t!("places-none"),
        None => t!("places-left"),
    };
    rsx! {
        li { key: "{place.name}",
            div {
                strong { "{place.name}" }
                span { class: "item-line", {t!("places-count", count = place.places)} " · {last}" }
                if place.is_given {
                    {badge("check", t!("places-given"), Tone::Good)}
                }
            }
        }
    }
}
