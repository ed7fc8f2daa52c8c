//! What the person wrote about themselves, and the ways to add, change and take out.

use dioxus::prelude::*;
use rapida_contract::ipc::RemoveOwn;
use rapida_contract::profile::{Own, OwnDatum};

use super::form::OwnForm;
use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::ui::dialog::Dialog;
use crate::ui::face::empty;
use crate::ui::field::{Frame, field, framed};
use crate::{t, text};

/// What a dialog is open for.
#[derive(Clone, PartialEq)]
enum Open {
    Add(String),
    Change(OwnDatum),
    Remove(OwnDatum),
}

/// "Dati che aggiungi tu".
#[component]
pub fn OwnData(own: Vec<OwnDatum>) -> Element {
    let mut open = use_signal(|| None::<Open>);
    let close = move |()| open.set(None);
    rsx! {
        section { class: "panel", "aria-labelledby": "own",
            h2 { id: "own", {t!("own-title")} }
            p { class: "field-hint", {t!("own-lead")} }
            if own.is_empty() {
                {empty("user", t!("own-empty"), rsx! {})}
            }
            ul { id: "own-data", class: "items",
                for datum in own {
                    Datum { key: "{datum.id}", datum, open }
                }
            }
            Add { chosen: move |kind| open.set(Some(Open::Add(kind))) }
        }
        match open() {
            None => rsx! {},
            Some(Open::Add(kind)) => rsx! { OwnForm { kind, datum: None, close } },
            Some(Open::Change(datum)) => rsx! { OwnForm { kind: datum.what.kind(), datum: Some(datum), close } },
            Some(Open::Remove(datum)) => rsx! { Remove { datum, close } },
        }
    }
}

/// Eight kinds: a select, by the rule of Designers Italia.
#[component]
fn Add(chosen: EventHandler<String>) -> Element {
    let mut kind = use_signal(|| Own::KINDS[0].to_owned());
    let frame = Frame { id: "own-kind".into(), label: t!("own-kind"), ..Frame::default() };
    let select = rsx! {
        select { onchange: move |event: FormEvent| kind.set(event.value()), ..framed(&frame),
            for name in Own::KINDS {
                option { key: "{name}", value: name, selected: kind() == name, {text::of("own", name)} }
            }
        }
    };
    rsx! {
        {field(&frame, select)}
        div { class: "actions",
            Button { id: "own-add", kind: Kind::Second, icon: "plus", onclick: move |()| chosen.call(kind()), {t!("own-add")} }
        }
    }
}

#[component]
fn Datum(datum: OwnDatum, open: Signal<Option<Open>>) -> Element {
    let name = text::of("own", datum.what.kind());
    let words = in_words(&datum.what);
    let (changed, removed) = (datum.clone(), datum.clone());
    rsx! {
        li { class: "item",
            div { class: "item-body",
                span { class: "item-title", "{words}" }
                span { class: "item-line", {t!("own-declared", kind = name, at = text::day_and_clock(datum.at))} }
            }
            div { class: "item-actions",
                Button { kind: Kind::Plain, label: t!("own-change-label", what = words.clone()),
                    onclick: move |()| open.set(Some(Open::Change(changed.clone()))), {t!("action-edit")} }
                Button { kind: Kind::Plain, label: t!("own-remove-label", what = words.clone()),
                    onclick: move |()| open.set(Some(Open::Remove(removed.clone()))), {t!("action-remove")} }
            }
        }
    }
}

#[component]
fn Remove(datum: OwnDatum, close: EventHandler<()>) -> Element {
    let act = use_act();
    let id = datum.id;
    let remove = move |()| {
        act.run(RemoveOwn { id }, move |()| {
            close.call(());
            act.say(t!("own-removed"));
        });
    };
    rsx! {
        Dialog { id: "own-remove", title: t!("own-remove-title"), close,
            p { {t!("own-remove-ask", what = in_words(&datum.what))} }
            div { class: "actions",
                Button { id: "own-remove-confirm", kind: Kind::Danger, icon: "trash", busy: act.busy(), onclick: remove, {t!("action-remove")} }
                Button { kind: Kind::Second, onclick: move |()| close.call(()), {t!("action-cancel")} }
            }
        }
    }
}

/// A datum in a line.
fn in_words(own: &Own) -> String {
    match own {
        Own::Phone { phone } => phone.to_string(),
        Own::Email { email } => email.to_string(),
        Own::CertifiedMail { certified_mail } => certified_mail.to_string(),
        Own::Iban { iban } => iban.to_string(),
        Own::Vehicle { plate, model } => joined([plate.to_string(), model.clone()]),
        Own::Property { comune, parcel } => t!(
            "own-property-line",
            comune = comune.to_string(),
            sheet = parcel.sheet.clone(),
            parcel = joined([parcel.number.clone(), parcel.unit.clone()])
        ),
        Own::Isee { isee } => {
            t!("own-isee-line", amount = text::money(isee.cents.into()), day = text::day(isee.until))
        }
        Own::Company { company } => joined([company.name.clone(), company.vat_number.to_string()]),
    }
}

fn joined(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
