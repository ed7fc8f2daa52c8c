//! How the office can reach the person, if the person wants.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetProfile, Profile, SaveOwn};
use rapida_contract::problem::FieldError;
use rapida_contract::profile::Own;
use rapida_contract::report::Contact;

use super::sheet::Sheet;
use crate::act::use_act;
use crate::live::use_live;
use crate::t;
use crate::ui::button::{Button, Kind};
use crate::ui::fault::fault_of;
use crate::ui::field::{Radios, TextField};

/// Name, e-mail, telephone.
#[component]
pub fn ContactPart(sheet: Sheet, faults: Vec<FieldError>) -> Element {
    let contact = sheet.report.read().contact.clone();
    rsx! {
        section { class: "panel", "aria-labelledby": "contact",
            h2 { id: "contact", {t!("contact-title")} }
            p { class: "field-hint", {t!("contact-lead")} }
            Fill { sheet }
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
            Keep { sheet }
        }
    }
}

/// The contacts from the profile, where somebody is signed in and nothing was typed yet. A report may be made by nobody in
/// particular, so that they are not put in unasked.
#[component]
fn Fill(sheet: Sheet) -> Element {
    let profile = use_live(GetProfile {}, &[Topic::Registry, Topic::SignIn]);
    let Some(known) = profile.now().map(|profile| known_contact(&profile)) else { return rsx! {} };
    if sheet.report.read().contact != Contact::default() || known == Contact::default() {
        return rsx! {};
    }
    let fill = move |()| sheet.choose(|report| report.contact = known.clone());
    rsx! {
        div { class: "actions",
            Button { id: "contact-fill", kind: Kind::Second, icon: "user", onclick: fill, {t!("contact-fill")} }
        }
    }
}

/// Name as the issuer told it; what the person wrote before what the issuer told.
fn known_contact(profile: &Profile) -> Contact {
    let Some(person) = profile.registry.as_ref().map(|registry| &registry.identity.what) else {
        return Contact::default();
    };
    let own = |pick: fn(&Own) -> Option<String>| profile.own.iter().find_map(|datum| pick(&datum.what));
    Contact {
        name: format!("{} {}", person.given_name, person.family_name),
        email: own(email_of).or_else(|| person.email.clone()).unwrap_or_default(),
        phone: own(phone_of).or_else(|| person.phone.clone()).unwrap_or_default(),
    }
}

fn email_of(own: &Own) -> Option<String> {
    if let Own::Email { email } = own { Some(email.to_string()) } else { None }
}

fn phone_of(own: &Own) -> Option<String> {
    if let Own::Phone { phone } = own { Some(phone.to_string()) } else { None }
}

/// Whether contacts that the profile does not have are for this request only.
#[component]
fn Keep(sheet: Sheet) -> Element {
    let profile = use_live(GetProfile {}, &[Topic::Registry, Topic::SignIn]);
    let act = use_act();
    let mut kept = use_signal(Vec::<Own>::new);
    let Some(profile) = profile.now() else { return rsx! {} };
    let contact = sheet.report.read().contact.clone();
    let news: Vec<Own> = typed(&contact).filter(|own| kept.read().contains(own) || !is_known(&profile, own)).collect();
    if news.is_empty() {
        return rsx! {};
    }
    let is_kept = news.iter().all(|own| kept.read().contains(own));
    let choose = move |choice: String| {
        if choice != PROFILE {
            return;
        }
        for what in news.clone() {
            act.run(SaveOwn { id: None, what: what.clone() }, move |_| {
                kept.write().push(what);
                act.say(t!("own-saved"));
            });
        }
    };
    rsx! {
        Radios { name: "contact-keep", legend: t!("contact-keep"), chosen: if is_kept { PROFILE } else { ONCE },
            choices: vec![(ONCE.to_owned(), t!("contact-keep-once")), (PROFILE.to_owned(), t!("contact-keep-profile"))],
            onchange: choose }
    }
}

const ONCE: &str = "once";
const PROFILE: &str = "profile";

/// What was typed and is well formed.
fn typed(contact: &Contact) -> impl Iterator<Item = Own> {
    let email = contact.email.parse().ok().map(|email| Own::Email { email });
    let phone = contact.phone.parse().ok().map(|phone| Own::Phone { phone });
    email.into_iter().chain(phone)
}

fn is_known(profile: &Profile, own: &Own) -> bool {
    let told = profile.registry.as_ref().map(|registry| &registry.identity.what);
    let by_issuer = match own {
        Own::Email { email } => told.and_then(|person| person.email.as_ref()?.parse().ok()).as_ref() == Some(email),
        Own::Phone { phone } => told.and_then(|person| person.phone.as_ref()?.parse().ok()).as_ref() == Some(phone),
        _ => false,
    };
    by_issuer || profile.own.iter().any(|datum| datum.what == *own)
}
