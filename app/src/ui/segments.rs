//! One of a few that narrow a list, side by side.

use dioxus::prelude::*;

/// Value and words of each; one is always chosen. The arrows of the keyboard go from one to the next.
#[component]
pub fn Segments(
    name: String,
    legend: String,
    chosen: String,
    choices: Vec<(String, String)>,
    onchange: EventHandler<String>,
) -> Element {
    rsx! {
        fieldset { class: "segments",
            legend { class: "unseen", "{legend}" }
            for (value , words) in choices {
                div { class: "segment", key: "{value}",
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
