//! The two maps of the screens: one to choose a place, one that shows reports. What is on them can always be reached
//! without them too; that part is the screens'.

use dioxus::prelude::*;
use futures_util::StreamExt;
use rapida_contract::ipc::PublicCard;
use rapida_contract::place::Point;
use rapida_contract::progress::State;

use super::button::{Button, Kind};
use super::map_script::{self, Ground, Heard, Mark, Opening, Slot};
use crate::t;

/// A report on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Marker {
    /// What `on_open` is called with.
    pub id: String,
    /// Where.
    pub point: Point,
    /// Decides shape and colour.
    pub state: State,
}

/// A public report as a marker; its id is the report's code.
pub fn marker(card: &PublicCard) -> Marker {
    Marker { id: card.report.code.0.clone(), point: card.report.point, state: card.report.state }
}

/// How far the drawing has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Face {
    Waiting,
    Open,
    Failed,
}

/// A map on which one place is chosen: by a tap, by dragging the pin, or by bringing the place to the middle and
/// pressing Enter or the button. What is reported around it can be shown too; `on_open` gets a marker's id. `id` is
/// unique on the page.
#[component]
pub fn PlacePicker(
    id: String,
    ground: Ground,
    value: Option<Point>,
    on_pick: EventHandler<Point>,
    #[props(default)] nearby: Vec<Marker>,
    #[props(default)] on_open: EventHandler<String>,
) -> Element {
    let done = use_callback(move |heard| match heard {
        Heard::Picked(point) => on_pick.call(point),
        Heard::Opened(id) => on_open.call(id),
        Heard::Ready | Heard::Failed => (),
    });
    let (face, slot) = use_map(Opening::picker(&id, ground, value, nearby.iter().map(mark).collect()), done);
    rsx! {
        Sheet { id, face, hint: t!("map-place-hint"), keys: t!("map-place-keys"),
            div { class: "map-centre",
                Button { kind: Kind::Second, icon: "locate", onclick: move |()| slot.use_centre(),
                    {t!("map-use-centre")}
                }
            }
        }
    }
}

/// A map of reports. `on_open` gets a marker's id. `id` is unique on the page.
#[component]
pub fn ReportsMap(id: String, ground: Ground, reports: Vec<Marker>, on_open: EventHandler<String>) -> Element {
    let done = use_callback(move |heard| {
        if let Heard::Opened(id) = heard {
            on_open.call(id);
        }
    });
    let (face, _) = use_map(Opening::reports(&id, ground, reports.iter().map(mark).collect()), done);
    rsx! {
        Sheet { id, face, hint: t!("map-reports-hint"), keys: t!("map-reports-keys") }
    }
}

/// Opens a map once, shows on it what `opening` has by now, and hands on what a person does there.
fn use_map(opening: Opening, done: Callback<Heard>) -> (Face, Slot) {
    let mut face = use_signal(|| Face::Waiting);
    let slot = use_slot();
    let heard = use_coroutine(move |mut heard: UnboundedReceiver<Heard>| async move {
        while let Some(heard) = heard.next().await {
            match heard {
                Heard::Ready => face.set(Face::Open),
                Heard::Failed => face.set(Face::Failed),
                other => done.call(other),
            }
        }
    });
    let (first, first_slot, tell) = (opening.clone(), slot.clone(), heard.tx());
    use_effect(move || map_script::open(first.clone(), first_slot.clone(), tell.clone()));
    let open_slot = slot.clone();
    use_effect(use_reactive((&opening,), move |(opening,)| {
        if face() == Face::Open {
            open_slot.show(&opening);
        }
    }));
    (face(), slot)
}

/// Where the script draws, with the words around it. The innermost element is the script's alone.
#[component]
fn Sheet(id: String, face: Face, hint: String, keys: String, children: Element) -> Element {
    let hint_id = format!("{id}-hint");
    rsx! {
        div { class: "map",
            if face == Face::Failed {
                p { class: "note note-waiting", role: "status", {t!("map-unavailable")} }
            }
            div { class: "map-view", hidden: face == Face::Failed, "aria-busy": face == Face::Waiting,
                if face == Face::Waiting {
                    p { class: "map-waiting", role: "status", {t!("map-waiting")} }
                }
                div { id, class: "map-ground" }
            }
            // It keeps its room while the map comes, so that nothing moves under whoever goes on.
            if face != Face::Failed {
                div { class: if face == Face::Waiting { "map-unready" }, {children} }
            }
            p { id: hint_id, class: "map-hint field-hint",
                "{hint} "
                span { class: "map-keys", "{keys}" }
            }
        }
    }
}

/// The place of the drawn map, which is taken away with the component.
fn use_slot() -> Slot {
    let slot = use_hook(Slot::default);
    use_drop({
        let slot = slot.clone();
        move || slot.close()
    });
    slot
}

fn mark(marker: &Marker) -> Mark {
    Mark { id: marker.id.clone(), place: [marker.point.lon, marker.point.lat], state: marker.state }
}
