//! Form fields: a label always in sight, a hint, and what is wrong with it.

use dioxus::prelude::*;

use super::icon::Icon;
use crate::t;

/// What stands around an input: label, hint, error. The input itself names them by [`described_by`].
#[component]
pub fn Field(
    id: String,
    label: String,
    #[props(default)] hint: String,
    #[props(default)] fault: Option<String>,
    #[props(default)] optional: bool,
    children: Element,
) -> Element {
    rsx! {
        div { class: if fault.is_some() { "field field-wrong" } else { "field" },
            label { r#for: "{id}",
                "{label}"
                if optional {
                    span { class: "field-optional", {t!("field-optional")} }
                }
            }
            if !hint.is_empty() {
                p { id: "{id}-hint", class: "field-hint", "{hint}" }
            }
            {children}
            FaultLine { id: id.clone(), fault: fault.clone() }
        }
    }
}

/// What is wrong with a field, in words.
#[component]
pub fn FaultLine(id: String, fault: Option<String>) -> Element {
    rsx! {
        if let Some(fault) = fault {
            p { id: "{id}-fault", class: "field-fault",
                Icon { name: "warning" }
                span { "{fault}" }
            }
        }
    }
}

/// The ids that describe an input.
pub fn described_by(id: &str, hint: &str, fault: Option<&String>) -> Option<String> {
    let hint = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let fault = fault.map(|_| format!("{id}-fault"));
    match (hint, fault) {
        (Some(hint), Some(fault)) => Some(format!("{hint} {fault}")),
        (hint, fault) => hint.or(fault),
    }
}

/// One line of text.
#[component]
pub fn TextField(
    id: String,
    label: String,
    value: String,
    #[props(default)] hint: String,
    #[props(default)] fault: Option<String>,
    #[props(default)] optional: bool,
    #[props(default = "text".to_owned())] kind: String,
    #[props(default)] mode: Option<String>,
    #[props(default)] autocomplete: Option<String>,
    oninput: EventHandler<String>,
    #[props(default)] onblur: EventHandler<()>,
) -> Element {
    rsx! {
        Field { id: id.clone(), label, hint: hint.clone(), fault: fault.clone(), optional,
            input {
                id: id.clone(),
                name: id.clone(),
                class: "input",
                r#type: kind,
                inputmode: mode,
                autocomplete,
                value,
                "aria-invalid": fault.is_some(),
                "aria-describedby": described_by(&id, &hint, fault.as_ref()),
                oninput: move |event| oninput.call(event.value()),
                onblur: move |_| onblur.call(()),
            }
        }
    }
}

/// Several lines, with the number of characters left where there is a bound.
#[component]
pub fn TextArea(
    id: String,
    label: String,
    value: String,
    #[props(default)] hint: String,
    #[props(default)] fault: Option<String>,
    #[props(default)] optional: bool,
    max: u32,
    oninput: EventHandler<String>,
    #[props(default)] onblur: EventHandler<()>,
) -> Element {
    let used = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
    let left = max.saturating_sub(used);
    rsx! {
        Field { id: id.clone(), label, hint: hint.clone(), fault: fault.clone(), optional,
            textarea {
                id: id.clone(),
                name: id.clone(),
                class: "input",
                rows: "4",
                value,
                "aria-invalid": fault.is_some(),
                "aria-describedby": described_by(&id, &hint, fault.as_ref()),
                oninput: move |event| oninput.call(event.value()),
                onblur: move |_| onblur.call(()),
            }
            p { class: "field-count", {t!("field-left", count = left)} }
        }
    }
}

/// A yes or no.
#[component]
pub fn Check(
    id: String,
    label: String,
    checked: bool,
    #[props(default)] fault: Option<String>,
    onchange: EventHandler<bool>,
) -> Element {
    rsx! {
        div { class: if fault.is_some() { "field field-wrong" } else { "field" },
            div { class: "choice",
                input {
                    id: id.clone(),
                    r#type: "checkbox",
                    checked,
                    "aria-invalid": fault.is_some(),
                    "aria-describedby": described_by(&id, "", fault.as_ref()),
                    onchange: move |event| onchange.call(event.checked()),
                }
                label { r#for: id.clone(), "{label}" }
            }
            FaultLine { id: id.clone(), fault: fault.clone() }
        }
    }
}

/// One of a few (up to five, by the rule of Designers Italia; more is a select): value and words of each.
#[component]
pub fn Radios(
    name: String,
    legend: String,
    chosen: String,
    choices: Vec<(String, String)>,
    onchange: EventHandler<String>,
) -> Element {
    rsx! {
        fieldset { class: "field",
            legend { "{legend}" }
            for (value , words) in choices {
                div { class: "choice", key: "{value}",
                    input {
                        id: "{name}-{value}",
                        r#type: "radio",
                        name: name.clone(),
                        value: value.clone(),
                        checked: value == chosen,
                        onchange: {
                            let value = value.clone();
                            move |_| onchange.call(value.clone())
                        },
                    }
                    label { r#for: "{name}-{value}", "{words}" }
                }
            }
        }
    }
}
