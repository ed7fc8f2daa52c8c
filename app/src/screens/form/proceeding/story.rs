//! Everything that happened to a form, oldest first, and the person's steps that are still on their way.

use dioxus::prelude::*;
use rapida_contract::ipc::{Delivery, DiscardFormStep, FormStepOnItsWay, ProceedingPage};
use rapida_contract::proceeding::{Event, Proceeding, Request, StepKind};

use super::{Now, read_again};
use crate::act::use_act;
use crate::route::Route;
use crate::sign_in::use_sign_in;
use crate::ui::button::{Button, Kind};
use crate::ui::files::file_list;
use crate::ui::icon::symbol;
use crate::ui::transfer::{Leaves, Leaving};
use crate::{t, text};

/// The timeline.
pub fn story(now: Now, page: &ProceedingPage) -> Element {
    let proceeding = &page.proceeding;
    // Steps may be theirs who sent it, or the reader's: it is not said whose.
    let is_own = proceeding.sender.is_none();
    rsx! {
        section { "aria-labelledby": "proceeding-story",
            h2 { id: "proceeding-story", {t!("report-story")} }
            ol { class: "story",
                for (place , event) in proceeding.events.iter().enumerate() {
                    {happened(place, event, is_own, receipt(proceeding, event))}
                }
                for step in &page.steps {
                    OnItsWay { key: "{step.id}", now, step: step.clone(), is_for_another: proceeding.subject.is_some() }
                }
            }
        }
    }
}

/// The receipt of a version. Of other steps the municipality tells the number, and not whose receipt that is.
fn receipt(proceeding: &Proceeding, event: &Event) -> Option<Route> {
    let registration = event.registration.as_ref()?;
    let version = proceeding.versions.iter().find(|version| version.registration == *registration)?;
    Some(Route::Receipt(version.id))
}

fn happened(place: usize, event: &Event, is_own: bool, receipt: Option<Route>) -> Element {
    let who = if !event.step.is_citizens() {
        event.office.clone()
    } else if is_own {
        t!("report-you")
    } else {
        String::new()
    };
    let number = event.registration.as_ref().map(|registration| t!("card-number", number = registration.code().0));
    let line = [text::day_and_clock(event.at), who, number.unwrap_or_default()];
    let line: Vec<String> = line.into_iter().filter(|words| !words.is_empty()).collect();
    let asked = event.request.as_ref().map(|request| request.words.as_str());
    rsx! {
        li { key: "{place}", class: "story-step",
            span { class: "story-mark", {symbol(mark(event.step))} }
            div {
                strong { {text::of("proceeding-event", event.step.as_str())} }
                p { class: "item-line", {line.join(" · ")} }
                if !event.words.is_empty() && asked != Some(event.words.as_str()) {
                    blockquote { class: "words", "{event.words}" }
                }
                if let Some(request) = &event.request {
                    {question(request)}
                }
                {file_list(&event.files)}
                {see_receipt(receipt)}
            }
        }
    }
}

fn see_receipt(receipt: Option<Route>) -> Element {
    rsx! {
        if let Some(receipt) = receipt {
            p { a { href: receipt.href(), {t!("sent-receipt")} } }
        }
    }
}

/// What an office asks for, in its words, and until when.
pub fn question(request: &Request) -> Element {
    rsx! {
        blockquote { class: "words", "{request.words}" }
        p { {t!("integration-until", day = text::day(request.until))} }
    }
}

/// A step that is not registered. One that was refused stands in the way of the next until the person takes it away; another
/// version can be corrected, too, where it is seen.
#[component]
fn OnItsWay(now: Now, step: FormStepOnItsWay, is_for_another: bool) -> Element {
    let discard = use_act();
    let is_nobody = use_sign_in().now().is_some_and(|sign_in| sign_in.person.is_none());
    let FormStepOnItsWay { id, step, delivery } = step;
    let is_refused = matches!(delivery, Delivery::Refused { .. });
    // What is for somebody else goes only in the name of who acts for them.
    let needs_sign_in = delivery == Delivery::Queued && is_for_another && is_nobody;
    let receipt = matches!(delivery, Delivery::Registered { .. }).then_some(Route::Receipt(id));
    rsx! {
        li { class: "story-step story-waiting",
            span { class: "story-mark", {symbol(shape(&delivery))} }
            div {
                strong { {text::of("proceeding-waiting", step.as_str())} }
                if needs_sign_in {
                    p { class: "item-line",
                        {t!("proceeding-step-sign-in")}
                        " "
                        a { href: Route::Account.href(), {t!("account-enter-short")} }
                    }
                } else {
                    p { class: "item-line", {how_far(&delivery)} }
                }
                Leaving { id, what: Leaves::Documents }
                {see_receipt(receipt)}
                if step == StepKind::Amend {
                    p { a { href: Route::SentForm(id).href(), {t!("versions-new")} } }
                }
                if is_refused {
                    Button { id: "discard-step", kind: Kind::Second, icon: "trash", busy: discard.busy(),
                        onclick: move |()| discard.run(DiscardFormStep { id }, move |()| read_again(now)), {t!("action-remove")} }
                }
            }
        }
    }
}

fn how_far(delivery: &Delivery) -> String {
    match delivery {
        Delivery::Queued => t!("proceeding-step-queued"),
        Delivery::Sent => t!("proceeding-step-sent"),
        Delivery::Registered { .. } => t!("proceeding-step-registered"),
        Delivery::Refused { problem } => text::of_problem(problem),
    }
}

fn shape(delivery: &Delivery) -> &'static str {
    match delivery {
        Delivery::Queued => "clock",
        Delivery::Sent => "send",
        Delivery::Registered { .. } => "receipt",
        Delivery::Refused { .. } => "warning",
    }
}

fn mark(step: StepKind) -> &'static str {
    match step {
        StepKind::Register => "receipt",
        StepKind::Amend | StepKind::Observe => "pencil",
        StepKind::TakeInCharge => "user",
        StepKind::AskIntegration => "question",
        StepKind::Integrate => "send",
        StepKind::Accept | StepKind::AcceptPlace | StepKind::UpholdObservation => "check",
        StepKind::Refuse | StepKind::DismissObservation => "close",
        StepKind::Close => "folder",
        StepKind::Withdraw | StepKind::Renounce => "left",
        StepKind::Rank => "list",
        StepKind::Offer => "star",
        StepKind::Lapse => "clock",
        StepKind::Unknown => "info",
    }
}
