//! What happened, in the person's words.

use dioxus::prelude::*;
use rapida_contract::problem::FieldError;
use rapida_contract::report::DETAILS_MAX;

use super::sheet::Sheet;
use crate::t;
use crate::ui::fault::fault_of;
use crate::ui::field::TextField;

/// Title and details.
#[component]
pub fn WordsPart(sheet: Sheet, faults: Vec<FieldError>) -> Element {
    let report = sheet.report.read();
    rsx! {
        section { class: "panel", "aria-labelledby": "words",
            h2 { id: "words", {t!("words-title")} }
            TextField {
                id: "title",
                label: t!("title-label"),
                hint: t!("title-hint"),
                value: report.title.clone(),
                fault: fault_of(&faults, "title"),
                oninput: move |value| sheet.typing(|report| report.title = value),
                onblur: move |()| sheet.save(),
            }
            TextField {
                id: "details",
                label: t!("details-label"),
                hint: t!("details-hint"),
                optional: true,
                value: report.details.clone(),
                fault: fault_of(&faults, "details"),
                max: DETAILS_MAX,
                oninput: move |value| sheet.typing(|report| report.details = value),
                onblur: move |()| sheet.save(),
            }
        }
    }
}
