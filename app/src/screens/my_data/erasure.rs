//! Asking the municipality to erase one's data, and what became of it.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::erasure::{Erasure, ErasureState};
use rapida_contract::ipc::{AskErasure, GetErasures};

use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::screens::account::Sure;
use crate::ui::badge::{Tone, badge};
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::{t, text};

/// "Chiedi la cancellazione".
#[component]
pub fn Erasures() -> Element {
    let erasures = use_live(GetErasures {}, &[Topic::Connection]);
    let mut asking = use_signal(|| false);
    rsx! {
        section { class: "panel", "aria-labelledby": "erasure",
            h2 { id: "erasure", {t!("erasure-title")} }
            p { {t!("erasure-lead")} }
            {erasures.draw(|list| {
                let is_open = list.iter().any(|erasure| erasure.state == ErasureState::Open);
                rsx! {
                    ul { id: "erasures", class: "items",
                        for erasure in list {
                            {line(erasure)}
                        }
                    }
                    if !is_open {
                        Sure { return_to: Route::MyData, why: t!("erasure-sure"),
                            div { class: "actions",
                                Button { id: "ask-erasure", kind: Kind::Danger, onclick: move |()| asking.set(true), {t!("erasure-ask")} }
                            }
                        }
                    }
                }
            })}
        }
        if asking() {
            Ask { close: move |()| asking.set(false), asked: move |()| erasures.again() }
        }
    }
}

fn line(erasure: &Erasure) -> Element {
    let Erasure { id, asked_at, due, state, words, .. } = erasure;
    let (icon, tone) = match state {
        ErasureState::Open => ("clock", Tone::Waiting),
        ErasureState::Done => ("check", Tone::Good),
        ErasureState::Refused => ("close", Tone::Bad),
        ErasureState::Unknown => ("info", Tone::Over),
    };
    rsx! {
        li { key: "{id}", class: "item",
            div { class: "item-body",
                span { class: "item-title", {t!("erasure-asked", at = text::day_and_clock(*asked_at))} }
                if *state == ErasureState::Open {
                    span { class: "item-line", {t!("erasure-due", day = text::day(*due))} }
                }
                if !words.is_empty() {
                    span { class: "item-line", "{words}" }
                }
            }
            {badge(icon, text::of_name("erasure-state", state), tone)}
        }
    }
}

#[component]
fn Ask(close: EventHandler<()>, asked: EventHandler<()>) -> Element {
    let act = use_act();
    let ask = move |()| {
        act.run(AskErasure {}, move |_| {
            close.call(());
            act.say(t!("erasure-sent"));
            asked.call(());
        });
    };
    rsx! {
        Dialog { id: "erasure-dialog", title: t!("erasure-title"), close,
            p { {t!("erasure-confirm")} }
            div { class: "actions",
                Button { id: "erasure-confirm", kind: Kind::Danger, busy: act.busy(), onclick: ask, {t!("erasure-ask")} }
                Button { kind: Kind::Second, onclick: move |()| close.call(()), {t!("action-cancel")} }
            }
        }
    }
}
