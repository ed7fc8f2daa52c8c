//! For whom the person acts: the one switcher, and what gives the rights to it.

mod acts;
mod evidence;
mod give;
mod grantee;
mod mandates;
mod scope;
mod structures;

use dioxus::prelude::*;
use rapida_contract::acting::Capacity;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{ActFor, Acting, GetActing};

use crate::act::{Act, use_act};
use crate::live::use_live;
use crate::route::Route;
use crate::sign_in::use_sign_in;
use crate::ui::badge::{Tone, badge};
use crate::ui::button::{Button, Kind};
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{t, text};
pub use acts::ActsScreen;
pub use mandates::MandatesScreen;
pub use structures::StructuresScreen;

use super::account::NobodyIn;

/// "Per chi agisci".
#[component]
pub fn ActingScreen() -> Element {
    let acting = use_live(GetActing {}, &[Topic::Registry, Topic::SignIn]);
    let sign_in = use_sign_in();
    let Some(person) = sign_in.now().and_then(|sign_in| sign_in.person) else {
        return rsx! { NobodyIn { title: t!("acting-title"), return_to: Route::Acting } };
    };
    let name = format!("{} {}", person.given_name, person.family_name);
    rsx! {
        PageTitle { text: t!("acting-title"), lead: t!("acting-lead") }
        {acting.draw(|acting| rsx! { Switcher { name, acting: acting.clone() } })}
        section { class: "panel", "aria-labelledby": "acting-rights",
            h2 { id: "acting-rights", {t!("acting-rights")} }
            ul { class: "items",
                {way("comune", t!("structures-title"), t!("structures-lead"), Route::Structures)}
                {way("pencil", t!("mandates-title"), t!("mandates-lead"), Route::Mandates)}
                {way("clock", t!("acts-title"), t!("acts-lead"), Route::Acts)}
            }
        }
    }
}

fn way(icon: &str, title: String, help: String, route: Route) -> Element {
    rsx! {
        li {
            a { class: "item", href: route.href(),
                div { class: "item-body",
                    span { class: "item-title", "{title}" }
                    span { class: "item-line", "{help}" }
                }
                {symbol(icon)}
            }
        }
    }
}

#[component]
fn Switcher(name: String, acting: Acting) -> Element {
    let act = use_act();
    let Acting { chosen, lost, capacities } = acting;
    let oneself = chosen.is_none() && lost.is_none();
    rsx! {
        ul { id: "capacities", class: "items",
            li { class: "item",
                div { class: "item-body",
                    span { class: "item-title", "{name}" }
                    span { class: "item-line", {t!("acting-oneself")} }
                }
                {choice(act, None, &name, oneself)}
            }
            for capacity in capacities {
                li { key: "{capacity.subject}", class: "item",
                    div { class: "item-body",
                        span { class: "item-title", "{capacity.name}" }
                        span { class: "item-line", {right_words(&capacity)} }
                    }
                    {choice(act, Some(&capacity), &name, chosen.as_ref() == Some(&capacity))}
                }
            }
        }
    }
}

/// The button that chooses a line, or that it is chosen.
fn choice(act: Act, capacity: Option<&Capacity>, oneself: &str, is_chosen: bool) -> Element {
    let name = capacity.map_or(oneself, |capacity| &capacity.name).to_owned();
    if is_chosen {
        return badge("check", t!("acting-chosen"), Tone::Good);
    }
    let subject = capacity.map(|capacity| capacity.subject.clone());
    let said = name.clone();
    let choose = move |()| {
        let said = said.clone();
        act.run(ActFor { subject: subject.clone() }, move |_| act.say(t!("acting-now", name = said)));
    };
    rsx! {
        Button { kind: Kind::Second, busy: act.busy(), label: t!("acting-choose-label", name = name), onclick: choose, {t!("acting-choose")} }
    }
}

/// "Delega, fino al 31 dicembre 2026, solo Segnalazioni".
fn right_words(capacity: &Capacity) -> String {
    let right = text::of_name("right", &capacity.right);
    let right = match capacity.until {
        Some(until) => t!("acting-until", right = right, day = text::day(until)),
        None => right,
    };
    match scope::names(&capacity.services) {
        Some(services) => t!("acting-only", right = right, services = services),
        None => right,
    }
}
