//! Form fields: a label always in sight, a hint, and what is wrong with it.

use dioxus::prelude::*;

use super::icon::symbol;
use crate::t;

/// What stands around an input.
#[derive(Clone, Default)]
pub struct Frame {
    /// Of the input.
    pub id: String,
    /// Always in sight.
    pub label: String,
    /// May be empty.
    pub hint: String,
    /// What is wrong.
    pub fault: Option<String>,
    /// Said beside the label.
    pub optional: bool,
}

impl Frame {
    /// The ids of what describes the input.
    pub fn described(&self) -> Option<String> {
        let Self { id, hint, fault, .. } = self;
        match (hint.is_empty(), fault.is_some()) {
            (true, false) => None,
            (false, false) => Some(format!("{id}-hint")),
            (true, true) => Some(format!("{id}-fault")),
            (false, true) => Some(format!("{id}-hint {id}-fault")),
        }
    }
}

/// Draws an input with its label, hint and error. The input itself names them by [`Frame::described`].
pub fn field(frame: &Frame, input: Element) -> Element {
    let Frame { id, label, hint, fault, optional } = frame;
    rsx! {
        div { class: if fault.is_some() { "field field-wrong" } else { "field" },
            label { r#for: "{id}",
                "{label}"
                if *optional {
                    span { class: "field-optional", {t!("field-optional")} }
                }
            }
            if !hint.is_empty() {
                p { id: "{id}-hint", class: "field-hint", "{hint}" }
            }
            {input}
            {fault_line(id, fault.as_deref())}
        }
    }
}

/// What is wrong with a field, in words.
pub fn fault_line(id: &str, fault: Option<&str>) -> Element {
    rsx! {
        if let Some(fault) = fault {
            p { id: "{id}-fault", class: "field-fault",
                {symbol("warning")}
                span { "{fault}" }
            }
        }
    }
}

/// What every input in a frame has: its name, its look, what describes it.
pub fn framed(frame: &Frame) -> Vec<Attribute> {
    vec![
        Attribute::new("id", frame.id.clone(), None, false),
        Attribute::new("name", frame.id.clone(), None, false),
        Attribute::new("class", "input", None, false),
        Attribute::new("aria-invalid", frame.fault.is_some(), None, false),
        Attribute::new("aria-describedby", frame.described(), None, false),
    ]
}

/// One line of text, or several where `max` bounds them; then the number of characters left is shown.
#[component]
pub fn TextField(
    id: String,
    label: String,
    value: String,
    #[props(default)] hint: String,
    #[props(default)] fault: Option<String>,
    #[props(default)] optional: bool,
    #[props(default)] max: Option<u32>,
    #[props(default = "text".to_owned())] kind: String,
    #[props(default)] mode: Option<String>,
    #[props(default)] autocomplete: Option<String>,
    oninput: EventHandler<String>,
    #[props(default)] onblur: EventHandler<()>,
) -> Element {
    let frame = Frame { id, label, hint, fault, optional };
    let typed = move |event: FormEvent| oninput.call(event.value());
    let left_it = move |_| onblur.call(());
    let input = match max.map(|max| max.saturating_sub(length(&value))) {
        None => rsx! {
            input { r#type: kind, inputmode: mode, autocomplete, value, oninput: typed, onblur: left_it, ..framed(&frame) }
        },
        Some(left) => rsx! {
            textarea { rows: "4", value, oninput: typed, onblur: left_it, ..framed(&frame) }
            p { class: "field-count", {t!("field-left", count = left)} }
        },
    };
    field(&frame, input)
}

fn length(value: &str) -> u32 {
    u32::try_from(value.chars().count()).unwrap_or(u32::MAX)
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
                    "aria-describedby": fault.is_some().then(|| format!("{id}-fault")),
                    onchange: move |event| onchange.call(event.checked()),
                }
                label { r#for: id.clone(), "{label}" }
            }
            {fault_line(&id, fault.as_deref())}
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
