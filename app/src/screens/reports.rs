//! The reports of this device and those it follows.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetReports, ReportCard};

use crate::live::use_live;
use crate::route::Route;
use crate::t;
use crate::ui::button::ButtonLink;
use crate::ui::card::ReportItem;
use crate::ui::face::Empty;
use crate::ui::title::PageTitle;

/// The list.
#[component]
pub fn ReportsScreen() -> Element {
    let reports = use_live(GetReports {}, &[Topic::Report, Topic::PublicReport, Topic::Draft]);
    rsx! {
        PageTitle { text: t!("reports-title") }
        {reports.draw(|reports| {
            let (followed, own): (Vec<_>, Vec<_>) = reports.iter().cloned().partition(|card| card.followed);
            rsx! {
                if own.is_empty() {
                    Empty { icon: "folder", text: t!("reports-empty"),
                        ButtonLink { href: Route::Start.href(), icon: "plus", {t!("nav-report")} }
                    }
                } else {
                    Group { id: "reports-own", title: t!("reports-own"), cards: own }
                }
                if !followed.is_empty() {
                    Group { id: "reports-followed", title: t!("reports-followed"), cards: followed }
                }
            }
        })}
    }
}

#[component]
fn Group(id: String, title: String, cards: Vec<ReportCard>) -> Element {
    rsx! {
        section { "aria-labelledby": id.clone(),
            h2 { id, "{title}" }
            ul { class: "items",
                for card in cards {
                    ReportItem { key: "{card.id:?}{card.code:?}", card }
                }
            }
        }
    }
}
