//! A place that is offered: the person takes it or gives it up, in time.

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::StepKind;
use rapida_contract::ranking::Offer;

use super::Now;
use super::confirm::{Ask, Question};
use crate::ui::icon::symbol;
use crate::{t, text};

/// The place, its last day, and the two answers.
#[component]
pub fn Offered(now: Now, id: SubmissionId, offer: Offer) -> Element {
    let Offer { place, until } = offer;
    let accept = Question {
        step: StepKind::AcceptPlace,
        title: t!("offer-accept-title"),
        text: t!("offer-accept-text", place = place.clone()),
        does: t!("offer-accept"),
        reason: false,
    };
    let renounce = Question {
        step: StepKind::Renounce,
        title: t!("offer-renounce-title"),
        text: t!("offer-renounce-text", place = place.clone()),
        does: t!("offer-renounce"),
        reason: true,
    };
    rsx! {
        section { class: "panel edge-waiting edged", "aria-labelledby": "offer-title",
            h2 { id: "offer-title", {t!("offer-title")} }
            p { strong { id: "offer-place", "{place}" } }
            p { class: "offer-until",
                {symbol("clock")}
                span { {t!("offer-until", day = text::day(until))} }
            }
            div { class: "actions",
                Ask { now, id, question: accept }
                Ask { now, id, question: renounce }
            }
        }
    }
}
