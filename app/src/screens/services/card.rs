//! A service's card, under the headings of the Italian model.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetService, RememberService, ServicePage};
use rapida_contract::service::{Call, Count, Fee, Term};

use super::begin::{Drafts, Sent, has_form};
use super::remedy::Remedy;
use crate::live::use_live;
use crate::route::Route;
use crate::screens::deadlines::Remind;
use crate::text::said;
use crate::ui::light::{light_and_padlock, reason, tone_of};
use crate::ui::title::PageTitle;
use crate::{bridge, t, text};

/// One service.
#[component]
pub fn ServiceScreen(slug: String) -> Element {
    let page = use_live(GetService { slug: slug.clone() }, &[Topic::Services, Topic::SignIn, Topic::Registry]);
    // What goes wrong with the card is said by the card.
    use_effect(use_reactive!(|slug| {
        spawn(async move { drop(bridge::call(RememberService { slug }).await) });
    }));
    page.draw(|page| rsx! { Page { page: page.clone() } })
}

#[component]
fn Page(page: ServicePage) -> Element {
    let way = page.card.way;
    rsx! {
        nav { class: "crumbs", "aria-label": t!("services-crumbs"),
            a { href: Route::Services.href(), {t!("nav-services")} }
            span { "aria-hidden": "true", " › " }
            span { {said(&page.category)} }
        }
        PageTitle { text: said(&page.card.title), lead: said(&page.card.summary) }
        div { class: "beside",
            aside { class: "panel way-panel edge-{tone_of(way.light).name()}", "aria-label": t!("services-way"),
                {light_and_padlock(way)}
                p { id: "way-reason", {page.suspended.as_ref().map_or_else(|| reason(way), said)} }
                Remedy { page: page.clone() }
                if !page.calls.is_empty() {
                    Remind { slug: page.card.slug.clone() }
                }
                if has_form(&page) {
                    Drafts { slug: page.card.slug.clone() }
                    Sent { slug: page.card.slug.clone() }
                }
            }
            div { class: "headings",
                {headings(&page)}
                {facts(&page)}
                {office(&page)}
                {norms(&page)}
            }
        }
    }
}

/// The mandatory headings, in their order.
fn headings(page: &ServicePage) -> Element {
    let card = &page.headings;
    let headings = [
        ("audience", t!("service-audience"), &card.audience),
        ("how", t!("service-how"), &card.how),
        ("needed", t!("service-needed"), &card.needed),
        ("outcome", t!("service-outcome"), &card.outcome),
        ("times", t!("service-times"), &card.times),
        ("access", t!("service-access"), &card.access),
        ("conditions", t!("service-conditions"), &card.conditions),
    ];
    rsx! {
        for (id , title , words) in headings {
            section { key: "{id}", "aria-labelledby": "card-{id}",
                h2 { id: "card-{id}", "{title}" }
                for (place , line) in said(words).lines().enumerate() {
                    p { key: "{place}", "{line}" }
                }
            }
        }
    }
}

/// Calls, fee, term and stages, where there are any.
fn facts(page: &ServicePage) -> Element {
    let ServicePage { calls, fee, term, stages, .. } = page;
    rsx! {
        if !calls.is_empty() {
            section { "aria-labelledby": "card-calls",
                h2 { id: "card-calls", {t!("service-calls")} }
                dl { class: "facts",
                    for call in calls {
                        dt { key: "{call.id}", {said(&call.title)} }
                        dd { {days(call)} }
                    }
                }
            }
        }
        if fee.is_some() || term.is_some() {
            section { "aria-labelledby": "card-fee",
                h2 { id: "card-fee", {t!("service-fee-and-term")} }
                dl { class: "facts",
                    if let Some(fee) = fee {
                        dt { {said(&fee.what)} }
                        dd { {cost(fee)} }
                    }
                    if let Some(term) = term {
                        dt { {t!("service-term")} }
                        dd { {counted(*term)} }
                    }
                }
            }
        }
        if !stages.is_empty() {
            section { "aria-labelledby": "card-stages",
                h2 { id: "card-stages", {t!("service-stages")} }
                ol { class: "stages",
                    for stage in stages {
                        li { key: "{stage.id}",
                            {said(&stage.title)}
                            if let Some(term) = stage.term {
                                span { class: "item-line", {counted(term)} }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn days(call: &Call) -> String {
    t!("service-call-days", opens = text::day(call.opens), closes = text::day(call.closes))
}

fn cost(fee: &Fee) -> String {
    fee.cents.map_or_else(|| t!("service-fee-computed"), |cents| text::money(cents.into()))
}

/// A number of days, in words.
pub fn counted(term: Term) -> String {
    match term.count {
        Count::Working => t!("service-working-days", count = term.days),
        Count::Calendar | Count::Unknown => t!("service-calendar-days", count = term.days),
    }
}

/// Whom to ask: the last of the headings.
fn office(page: &ServicePage) -> Element {
    let Some(office) = &page.office else { return rsx! {} };
    rsx! {
        section { "aria-labelledby": "card-contacts",
            h2 { id: "card-contacts", tabindex: "-1", {t!("service-contacts")} }
            if let Some(contacts) = &page.headings.contacts {
                p { {said(contacts)} }
            }
            dl { class: "facts",
                dt { {t!("service-office")} }
                dd { "{office.name}" }
                dt { {t!("about-phone")} }
                dd { a { href: "tel:{office.phone}", "{office.phone}" } }
                dt { {t!("about-email")} }
                dd { a { href: "mailto:{office.email}", "{office.email}" } }
            }
        }
    }
}

fn norms(page: &ServicePage) -> Element {
    rsx! {
        if !page.norms.is_empty() {
            details { class: "more",
                summary { {t!("service-norms")} }
                ul { class: "norms",
                    for norm in &page.norms {
                        li { key: "{norm.url}",
                            "{norm.title}"
                            span { class: "item-line mono", "{norm.url}" }
                        }
                    }
                }
            }
        }
    }
}
