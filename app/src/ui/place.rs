//! Ways to a place beside the map: the device's own position, and coordinates.

use dioxus::prelude::*;
use rapida_contract::place::{Point, Position, PositionSource};

use super::button::{Button, Kind};
use super::field::TextField;
use super::icon::symbol;
use crate::position::{self, NoPosition};
use crate::t;
use crate::text::coordinate_of;

/// "Usa la mia posizione", and why it did not work.
/// Its ids begin with `prefix`.
#[component]
pub fn UseMine(#[props(default)] prefix: String, found: EventHandler<Position>) -> Element {
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<NoPosition>);
    let find = move |()| {
        spawn(async move {
            busy.set(true);
            failure.set(None);
            match position::find().await {
                Ok(position) => found.call(position),
                Err(reason) => failure.set(Some(reason)),
            }
            busy.set(false);
        });
    };
    rsx! {
        div { class: "actions",
            Button { id: "{prefix}use-position", kind: Kind::Second, icon: "locate", busy: busy(), onclick: find,
                if busy() { {t!("place-finding")} } else { {t!("place-use-mine")} }
            }
        }
        div { role: "status",
            if let Some(reason) = failure() {
                div { class: "note note-waiting",
                    {symbol("info")}
                    p {
                        match reason {
                            NoPosition::Refused => t!("place-refused"),
                            NoPosition::Unavailable => t!("place-unavailable"),
                            NoPosition::Late => t!("place-late"),
                        }
                    }
                }
            }
        }
    }
}

/// For who knows the numbers, and for who cannot use a map.
/// Its ids begin with `prefix`.
#[component]
pub fn Coordinates(#[props(default)] prefix: String, typed: EventHandler<Position>) -> Element {
    let mut latitude = use_signal(String::new);
    let mut longitude = use_signal(String::new);
    let mut wrong = use_signal(|| false);
    let take = move |()| match (coordinate_of(&latitude.read(), 90.0), coordinate_of(&longitude.read(), 180.0)) {
        (Some(lat), Some(lon)) => {
            wrong.set(false);
            typed.call(Position { point: Point { lat, lon }, accuracy_m: None, source: PositionSource::Typed });
        }
        _ => wrong.set(true),
    };
    let fault = wrong().then(|| t!("place-coordinates-wrong"));
    rsx! {
        details { id: "{prefix}coordinates", class: "more",
            summary { {t!("place-coordinates")} }
            div { class: "fields-two",
                TextField { id: "{prefix}latitude", label: t!("place-latitude"), hint: t!("place-coordinates-hint"), mode: "decimal",
                    value: latitude(), fault, oninput: move |value| latitude.set(value) }
                TextField { id: "{prefix}longitude", label: t!("place-longitude"), hint: t!("place-coordinates-hint"), mode: "decimal",
                    value: longitude(), oninput: move |value| longitude.set(value) }
            }
            Button { id: "{prefix}use-coordinates", kind: Kind::Second, onclick: take, {t!("place-use-coordinates")} }
        }
    }
}
