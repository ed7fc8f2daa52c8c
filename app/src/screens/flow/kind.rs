//! What kind of trouble it is, and whether it can wait for an office at all.

use dioxus::prelude::*;
use rapida_contract::municipality::{Category, Danger};
use rapida_contract::problem::FieldError;

use super::sheet::Sheet;
use crate::ui::button::{Button, Kind};
use crate::ui::card::Comune;
use crate::ui::fault::fault_of;
use crate::ui::field::{Frame, field, framed};
use crate::ui::icon::symbol;
use crate::{t, text};

/// The category (six to ten choices: a select, by the rule of Designers Italia) and its dangers.
#[component]
pub fn KindPart(sheet: Sheet, faults: Vec<FieldError>) -> Element {
    let comune = use_context::<Comune>();
    let fault = fault_of(&faults, "category");
    let chosen = sheet.report.read().category.clone();
    let language = text::language().code();
    let category = comune.read().category(&chosen).cloned();
    let hint = category.as_ref().map(|category| category.help.in_language(language).to_owned()).unwrap_or_default();
    let choose = move |event: FormEvent| {
        let mut danger = sheet.danger;
        danger.set(None);
        sheet.choose(|report| report.category = event.value());
    };
    let frame = Frame { id: "category".into(), label: t!("kind-label"), hint, fault, ..Frame::default() };
    let select = rsx! {
        select { onchange: choose, ..framed(&frame),
            option { value: "", selected: chosen.is_empty(), {t!("kind-choose")} }
            for category in comune.read().categories.iter() {
                option { key: "{category.id}", value: category.id.clone(), selected: category.id == chosen,
                    {category.name.in_language(language).to_owned()}
                }
            }
        }
    };
    rsx! {
        section { class: "panel", "aria-labelledby": "kind",
            h2 { id: "kind", {t!("kind-title")} }
            {field(&frame, select)}
            if let Some(category) = category {
                Dangers { sheet, category }
            }
        }
    }
}

#[component]
fn Dangers(sheet: Sheet, category: Category) -> Element {
    let mut seen = sheet.danger;
    if category.dangers.is_empty() {
        return rsx! {};
    }
    if let Some(danger) = seen().and_then(|id| category.dangers.iter().find(|danger| danger.id == id).cloned()) {
        return rsx! { Stop { danger, back: move |()| seen.set(None) } };
    }
    let language = text::language().code();
    rsx! {
        fieldset { class: "dangers",
            legend { {t!("danger-question")} }
            p { class: "field-hint", {t!("danger-stop")} }
            ul { class: "danger-list",
                for danger in category.dangers {
                    li { key: "{danger.id}",
                        button {
                            id: "danger-{danger.id}",
                            r#type: "button",
                            class: "danger-sign",
                            onclick: {
                                let id = danger.id.clone();
                                move |_| seen.set(Some(id.clone()))
                            },
                            {symbol("warning")}
                            span { {danger.sign.in_language(language).to_owned()} }
                        }
                        a { class: "danger-phone", href: "tel:{danger.phone}",
                            {symbol("phone")}
                            {t!("danger-call", who = danger.who.clone(), phone = danger.phone.clone())}
                        }
                    }
                }
            }
        }
    }
}

/// The flow stops: a report would come too late.
#[component]
fn Stop(danger: Danger, back: EventHandler<()>) -> Element {
    use_effect(|| crate::browser::focus("danger-stop"));
    rsx! {
        div { id: "danger-stop", class: "note note-danger", role: "alert", tabindex: "-1",
            {symbol("warning")}
            div { class: "note-body",
                h3 { {danger.sign.in_language(text::language().code()).to_owned()} }
                p { {t!("danger-stopped")} }
                a { id: "danger-call", class: "btn btn-call", href: "tel:{danger.phone}",
                    {symbol("phone")}
                    {t!("danger-call", who = danger.who.clone(), phone = danger.phone.clone())}
                }
                Button { id: "danger-back", kind: Kind::Plain, icon: "left", onclick: move |()| back.call(()), {t!("danger-not-so")} }
            }
        }
    }
}
