//! What became of a draft that was handed in: in the queue, sent, registered, with the receipt as soon as it is here.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, GetReport, ReportPage};
use rapida_contract::report::REOPEN_DAYS;

use crate::live::use_live;
use crate::route::Route;
use crate::ui::button::{ButtonLink, Kind};
use crate::ui::icon::symbol;
use crate::ui::stepper::stepper;
use crate::ui::title::PageTitle;
use crate::ui::transfer::{Leaves, Leaving};
use crate::{t, text};

/// Conferma.
#[component]
pub fn SentScreen(id: SubmissionId) -> Element {
    let page = use_live(GetReport { id }, &[Topic::Report, Topic::Draft]);
    rsx! {
        {stepper(None)}
        {page.draw(outcome)}
    }
}

fn outcome(page: &ReportPage) -> Element {
    let card = &page.card;
    let (class, icon, title, words) = match &card.delivery {
        Delivery::Queued => ("note note-waiting", "clock", t!("sent-title-queued"), t!("sent-queued")),
        Delivery::Sent => ("note", "send", t!("sent-title-sent"), t!("sent-sent")),
        Delivery::Refused { problem } => {
            ("note note-danger", "warning", t!("sent-title-refused"), text::of_problem(problem))
        }
        Delivery::Registered { .. } => {
            let due = card.due.map(text::day).unwrap_or_default();
            let words = t!("sent-registered", office = card.office.clone(), due = due);
            ("note note-good", "check", t!("sent-title-registered"), words)
        }
    };
    rsx! {
        PageTitle { text: title }
        div { id: "outcome", class, role: "status",
            {symbol(icon)}
            div { class: "note-body",
                p { "{words}" }
                if let Delivery::Registered { registration } = &card.delivery {
                    p {
                        {t!("sent-number")}
                        " "
                        strong { id: "protocol-number", class: "mono", {registration.code().0} }
                    }
                }
            }
        }
        for id in card.id {
            Leaving { key: "{id}", id, what: Leaves::Photos }
        }
        section { "aria-labelledby": "sent-next",
            h2 { id: "sent-next", {t!("sent-next-title")} }
            ol { class: "numbers",
                li { {t!("sent-next-1")} }
                li { {t!("sent-next-2")} }
                li { {t!("sent-next-3", days = REOPEN_DAYS)} }
            }
        }
        if let Some(id) = card.id {
            div { class: "actions",
                if page.has_receipt {
                    ButtonLink { id: "see-receipt", icon: "receipt", href: Route::Receipt(id).href(), {t!("sent-receipt")} }
                }
                ButtonLink { id: "see-report", kind: Kind::Second, href: Route::Report(id).href(), {t!("sent-see")} }
                ButtonLink { kind: Kind::Plain, icon: "home", href: Route::Home.href(), {t!("sent-home")} }
            }
        }
    }
}
