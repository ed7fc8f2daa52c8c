//! What others have already reported near by: following it is better than telling it twice.

use dioxus::prelude::*;
use rapida_contract::ids::ReportCode;
use rapida_contract::ipc::{Follow, PublicCard};
use rapida_contract::report::NEARBY_M;

use super::sheet::Sheet;
use crate::act::use_act;
use crate::ui::badge::state_badge;
use crate::ui::button::{Button, Kind};
use crate::ui::card::thumbnail;
use crate::{t, text};

/// The open reports of the same kind within [`NEARBY_M`]. Nothing is shown before a place and a kind are chosen.
#[component]
pub fn NearbyPart(sheet: Sheet) -> Element {
    let around = sheet.around.read();
    let Some(Some(Ok(around))) = &*around else { return rsx! {} };
    if sheet.report.read().category.is_empty() || around.nearby.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "panel", "aria-labelledby": "nearby",
            h2 { id: "nearby", {t!("nearby-title")} }
            p { {t!("nearby-lead", count = around.nearby.len(), distance = text::distance(NEARBY_M))} }
            ul { class: "items",
                for card in &around.nearby {
                    {nearby_item(sheet, card)}
                }
            }
        }
    }
}

fn nearby_item(sheet: Sheet, card: &PublicCard) -> Element {
    let code = card.report.code.clone();
    let distance = text::distance(card.distance_m.unwrap_or_default());
    rsx! {
        li { key: "{code}", class: "item edge-calm nearby",
            {thumbnail(&card.report)}
            div { class: "item-body",
                span { class: "item-title", {t!("card-number", number = code.0.clone())} }
                span { class: "item-line",
                    {t!("nearby-distance", distance = distance)}
                    " · "
                    {text::day_and_clock(card.report.registered_at)}
                }
            }
            {state_badge(card.report.state)}
            FollowThis { sheet, code: code.clone(), followed: card.followed, own: card.own.is_some() }
        }
    }
}

/// The id of the button that follows a report, for who comes from its mark on the map.
pub fn follow_id(code: String) -> String {
    format!("follow-{code}")
}

#[component]
fn FollowThis(sheet: Sheet, code: ReportCode, followed: bool, own: bool) -> Element {
    let follow = use_act();
    if own {
        return rsx! { span { class: "nearby-word", {t!("nearby-own")} } };
    }
    if followed {
        return rsx! { span { class: "nearby-word", {t!("nearby-followed")} } };
    }
    let id = follow_id(code.0.clone());
    let press = move |()| {
        let (number, mut around) = (code.0.clone(), sheet.around);
        follow.run(Follow { code: code.clone(), on: true }, move |()| {
            follow.say(t!("nearby-now-following", number = number));
            around.restart();
        });
    };
    rsx! {
        Button { id, kind: Kind::Second, icon: "star", busy: follow.busy(), onclick: press, {t!("nearby-follow")} }
    }
}
