//! A form that was sent: in the queue, on its way, registered, refused; what became of it, and what was sent.

use std::sync::Arc;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::form::{Form, Template};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, GetSentForm, PrintForm, ProceedingPage, SaveReceipt, SentForm, SentFormCard};
use rapida_contract::municipality::Text;
use rapida_contract::problem::Code;
use rapida_contract::service::Service;

use super::next::what_happens;
use super::proceeding::{Now, has_moved, head, rest, use_proceeding};
use super::refused::{Correct, reason};
use super::summary::lines;
use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::screens::account::NobodyIn;
use crate::text::said;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::face::skeleton;
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::{browser, t, text};

const WRITTEN: &str = "form-written";

/// Conferma, and what became of it.
#[component]
pub fn SentFormScreen(id: SubmissionId) -> Element {
    let now = use_proceeding(id);
    let page = now.now().flatten();
    // The last version counts, whichever the address names.
    let counts = page.as_ref().and_then(|page| page.proceeding.versions.last()).map_or(id, |version| version.id);
    let topics = &[Topic::Draft, Topic::Report, Topic::Proceeding, Topic::Connection, Topic::SignIn];
    let sent = use_live(GetSentForm { id: counts }, topics);
    let is_known = now.failure().is_some() || now.now().is_some();
    match (sent.failure().map(|problem| problem.code), page) {
        (Some(Code::SignInNeeded), _) => {
            rsx! { NobodyIn { title: t!("submissions-title"), return_to: Route::SentForm(id) } }
        }
        // Which of the two pages it is, the proceeding says.
        _ if !is_known => skeleton(),
        (Some(_), Some(page)) => elsewhere(now, &page),
        (_, page) => sent.draw(|sent| {
            rsx! {
                for sent in [sent.clone()] {
                    Page { key: "{sent.card.id}", sent, now, page: page.clone() }
                }
            }
        }),
    }
}

#[component]
fn Page(sent: SentForm, now: Now, page: Option<ProceedingPage>) -> Element {
    let SentForm { card, service, lists, office, asked, answers, has_receipt, is_rated } = sent;
    // What was sent does not change: compiled once for as long as the page is open.
    let form = use_hook(|| {
        let template = Template::new(Arc::new(service.clone()), lists.into()).ok()?;
        Some(std::rc::Rc::new(Form::of(Arc::new(template), asked, answers)))
    });
    let is_over = page.as_ref().is_some_and(|page| page.proceeding.state.is_over());
    let is_new = page.as_ref().is_none_or(|page| !has_moved(page));
    let (note, title) = outcome(&card, office.as_deref().unwrap_or_default());
    // One heading for all that becomes of it: another would take the focus.
    let (title, lead) = if is_new { (title, said(&card.title)) } else { (said(&card.title), for_whom(page.as_ref())) };
    rsx! {
        {crumbs(&card.slug, &card.title)}
        PageTitle { text: title, lead }
        if is_new {
            if let Delivery::Refused { problem } = &card.delivery {
                {reason(form.as_deref(), problem)}
            } else {
                {note}
            }
        }
        match &page {
            Some(page) => head(now, page, is_new),
            None => facts(&card),
        }
        Ways { card: card.clone(), has_receipt }
        if let Some(page) = &page {
            {rest(now, page, has_receipt)}
        }
        if !is_over {
            {next(&card, &service)}
        }
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

/// Of a form that was sent from another device there is what the municipality tells.
fn elsewhere(now: Now, page: &ProceedingPage) -> Element {
    let title = &page.proceeding.title;
    rsx! {
        {crumbs(&page.proceeding.slug, title)}
        PageTitle { text: said(title), lead: for_whom(Some(page)) }
        {head(now, page, false)}
        {rest(now, page, false)}
    }
}

fn for_whom(page: Option<&ProceedingPage>) -> String {
    let whom = page.and_then(|page| page.proceeding.subject.as_ref());
    whom.map(|whom| t!("form-for", name = whom.name.clone())).unwrap_or_default()
}

fn crumbs(slug: &str, title: &Text) -> Element {
    rsx! {
        nav { class: "crumbs", "aria-label": t!("services-crumbs"),
            a { href: Route::Submissions.href(), {t!("submissions-title")} }
            span { "aria-hidden": "true", " › " }
            a { href: Route::Service(slug.to_owned()).href(), {said(title)} }
        }
    }
}

/// That it waits, left or arrived, with its number; and the heading over it.
fn outcome(card: &SentFormCard, office: &str) -> (Element, String) {
    let (class, icon, title, words) = match &card.delivery {
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
    };
    let note = rsx! {
        div { id: "outcome", class, role: "status",
            {symbol(icon)}
            div { class: "note-body",
                p { "{words}" }
                {number(card)}
            }
        }
    };
    (note, title)
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
