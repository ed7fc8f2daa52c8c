//! Blacking out faces and plates: rectangles drawn with a finger or a mouse, or set with the keyboard.

mod area;

use dioxus::prelude::*;
use rapida_contract::ids::AttachmentId;
use rapida_contract::ipc::{Photo, Rectangle, RedactPhoto};

use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::icon::symbol;
use crate::{bridge, browser, t};
use area::{Corner, Push};

const CANVAS: &str = "cover-canvas";

/// The dialog. `ratio` is the photo's width over its height.
#[component]
pub fn CoverDialog(id: AttachmentId, ratio: f64, covered: EventHandler<Photo>, close: EventHandler<()>) -> Element {
    let cover = use_act();
    let mut areas = use_signal(Vec::<Rectangle>::new);
    let save = move |()| {
        cover.run(RedactPhoto { photo: id, areas: areas() }, move |photo| {
            cover.say(t!("cover-done"));
            covered.call(photo);
        });
    };
    rsx! {
        Dialog { id: "cover-dialog", title: t!("cover-title"), close,
            p { class: "field-hint", {t!("cover-lead")} }
            Canvas { id, ratio, areas }
            div { class: "note note-waiting",
                {symbol("warning")}
                p { {t!("cover-forever")} }
            }
            div { class: "actions",
                if !areas.read().is_empty() {
                    Button { id: "cover-save", icon: "cover", busy: cover.busy(), onclick: save, {t!("cover-save")} }
                }
                Button { id: "cover-add", kind: Kind::Second, icon: "plus", onclick: move |()| areas.push(area::MIDDLE), {t!("cover-add")} }
                if !areas.read().is_empty() {
                    Button { id: "cover-remove", kind: Kind::Plain, icon: "trash", onclick: move |()| { areas.pop(); }, {t!("cover-remove-last")} }
                }
            }
        }
    }
}

/// The photo, and on it what is to be covered.
#[component]
fn Canvas(id: AttachmentId, ratio: f64, areas: Signal<Vec<Rectangle>>) -> Element {
    let mut start = use_signal(|| None::<Corner>);
    let mut drawn = use_signal(|| None::<Rectangle>);
    let corner = |event: &PointerEvent| {
        let point = event.client_coordinates();
        browser::fraction_of(CANVAS, point.x, point.y).map(|(x, y)| Corner { x, y })
    };
    let begin = move |event: PointerEvent| {
        browser::capture_pointer(CANVAS, event.pointer_id());
        start.set(corner(&event));
    };
    let go_on = move |event: PointerEvent| {
        if let (Some(start), Some(end)) = (start(), corner(&event)) {
            drawn.set(Some(area::between(start, end)));
        }
    };
    let finish = move |_: PointerEvent| {
        start.set(None);
        if let Some(area) = drawn.take().filter(|area| area::is_meant(*area)) {
            areas.push(area);
        }
    };
    rsx! {
        div {
            id: CANVAS,
            class: "cover-canvas",
            aspect_ratio: "{ratio}",
            max_width: "calc(55vh * {ratio})",
            onpointerdown: begin,
            onpointermove: go_on,
            onpointerup: finish,
            onpointercancel: move |_| {
                start.set(None);
                drawn.set(None);
            },
            img { src: bridge::photo_address(id), alt: "", draggable: "false" }
            for index in 0..areas.read().len() {
                Zone { key: "{index}", index, areas }
            }
            if let Some(area) = drawn() {
                div { class: "cover-zone cover-drawn", ..placed(area) }
            }
        }
    }
}

/// One rectangle, which has the focus when it is new: the keyboard moves, resizes and takes it away.
#[component]
fn Zone(index: usize, areas: Signal<Vec<Rectangle>>) -> Element {
    use_effect(move || browser::focus_quietly(&zone_id(index)));
    let Some(area) = areas.read().get(index).copied() else { return rsx! {} };
    let press = move |event: KeyboardEvent| {
        let key = event.key();
        if matches!(key, Key::Delete | Key::Backspace) {
            event.prevent_default();
            areas.remove(index);
            browser::focus_quietly("cover-add");
        } else if let Some(push) = push_of(&key) {
            event.prevent_default();
            let resize = event.modifiers().shift();
            areas.with_mut(|areas| {
                areas.iter_mut().skip(index).take(1).for_each(|area| *area = area::pushed(*area, push, resize))
            });
        }
    };
    let percent = |part: f64| (part * 100.0).round();
    let label = t!(
        "cover-zone",
        number = index + 1,
        x = percent(area.x),
        y = percent(area.y),
        width = percent(area.width),
        height = percent(area.height)
    );
    rsx! {
        div {
            id: zone_id(index),
            class: "cover-zone",
            role: "button",
            tabindex: "0",
            "aria-label": label,
            onkeydown: press,
            ..placed(area),
        }
    }
}

fn zone_id(index: usize) -> String {
    format!("cover-zone-{index}")
}

fn push_of(key: &Key) -> Option<Push> {
    match key {
        Key::ArrowLeft => Some(Push::Left),
        Key::ArrowRight => Some(Push::Right),
        Key::ArrowUp => Some(Push::Up),
        Key::ArrowDown => Some(Push::Down),
        _ => None,
    }
}

/// Property by property: the content security policy lets no `style` attribute through.
fn placed(area: Rectangle) -> Vec<Attribute> {
    let sides = [("left", area.x), ("top", area.y), ("width", area.width), ("height", area.height)];
    sides.map(|(name, part)| Attribute::new(name, format!("{}%", part * 100.0), Some("style"), false)).into()
}
