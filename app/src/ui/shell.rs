//! What stands around every screen: the Comune's name, the truth about the network, the ways to go.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::GetConnection;

use super::banner::ConnectionBanner;
use super::card::Comune;
use super::icon::symbol;
use crate::acting::{acting_bar, use_acting};
use crate::live::use_live;
use crate::lock::LockButton;
use crate::route::Route;
use crate::sign_in::{EndedNote, account_link, use_arrivals, use_sign_in};
use crate::{browser, t};

/// Header, banner, navigation; the screen goes inside.
#[component]
pub fn Shell(route: Route, children: Element) -> Element {
    let comune = use_context::<Comune>();
    let sign_in = use_sign_in();
    use_arrivals(sign_in);
    let acting = use_acting();
    let connection = use_live(GetConnection {}, &[Topic::Connection, Topic::Draft]);
    rsx! {
        SkipLink {}
        header { class: "topbar",
            a { class: "brand", href: Route::Home.href(),
                {symbol("comune")}
                span {
                    strong { "Rapida" }
                    span { class: "brand-name", {comune.read().name.clone()} }
                }
            }
            div { class: "topbar-ways",
                {account_link(sign_in)}
                LockButton {}
            }
        }
        Navigation { route }
        div { class: "stage",
            ConnectionBanner { connection }
            {acting_bar(acting)}
            main { id: "content", class: "page", tabindex: "-1",
                EndedNote { sign_in }
                {children}
            }
        }
    }
}

/// The way past the navigation, for the keyboard.
#[component]
fn SkipLink() -> Element {
    let skip = |event: MouseEvent| {
        event.prevent_default();
        browser::focus("content");
    };
    rsx! {
        a { class: "skip", href: "#content", onclick: skip, {t!("nav-skip")} }
    }
}

#[component]
fn Navigation(route: Route) -> Element {
    let ways = [
        ("home", t!("nav-home"), Route::Home),
        ("list", t!("nav-services"), Route::Services),
        ("map", t!("nav-map"), Route::Map),
        ("folder", t!("nav-submissions"), Route::Submissions),
        ("gear", t!("nav-settings"), Route::Settings),
    ];
    let area = area_of(&route);
    rsx! {
        nav { class: "nav", "aria-label": t!("nav-label"),
            ul {
                for (icon , name , way) in ways {
                    li { key: "{icon}",
                        a { href: way.href(), "aria-current": (way == area).then_some("page"),
                            {symbol(icon)}
                            span { "{name}" }
                        }
                    }
                }
            }
        }
    }
}

/// The way of the navigation under which a screen lies.
fn area_of(route: &Route) -> Route {
    match route {
        Route::Home | Route::Nowhere => Route::Home,
        Route::Services | Route::Service(_) | Route::Form(..) | Route::Start | Route::Flow(..) | Route::Sent(_) => {
            Route::Services
        }
        Route::Submissions
        | Route::Board
        | Route::Deadlines
        | Route::SentForm(_)
        | Route::Ranking(_)
        | Route::Reports
        | Route::Report(_)
        | Route::Receipt(_) => Route::Submissions,
        Route::Map | Route::Public(_) => Route::Map,
        Route::Account
        | Route::Profile
        | Route::Acting
        | Route::Structures
        | Route::Mandates
        | Route::Acts
        | Route::MyData => Route::Account,
        Route::Settings => Route::Settings,
    }
}
