//! Everybody's reports: the map, and the same as a list for who cannot or will not use a map.

pub mod public;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::ReportCode;
use rapida_contract::ipc::{GetPublicReports, PublicCard};
use rapida_contract::municipality::Municipality;

use crate::live::use_live;
use crate::route::{self, Route};
use crate::ui::badge::state_badge;
use crate::ui::button::{Button, Kind};
use crate::ui::card::{Comune, category_name, thumbnail};
use crate::ui::face::empty;
use crate::ui::field::{Frame, field};
use crate::ui::map::{ReportsMap, marker};
use crate::ui::map_script::Ground;
use crate::ui::title::PageTitle;
use crate::{t, text};

/// Reports drawn at once: a list of thousands is no help to anybody.
const PAGE: usize = 25;

/// What the list shows.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
struct Filter {
    category: String,
    /// `open`, `closed`, or empty for both.
    state: String,
}

impl Filter {
    fn takes(&self, card: &PublicCard) -> bool {
        let category = self.category.is_empty() || card.report.category == self.category;
        let state = match self.state.as_str() {
            "open" => !card.report.state.is_closed(),
            "closed" => card.report.state.is_closed(),
            _ => true,
        };
        category && state
    }
}

/// The map and the list.
#[component]
pub fn TerritoryScreen() -> Element {
    let comune = use_context::<Comune>();
    let bounds = comune.read().bounds;
    let reports = use_live(GetPublicReports { bounds }, &[Topic::PublicReport]);
    rsx! {
        PageTitle { text: t!("territory-title"), lead: t!("territory-lead") }
        {reports.draw(|reports| rsx! { Reports { reports: reports.clone() } })}
    }
}

#[component]
fn Reports(reports: Vec<PublicCard>) -> Element {
    let filter = use_signal(Filter::default);
    let mut shown = use_signal(|| PAGE);
    let found: Vec<PublicCard> = reports.into_iter().filter(|card| filter.read().takes(card)).collect();
    let count = found.len();
    let comune = use_context::<Comune>();
    rsx! {
        {filters(&comune.read(), filter)}
        ReportsMap {
            id: "reports-map",
            ground: Ground::of(&comune.read()),
            reports: found.iter().map(marker).collect::<Vec<_>>(),
            on_open: |code| route::go(&Route::Public(ReportCode(code))),
        }
        section { "aria-labelledby": "territory-list",
            h2 { id: "territory-list", {t!("territory-list")} }
            p { role: "status", {t!("territory-count", count = count)} }
            if count == 0 {
                {empty("map", t!("territory-empty"), rsx! {})}
            }
            ul { class: "items",
                for card in found.into_iter().take(shown()) {
                    {public_item(&comune.read(), &card)}
                }
            }
            if count > shown() {
                Button { kind: Kind::Second, onclick: move |()| shown += PAGE, {t!("territory-more")} }
            }
        }
    }
}

fn filters(comune: &Municipality, mut filter: Signal<Filter>) -> Element {
    let language = text::language().code();
    let kinds = rsx! {
        select { id: "filter-category", class: "input", onchange: move |event| filter.write().category = event.value(),
            option { value: "", {t!("territory-all")} }
            for category in &comune.categories {
                option { key: "{category.id}", value: category.id.clone(), {category.name.in_language(language).to_owned()} }
            }
        }
    };
    let states = rsx! {
        select { id: "filter-state", class: "input", onchange: move |event| filter.write().state = event.value(),
            option { value: "", {t!("territory-all")} }
            option { value: "open", {t!("territory-open")} }
            option { value: "closed", {t!("territory-closed")} }
        }
    };
    let frame = |id: &str, label| Frame { id: id.into(), label, ..Frame::default() };
    rsx! {
        div { class: "fields-two",
            {field(&frame("filter-category", t!("territory-filter-kind")), kinds)}
            {field(&frame("filter-state", t!("territory-filter-state")), states)}
        }
    }
}

fn public_item(comune: &Municipality, card: &PublicCard) -> Element {
    let report = &card.report;
    let distance = card.distance_m.map(|metres| t!("nearby-distance", distance = text::distance(metres)));
    let about = [
        Some(t!("card-number", number = report.code.0.clone())),
        distance,
        Some(text::day_and_clock(report.registered_at)),
        card.followed.then(|| t!("card-followed")),
        card.own.map(|_| t!("nearby-own")),
    ];
    rsx! {
        li { key: "{report.code}",
            a { class: "item edge-over", href: Route::Public(report.code.clone()).href(),
                {thumbnail(report)}
                div { class: "item-body",
                    span { class: "item-title", {category_name(comune, &report.category)} }
                    span { class: "item-line", {about.into_iter().flatten().collect::<Vec<_>>().join(" · ")} }
                }
                {state_badge(report.state)}
            }
        }
    }
}
