//! Step 3: everything in one text, right before it is sent.

use dioxus::prelude::*;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Acting, Photo};
use rapida_contract::municipality::Municipality;
use rapida_contract::problem::FieldError;
use rapida_contract::report::{Contact, Step};

use super::sheet::Sheet;
use crate::acting::use_acting;
use crate::route::{self, Route};
use crate::screens::account::Sure;
use crate::text::coordinate;
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::card::{Comune, category_name};
use crate::ui::fault::{FaultIndex, input_id, refusal};
use crate::ui::icon::symbol;
use crate::{bridge, t};

/// Riepilogo.
#[component]
pub fn SummaryStep(sheet: Sheet) -> Element {
    let comune = use_context::<Comune>();
    let acting = use_acting().now();
    let faults = all_faults(sheet, &comune);
    let send = move |()| {
        if !(sheet.sending)() && sheet.passes(&comune.peek(), Step::Summary) {
            sheet.submit();
        }
    };
    rsx! {
        FaultIndex { errors: faults, jump: move |id| edit(sheet, id) }
        {refusal(sheet.refused.read().as_ref())}
        div { class: "note",
            {symbol("info")}
            p { {t!("summary-lead")} }
        }
        {for_whom(acting.as_ref())}
        {lines(sheet, &comune.read())}
        div { class: "actions",
            SureFor { acting, id: sheet.id,
                Button { id: "send", icon: "send", busy: (sheet.sending)(), onclick: send,
                    if (sheet.sending)() { {t!("summary-sending")} } else { {t!("summary-send")} }
                }
            }
            ButtonLink { id: "back", kind: Kind::Plain, icon: "left", href: Route::Flow(sheet.id, Step::Data).href(),
                {t!("action-back")}
            }
        }
    }
}

fn for_whom(acting: Option<&Acting>) -> Element {
    // Whoever can act for nobody else need not be told.
    let Some(acting) = acting.filter(|acting| acting.chosen.is_some() || !acting.capacities.is_empty()) else {
        return rsx! {};
    };
    let words = match &acting.chosen {
        Some(capacity) => t!("summary-acting", name = capacity.name.clone()),
        None => t!("summary-oneself"),
    };
    rsx! {
        p { id: "summary-acting", class: "note",
            {symbol("people")}
            strong { "{words}" }
        }
    }
}

/// Whoever sends for somebody else must be surely enough known; for oneself a report asks for nobody.
#[component]
fn SureFor(acting: Option<Acting>, id: SubmissionId, children: Element) -> Element {
    if acting.is_none_or(|acting| acting.chosen.is_none()) {
        return children;
    }
    rsx! {
        Sure { return_to: Route::Flow(id, Step::Summary), why: t!("summary-sure"), {children} }
    }
}

/// What this device finds, or else what the core found.
fn all_faults(sheet: Sheet, comune: &Comune) -> Vec<FieldError> {
    let here = if (sheet.tried)() { sheet.faults(&comune.read(), Step::Summary) } else { Vec::new() };
    if here.is_empty() {
        sheet.refused.read().as_ref().map(|problem| problem.errors.clone()).unwrap_or_default()
    } else {
        here
    }
}

fn lines(sheet: Sheet, comune: &Municipality) -> Element {
    let report = sheet.report.read();
    let place = [
        Some(report.address.trim().to_owned()).filter(|address| !address.is_empty()),
        report.position.map(|at| format!("{}, {}", coordinate(at.point.lat), coordinate(at.point.lon))),
    ];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let details = Some(report.details.trim()).filter(|details| !details.is_empty());
    rsx! {
        dl { class: "panel summary",
            {line(sheet, "position", t!("summary-place"), rsx! { p { {place.join(" · ")} } })}
            {line(sheet, "category", t!("summary-kind"), rsx! { p { {category_name(comune, &report.category)} } })}
            {line(sheet, "title", t!("summary-title"), rsx! { p { {report.title.clone()} } })}
            {line(sheet, "details", t!("summary-details"), rsx! {
                p { class: "words", {details.map_or_else(|| t!("summary-no-details"), str::to_owned)} }
            })}
            {line(sheet, "photo_input", t!("summary-photos"), pictures(&sheet.photos.read()))}
            {line(sheet, "contact.name", t!("summary-contact"), rsx! { p { {contact_words(&report.contact)} } })}
        }
    }
}

fn pictures(photos: &[Photo]) -> Element {
    if photos.is_empty() {
        return rsx! { p { {t!("summary-no-photos")} } };
    }
    rsx! {
        p { {t!("summary-photos-count", count = photos.len())} }
        div { class: "summary-photos",
            for (index , photo) in photos.iter().enumerate() {
                img { key: "{photo.id}", src: bridge::photo_address(photo.id), alt: t!("photos-one", number = index + 1) }
            }
        }
    }
}

fn contact_words(contact: &Contact) -> String {
    let parts: Vec<&str> = [&contact.name, &contact.email, &contact.phone]
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() { t!("summary-none") } else { parts.join(" · ") }
}

/// Goes back to the step of a field, and there to the field.
fn edit(sheet: Sheet, id: String) {
    let step = if id == input_id("privacy_accepted") { Step::Conditions } else { Step::Data };
    sheet.seek(id);
    route::go(&Route::Flow(sheet.id, step));
}

/// One line of the summary, with the way back to its field.
fn line(sheet: Sheet, field: &'static str, name: String, value: Element) -> Element {
    let press = move |event: MouseEvent| {
        event.prevent_default();
        edit(sheet, input_id(field));
    };
    rsx! {
        div { class: "summary-line",
            dt { "{name}" }
            dd {
                div { {value} }
                a {
                    href: Route::Flow(sheet.id, Step::Data).href(),
                    "aria-label": t!("summary-edit", what = name.clone()),
                    onclick: press,
                    {t!("action-edit")}
                }
            }
        }
    }
}
