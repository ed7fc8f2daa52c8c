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

/// Draws inputs that belong together, with what they are asked for; the focus can be brought to them.
pub fn field_set(frame: &Frame, left: EventHandler<()>, inputs: Element) -> Element {
    let Frame { id, label, hint, fault, optional } = frame;
    rsx! {
        fieldset {
            id: "{id}",
            class: if fault.is_some() { "field field-wrong" } else { "field" },
            tabindex: "-1",
            "aria-describedby": frame.described(),
            onfocusout: move |_| left.call(()),
            legend {
                "{label}"
                if *optional {
                    span { class: "field-optional", {t!("field-optional")} }
                }
            }
            if !hint.is_empty() {
                p { id: "{id}-hint", class: "field-hint", "{hint}" }
            }
            {inputs}
            {fault_line(id, fault.as_deref())}
        }
    }
}

/// One line of text, or several where `max` bounds them; then the number of characters left is shown. With `line` it is one
/// line all the same, and the number is shown towards the end.
#[component]
pub fn TextField(
    id: String,
    label: String,
    value: String,
    #[props(default)] hint: String,
    #[props(default)] fault: Option<String>,
    #[props(default)] optional: bool,
    #[props(default)] max: Option<u32>,
    #[props(default)] line: bool,
    #[props(default = "text".to_owned())] kind: String,
    #[props(default)] mode: Option<String>,
    #[props(default)] autocomplete: Option<String>,
    oninput: EventHandler<String>,
    #[props(default)] onblur: EventHandler<()>,
) -> Element {
    let frame = Frame { id, label, hint, fault, optional };
    let typed = move |event: FormEvent| oninput.call(event.value());
    let left_it = move |_| onblur.call(());
    let left = max.map(|max| max.saturating_sub(length(&value)));
    let is_near = |left: &u32| !line || max.is_some_and(|max| *left < max / 4);
    let input = rsx! {
        if line || max.is_none() {
            input { r#type: kind, inputmode: mode, autocomplete, value, oninput: typed, onblur: left_it, ..framed(&frame) }
        } else {
            textarea { rows: "4", value, oninput: typed, onblur: left_it, ..framed(&frame) }
        }
        if let Some(left) = left.filter(is_near) {
            p { class: "field-count", {t!("field-left", count = left)} }
        }
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
    #[props(default)] hint: String,
    #[props(default)] fault: Option<String>,
    #[props(default)] optional: bool,
    onchange: EventHandler<String>,
    #[props(default)] onleave: EventHandler<()>,
) -> Element {
    let frame = Frame { id: name.clone(), label: legend, hint, fault, optional };
    field_set(
        &frame,
        onleave,
        rsx! {
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
        },
    )
}
