//! Something of the person's in the list, whole card a link to where it is gone on with.

use dioxus::prelude::*;
use rapida_contract::Date;
use rapida_contract::ipc::{Standing, SubmissionRow};
use rapida_contract::proceeding::Turn;
use rapida_contract::report::Step;

use super::badge::{standing_badge, tone_of_standing};
use crate::route::{FormStep, Route};
use crate::{t, text};

/// The slug of reports, which are no form.
pub const REPORT: &str = "report";

/// The card.
pub fn submission_item(row: &SubmissionRow) -> Element {
    let edge = tone_of_standing(row.standing).name();
    rsx! {
        li { key: "{row.id}",
            a { class: "item edge-{edge}", href: way(row).href(),
                div { class: "item-body",
                    span { class: "item-title", {title(row)} }
                    span { class: "item-line", {about(row)} }
                    if let Some(due) = due_words(row) {
                        span { class: "item-line", strong { "{due}" } }
                    }
                    if row.step_waits {
                        span { class: "item-line", {t!("submission-step-waits")} }
                    }
                    if waits_for_sender(row) {
                        span { class: "item-line", {t!("submission-waits-sender")} }
                    }
                }
                {standing_badge(row.standing)}
            }
        }
    }
}

/// What it is called: the service, and the person's own name of a draft.
pub fn title(row: &SubmissionRow) -> String {
    let title = text::said(&row.title);
    let title = if title.is_empty() { t!("draft-untitled") } else { title };
    if row.name.is_empty() { title } else { format!("{title} · {}", row.name) }
}

/// What is for somebody else goes only in the name of who sent it, and they are not signed in here.
fn waits_for_sender(row: &SubmissionRow) -> bool {
    row.standing == Standing::Waiting && row.sender.is_some() && row.subject.is_some()
}

/// Where it is gone on with.
pub fn way(row: &SubmissionRow) -> Route {
    match (row.standing, row.slug == REPORT) {
        (Standing::Draft, true) => Route::Flow(row.id, Step::Data),
        (Standing::Draft, false) => Route::Form(row.id, FormStep::Left),
        (_, true) => Route::Report(row.id),
        (_, false) => Route::SentForm(row.id),
    }
}

/// Number, for whom, by whom, when.
fn about(row: &SubmissionRow) -> String {
    let at = text::day_and_clock(row.at);
    let number = row.number.as_ref().map(|number| t!("card-number", number = number.0.clone()));
    let whom = row.subject.as_ref().map(|whom| t!("form-for", name = whom.name.clone()));
    let sender = row.sender.as_ref().map(|sender| t!("submission-sender", name = sender.clone()));
    let when =
        if row.standing == Standing::Draft { t!("draft-saved-at", at = at) } else { t!("submission-at", at = at) };
    [number, whom, sender, Some(when)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The day that the person can miss: the office's is none.
pub fn own_day(row: &SubmissionRow) -> Option<Date> {
    row.due.filter(|_| row.turn == Turn::Citizen)
}

/// The day that matters next, and whose it is.
pub fn due_words(row: &SubmissionRow) -> Option<String> {
    let due = row.due?;
    let (day, is_late) = (text::day(due), text::days_until(due) < 0);
    match (row.turn, row.standing) {
        (Turn::Citizen, Standing::Draft) => Some(t!("submission-send-by", day = day)),
        (Turn::Citizen, _) if is_late => Some(t!("submission-answer-late", day = day)),
        (Turn::Citizen, _) => Some(t!("submission-answer-by", day = day)),
        (Turn::Office, _) if is_late => Some(t!("submission-office-late", day = day)),
        (Turn::Office, _) => Some(t!("submission-office-by", day = day)),
        (Turn::Nobody, _) => None,
    }
}
