//! The reports of this device and those it follows.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetReports, ReportCard};
use rapida_contract::municipality::Municipality;

use crate::live::use_live;
use crate::route::Route;
use crate::t;
use crate::ui::button::ButtonLink;
use crate::ui::card::{Comune, report_item};
use crate::ui::face::empty;
use crate::ui::title::PageTitle;

/// The list.
#[component]
pub fn ReportsScreen() -> Element {
    let reports = use_live(GetReports {}, &[Topic::Report, Topic::PublicReport, Topic::Draft]);
    let comune = use_context::<Comune>();
    rsx! {
        PageTitle { text: t!("reports-title") }
        {reports.draw(|reports| {
            let (followed, own): (Vec<_>, Vec<_>) = reports.iter().partition(|card| card.followed);
            rsx! {
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
