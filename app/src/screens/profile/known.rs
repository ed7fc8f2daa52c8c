//! What identity provider and register office say: each part with who told it and when, none of it to be changed here.

use dioxus::prelude::*;
use rapida_contract::registry::{Asked, Entry, IdentityDocument, Member, Registry, Residence, Told};
use rapida_contract::sign_in::Person;

use crate::ui::icon::symbol;
use crate::{t, text};

/// All the parts.
pub fn known(registry: &Registry) -> Element {
    let Registry { identity, entry, register_office } = registry;
    let own_line = entry.as_ref().and_then(|entry| own_line(&entry.what, &identity.what));
    rsx! {
        {register_note(*register_office)}
        {part("person", t!("profile-person"), &identity.by, origin(identity), person(&identity.what, own_line))}
        {contacts(identity)}
        match entry {
            Some(entry) => rsx! { {entry_parts(entry)} },
            None => address_by_issuer(identity),
        }
        details { class: "panel more",
            summary { {t!("profile-correct-title")} }
            p { {t!("profile-correct-issuer", by = identity.by.clone())} }
            p { {t!("profile-correct-register")} }
        }
    }
}

/// The person's own line in the household.
fn own_line<'a>(entry: &'a Entry, person: &Person) -> Option<&'a Member> {
    entry.household.iter().find(|member| member.tax_code == person.tax_code)
}

/// "da Anagrafe, aggiornato il 23 novembre 2026 alle 14:03".
fn origin<T>(told: &Told<T>) -> String {
    t!("profile-origin", by = told.by.clone(), at = text::day_and_clock(told.at))
}

/// Why the register office tells nothing new.
fn register_note(asked: Asked) -> Element {
    let words = match asked {
        Asked::Answered | Asked::Unknown => return rsx! {},
        Asked::NotFound => t!("profile-register-not-found"),
        Asked::Away => t!("profile-register-away"),
    };
    rsx! {
        div { id: "register-note", class: "note note-waiting", role: "status",
            {symbol("info")}
            p { "{words}" }
        }
    }
}

/// A panel with its facts and, below, whence they are.
fn part(id: &str, title: String, by: &str, origin: String, facts: Element) -> Element {
    rsx! {
        section { class: "panel", "aria-labelledby": "profile-{id}",
            h2 { id: "profile-{id}", "{title}" }
            {facts}
            p { class: "origin", title: t!("profile-locked", by = by.to_owned()),
                {symbol("lock")}
                span { "{origin}" }
            }
        }
    }
}

/// Names and values; what is not known is left out.
fn facts(lines: Vec<(String, Option<String>)>) -> Element {
    rsx! {
        dl { class: "facts",
            for (name , value) in lines {
                if let Some(value) = value.filter(|value| !value.is_empty()) {
                    dt { "{name}" }
                    dd { "{value}" }
                }
            }
        }
    }
}

fn person(person: &Person, own_line: Option<&Member>) -> Element {
    let birth = own_line.map(|line| line.birth_date).or_else(|| person.birthdate.as_ref()?.parse().ok());
    let birthplace = own_line.map(|line| line.birthplace.clone()).or_else(|| person.birthplace.clone());
    facts(vec![
        (t!("account-name"), Some(format!("{} {}", person.given_name, person.family_name))),
        (t!("account-tax-code"), Some(person.tax_code.to_string())),
        (t!("profile-birth-date"), birth.map(text::day)),
        (t!("profile-birthplace"), birthplace),
        (t!("profile-company"), person.company_name.clone()),
        (t!("profile-vat-number"), person.vat_number.clone()),
        (t!("profile-company-office"), person.company_office.clone()),
    ])
}

/// The contacts that the issuer told, where it told any.
fn contacts(identity: &Told<Person>) -> Element {
    let Person { email, phone, digital_address, .. } = &identity.what;
    if [email, phone, digital_address].iter().all(|contact| contact.is_none()) {
        return rsx! {};
    }
    let lines = facts(vec![
        (t!("own-email"), email.clone()),
        (t!("own-phone"), phone.clone()),
        (t!("own-certified_mail"), digital_address.clone()),
    ]);
    part("contacts", t!("profile-contacts"), &identity.by, origin(identity), lines)
}

fn address_by_issuer(identity: &Told<Person>) -> Element {
    let Person { street, postal_code, town, .. } = &identity.what;
    let line = [street, postal_code, town].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    if line.is_empty() {
        return rsx! {};
    }
    part(
        "residence",
        t!("profile-residence"),
        &identity.by,
        origin(identity),
        facts(vec![(t!("profile-address"), Some(line))]),
    )
}

fn entry_parts(entry: &Told<Entry>) -> Element {
    let origin = origin(entry);
    let by = entry.by.as_str();
    let Entry { residence, civil_status, citizenships, documents, household } = &entry.what;
    let status = facts(vec![
        (t!("profile-civil-status"), Some(text::of_name("civil-status", civil_status))),
        (t!("profile-citizenship"), Some(citizenships.join(", "))),
    ]);
    rsx! {
        {part("residence", t!("profile-residence"), by, origin.clone(), address(residence))}
        {part("status", t!("profile-status"), by, origin.clone(), status)}
        {part("household", t!("profile-household"), by, origin.clone(), members(household))}
        if !documents.is_empty() {
            {part("documents", t!("profile-documents"), by, origin, papers(documents))}
        }
    }
}

fn address(residence: &Residence) -> Element {
    let Residence { street, postal_code, comune, province, since } = residence;
    facts(vec![
        (t!("profile-address"), Some(format!("{street}, {postal_code} {comune} ({province})"))),
        (t!("profile-since"), since.map(text::day)),
    ])
}

fn members(household: &[Member]) -> Element {
    rsx! {
        ul { id: "household", class: "items",
            for member in household {
                li { key: "{member.tax_code}", class: "item",
                    div { class: "item-body",
                        span { class: "item-title", "{member.given_name} {member.family_name}" }
                        span { class: "item-line", {text::of_name("kinship", &member.kinship)} }
                        span { class: "item-line",
                            {t!("profile-born", day = text::day(member.birth_date), place = member.birthplace.clone())}
                        }
                        span { class: "item-line mono", "{member.tax_code}" }
                    }
                }
            }
        }
    }
}

fn papers(documents: &[IdentityDocument]) -> Element {
    rsx! {
        ul { class: "items",
            for document in documents {
                li { key: "{document.number}", class: "item",
                    div { class: "item-body",
                        span { class: "item-title", "{document.kind}" }
                        span { class: "item-line", {t!("profile-document", number = document.number.clone(), issuer = document.issuer.clone())} }
                        if let Some(until) = document.valid_until {
                            span { class: "item-line", {t!("profile-valid-until", day = text::day(until))} }
                        }
                    }
                }
            }
        }
    }
}
