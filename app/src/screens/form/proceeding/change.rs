//! What the person can still do: send another version, take it back, give up what they were granted. Or why not.

use dioxus::prelude::*;
use rapida_contract::Date;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{AmendForm, ProceedingPage};
use rapida_contract::proceeding::{Hindrance, StepKind};

use super::Now;
use super::confirm::{Ask, Question};
use crate::act::use_act;
use crate::route::{self, FormStep, Route};
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::{t, text};

/// The ways, each with its last day or with what stands in it.
#[component]
pub fn Change(now: Now, page: ProceedingPage) -> Element {
    let id = page.proceeding.id;
    // A place that is offered is given up where it is offered.
    let is_granted = page.can_renounce && page.proceeding.offer.is_none();
    let renounceable = page.proceeding.renounce_until.filter(|_| is_granted);
    rsx! {
        section { class: "panel", "aria-labelledby": "change-title",
            h2 { id: "change-title", {t!("change-title")} }
            {amendment(id, page.amendment, page.draft)}
            match page.no_withdrawal {
                Some(hindrance) => rsx! { p { id: "no-withdrawal", {text::of_name("no-withdrawal", &hindrance)} } },
                None => rsx! {
                    div { class: "actions",
                        Ask { now, id, question: withdrawal() }
                    }
                },
            }
            if let Some(day) = renounceable {
                p { id: "renounce-until", {t!("renounce-until", day = text::day(day))} }
                div { class: "actions",
                    Ask { now, id, question: renunciation() }
                }
            }
        }
    }
}

fn amendment(id: SubmissionId, amendment: Result<Option<Date>, Hindrance>, draft: Option<SubmissionId>) -> Element {
    let until = match amendment {
        Err(hindrance) => return rsx! { p { id: "no-amendment", {text::of_name("no-amendment", &hindrance)} } },
        Ok(Some(day)) => t!("amend-until", day = text::day(day)),
        Ok(None) => t!("amend-while"),
    };
    rsx! {
        p { id: "amend-until", "{until}" }
        div { class: "actions",
            if let Some(draft) = draft {
                ButtonLink { id: "amend", kind: Kind::Second, icon: "pencil", href: Route::Form(draft, FormStep::Left).href(), {t!("amend-go-on")} }
            } else {
                Amend { id }
            }
        }
    }
}

/// "Modifica": what was sent, in a new draft.
#[component]
fn Amend(id: SubmissionId) -> Element {
    let act = use_act();
    let press = move |()| act.run(AmendForm { id }, |draft| route::go(&Route::Form(draft, FormStep::Left)));
    rsx! {
        Button { id: "amend", kind: Kind::Second, icon: "pencil", busy: act.busy(), onclick: press, {t!("amend")} }
    }
}

fn withdrawal() -> Question {
    Question {
        step: StepKind::Withdraw,
        title: t!("withdraw-title"),
        text: t!("withdraw-text"),
        does: t!("withdraw"),
        reason: true,
    }
}

fn renunciation() -> Question {
    Question {
        step: StepKind::Renounce,
        title: t!("renounce-title"),
        text: t!("renounce-text"),
        does: t!("renounce"),
        reason: true,
    }
}
