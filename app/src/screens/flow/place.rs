//! Where it is: on the map, from the device, from a photo, or typed.

use dioxus::prelude::*;
use rapida_contract::ipc::Surroundings;
use rapida_contract::place::{Position, PositionSource, Territory};
use rapida_contract::problem::FieldError;

use super::nearby::follow_id;
use super::sheet::Sheet;
use crate::text::{coordinate, distance};
use crate::ui::card::Comune;
use crate::ui::fault::fault_of;
use crate::ui::field::{TextField, fault_line};
use crate::ui::icon::symbol;
use crate::ui::map::{PlacePicker, marker};
use crate::ui::map_script::Ground;
use crate::ui::place::{Coordinates, UseMine};
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
            UseMine { found: move |position| sheet.choose(|report| report.position = Some(position)) }
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
            Coordinates { typed: move |position| sheet.choose(|report| report.position = Some(position)) }
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
