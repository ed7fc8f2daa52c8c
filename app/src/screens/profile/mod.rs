//! The profile: what others say of the person, locked, and what the person adds.

mod form;
mod known;
mod own;
mod typed;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetProfile, RefreshProfile};
use rapida_contract::problem::Code;

use super::account::NobodyIn;
use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::t;
use crate::ui::button::{Button, Kind};
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use known::known;
use own::OwnData;

/// "Il tuo profilo".
#[component]
pub fn ProfileScreen() -> Element {
    let profile = use_live(GetProfile {}, &[Topic::Registry, Topic::SignIn]);
    let refresh = use_act();
    if profile.failure().is_some_and(|problem| problem.code == Code::SignInNeeded) {
        return rsx! { NobodyIn { title: t!("profile-title"), return_to: Route::Profile } };
    }
    let ask = move |()| refresh.run(RefreshProfile {}, move |_| refresh.say(t!("profile-refreshed")));
    rsx! {
        PageTitle { text: t!("profile-title"), lead: t!("profile-lead") }
        {profile.draw(|profile| rsx! {
            match &profile.registry {
                Some(registry) => known(registry),
                None => rsx! {
                    div { class: "note",
                        {symbol("info")}
                        p { {t!("profile-not-told")} }
                    }
                },
            }
            div { class: "actions",
                Button { id: "refresh", kind: Kind::Second, icon: "again", busy: refresh.busy(), onclick: ask, {t!("profile-refresh")} }
            }
            OwnData { own: profile.own.clone() }
        })}
    }
}
