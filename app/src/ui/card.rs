//! A report, a draft or a form in a list.

use dioxus::prelude::*;
use rapida_contract::changes::PublicReport;
use rapida_contract::ipc::{Delivery, DraftCard, FormDraftCard, ReportCard, SentFormCard};
use rapida_contract::municipality::Municipality;
use rapida_contract::progress::{State, Turn};
use rapida_contract::report::Step;

use super::badge::{delivery_badge, delivery_tone, report_badge, tone_of};
use super::icon::symbol;
use crate::bridge::{photo_address, thumbnail_address};
use crate::route::{FormStep, Route};
use crate::{t, text};

/// The Comune as read at the start, for the names of its categories.
pub type Comune = ReadSignal<Municipality>;

/// The name of a category in the language spoken; its id where this Comune does not know it.
pub fn category_name(comune: &Municipality, id: &str) -> String {
    comune
        .category(id)
        .map_or_else(|| id.to_owned(), |found| found.name.in_language(text::language().code()).to_owned())
}

/// One report, whole card a link.
pub fn report_item(comune: &Municipality, card: &ReportCard) -> Element {
    let category = category_name(comune, &card.category);
    let title = if card.title.is_empty() { category.clone() } else { card.title.clone() };
    let picture = match (card.photo, &card.code) {
        (Some(photo), _) => Some(photo_address(photo)),
        (None, Some(code)) if card.followed => Some(thumbnail_address(code)),
        _ => None,
    };
    let (edge, href, line) = (tone_of(card).name(), target(card).href(), line(card, &category));
    rsx! {
        li { key: "{key_of(card)}",
            a { class: "item edge-{edge}", href,
                if let Some(picture) = picture {
                    img { class: "item-picture", src: picture, alt: "", loading: "lazy" }
                }
                div { class: "item-body",
                    span { class: "item-title", "{title}" }
                    span { class: "item-line", "{line}" }
                }
                {report_badge(card)}
            }
        }
    }
}

/// The small picture of a public report in a list, where it has one.
pub fn thumbnail(report: &PublicReport) -> Element {
    rsx! {
        if report.picture.is_some() {
            img { class: "item-picture", src: thumbnail_address(&report.code), alt: "", loading: "lazy" }
        }
    }
}

/// One draft, whole card a link to where it was left.
pub fn draft_item(comune: &Municipality, draft: &DraftCard) -> Element {
    let title = match (draft.title.trim(), draft.category.as_str()) {
        ("", "") => t!("draft-untitled"),
        ("", category) => category_name(comune, category),
        (title, _) => title.to_owned(),
    };
    rsx! {
        li { key: "{draft.id}",
            a { class: "item edge-over", href: Route::Flow(draft.id, Step::Data).href(),
                div { class: "item-body",
                    span { class: "item-title", "{title}" }
                    span { class: "item-line", {t!("draft-saved-at", at = text::day_and_clock(draft.saved_at))} }
                }
                {symbol("pencil")}
            }
        }
    }
}

/// The draft of a form, whole card a link to where it was left.
pub fn form_draft_item(draft: &FormDraftCard) -> Element {
    let whom = draft.for_whom.as_ref().map(|name| t!("form-for", name = name.clone()));
    let named = (!draft.name.is_empty()).then(|| draft.name.clone());
    let saved = t!("draft-saved-at", at = text::day_and_clock(draft.saved_at));
    let closes = draft.closes.map(|day| t!("form-closes-short", day = text::day(day)));
    let line = [named, whom, Some(saved), closes].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    rsx! {
        li { key: "{draft.id}",
            a { class: "item edge-over", href: Route::Form(draft.id, FormStep::Left).href(),
                div { class: "item-body",
                    span { class: "item-title", {text::said(&draft.title)} }
                    span { class: "item-line", "{line}" }
                }
                {symbol("pencil")}
            }
        }
    }
}

/// A form that was sent, whole card a link to it.
pub fn sent_form_item(card: &SentFormCard) -> Element {
    let whom = card.for_whom.as_ref().map(|name| t!("form-for", name = name.clone()));
    let now = match (&card.delivery, card.due) {
        (Delivery::Refused { .. }, _) => Some(t!("card-refused")),
        (Delivery::Queued, _) => Some(t!("card-queued")),
        (Delivery::Sent, _) => Some(t!("card-sent")),
        (Delivery::Registered { .. }, due) => due.map(|due| t!("form-card-due", due = text::day(due))),
    };
    let number = match &card.delivery {
        Delivery::Registered { registration } => Some(t!("card-number", number = registration.code().0)),
        _ => None,
    };
    let line = [number, whom, now].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let edge = delivery_tone(&card.delivery).name();
    rsx! {
        li { key: "{card.id}",
            a { class: "item edge-{edge}", href: Route::SentForm(card.id).href(),
                div { class: "item-body",
                    span { class: "item-title", {text::said(&card.title)} }
                    span { class: "item-line", "{line}" }
                }
                {delivery_badge(&card.delivery)}
            }
        }
    }
}

/// What a report in a list is known by: its submission, or else its public name.
fn key_of(card: &ReportCard) -> String {
    target(card).href()
}

fn target(card: &ReportCard) -> Route {
    match (card.id, &card.code) {
        (Some(id), _) => Route::Report(id),
        (None, Some(code)) => Route::Public(code.clone()),
        (None, None) => Route::Reports,
    }
}

/// What matters now about a report, in one line.
fn line(card: &ReportCard, category: &str) -> String {
    let number = card.code.as_ref().map(|code| t!("card-number", number = code.0.clone()));
    let now = match (&card.delivery, card.turn, card.due) {
        (Delivery::Refused { .. }, ..) => Some(t!("card-refused")),
        (Delivery::Queued, ..) => Some(t!("card-queued")),
        (Delivery::Sent, ..) => Some(t!("card-sent")),
        (_, Some(Turn::Citizen), _) if !card.followed => Some(t!("card-asked")),
        (_, _, Some(due)) if card.overdue => {
            Some(t!("card-overdue", office = card.office.clone(), due = text::day(due)))
        }
        (_, Some(Turn::Office), Some(due)) => {
            Some(t!("card-office-due", office = card.office.clone(), due = text::day(due)))
        }
        _ if card.state.is_some_and(State::is_closed) => {
            Some(t!("card-closed", at = text::day_and_clock(card.updated_at)))
        }
        _ => None,
    };
    let followed = card.followed.then(|| t!("card-followed"));
    let about = if number.is_none() { Some(category.to_owned()) } else { number };
    [followed, about, now].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
