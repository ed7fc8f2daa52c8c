//! How the office can reach the person, if the person wants.

use dioxus::prelude::*;
use rapida_contract::problem::FieldError;

use super::sheet::Sheet;
use crate::t;
use crate::ui::fault::fault_of;
use crate::ui::field::TextField;

/// Name, e-mail, telephone.
#[component]
pub fn ContactPart(sheet: Sheet, faults: Vec<FieldError>) -> Element {
    let contact = sheet.report.read().contact.clone();
    rsx! {
        section { class: "panel", "aria-labelledby": "contact",
            h2 { id: "contact", {t!("contact-title")} }
            p { class: "field-hint", {t!("contact-lead")} }
            TextField {
                id: "contact-name",
                label: t!("contact-name"),
                autocomplete: "name",
                value: contact.name,
                fault: fault_of(&faults, "contact.name"),
                oninput: move |value| sheet.typing(|report| report.contact.name = value),
                onblur: move |()| sheet.save(),
            }
            div { class: "fields-two",
                TextField {
                    id: "contact-email",
                    label: t!("contact-email"),
                    kind: "email",
                    autocomplete: "email",
                    value: contact.email,
                    fault: fault_of(&faults, "contact.email"),
                    oninput: move |value| sheet.typing(|report| report.contact.email = value),
                    onblur: move |()| sheet.save(),
                }
                TextField {
                    id: "contact-phone",
                    label: t!("contact-phone"),
                    kind: "tel",
                    autocomplete: "tel",
                    value: contact.phone,
                    fault: fault_of(&faults, "contact.phone"),
                    oninput: move |value| sheet.typing(|report| report.contact.phone = value),
                    onblur: move |()| sheet.save(),
                }
            }
        }
    }
}
