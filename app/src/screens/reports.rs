//! The reports of this device and those it follows: a list, and the same on a map.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::ReportCode;
use rapida_contract::ipc::{GetReports, ReportCard};
use rapida_contract::municipality::Municipality;
use rapida_contract::progress::State;

use crate::live::use_live;
use crate::route::{self, Route};
use crate::t;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::card::{Comune, report_item};
use crate::ui::face::empty;
use crate::ui::map::{Marker, ReportsMap};
use crate::ui::map_script::Ground;
use crate::ui::title::PageTitle;

/// The list and the map.
#[component]
pub fn ReportsScreen() -> Element {
    let reports = use_live(GetReports {}, &[Topic::Report, Topic::PublicReport, Topic::Draft]);
    let comune = use_context::<Comune>();
    rsx! {
        PageTitle { text: t!("reports-title") }
        {reports.draw(|reports| {
            let (followed, own): (Vec<_>, Vec<_>) = reports.iter().partition(|card| card.followed);
            rsx! {
                if !reports.is_empty() {
                    OnMap { markers: reports.iter().filter_map(marker).collect::<Vec<_>>() }
                }
                if own.is_empty() {
                    {empty("folder", t!("reports-empty"), rsx! {
                        ButtonLink { href: Route::Start.href(), icon: "plus", {t!("nav-report")} }
                    })}
                } else {
                    {group("reports-own", t!("reports-own"), &comune.read(), &own)}
                }
                if !followed.is_empty() {
                    {group("reports-followed", t!("reports-followed"), &comune.read(), &followed)}
                }
            }
        })}
    }
}

/// The map, which is loaded when somebody wants to see it.
#[component]
fn OnMap(markers: Vec<Marker>) -> Element {
    let mut open = use_signal(|| false);
    let comune = use_context::<Comune>();
    rsx! {
        Button { id: "on-map", kind: Kind::Second, icon: "map", onclick: move |()| open.toggle(),
            if open() { {t!("reports-hide-map")} } else { {t!("reports-show-map")} }
        }
        if open() {
            ReportsMap {
                id: "own-map",
                ground: Ground::of(&comune.read()),
                reports: markers,
                on_open: |id: String| route::go(&page_of(id)),
            }
        }
    }
}

/// An own report goes by its submission, somebody else's by its public code. What is not registered yet stands nowhere.
fn marker(card: &ReportCard) -> Option<Marker> {
    let own = card.id.map(|id| id.to_string());
    let id = own.or_else(|| card.code.clone().map(|code| code.0))?;
    Some(Marker { id, point: card.point, state: card.state.unwrap_or(State::Unknown) })
}

fn page_of(marker: String) -> Route {
    marker.parse().map_or_else(|_| Route::Public(ReportCode(marker)), Route::Report)
}

fn group(id: &str, title: String, comune: &Municipality, cards: &[&ReportCard]) -> Element {
    rsx! {
        section { "aria-labelledby": id,
            h2 { id, "{title}" }
            ul { class: "items",
                for card in cards {
                    {report_item(comune, card)}
                }
            }
        }
    }
}
