//! Where it is: on the map, from the device, from a photo, or typed.

use dioxus::prelude::*;
use rapida_contract::ipc::Surroundings;
use rapida_contract::place::{Position, PositionSource, Territory};
use rapida_contract::problem::FieldError;

use super::nearby::follow_id;
use super::sheet::Sheet;
use crate::position::{self, NoPosition};
use crate::text::{coordinate, coordinate_of, distance};
use crate::ui::button::{Button, Kind};
use crate::ui::card::Comune;
use crate::ui::fault::fault_of;
use crate::ui::field::{TextField, fault_line};
use crate::ui::icon::symbol;
use crate::ui::map::{PlacePicker, marker};
use crate::ui::map_script::Ground;
use crate::{browser, t, text};

/// Above this radius of uncertainty, in metres, the person is asked to look at the point.
const COARSE_M: f64 = 100.0;

/// The place and its address.
#[component]
pub fn PlacePart(sheet: Sheet, faults: Vec<FieldError>) -> Element {
    let report = sheet.report.read();
    let fault = fault_of(&faults, "position");
    rsx! {
        section { id: "place", class: "panel", tabindex: "-1", "aria-labelledby": "place-title",
            h2 { id: "place-title", {t!("place-title")} }
            p { class: "field-hint", {t!("place-lead")} }
            UseMine { sheet }
            OnMap { sheet }
            {chosen(report.position)}
            {lies(sheet)}
            {fault_line("place", fault.as_deref())}
            TextField {
                id: "address",
                label: t!("place-address"),
                hint: t!("place-address-hint"),
                optional: true,
                autocomplete: "street-address",
                value: report.address.clone(),
                fault: fault_of(&faults, "address"),
                oninput: move |value| sheet.typing(|report| report.address = value),
                onblur: move |()| sheet.save(),
            }
            Coordinates { sheet }
        }
    }
}

/// The place on the map, with what is reported around it.
#[component]
fn OnMap(sheet: Sheet) -> Element {
    let comune = use_context::<Comune>();
    let nearby = match &*sheet.around.read() {
        Some(Some(Ok(around))) => around.nearby.iter().map(marker).collect(),
        _ => Vec::new(),
    };
    let pick = move |point| {
        let position = Position { point, accuracy_m: None, source: PositionSource::Map };
        sheet.choose(|report| report.position = Some(position));
    };
    rsx! {
        PlacePicker {
            id: "place-map",
            ground: Ground::of(&comune.read()),
            value: sheet.report.read().position.map(|position| position.point),
            on_pick: pick,
            nearby,
            on_open: |code| browser::focus(&follow_id(code)),
        }
    }
}

/// "Usa la mia posizione", and why it did not work.
#[component]
fn UseMine(sheet: Sheet) -> Element {
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<NoPosition>);
    let find = move |()| {
        spawn(async move {
            busy.set(true);
            failure.set(None);
            match position::find().await {
                Ok(position) => sheet.choose(|report| report.position = Some(position)),
                Err(reason) => failure.set(Some(reason)),
            }
            busy.set(false);
        });
    };
    rsx! {
        div { class: "actions",
            Button { id: "use-position", kind: Kind::Second, icon: "locate", busy: busy(), onclick: find,
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

/// The point chosen, in words: what the map shows to those who see it.
fn chosen(position: Option<Position>) -> Element {
    let words = match position {
        None => t!("place-none"),
        Some(position) => place_words(position),
    };
    let accuracy = position.and_then(|position| position.accuracy_m);
    rsx! {
        div { id: "place-chosen", class: "place-chosen", role: "status",
            {symbol("it-map-marker")}
            p {
                "{words}"
                if let Some(metres) = accuracy {
                    br {}
                    {t!("place-accuracy", distance = distance(metres))}
                    if metres > COARSE_M {
                        " "
                        strong { {t!("place-coarse")} }
                    }
                }
            }
        }
    }
}

/// `Punto scelto: 44,41750, 12,19900 (dalla mappa)`.
fn place_words(position: Position) -> String {
    let (latitude, longitude) = (coordinate(position.point.lat), coordinate(position.point.lon));
    let source = match position.source {
        PositionSource::Device => t!("place-source-device"),
        PositionSource::Photo => t!("place-source-photo"),
        PositionSource::Map => t!("place-source-map"),
        PositionSource::Typed => t!("place-source-typed"),
    };
    format!("{} ({source})", t!("place-chosen", latitude = latitude, longitude = longitude))
}

/// How the point lies to the Comune: a word near the border, whom to address beyond it.
fn lies(sheet: Sheet) -> Element {
    let around = sheet.around.read();
    match &*around {
        Some(Some(Err(problem))) => note(text::of_problem(problem), false),
        Some(Some(Ok(Surroundings { territory: Territory::NearBorder { metres }, .. }))) => {
            note(t!("place-near-border", distance = distance(*metres)), false)
        }
        Some(Some(Ok(Surroundings { territory: Territory::Outside { metres }, .. }))) => {
            note(t!("place-outside", distance = distance(*metres)), true)
        }
        _ => rsx! {},
    }
}

fn note(words: String, danger: bool) -> Element {
    rsx! {
        div { class: if danger { "note note-danger" } else { "note note-waiting" }, role: "status",
            {symbol("warning")}
            p { "{words}" }
        }
    }
}

/// For who knows the numbers, and for who cannot use a map.
#[component]
fn Coordinates(sheet: Sheet) -> Element {
    let mut latitude = use_signal(String::new);
    let mut longitude = use_signal(String::new);
    let mut wrong = use_signal(|| false);
    let take = move |()| match (coordinate_of(&latitude.read(), 90.0), coordinate_of(&longitude.read(), 180.0)) {
        (Some(lat), Some(lon)) => {
            wrong.set(false);
            let point = rapida_contract::place::Point { lat, lon };
            let position = Position { point, accuracy_m: None, source: PositionSource::Typed };
            sheet.choose(|report| report.position = Some(position));
        }
        _ => wrong.set(true),
    };
    let fault = wrong().then(|| t!("place-coordinates-wrong"));
    rsx! {
        details { id: "coordinates", class: "more",
            summary { {t!("place-coordinates")} }
            div { class: "fields-two",
                TextField { id: "latitude", label: t!("place-latitude"), hint: t!("place-coordinates-hint"), mode: "decimal",
                    value: latitude(), fault, oninput: move |value| latitude.set(value) }
                TextField { id: "longitude", label: t!("place-longitude"), hint: t!("place-coordinates-hint"), mode: "decimal",
                    value: longitude(), oninput: move |value| longitude.set(value) }
            }
            Button { id: "use-coordinates", kind: Kind::Second, onclick: take, {t!("place-use-coordinates")} }
        }
    }
}
