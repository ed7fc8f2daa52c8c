//! Entries of a list in the person's order: chosen by typing, moved by buttons, by the arrows, or drawn with the pointer.

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;
use rapida_contract::service::Entry;

use super::Ask;
use super::choice::item;
use super::complete::Complete;
use super::find::Item;
use super::order::{answer, moved, with, without};
use crate::ui::button::{Button, Kind};
use crate::ui::field::{fault_line, field_set};
use crate::ui::icon::symbol;
use crate::{browser, t};

/// The list, and the way to more of it.
#[component]
pub fn Preferences(ask: Ask, list: String, at_most: u32) -> Element {
    let entries = ask.entries(&list).map(|list| list.entries).unwrap_or_default();
    let mut drawn = use_signal(|| None::<usize>);
    let mut said = use_signal(String::new);
    let mut frame = ask.frame();
    if frame.hint.is_empty() {
        frame.hint = t!("form-preferences-hint", count = at_most);
    }
    let chosen = ask.list().to_vec();
    let items = format!("{}-order", ask.id);
    let put = {
        let (ask, entries) = (ask.clone(), entries.clone());
        move |from: usize, to: usize, focus: &str| {
            // The pointer may be faster than what is drawn.
            let now = ask.list_now();
            let Some(one) = now.get(from).filter(|_| to < now.len()).cloned() else { return };
            said.set(t!("form-preferences-moved", name = name_of(&entries, &one), place = to + 1, count = now.len()));
            ask.choose(answer(moved(&now, from, to)));
            focus_later(format!("{}-{focus}-{one}", ask.id));
        }
    };
    let (draw, list_id) = (put.clone(), items.clone());
    let go_on = move |event: PointerEvent| {
        let Some(from) = drawn() else { return };
        if let Some(to) = browser::child_at(&list_id, event.client_coordinates().y).filter(|to| *to != from) {
            drawn.set(Some(to));
            draw.clone()(from, to, "handle");
        }
    };
    let own = ask.clone();
    field_set(
        &frame,
        EventHandler::new(move |()| own.leave()),
        rsx! {
            ol { id: "{items}", class: "order",
                onpointermove: go_on,
                onpointerup: move |_| drawn.set(None),
                onpointercancel: move |_| drawn.set(None),
                for (place , id) in chosen.iter().cloned().enumerate() {
                    li { key: "{id}", id: "{ask.id}-{place}", tabindex: "-1", class: if drawn() == Some(place) { "order-item drawn" } else { "order-item" },
                        {row(&ask, &entries, place, &id, put.clone(), drawn, &items)}
                    }
                }
            }
            p { class: "unseen", role: "status", "aria-live": "assertive", "{said}" }
            if chosen.len() < at_most as usize {
                Add { ask: ask.clone(), items: entries.iter().filter(|entry| !chosen.contains(&entry.id)).map(item).collect::<Vec<_>>() }
            }
        },
    )
}

fn name_of(entries: &[Entry], id: &str) -> String {
    entries.iter().find(|entry| entry.id == id).map_or_else(|| id.to_owned(), |entry| entry.name.clone())
}

/// One of them, with its place and what can be done with it.
fn row(
    ask: &Ask,
    entries: &[Entry],
    place: usize,
    id: &str,
    put: impl FnMut(usize, usize, &str) + Clone + 'static,
    mut drawn: Signal<Option<usize>>,
    items: &str,
) -> Element {
    let name = name_of(entries, id);
    let (mut up, mut down, mut press) = (put.clone(), put.clone(), put);
    let (removed, items) = (ask.clone(), items.to_owned());
    let keys = move |event: KeyboardEvent| match event.key() {
        Key::ArrowUp if place > 0 => {
            event.prevent_default();
            press(place, place - 1, "handle");
        }
        Key::ArrowDown => {
            event.prevent_default();
            press(place, place + 1, "handle");
        }
        _ => {}
    };
    rsx! {
        button { id: "{ask.id}-handle-{id}", r#type: "button", class: "btn btn-plain btn-icon order-handle",
            "aria-label": t!("form-preferences-handle", name = name.clone(), place = place + 1),
            onkeydown: keys,
            onpointerdown: move |event: PointerEvent| {
                // The list keeps it: what is drawn moves about in it.
                browser::capture_pointer(&items, event.pointer_id());
                drawn.set(Some(place));
            },
            {symbol("drag")}
        }
        div { class: "item-body",
            span { class: "item-title", "{place + 1}. {name}" }
            {fault_line(&format!("{}-{place}", ask.id), ask.fault(&format!("[{place}]")).as_deref())}
        }
        div { class: "item-actions",
            Button { id: "{ask.id}-up-{id}", kind: Kind::Plain, icon: "up", label: t!("form-preferences-up", name = name.clone()),
                onclick: move |()| if place > 0 { up(place, place - 1, "up") }, {t!("form-up")} }
            Button { id: "{ask.id}-down-{id}", kind: Kind::Plain, icon: "down", label: t!("form-preferences-down", name = name.clone()),
                onclick: move |()| down(place, place + 1, "down"), {t!("form-down")} }
            Button { id: "{ask.id}-remove-{id}", kind: Kind::Plain, icon: "trash", label: t!("form-preferences-remove", name = name.clone()),
                onclick: move |()| {
                    removed.choose(answer(without(removed.list(), place)));
                    focus_later(format!("{}-add", removed.id));
                }, {t!("action-remove")} }
        }
    }
}

/// One more: chosen, it stands at the end.
#[component]
fn Add(ask: Ask, items: Vec<Item>) -> Element {
    let mut typed = use_signal(String::new);
    let known = items.clone();
    rsx! {
        Complete { id: "{ask.id}-add", label: t!("form-preferences-add"), items, chosen: typed(),
            onchange: move |now: String| {
                if known.iter().any(|item| item.id == now) {
                    typed.set(String::new());
                    ask.choose(answer(with(ask.list(), &now)));
                } else {
                    typed.set(now);
                }
            } }
    }
}

fn focus_later(id: String) {
    spawn(async move {
        // Once it is drawn at its new place.
        TimeoutFuture::new(0).await;
        browser::focus_quietly(&id);
    });
}
