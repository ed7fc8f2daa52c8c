//! Somebody's report, as all may see it.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::ReportCode;
use rapida_contract::ipc::{Follow, GetPublicReport, PublicCard};
use rapida_contract::municipality::Municipality;
use rapida_contract::problem::Code;

use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::text::coordinate;
use crate::ui::badge::state_badge;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::card::{Comune, category_name};
use crate::ui::face::empty;
use crate::ui::title::PageTitle;
use crate::{bridge, t, text};

/// One public report.
#[component]
pub fn PublicScreen(code: ReportCode) -> Element {
    let card = use_live(GetPublicReport { code: code.clone() }, &[Topic::PublicReport]);
    let comune = use_context::<Comune>();
    let gone = card.failure().is_some_and(|problem| problem.code == Code::NotFound);
    rsx! {
        PageTitle { text: t!("public-title", number = code.0) }
        if gone {
            {empty("map", t!("public-gone"), rsx! {
                ButtonLink { href: Route::Map.href(), icon: "map", {t!("nav-map")} }
            })}
        } else {
            {card.draw(|card| content(&comune.read(), card))}
        }
    }
}

fn content(comune: &Municipality, card: &PublicCard) -> Element {
    let report = &card.report;
    rsx! {
        if report.picture.is_some() {
            img { class: "public-picture", src: bridge::thumbnail_address(&report.code), alt: t!("public-picture") }
        }
        dl { class: "panel facts",
            dt { {t!("public-state")} }
            dd { {state_badge(report.state)} }
            dt { {t!("public-kind")} }
            dd { {category_name(comune, &report.category)} }
            dt { {t!("public-office")} }
            dd { "{report.office}" }
            dt { {t!("public-registered")} }
            dd { {text::day_and_clock(report.registered_at)} }
            dt { {t!("public-updated")} }
            dd { {text::day_and_clock(report.updated_at)} }
            dt { {t!("public-where")} }
            dd { class: "mono", {coordinate(report.point.lat)} ", " {coordinate(report.point.lon)} }
        }
        div { class: "actions",
            match card.own {
                Some(id) => rsx! {
                    ButtonLink { href: Route::Report(id).href(), {t!("public-own")} }
                },
                None => rsx! { FollowButton { code: report.code.clone(), followed: card.followed } },
            }
            ButtonLink { kind: Kind::Plain, icon: "map", href: Route::Map.href(), {t!("nav-map")} }
        }
    }
}

#[component]
fn FollowButton(code: ReportCode, followed: bool) -> Element {
    let follow = use_act();
    // What was done here is known before the core announces it.
    let mut now = use_signal(|| followed);
    let press = move |()| {
        let on = !now();
        follow.run(Follow { code: code.clone(), on }, move |()| {
            now.set(on);
            follow.say(if on { t!("public-following") } else { t!("public-unfollowed") });
        });
    };
    rsx! {
        Button { id: "follow", kind: if now() { Kind::Second } else { Kind::First }, icon: "star", busy: follow.busy(), onclick: press,
            if now() { {t!("public-unfollow")} } else { {t!("public-follow")} }
        }
    }
}
