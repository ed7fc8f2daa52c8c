//! The form of an own datum, in a dialog.

use dioxus::prelude::*;
use rapida_contract::ipc::SaveOwn;
use rapida_contract::problem::Problem;
use rapida_contract::profile::OwnDatum;

use super::typed::{DAY, Faults, Input, inputs, read, written};
use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::fault::{fault_of, refusal};
use crate::ui::field::TextField;
use crate::{browser, t, text};

/// A new datum of a kind, or another in the place of one.
#[component]
pub fn OwnForm(kind: String, datum: Option<OwnDatum>, close: EventHandler<()>) -> Element {
    let act = use_act();
    let fields = inputs(&kind);
    let id = datum.as_ref().map(|datum| datum.id);
    let typed = use_signal(|| match &datum {
        Some(datum) => written(&datum.what),
        None => fields.iter().map(|input| input.preset.to_owned()).collect(),
    });
    let mut faults = use_signal(Faults::new);
    let mut refused = use_signal(|| None::<Problem>);
    let title = text::of("own", &kind);
    let save = move |()| match read(&kind, &typed.peek()) {
        Err(found) => {
            if let Some((name, _)) = found.first() {
                browser::focus(&input_id(name));
            }
            faults.set(found);
        }
        Ok(what) => {
            faults.set(Faults::new());
            act.run_or(SaveOwn { id, what }, move |outcome| match outcome {
                Ok(_) => {
                    close.call(());
                    act.say(t!("own-saved"));
                }
                Err(problem) => refused.set(Some(problem)),
            });
        }
    };
    rsx! {
        Dialog { id: "own-form", title, close,
            {refusal(refused.read().as_ref())}
            for (at , input) in fields.iter().enumerate() {
                {line(at, input, typed, &faults.read(), refused.read().as_ref())}
            }
            div { class: "actions",
                Button { id: "own-save", icon: "check", busy: act.busy(), onclick: save, {t!("own-save")} }
                Button { kind: Kind::Plain, onclick: move |()| close.call(()), {t!("action-cancel")} }
            }
        }
    }
}

fn input_id(name: &str) -> String {
    format!("own-{}", name.replace('_', "-"))
}

fn line(
    at: usize,
    input: &Input,
    mut typed: Signal<Vec<String>>,
    faults: &Faults,
    refused: Option<&Problem>,
) -> Element {
    let here = faults.iter().find(|(name, _)| *name == input.name).map(|(_, words)| words.clone());
    let by_core = || {
        let errors = &refused?.errors;
        ["parcel", "company"].iter().find_map(|part| fault_of(errors, &format!("{part}.{}", core_name(input.name))))
    };
    rsx! {
        TextField {
            key: "{input.name}",
            id: input_id(input.name),
            label: text::of("own-input", input.name),
            kind: if input.kind == DAY { "text" } else { input.kind },
            hint: if input.kind == DAY { t!("field-day-hint") } else { String::new() },
            optional: input.optional,
            value: typed.read().get(at).cloned().unwrap_or_default(),
            fault: here.or_else(by_core),
            oninput: move |value: String| {
                if let Some(line) = typed.write().get_mut(at) {
                    *line = value;
                }
            },
        }
    }
}

/// Where the contract calls a line otherwise than its input.
fn core_name(input: &str) -> &str {
    match input {
        "parcel" => "number",
        "company" => "name",
        other => other,
    }
}
