//! Who in the municipality looked at the person's data.

use dioxus::prelude::*;
use rapida_contract::access_log::{ACCESSES_MAX, Access};
use rapida_contract::changes::Topic;
use rapida_contract::ipc::GetAccesses;

use crate::live::use_live;
use crate::ui::button::{Button, Kind};
use crate::{t, text};

/// "Chi ha visto i tuoi dati": a page of the log at a time.
#[component]
pub fn Accesses() -> Element {
    let mut before = use_signal(|| None::<i64>);
    let accesses = use_live(GetAccesses { before: before() }, &[Topic::Connection]);
    rsx! {
        section { class: "panel", "aria-labelledby": "accesses",
            h2 { id: "accesses", {t!("accesses-title")} }
            p { class: "field-hint", {t!("accesses-lead")} }
            {accesses.draw(|list| {
                let older = list.last().filter(|_| list.len() >= ACCESSES_MAX as usize).map(|access| access.seq);
                rsx! {
                    if list.is_empty() {
                        p { {t!("accesses-none")} }
                    }
                    ul { id: "access-log", class: "items",
                        for access in list {
                            {line(access)}
                        }
                    }
                    div { class: "actions",
                        if let Some(older) = older {
                            Button { kind: Kind::Second, onclick: move |()| before.set(Some(older)), {t!("accesses-older")} }
                        }
                        if before().is_some() {
                            Button { kind: Kind::Plain, onclick: move |()| before.set(None), {t!("accesses-newest")} }
                        }
                    }
                }
            })}
        }
    }
}

fn line(access: &Access) -> Element {
    let Access { seq, at, office, role, act, purpose, code, .. } = access;
    rsx! {
        li { key: "{seq}", class: "item",
            div { class: "item-body",
                span { class: "item-title", "{office.name}" }
                span { class: "item-line",
                    {t!("accesses-line", act = text::of_name("access", act), role = text::of_name("role", role))}
                }
                span { class: "item-line", {t!("accesses-why", purpose = text::of_name("purpose", purpose), code = code.0.clone())} }
                span { class: "item-line", {text::day_and_clock(*at)} }
            }
        }
    }
}
