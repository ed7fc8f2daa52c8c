//! The way from a card into its form: a new one, and those that were begun.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{
    BeginForm, FormDraftCard, GetFormDrafts, GetSubmissions, ServicePage, Standing, SubmissionFilter,
};
use rapida_contract::service::Channel;
use rapida_contract::service::light::Light;

use crate::act::use_act;
use crate::live::use_live;
use crate::route::{self, FormStep, Route};
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::submission::submission_item;
use crate::{t, text};

/// Whether the service is asked with a form of the app.
pub fn has_form(page: &ServicePage) -> bool {
    matches!(page.channel, Channel::Online | Channel::Print)
}

/// "Compila", where this person gets on with it today.
pub fn begin(page: &ServicePage) -> Element {
    let is_open = matches!(page.card.way.light, Light::Green | Light::Yellow);
    rsx! {
        if is_open && has_form(page) {
            Begin { slug: page.card.slug.clone() }
        }
    }
}

#[component]
fn Begin(slug: String) -> Element {
    let act = use_act();
    let drafts = use_live(GetFormDrafts { slug: Some(slug.clone()) }, &[Topic::Draft, Topic::SignIn]);
    // What was begun is what one comes back for: it goes first.
    let is_first = drafts.now().is_none_or(|drafts| drafts.is_empty());
    let press = move |()| act.run(BeginForm { slug: slug.clone() }, |id| route::go(&Route::Form(id, FormStep::Left)));
    rsx! {
        div { class: "actions",
            Button { id: "form-begin", kind: if is_first { Kind::First } else { Kind::Second }, icon: "pencil", busy: act.busy(), onclick: press,
                if is_first { {t!("form-begin")} } else { {t!("form-begin-another")} }
            }
        }
        if is_first {
            p { class: "field-hint", {t!("form-begin-hint")} }
        }
    }
}

/// The drafts of a service.
#[component]
pub fn Drafts(slug: String) -> Element {
    let drafts = use_live(GetFormDrafts { slug: Some(slug) }, &[Topic::Draft, Topic::SignIn]);
    let drafts = drafts.now().unwrap_or_default();
    rsx! {
        if !drafts.is_empty() {
            section { "aria-labelledby": "form-drafts-title",
                h2 { id: "form-drafts-title", {t!("form-drafts", count = drafts.len())} }
                ul { id: "form-drafts", class: "items",
                    for draft in &drafts {
                        {item(draft)}
                    }
                }
            }
        }
    }
}

/// What was sent of a service, and where it stands.
#[component]
pub fn Sent(slug: String) -> Element {
    let filter = SubmissionFilter { slug: Some(slug), ..SubmissionFilter::default() };
    let found = use_live(GetSubmissions { filter }, &[Topic::Proceeding, Topic::Draft, Topic::SignIn]).now();
    let rows = found.map(|found| found.rows).unwrap_or_default();
    let sent: Vec<_> = rows.iter().filter(|row| row.standing != Standing::Draft).collect();
    rsx! {
        if !sent.is_empty() {
            section { "aria-labelledby": "form-sent-title",
                h2 { id: "form-sent-title", {t!("form-sent-of-service")} }
                ul { id: "form-sent", class: "items",
                    for row in sent {
                        {submission_item(row)}
                    }
                }
            }
        }
    }
}

fn item(draft: &FormDraftCard) -> Element {
    let saved = t!("draft-saved-at", at = text::day_and_clock(draft.saved_at));
    rsx! {
        li { key: "{draft.id}", class: "draft",
            if !draft.name.is_empty() {
                strong { "{draft.name}" }
            }
            if let Some(whom) = &draft.for_whom {
                span { class: "item-line", {t!("form-for", name = whom.clone())} }
            }
            span { class: "item-line", "{saved}" }
            ButtonLink { icon: "right", href: Route::Form(draft.id, FormStep::Left).href(), {t!("form-go-on")} }
        }
    }
}
