//! A place: on the map, from the device, by coordinates, and its address.

use dioxus::prelude::*;
use rapida_contract::form::{Answer, Part};
use rapida_contract::place::{Point, Position};

use super::Ask;
use super::line::Line;
use super::written::{Written, with_part};
use crate::screens::form::value::part_label;
use crate::t;
use crate::text::coordinate;
use crate::ui::card::Comune;
use crate::ui::field::field_set;
use crate::ui::icon::symbol;
use crate::ui::map::PlacePicker;
use crate::ui::map_script::Ground;
use crate::ui::place::{Coordinates, UseMine};

/// Degrees to seven decimals: a centimetre.
const PRECISION: f64 = 1e7;

/// The ways to a place, and which it is in words: what the map shows to those who see it.
pub fn place(ask: &Ask) -> Element {
    let point = ask.answer.as_ref().and_then(point_of);
    let (found, typed, line, left) = (ask.clone(), ask.clone(), ask.clone(), ask.clone());
    let address = if let Some(Answer::Parts(parts)) = &ask.answer { parts.get("address").cloned() } else { None };
    let words = point.map_or_else(
        || t!("place-none"),
        |point| t!("place-chosen", latitude = coordinate(point.lat), longitude = coordinate(point.lon)),
    );
    field_set(
        &ask.frame(),
        EventHandler::default(),
        rsx! {
            UseMine { prefix: "{ask.id}-", found: move |position: Position| put(&found, position.point) }
            OnMap { ask: ask.clone(), point }
            div { id: "{ask.id}-chosen", class: "place-chosen", role: "status",
                {symbol("it-map-marker")}
                p { "{words}" }
            }
            Line { id: "{ask.id}-address", label: part_label(&ask.kind, "address"), hint: t!("place-address-hint"), fault: ask.fault(".address"),
                optional: true, written: Written::Text, value: address,
                onchange: move |part: Option<Part>| {
                    let form = line.filling.form.peek();
                    let answer = with_part(form.answer(line.at), "address", part);
                    drop(form);
                    line.typing(answer);
                },
                onblur: move |()| left.leave() }
            Coordinates { prefix: "{ask.id}-", typed: move |position: Position| put(&typed, position.point) }
        },
    )
}

#[component]
fn OnMap(ask: Ask, point: Option<Point>) -> Element {
    let comune = use_context::<Comune>();
    rsx! {
        PlacePicker { id: "{ask.id}-map", ground: Ground::of(&comune.read()), value: point, on_pick: move |point| put(&ask, point) }
    }
}

/// Takes a point, and leaves the address as it is.
fn put(ask: &Ask, point: Point) {
    let answer = ask.filling.form.peek().answer(ask.at).cloned();
    ask.choose(with_point(answer.as_ref(), point));
    ask.leave();
}

fn with_point(answer: Option<&Answer>, point: Point) -> Option<Answer> {
    let rounded = |degrees: f64| Some(Part::Degrees((degrees * PRECISION).round() / PRECISION));
    let with_lat = with_part(answer, "lat", rounded(point.lat));
    with_part(with_lat.as_ref(), "lon", rounded(point.lon))
}

fn point_of(answer: &Answer) -> Option<Point> {
    let degrees = |name: &str| answer.part(name).and_then(Part::degrees);
    Some(Point { lat: degrees("lat")?, lon: degrees("lon")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_kept_to_the_centimetre_beside_its_address() {
        let address = Answer::parts([("address", "Molo Sud")]);
        assert_eq!(point_of(&address), None);
        let both = with_point(Some(&address), Point { lat: 44.416_234_567, lon: 12.2 }).expect("an answer");
        assert_eq!(point_of(&both), Some(Point { lat: 44.416_234_6, lon: 12.2 }));
        assert_eq!(both.part("address").and_then(Part::text), Some("Molo Sud"));
    }
}
