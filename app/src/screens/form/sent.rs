//! What became of a form that was sent: in the queue, on its way, registered, refused; with what was sent.

use std::sync::Arc;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::form::{Form, Template};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, GetSentForm, PrintForm, SaveReceipt, SentForm, SentFormCard};
use rapida_contract::problem::Code;
use rapida_contract::service::Service;

use super::next::what_happens;
use super::refused::{Correct, reason};
use super::summary::lines;
use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::screens::account::NobodyIn;
use crate::text::said;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{browser, t, text};

const WRITTEN: &str = "form-written";

/// Conferma.
#[component]
pub fn SentFormScreen(id: SubmissionId) -> Element {
    let sent = use_live(GetSentForm { id }, &[Topic::Draft, Topic::Report, Topic::Connection, Topic::SignIn]);
    if sent.failure().is_some_and(|problem| problem.code == Code::SignInNeeded) {
        return rsx! { NobodyIn { title: t!("nav-services"), return_to: Route::SentForm(id) } };
    }
    sent.draw(|sent| {
        rsx! {
            for sent in [sent.clone()] {
                Page { key: "{sent.card.id}", sent }
            }
        }
    })
}

#[component]
fn Page(sent: SentForm) -> Element {
    let SentForm { card, service, lists, office, asked, answers, has_receipt, is_rated } = sent;
    // What was sent does not change: compiled once for as long as the page is open.
    let form = use_hook(|| {
        let template = Template::new(Arc::new(service.clone()), lists.into()).ok()?;
        Some(std::rc::Rc::new(Form::of(Arc::new(template), asked, answers)))
    });
    let (class, icon, title, words) = outcome(&card, office.as_deref().unwrap_or_default());
    rsx! {
        nav { class: "crumbs", "aria-label": t!("services-crumbs"),
            a { href: Route::Services.href(), {t!("nav-services")} }
            span { "aria-hidden": "true", " › " }
            a { href: Route::Service(card.slug.clone()).href(), {said(&card.title)} }
        }
        PageTitle { text: title, lead: said(&card.title) }
        if let Delivery::Refused { problem } = &card.delivery {
            {reason(form.as_deref(), problem)}
        } else {
            div { id: "outcome", class, role: "status",
                {symbol(icon)}
                div { class: "note-body",
                    p { "{words}" }
                    {number(&card)}
                }
            }
        }
        {facts(&card)}
        Ways { card: card.clone(), has_receipt }
        {next(&card, &service)}
        if has_receipt {
            super::rating::Rate { id: card.id, is_rated }
        }
        if let Some(form) = form {
            section { "aria-labelledby": "form-sent-what",
                h2 { id: "form-sent-what", {t!("form-sent-what")} }
                for section in form.summary() {
                    h3 { key: "{section.section}", {said(&section.title)} }
                    {lines(&form, &section.lines)}
                }
            }
        }
    }
}

fn outcome(card: &SentFormCard, office: &str) -> (&'static str, &'static str, String, String) {
    match &card.delivery {
        Delivery::Queued => ("note note-waiting", "clock", t!("form-sent-title-queued"), t!("sent-queued")),
        Delivery::Sent => ("note", "send", t!("form-sent-title-sent"), t!("sent-sent")),
        Delivery::Refused { problem } => {
            ("note note-danger", "warning", t!("form-sent-title-refused"), text::of_problem(problem))
        }
        Delivery::Registered { .. } => {
            let words = match card.due.map(text::day) {
                Some(due) => t!("sent-registered", office = office.to_owned(), due = due),
                None => t!("form-sent-registered", office = office.to_owned()),
            };
            ("note note-good", "check", t!("form-sent-title-registered"), words)
        }
    }
}

fn number(card: &SentFormCard) -> Element {
    let Delivery::Registered { registration } = &card.delivery else { return rsx! {} };
    rsx! {
        p {
            {t!("sent-number")}
            " "
            strong { id: "protocol-number", class: "mono", {registration.code().0} }
        }
    }
}

fn facts(card: &SentFormCard) -> Element {
    rsx! {
        dl { class: "panel facts",
            dt { {t!("form-sent-made")} }
            dd { {text::day_and_clock(card.made_at)} }
            if let Some(whom) = &card.for_whom {
                dt { {t!("form-sent-for")} }
                dd { "{whom}" }
            }
            if let Some(due) = card.due {
                dt { {t!("report-due")} }
                dd { {text::day(due)} }
            }
        }
    }
}

fn next(card: &SentFormCard, service: &Service) -> Element {
    if matches!(card.delivery, Delivery::Refused { .. }) {
        return rsx! {};
    }
    what_happens(service, "sent-next", t!("sent-next-title"))
}

/// What a person can do with it, and where what was written lies.
#[component]
fn Ways(card: SentFormCard, has_receipt: bool) -> Element {
    let (save, print) = (use_act(), use_act());
    let mut place = use_signal(|| None::<String>);
    let id = card.id;
    let is_refused = matches!(card.delivery, Delivery::Refused { .. });
    use_effect(move || {
        if place.read().is_some() {
            browser::bring_into_view(WRITTEN);
        }
    });
    rsx! {
        div { class: "actions",
            if is_refused {
                Correct { id }
            }
            if has_receipt {
                ButtonLink { id: "see-receipt", icon: "receipt", href: Route::Receipt(id).href(), {t!("sent-receipt")} }
                Button { id: "save-receipt", kind: Kind::Second, icon: "download", busy: save.busy(),
                    onclick: move |()| save.run(SaveReceipt { id }, move |path| place.set(Some(t!("receipt-saved", path = path)))),
                    {t!("form-sent-save-receipt")} }
            }
            Button { id: "print-copy", kind: Kind::Second, icon: "printer", busy: print.busy(),
                onclick: move |()| print.run(PrintForm { id }, move |path| place.set(Some(t!("form-printed", path = path)))),
                {t!("form-sent-print")} }
            ButtonLink { kind: Kind::Plain, icon: "home", href: Route::Home.href(), {t!("sent-home")} }
        }
        p { id: WRITTEN, role: "status",
            if let Some(words) = place() {
                "{words}"
            }
        }
    }
}
