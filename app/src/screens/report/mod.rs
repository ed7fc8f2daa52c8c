//! One report of this device: where it stands, whose turn it is, what happened, what the person can do.

mod refused;
mod steps;
mod story;
mod waiting;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, GetReport, Photo, ReportCard, ReportPage};
use rapida_contract::municipality::Municipality;
use rapida_contract::progress::{State, Turn};
use rapida_contract::report::NewReport;

use crate::live::use_live;
use crate::route::Route;
use crate::text::coordinate;
use crate::ui::badge::report_badge;
use crate::ui::button::{ButtonLink, Kind};
use crate::ui::card::{Comune, category_name};
use crate::ui::title::PageTitle;
use crate::ui::transfer::{Leaves, Leaving};
use crate::{bridge, t, text};

/// The report.
#[component]
pub fn ReportScreen(id: SubmissionId) -> Element {
    let page = use_live(GetReport { id }, &[Topic::Report, Topic::Draft]);
    page.draw(|page| rsx! { Page { id, page: page.clone() } })
}

#[component]
fn Page(id: SubmissionId, page: ReportPage) -> Element {
    let ReportPage { card, report, made_at, photos, registered, waiting_steps, can_reopen, has_receipt } = page;
    let comune = use_context::<Comune>();
    let title = if card.title.is_empty() { t!("report-title-none") } else { card.title.clone() };
    let asked = card.state == Some(State::Asked) && waiting_steps.is_empty();
    let events = registered.map(|registered| registered.events).unwrap_or_default();
    rsx! {
        PageTitle { text: title }
        div { class: "report-state", {report_badge(&card)} }
        Leaving { id, what: Leaves::Photos }
        if let Delivery::Refused { problem } = card.delivery.clone() {
            refused::Refused { id, problem }
        }
        if asked {
            steps::Answer { id, question: story::last_question(&events) }
        }
        {facts(&card, &text::day_and_clock(made_at))}
        if has_receipt {
            div { class: "actions",
                ButtonLink { id: "see-receipt", kind: Kind::Second, icon: "receipt", href: Route::Receipt(id).href(), {t!("sent-receipt")} }
            }
        }
        {story::story(&events, &waiting_steps)}
        {what(&comune.read(), &report, &photos)}
        if can_reopen && waiting_steps.is_empty() {
            steps::Reopen { id }
        }
    }
}

/// Number, office, whose turn, by when.
fn facts(card: &ReportCard, made: &str) -> Element {
    let turn = card.turn.map(|turn| match turn {
        Turn::Office => t!("report-turn-office"),
        Turn::Citizen => t!("report-turn-citizen"),
        Turn::Nobody => t!("report-turn-nobody"),
    });
    rsx! {
        dl { class: "panel facts",
            if let Some(code) = &card.code {
                dt { {t!("report-number")} }
                dd { id: "protocol-number", class: "mono", "{code}" }
            }
            if let Some(turn) = turn {
                dt { {t!("report-turn")} }
                dd { "{turn}" }
            }
            if let Some(due) = card.due {
                dt { {t!("report-due")} }
                dd { {text::day(due)} }
            }
            if !card.office.is_empty() {
                dt { {t!("report-office")} }
                dd { "{card.office}" }
            }
            dt { {t!("report-made")} }
            dd { "{made}" }
        }
    }
}

/// What the person told.
fn what(comune: &Municipality, report: &NewReport, photos: &[Photo]) -> Element {
    let point = report.position.map(|at| format!("{}, {}", coordinate(at.point.lat), coordinate(at.point.lon)));
    rsx! {
        section { "aria-labelledby": "report-what",
            h2 { id: "report-what", {t!("report-what")} }
            div { class: "panel",
                dl { class: "facts",
                    dt { {t!("summary-kind")} }
                    dd { {category_name(comune, &report.category)} }
                    if !report.address.is_empty() || point.is_some() {
                        dt { {t!("report-where")} }
                        dd {
                            if !report.address.is_empty() {
                                p { "{report.address}" }
                            }
                            if let Some(point) = point {
                                p { class: "mono", "{point}" }
                            }
                        }
                    }
                }
                if !report.details.is_empty() {
                    p { class: "words", "{report.details}" }
                }
                if !photos.is_empty() {
                    div { class: "gallery",
                        for (index , photo) in photos.iter().enumerate() {
                            img { key: "{photo.id}", src: bridge::photo_address(photo.id), alt: t!("report-photo-alt", number = index + 1), loading: "lazy" }
                        }
                    }
                }
            }
        }
    }
}
