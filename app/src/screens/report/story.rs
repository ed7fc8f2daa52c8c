//! Everything that happened to a report, oldest first, and what of the person still waits to leave.

use dioxus::prelude::*;
use rapida_contract::ipc::WaitingStep;
use rapida_contract::progress::{Event, StepKind};

use super::waiting::Waiting;
use crate::bridge::photo_address;
use crate::ui::icon::symbol;
use crate::{t, text};

/// What the office asked last.
pub fn last_question(events: &[Event]) -> String {
    events.iter().rev().find(|event| event.step == StepKind::Ask).map(|event| event.words.clone()).unwrap_or_default()
}

/// The timeline.
pub fn story(events: &[Event], waiting: &[WaitingStep]) -> Element {
    if events.is_empty() && waiting.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { "aria-labelledby": "report-story",
            h2 { id: "report-story", {t!("report-story")} }
            ol { class: "story",
                for event in events {
                    {happened(event)}
                }
                for step in waiting {
                    Waiting { key: "{step.id}", step: step.clone() }
                }
            }
        }
    }
}

fn happened(event: &Event) -> Element {
    let who = if event.step.is_citizens() { t!("report-you") } else { event.office.clone() };
    rsx! {
        li { key: "{event.at}{event.step.as_str()}", class: "story-step",
            span { class: "story-mark", {symbol(mark(event.step))} }
            div {
                strong { {text::of("event", event.step.as_str())} }
                p { class: "item-line",
                    {text::day_and_clock(event.at)}
                    if !who.is_empty() {
                        " · {who}"
                    }
                }
                if let Some(day) = event.planned {
                    p { {t!("report-planned", day = text::day(day))} }
                }
                if let Some(code) = &event.duplicate_of {
                    p {
                        a { href: crate::route::Route::Public(code.clone()).href(), {t!("report-duplicate", number = code.0.clone())} }
                    }
                }
                if !event.words.is_empty() {
                    blockquote { class: "words", "{event.words}" }
                }
                if !event.pictures.is_empty() {
                    div { class: "gallery",
                        for picture in event.pictures.iter().copied() {
                            img { key: "{picture}", src: photo_address(picture), alt: t!("report-office-photo-alt"), loading: "lazy" }
                        }
                    }
                }
            }
        }
    }
}

fn mark(step: StepKind) -> &'static str {
    match step {
        StepKind::Register => "receipt",
        StepKind::TakeInCharge | StepKind::Answer => "user",
        StepKind::Ask => "question",
        StepKind::Reassign => "right",
        StepKind::Plan => "calendar",
        StepKind::Resolve => "check",
        StepKind::Reject => "close",
        StepKind::MarkDuplicate => "copies",
        StepKind::Reopen => "again",
        StepKind::Unknown => "info",
    }
}
