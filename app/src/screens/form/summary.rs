//! Everything in one text, right before it is sent or printed.

use dioxus::prelude::*;
use rapida_contract::form::{Form, Line, Progress, Shown, Stand, Summary};
use rapida_contract::service::light::{Light, Remedy};
use rapida_contract::service::{Channel, Service};
use rapida_contract::sign_in::Level;

use super::errors::{Index, input_id, line as fault_line, name_of};
use super::filling::{Filling, Place};
use super::next::what_happens;
use super::saving::Order;
use super::value::drawn;
use crate::acting::use_acting;
use crate::route::{self, FormStep, Route};
use crate::screens::account::WayIn;
use crate::sign_in::use_sign_in;
use crate::text::said;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::fault::refusal;
use crate::ui::icon::symbol;
use crate::ui::light::reason;
use crate::{browser, t, text};

/// Riepilogo.
#[component]
pub fn SummaryStep(filling: Filling) -> Element {
    let form = filling.form.read();
    let service = filling.service();
    let back = form.progress().last().map(|progress| filling.step(Place::Section(progress.section)));
    rsx! {
        Index { filling, place: Place::Summary }
        Refusal { filling }
        div { class: "note",
            {symbol("info")}
            p { {t!("summary-lead")} }
        }
        ForWhom { filling }
        for progress in open_sections(&form) {
            {open_section(filling, &form, progress)}
        }
        for section in form.summary() {
            {section_of(filling, &form, &section)}
        }
        {fee(&form, &service)}
        {closing(&form)}
        {what_happens(&service, "form-next", t!("service-stages"))}
        Send { filling }
        if let Some(back) = back {
            div { class: "actions",
                ButtonLink { id: "back", kind: Kind::Plain, icon: "left", href: Route::Form(filling.id, back).href(), {t!("action-back")} }
            }
        }
    }
}

/// What the device found, or why nothing came of the press.
#[component]
fn Refusal(filling: Filling) -> Element {
    let problem = filling.keeper.refused();
    let errors = problem.as_ref().map(|problem| problem.errors.clone()).unwrap_or_default();
    let form = filling.form.read();
    rsx! {
        {refusal(problem.as_ref())}
        if !errors.is_empty() {
            {super::refused::errors(&form, &errors)}
        }
    }
}

/// The draft stays with whom it was begun for.
#[component]
fn ForWhom(filling: Filling) -> Element {
    let acting = use_acting().now();
    let form = filling.form.read();
    let words = match &form.asked().known.subject_name {
        Some(name) => t!("summary-acting", name = name.clone()),
        // Whoever can act for nobody else need not be told.
        None if acting.is_some_and(|acting| acting.chosen.is_some() || !acting.capacities.is_empty()) => {
            t!("summary-oneself")
        }
        None => return rsx! {},
    };
    rsx! {
        p { id: "summary-acting", class: "note",
            {symbol("people")}
            strong { "{words}" }
        }
    }
}

fn open_sections(form: &Form) -> Vec<Progress> {
    form.progress().into_iter().filter(|progress| progress.stand != Stand::Complete).collect()
}

/// A section in which something is missing or wrong: what, and the way to it.
fn open_section(filling: Filling, form: &Form, progress: Progress) -> Element {
    let service = filling.service();
    let Some(section) = service.sections.get(progress.section) else { return rsx! {} };
    let place = Place::Section(progress.section);
    let faults = form.section_faults(progress.section);
    rsx! {
        div { key: "open-{section.id}", id: "open-{section.id}", class: "note note-waiting",
            {symbol("warning")}
            div { class: "note-body",
                h2 { class: "note-title", {said(&section.title)} }
                p { {t!("form-step-open", count = faults.len())} }
                ul { class: "bullets",
                    for fault in &faults {
                        {
                            let line = fault_line(form, fault);
                            let id = line.id.clone();
                            rsx! {
                                li { key: "{line.id}{line.words}",
                                    a { href: Route::Form(filling.id, filling.step(place)).href(),
                                        onclick: move |event| {
                                            event.prevent_default();
                                            edit(filling, place, id.clone());
                                        },
                                        strong { "{line.name}" }
                                        " · {line.words}"
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Goes back to a step, and there to an input.
fn edit(filling: Filling, place: Place, id: String) {
    filling.seek(id);
    route::go(&Route::Form(filling.id, filling.step(place)));
}

fn section_of(filling: Filling, form: &Form, summary: &Summary) -> Element {
    let place = Place::Section(summary.section);
    let service = filling.service();
    let id = service.sections.get(summary.section).map(|section| section.id.clone()).unwrap_or_default();
    let title = said(&summary.title);
    rsx! {
        section { key: "{id}", "aria-labelledby": "summary-{id}",
            div { class: "summary-head",
                h2 { id: "summary-{id}", "{title}" }
                a { id: "edit-{id}", href: Route::Form(filling.id, filling.step(place)).href(), "aria-label": t!("summary-edit", what = title.clone()),
                    {t!("action-edit")}
                }
            }
            {lines(form, &summary.lines)}
        }
    }
}

/// Labels and values.
pub fn lines(form: &Form, lines: &[Line]) -> Element {
    rsx! {
        dl { class: "panel summary",
            for line in lines {
                div { key: "{line.path}", id: "summary-{input_id(&line.path)}", class: if matches!(line.value, Shown::Rows(_)) { "summary-line summary-rows" } else { "summary-line" },
                    dt { {name_of(form, &line.path)} }
                    dd { {drawn(&line.value)} }
                }
            }
        }
    }
}

fn fee(form: &Form, service: &Service) -> Element {
    let Some(fee) = &service.fee else { return rsx! {} };
    let words = form.fee().map_or_else(|| t!("service-fee-computed"), text::money);
    rsx! {
        section { "aria-labelledby": "form-fee-title",
            h2 { id: "form-fee-title", {t!("form-fee")} }
            dl { class: "panel facts",
                dt { {said(&fee.what)} }
                dd { id: "form-fee", "{words}" }
            }
        }
    }
}

fn closing(form: &Form) -> Element {
    let Some(call) = &form.asked().call else { return rsx! {} };
    rsx! {
        div { id: "form-closes", class: "note note-waiting",
            {symbol("calendar")}
            p { {t!("form-closes", call = said(&call.title), day = text::day(call.closes))} }
        }
    }
}

/// What this person can do with it today: send, print, or sign in first.
#[component]
fn Send(filling: Filling) -> Element {
    let way = filling.about.read().way;
    match (way.light, way.remedy) {
        (Light::Red | Light::Off, _) => rsx! {
            div { id: "form-not-now", class: "note note-waiting",
                {symbol("info")}
                p { {reason(way)} }
            }
        },
        (_, Some(Remedy::SignIn { level })) => rsx! { Enter { filling, level, words: t!("account-enter") } },
        (_, Some(Remedy::SignInAgain { level })) => rsx! { Enter { filling, level, words: t!("account-step-up") } },
        (Light::Yellow, _) => rsx! { Print { filling } },
        (Light::Green, remedy) => {
            let is_online = filling.service().channel == Channel::Online;
            rsx! {
                if remedy == Some(Remedy::DigitalSignature) {
                    p { {t!("remedy-digital-signature")} }
                }
                if is_online {
                    div { class: "actions",
                        Button { id: "send", icon: "send", busy: filling.keeper.is_sending(), onclick: move |()| hand_over(filling, Order::Submit),
                            if filling.keeper.is_sending() { {t!("summary-sending")} } else { {t!("form-send")} }
                        }
                    }
                }
            }
        }
    }
}

fn hand_over(filling: Filling, order: Order) {
    if !filling.keeper.is_sending() && filling.passes(Place::Summary) {
        filling.order(order);
    }
}

/// The sign-in, which comes back here.
#[component]
fn Enter(filling: Filling, level: Level, words: String) -> Element {
    let sign_in = use_sign_in();
    let return_to = Route::Form(filling.id, FormStep::Summary);
    sign_in.draw(move |sign_in| {
        rsx! { WayIn { step: sign_in.step.clone(), level, words, why: t!("form-sign-in-why"), return_to } }
    })
}

const PRINTED: &str = "form-printed";

/// The form as a PDF, and what becomes of it on paper.
#[component]
fn Print(filling: Filling) -> Element {
    let place = filling.keeper.printed();
    let is_there = place.is_some();
    use_effect(use_reactive!(|is_there| {
        if is_there {
            browser::bring_into_view(PRINTED);
        }
    }));
    rsx! {
        section { "aria-labelledby": "form-print-title",
            h2 { id: "form-print-title", {t!("form-print-title")} }
            ol { class: "numbers",
                li { {t!("form-print-1")} }
                li { {t!("form-print-2")} }
                li { span { {t!("form-print-3")} {office(filling)} } }
            }
            div { class: "actions",
                Button { id: "print", icon: "printer", busy: filling.keeper.is_sending(), onclick: move |()| hand_over(filling, Order::Print), {t!("form-print")} }
            }
            p { id: PRINTED, role: "status",
                if let Some(path) = place {
                    {t!("form-printed", path = path)}
                }
            }
        }
    }
}

/// Where it is handed in.
fn office(filling: Filling) -> Element {
    let about = filling.about.read();
    let Some(office) = &about.office else { return rsx! {} };
    rsx! {
        span { class: "item-line",
            "{office.name} · "
            a { href: "tel:{office.phone}", "{office.phone}" }
            " · "
            a { href: "mailto:{office.email}", "{office.email}" }
        }
    }
}
