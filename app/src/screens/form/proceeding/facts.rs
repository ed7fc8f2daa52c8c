//! Number, whose turn it is, and the office's clock.

use dioxus::prelude::*;
use rapida_contract::ipc::ProceedingPage;
use rapida_contract::proceeding::{Clock, Turn};
use rapida_contract::service::{Count, Term};

use crate::screens::services::counted;
use crate::ui::badge::{Tone, badge};
use crate::{t, text};

/// All of it, in days written out.
pub fn facts(page: &ProceedingPage, is_confirmed: bool) -> Element {
    let proceeding = &page.proceeding;
    let (first, last) = (proceeding.versions.first(), proceeding.versions.last());
    let turn = match proceeding.state.turn() {
        Turn::Office => t!("report-turn-office"),
        Turn::Citizen => t!("report-turn-citizen"),
        Turn::Nobody => t!("report-turn-nobody"),
    };
    rsx! {
        dl { class: "panel facts",
            if let Some(last) = last.filter(|_| !is_confirmed) {
                dt { {t!("report-number")} }
                dd { id: "protocol-number", class: "mono", {last.registration.code().0} }
            }
            dt { {t!("report-turn")} }
            dd { id: "proceeding-turn", "{turn}" }
            {clock(page.clock)}
            dt { {t!("report-office")} }
            dd { "{proceeding.office.name}" }
            if let Some(whom) = &proceeding.subject {
                dt { {t!("form-sent-for")} }
                dd { "{whom.name}" }
            }
            if let Some(sender) = &proceeding.sender {
                dt { {t!("proceeding-sender")} }
                dd { "{sender}" }
            }
            if let Some(first) = first {
                dt { {t!("receipt-at")} }
                dd { {text::day_and_clock(first.registration.at)} }
            }
        }
    }
}

/// How long it has taken, for how long it stood still, and the last day.
fn clock(clock: Clock) -> Element {
    let count = if clock.working { Count::Working } else { Count::Calendar };
    let days = |days: u32| counted(Term { days, count });
    let is_late = clock.last.is_some_and(|last| text::days_until(last) < 0);
    rsx! {
        dt { {t!("clock-elapsed")} }
        dd { id: "clock-elapsed", {days(clock.elapsed)} }
        if clock.suspended > 0 || clock.is_suspended {
            dt { {t!("clock-suspended")} }
            dd { id: "clock-suspended",
                {days(clock.suspended)}
                if clock.is_suspended {
                    p { class: "item-line", {t!("clock-stands")} }
                }
            }
        }
        if let Some(last) = clock.last {
            dt { {t!("report-due")} }
            dd { id: "clock-last",
                {text::day(last)}
                if is_late {
                    p { {badge("warning", t!("clock-late"), Tone::Bad)} }
                }
            }
        }
    }
}
