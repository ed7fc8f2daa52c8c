//! Where this person is signed in.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::SessionId;
use rapida_contract::ipc::{EndOtherSessions, EndSession, GetSessions};
use rapida_contract::sign_in::Session;

use crate::act::use_act;
use crate::live::use_live;
use crate::ui::button::{Button, Kind};
use crate::{t, text};

/// "I miei dispositivi".
#[component]
pub fn Devices() -> Element {
    let sessions = use_live(GetSessions {}, &[Topic::SignIn, Topic::Connection]);
    let end_others = use_act();
    let end = move |()| {
        end_others.run(EndOtherSessions {}, move |()| {
            end_others.say(t!("devices-others-ended"));
            sessions.again();
        });
    };
    rsx! {
        section { class: "panel", "aria-labelledby": "devices",
            h2 { id: "devices", {t!("devices-title")} }
            p { class: "field-hint", {t!("devices-lead")} }
            {sessions.draw(|list| rsx! {
                ul { id: "sessions", class: "items",
                    for session in list.iter().cloned() {
                        Device { key: "{session.id}", session, ended: move |()| sessions.again() }
                    }
                }
                if list.len() > 1 {
                    div { class: "actions",
                        Button { id: "end-others", kind: Kind::Second, busy: end_others.busy(), onclick: end, {t!("devices-end-others")} }
                    }
                }
            })}
        }
    }
}

#[component]
fn Device(session: Session, ended: EventHandler<()>) -> Element {
    let act = use_act();
    let Session { id, is_this, started_at, used_at, .. } = session;
    let end = move |id: SessionId| {
        act.run(EndSession { id }, move |()| {
            act.say(t!("devices-ended"));
            ended.call(());
        });
    };
    let name = if is_this { t!("devices-this") } else { t!("devices-other") };
    rsx! {
        li { class: "item",
            div { class: "item-body",
                span { class: "item-title", "{name}" }
                span { class: "item-line", {t!("devices-since", at = text::day_and_clock(started_at))} }
                span { class: "item-line", {t!("devices-used", at = text::day_and_clock(used_at))} }
            }
            if !is_this {
                Button { kind: Kind::Danger, busy: act.busy(), label: t!("devices-end-label", at = text::day_and_clock(started_at)),
                    onclick: move |()| end(id), {t!("devices-end")} }
            }
        }
    }
}
