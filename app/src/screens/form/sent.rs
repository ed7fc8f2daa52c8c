//! A form that was sent: in the queue, on its way, registered, refused; what became of it, and what was sent.

use std::rc::Rc;
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
use crate::sign_in::use_sign_in;
use crate::text::said;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::face::skeleton;
use crate::ui::icon::symbol;
use crate::ui::title::PageTitle;
use crate::ui::transfer::{Leaves, Leaving};
use crate::{browser, t, text};

const WRITTEN: &str = "form-written";

/// Conferma, and what became of it.
#[component]
pub fn SentFormScreen(id: SubmissionId) -> Element {
    let now = use_proceeding(id);
    let is_nobody = use_sign_in().now().is_some_and(|sign_in| sign_in.person.is_none());
    let page = now.now().flatten();
    // The last version counts, whichever the address names.
    let counts = page.as_ref().and_then(|page| page.proceeding.versions.last()).map_or(id, |version| version.id);
    let topics = &[Topic::Draft, Topic::Report, Topic::Proceeding, Topic::Connection, Topic::SignIn];
    let sent = use_live(GetSentForm { id: counts }, topics);
    let is_known = now.failure().is_some() || now.now().is_some();
    let (what, problem) = (sent.now(), sent.failure());
    match (page, what, problem.map(|problem| problem.code)) {
        _ if !is_known => skeleton(),
        (None, _, Some(Code::SignInNeeded)) => nobody_in(id),
        // What somebody sent who is not signed in now waits for them, and is shown to them alone.
        (None, _, Some(Code::NotFound)) if is_nobody => nobody_in(id),
        (None, None, _) => sent.draw(|_| rsx! {}),
        // Right after it was sent the heading tells of what was sent, which is here at once.
        (Some(page), None, None) if !has_moved(&page) => skeleton(),
        (page, sent, _) => {
            let key = page.as_ref().map_or(id, |page| page.proceeding.id);
            rsx! {
                for (page , sent) in [(page, sent)] {
                    Page { key: "{key}", now, page, sent }
                }
            }
        }
    }
}

fn nobody_in(id: SubmissionId) -> Element {
    rsx! { NobodyIn { title: t!("submissions-title"), return_to: Route::SentForm(id) } }
}

/// One page, whichever of the two comes first or is another version now: what is typed on it stays. What was sent from another
/// device is asked of the municipality, and may come later or not at all.
#[component]
fn Page(now: Now, page: Option<ProceedingPage>, sent: Option<SentForm>) -> Element {
    let form = use_form(sent.as_ref());
    let is_over = page.as_ref().is_some_and(|page| page.proceeding.state.is_over());
    let has_receipt = sent.as_ref().is_some_and(|sent| sent.has_receipt);
    // A confirmation stands above until something happens.
    let new = sent.as_ref().filter(|_| page.as_ref().is_none_or(|page| !has_moved(page)));
    rsx! {
        {heading(page.as_ref(), sent.as_ref(), new.is_some())}
        if let Some(sent) = new {
            {confirmation(sent, form.as_deref())}
        }
        if let Some(page) = &page {
            {head(now, page, new.is_some())}
        } else if let Some(sent) = &sent {
            {facts(&sent.card)}
        }
        for card in sent.iter().map(|sent| sent.card.clone()) {
            Ways { key: "{card.id}", card, has_receipt }
        }
        if let Some(page) = &page {
            {rest(now, page, has_receipt)}
        }
        if let Some(sent) = sent.as_ref().filter(|_| !is_over) {
            {next(&sent.card, &sent.service)}
        }
        for sent in sent.iter().filter(|sent| sent.has_receipt) {
            super::rating::Rate { key: "{sent.card.id}", id: sent.card.id, is_rated: sent.is_rated }
        }
        if let Some(form) = form {
            {what_was_sent(&form)}
        }
    }
}

/// The form with its answers. They do not change: compiled once for each version that is shown.
fn use_form(sent: Option<&SentForm>) -> Option<Rc<Form>> {
    let mut compiled = use_hook(|| CopyValue::new(None::<(SubmissionId, Option<Rc<Form>>)>));
    let sent = sent?;
    if let Some((id, form)) = &*compiled.peek()
        && *id == sent.card.id
    {
        return form.clone();
    }
    let SentForm { card, service, lists, asked, answers, .. } = sent.clone();
    let template = Template::new(Arc::new(service), lists.into()).ok();
    let form = template.map(|template| Rc::new(Form::of(Arc::new(template), asked, answers)));
    compiled.set(Some((card.id, form.clone())));
    form
}

/// One heading for all that becomes of it: another would take the focus.
fn heading(page: Option<&ProceedingPage>, sent: Option<&SentForm>, is_new: bool) -> Element {
    let of_page = page.map(|page| (&page.proceeding.slug, &page.proceeding.title));
    let of_sent = sent.map(|sent| (&sent.card.slug, &sent.card.title));
    let Some((slug, title)) = of_sent.or(of_page) else { return rsx! {} };
    let (text, lead) = match sent.filter(|_| is_new) {
        Some(sent) => (outcome_title(&sent.card.delivery), said(title)),
        None => (said(title), for_whom(page)),
    };
    rsx! {
        {crumbs(slug, title)}
        PageTitle { text, lead }
    }
}

fn confirmation(sent: &SentForm, form: Option<&Form>) -> Element {
    match &sent.card.delivery {
        Delivery::Refused { problem } => reason(form, problem),
        _ => rsx! {
            {outcome(&sent.card, sent.office.as_deref().unwrap_or_default())}
            Leaving { id: sent.card.id, what: Leaves::Documents }
        },
    }
}

fn what_was_sent(form: &Form) -> Element {
    rsx! {
        section { "aria-labelledby": "form-sent-what",
            h2 { id: "form-sent-what", {t!("form-sent-what")} }
            for section in form.summary() {
                h3 { key: "{section.section}", {said(&section.title)} }
                {lines(form, &section.lines)}
            }
        }
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

fn outcome_title(delivery: &Delivery) -> String {
    match delivery {
        Delivery::Queued => t!("form-sent-title-queued"),
        Delivery::Sent => t!("form-sent-title-sent"),
        Delivery::Refused { .. } => t!("form-sent-title-refused"),
        Delivery::Registered { .. } => t!("form-sent-title-registered"),
    }
}

/// That it waits, left or arrived, with its number.
fn outcome(card: &SentFormCard, office: &str) -> Element {
    let (class, icon, words) = match &card.delivery {
        Delivery::Queued => ("note note-waiting", "clock", t!("sent-queued")),
        Delivery::Sent => ("note", "send", t!("sent-sent")),
        Delivery::Refused { problem } => ("note note-danger", "warning", text::of_problem(problem)),
        Delivery::Registered { .. } => {
            let words = match card.due.map(text::day) {
                Some(due) => t!("sent-registered", office = office.to_owned(), due = due),
                None => t!("form-sent-registered", office = office.to_owned()),
            };
            ("note note-good", "check", words)
        }
    };
    rsx! {
        div { id: "outcome", class, role: "status",
            {symbol(icon)}
            div { class: "note-body",
                p { "{words}" }
                {number(card)}
            }
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
