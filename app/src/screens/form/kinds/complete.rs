//! One of many, found by typing: a combobox with a list below it (WAI-ARIA, list autocomplete with manual selection).

use dioxus::prelude::*;
use gloo_timers::future::TimeoutFuture;

use super::find::{Item, SHOWN, found, meant};
use crate::ui::field::{Frame, field, framed};
use crate::{browser, t};

/// The combobox. `chosen` is the id of an item, or what is half typed; `onchange` is told the same.
#[component]
pub fn Complete(
    id: String,
    label: String,
    #[props(default)] hint: String,
    #[props(default)] fault: Option<String>,
    #[props(default)] optional: bool,
    items: Vec<Item>,
    chosen: String,
    onchange: EventHandler<String>,
    #[props(default)] onleave: EventHandler<()>,
) -> Element {
    let mut typed = use_signal(|| name_of(&items, &chosen));
    let mut active = use_signal(|| None::<usize>);
    let mut open = use_signal(|| false);
    let is_same = kept(&items, &typed.read()) == chosen;
    let shown = if is_same { typed() } else { name_of(&items, &chosen) };
    // What is chosen already narrows nothing.
    let is_chosen = meant(&items, &chosen).is_some();
    let all = found(&items, if is_chosen { "" } else { &shown });
    let matches: Vec<Item> = all.iter().take(SHOWN).map(|item| (*item).clone()).collect();
    let (list, frame) = (format!("{id}-list"), Frame { id: id.clone(), label, hint, fault, optional });
    let is_open = open() && !matches.is_empty();
    let mut take = move |item: &Item| {
        typed.set(item.name.clone());
        open.set(false);
        active.set(None);
        onchange.call(item.id.clone());
    };
    let known = items.clone();
    let write = move |event: FormEvent| {
        let now = event.value();
        onchange.call(kept(&known, &now));
        typed.set(now);
        active.set(None);
        open.set(true);
    };
    let (offered, own) = (matches.clone(), id.clone());
    let press = move |event: KeyboardEvent| {
        let count = offered.len();
        match event.key() {
            Key::ArrowDown | Key::ArrowUp if count > 0 => {
                event.prevent_default();
                let place = if is_open { next_place(active(), count, event.key() == Key::ArrowDown) } else { 0 };
                open.set(true);
                active.set(Some(place));
                show(option_id(&own, place));
            }
            Key::Enter if is_open => {
                event.prevent_default();
                if let Some(item) = active().and_then(|place| offered.get(place)) {
                    take(item);
                }
            }
            Key::Escape if is_open => {
                event.prevent_default();
                open.set(false);
                active.set(None);
            }
            _ => {}
        }
    };
    let input = rsx! {
        div { class: "complete",
            input {
                r#type: "text",
                role: "combobox",
                autocomplete: "off",
                value: shown,
                "aria-autocomplete": "list",
                "aria-expanded": is_open,
                "aria-controls": list.clone(),
                "aria-activedescendant": active().filter(|_| is_open).map(|place| option_id(&id, place)),
                oninput: write,
                onkeydown: press,
                onclick: move |_| open.set(true),
                onblur: move |_| {
                    open.set(false);
                    active.set(None);
                    onleave.call(());
                },
                ..framed(&frame),
            }
            ul { id: list, class: "complete-list", role: "listbox", "aria-label": frame.label.clone(), hidden: !is_open,
                for (place , item) in matches.iter().cloned().enumerate() {
                    li {
                        key: "{item.id}",
                        id: option_id(&id, place),
                        role: "option",
                        class: if active() == Some(place) { "active" } else { "" },
                        "aria-selected": active() == Some(place),
                        // Before the input loses the focus, and without that.
                        onmousedown: {
                            let item = item.clone();
                            move |event: MouseEvent| {
                                event.prevent_default();
                                take(&item);
                            }
                        },
                        "{item.name}"
                        if !item.detail.is_empty() {
                            span { class: "item-line", " {item.detail}" }
                        }
                    }
                }
            }
            p { class: "field-count", role: "status",
                if open() {
                    if all.len() > SHOWN { {t!("form-found-more", count = SHOWN)} } else { {t!("form-found", count = all.len())} }
                }
            }
        }
    };
    field(&frame, input)
}

/// What an answer keeps of what was typed: the id of what is meant, or else the letters.
fn kept(items: &[Item], typed: &str) -> String {
    meant(items, typed).map_or_else(|| typed.to_owned(), |item| item.id.clone())
}

fn name_of(items: &[Item], chosen: &str) -> String {
    let item = items.iter().find(|item| item.id == chosen);
    item.map_or_else(|| chosen.to_owned(), |item| item.name.clone())
}

fn option_id(id: &str, place: usize) -> String {
    format!("{id}-option-{place}")
}

/// Round and round.
fn next_place(active: Option<usize>, count: usize, down: bool) -> usize {
    match (active, down) {
        (None, true) => 0,
        (None, false) | (Some(0), false) => count - 1,
        (Some(place), true) => (place + 1) % count,
        (Some(place), false) => place - 1,
    }
}

fn show(option: String) {
    spawn(async move {
        // Once the list is drawn.
        TimeoutFuture::new(0).await;
        browser::bring_into_view(&option);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_the_list() {
        let cases = [
            (None, true, 0),
            (None, false, 2),
            (Some(0), true, 1),
            (Some(2), true, 0),
            (Some(0), false, 2),
            (Some(2), false, 1),
        ];
        for (active, down, expected) in cases {
            assert_eq!(next_place(active, 3, down), expected, "{active:?} {down}");
        }
    }

    #[test]
    fn what_is_half_typed_is_kept_and_what_is_meant_goes_by_its_id() {
        let items = [Item { id: "girasole".into(), name: "Il Girasole".into(), detail: String::new() }];
        for (typed, answer) in [("il gira", "il gira"), ("Il girasole", "girasole"), ("girasole", "girasole")] {
            assert_eq!(kept(&items, typed), answer);
        }
        assert_eq!(name_of(&items, "girasole"), "Il Girasole");
        assert_eq!(name_of(&items, "il gira"), "il gira");
    }
}
