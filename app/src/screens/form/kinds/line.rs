//! What is typed into one line or several: texts, numbers, amounts, days, codes, addresses.

use dioxus::prelude::*;
use rapida_contract::form::Part;
use rapida_contract::service::{Kind, Source};

use super::Ask;
use super::written::{Written, answer_of, part_of};
use crate::t;
use crate::ui::field::TextField;

/// A question that one line answers.
pub fn line(ask: &Ask, source: Option<Source>) -> Element {
    let written = Written::of(&ask.kind);
    let max = match ask.kind {
        Kind::ShortText { max_length } | Kind::LongText { max_length } => Some(max_length),
        _ => None,
    };
    let (typed, left) = (ask.clone(), ask.clone());
    rsx! {
        Line {
            id: ask.id.clone(),
            label: ask.label.clone(),
            hint: hint(&ask.hint, written),
            fault: ask.fault(""),
            optional: ask.optional,
            written,
            value: ask.answer.as_ref().and_then(part_of),
            max,
            line: !matches!(ask.kind, Kind::LongText { .. }),
            kind: input_type(&ask.kind),
            mode: mode(written),
            autocomplete: autocomplete(source),
            onchange: move |part: Option<Part>| typed.typing(part.map(answer_of)),
            onblur: move |()| left.leave(),
        }
    }
}

/// What is typed stays as it was typed for as long as it stands for what was answered.
#[component]
pub fn Line(
    id: String,
    label: String,
    #[props(default)] hint: String,
    fault: Option<String>,
    optional: bool,
    written: Written,
    value: Option<Part>,
    #[props(default)] max: Option<u32>,
    #[props(default = true)] line: bool,
    #[props(default = "text")] kind: &'static str,
    #[props(default)] mode: Option<&'static str>,
    #[props(default)] autocomplete: Option<&'static str>,
    onchange: EventHandler<Option<Part>>,
    onblur: EventHandler<()>,
) -> Element {
    let mut typed = use_signal(|| written.write(value.as_ref()));
    let is_same = written.read(&typed.read()) == value;
    rsx! {
        TextField {
            id,
            label,
            hint,
            fault,
            optional,
            max,
            line,
            kind,
            mode: mode.map(str::to_owned),
            autocomplete: autocomplete.map(str::to_owned),
            value: if is_same { typed() } else { written.write(value.as_ref()) },
            oninput: move |now: String| {
                onchange.call(written.read(&now));
                typed.set(now);
            },
            onblur,
        }
    }
}

/// The question's own line, or else how one writes it.
pub fn hint(own: &str, written: Written) -> String {
    match written {
        Written::Day if own.is_empty() => t!("field-day-hint"),
        Written::Cents if own.is_empty() => t!("form-amount-hint"),
        _ => own.to_owned(),
    }
}

/// Which keys a phone shows.
pub fn mode(written: Written) -> Option<&'static str> {
    match written {
        Written::Number => Some("numeric"),
        Written::Cents => Some("decimal"),
        Written::Text | Written::Day => None,
    }
}

fn input_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Email | Kind::CertifiedMail => "email",
        Kind::Phone => "tel",
        _ => "text",
    }
}

/// Only what is the person's own can be filled in by the system.
fn autocomplete(source: Option<Source>) -> Option<&'static str> {
    match source {
        Some(Source::Email) => Some("email"),
        Some(Source::Phone) => Some("tel"),
        _ => None,
    }
}
