//! Semaforo and lucchetto: shape, word and colour, so that none of the three carries it alone.

use dioxus::prelude::*;
use rapida_contract::service::light::{Light, Padlock, Reason, Way};

use super::badge::{Tone, badge};
use super::icon::symbol;
use crate::{t, text};

/// The shape and the tone of a light.
fn look(light: Light) -> (&'static str, Tone) {
    match light {
        Light::Green => ("done", Tone::Good),
        Light::Yellow => ("printer", Tone::Waiting),
        Light::Red => ("stop", Tone::Bad),
        Light::Off => ("info", Tone::Over),
    }
}

/// For the edge of what stands under a light.
pub fn tone_of(light: Light) -> Tone {
    look(light).1
}

/// The light alone, in a list.
pub fn light_badge(way: Way) -> Element {
    let (icon, tone) = look(way.light);
    badge(icon, text::of_name("light", &way.light), tone)
}

/// The light and the padlock, with their words.
pub fn light_and_padlock(way: Way) -> Element {
    let (icon, tone) = look(way.light);
    let lock = if way.padlock == Padlock::Closed { "lock" } else { "unlocked" };
    rsx! {
        p { class: "light light-{tone.name()}",
            {symbol(icon)}
            strong { {text::of_name("light", &way.light)} }
        }
        p { class: "light-padlock",
            {symbol(lock)}
            span { {text::of_name("padlock", &way.padlock)} }
        }
    }
}

/// Why the light is what it is.
pub fn reason(way: Way) -> String {
    match way.reason {
        Reason::Online => t!("reason-online"),
        Reason::Paper => t!("reason-paper"),
        Reason::NoSignature => t!("reason-no-signature"),
        Reason::SignatureOfAll => t!("reason-signature-of-all"),
        Reason::Suspended => t!("reason-suspended"),
        Reason::NotYet { opens } => t!("reason-not-yet", day = text::day(opens)),
        Reason::Closed { closed } => t!("reason-closed", day = text::day(closed)),
        Reason::NotForThem => t!("reason-not-for-them"),
        Reason::Elsewhere => t!("reason-elsewhere"),
        Reason::AtTheOffice => t!("reason-at-the-office"),
        Reason::NewerApp => t!("reason-newer-app"),
    }
}
