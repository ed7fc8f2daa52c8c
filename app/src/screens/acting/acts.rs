//! What others did for the person.

use dioxus::prelude::*;
use rapida_contract::acting::Act;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::GetActs;

use crate::live::use_live;
use crate::route::Route;
use crate::screens::account::NobodyIn;
use crate::sign_in::use_sign_in;
use crate::ui::face::empty;
use crate::ui::title::PageTitle;
use crate::{t, text};

/// "Fatto per tuo conto".
#[component]
pub fn ActsScreen() -> Element {
    let acts = use_live(GetActs {}, &[Topic::Registry, Topic::Connection]);
    let sign_in = use_sign_in();
    if sign_in.now().is_some_and(|sign_in| sign_in.person.is_none()) {
        return rsx! { NobodyIn { title: t!("acts-title"), return_to: Route::Acts } };
    }
    rsx! {
        PageTitle { text: t!("acts-title"), lead: t!("acts-lead") }
        {acts.draw(|acts| rsx! {
            if acts.is_empty() {
                {empty("clock", t!("acts-empty"), rsx! {})}
            }
            ul { id: "acts", class: "items",
                for act in acts {
                    {line(act)}
                }
            }
        })}
    }
}

fn line(act: &Act) -> Element {
    let Act { at, by, subject_name, right, what, code, .. } = act;
    let what = match what.as_str() {
        "report" | "report_step" | "staff" | "mandate" => text::of("act", what),
        // A service of a newer server.
        _ => t!("act-other"),
    };
    rsx! {
        li { key: "{at}-{by}", class: "item",
            div { class: "item-body",
                span { class: "item-title", "{what}" }
                span { class: "item-line", {t!("acts-line", by = by.clone(), subject = subject_name.clone(), right = text::of_name("right", right))} }
                span { class: "item-line", {text::day_and_clock(*at)} }
                if let Some(code) = code {
                    span { class: "item-line", {t!("card-number", number = code.clone())} }
                }
            }
        }
    }
}
