//! How the office can reach the person, if the person wants.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::OwnDatumId;
use rapida_contract::ipc::{GetProfile, Profile, RemoveOwn, SaveOwn};
use rapida_contract::problem::{FieldError, Problem};
use rapida_contract::profile::Own;
use rapida_contract::report::Contact;

use super::sheet::Sheet;
use crate::live::use_live;
use crate::ui::button::{Button, Kind};
use crate::ui::fault::fault_of;
use crate::ui::field::{Radios, TextField};
use crate::ui::toast::Toasts;
use crate::{bridge, t, text};

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
    let toasts = use_context::<Toasts>();
    let kept = use_signal(Vec::<Kept>::new);
    let Some(profile) = profile.now() else { return rsx! {} };
    let contact = sheet.report.read().contact.clone();
    let news: Vec<Own> = typed(&contact).filter(|own| is_kept(kept, own) || !is_known(&profile, own)).collect();
    if news.is_empty() {
        return rsx! {};
    }
    let all_kept = news.iter().all(|own| is_kept(kept, own));
    let choose = move |choice: String| {
        let news = news.clone();
        spawn(async move {
            let outcome = if choice == PROFILE { keep(kept, news).await } else { take_back(kept).await };
            toasts.say(outcome.unwrap_or_else(|problem| text::of_problem(&problem)));
        });
    };
    rsx! {
        Radios { name: "contact-keep", legend: t!("contact-keep"), chosen: if all_kept { PROFILE } else { ONCE },
            choices: vec![(ONCE.to_owned(), t!("contact-keep-once")), (PROFILE.to_owned(), t!("contact-keep-profile"))],
            onchange: choose }
    }
}

/// What went into the profile from here.
type Kept = (OwnDatumId, Own);

fn is_kept(kept: Signal<Vec<Kept>>, own: &Own) -> bool {
    kept.read().iter().any(|(_, known)| known == own)
}

/// Puts into the profile what is not there yet.
async fn keep(mut kept: Signal<Vec<Kept>>, news: Vec<Own>) -> Result<String, Problem> {
    for what in news.into_iter().filter(|own| !is_kept(kept, own)).collect::<Vec<_>>() {
        let id = bridge::call(SaveOwn { id: None, what: what.clone() }).await?;
        kept.write().push((id, what));
    }
    Ok(t!("own-saved"))
}

/// Takes out of the profile what went in from here: the person thought better of it.
async fn take_back(mut kept: Signal<Vec<Kept>>) -> Result<String, Problem> {
    for (id, _) in kept() {
        bridge::call(RemoveOwn { id }).await?;
        kept.write().retain(|(known, _)| *known != id);
    }
    Ok(t!("own-removed"))
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
