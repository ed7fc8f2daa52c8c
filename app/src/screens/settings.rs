//! Language, appearance, the lock and the people of this device, and what this app is.

mod people;
mod secret;

use dioxus::prelude::*;
use rapida_contract::ipc::{SaveSettings, Settings};

use super::Chosen;
use crate::act::use_act;
use crate::t;
use crate::text::Language;
use crate::ui::card::Comune;
use crate::ui::field::Radios;
use crate::ui::title::PageTitle;
use people::PeoplePanel;

/// The value of a choice that is left to the system.
const SYSTEM: &str = "system";

/// The settings.
#[component]
pub fn SettingsScreen() -> Element {
    let mut chosen = use_context::<Chosen>().0;
    let save = use_act();
    let change = move |change: fn(&mut Settings, Option<String>), value: String| {
        let mut settings = chosen.peek().clone();
        change(&mut settings, (value != SYSTEM).then_some(value));
        save.run(SaveSettings { settings: settings.clone() }, move |()| chosen.set(settings));
    };
    let languages = Language::ALL.map(|language| (language.code().to_owned(), language.own_name().to_owned()));
    let languages = [vec![(SYSTEM.to_owned(), t!("settings-system"))], languages.to_vec()].concat();
    let themes = vec![
        (SYSTEM.to_owned(), t!("settings-system")),
        ("light".to_owned(), t!("settings-light")),
        ("dark".to_owned(), t!("settings-dark")),
    ];
    let settings = chosen();
    rsx! {
        PageTitle { text: t!("settings-title") }
        div { class: "panel",
            Radios { name: "language", legend: t!("settings-language"), choices: languages,
                chosen: settings.language.unwrap_or_else(|| SYSTEM.into()),
                onchange: move |value| change(|settings, value| settings.language = value, value) }
        }
        div { class: "panel",
            Radios { name: "theme", legend: t!("settings-theme"), choices: themes,
                chosen: settings.theme.unwrap_or_else(|| SYSTEM.into()),
                onchange: move |value| change(|settings, value| settings.theme = value, value) }
        }
        PeoplePanel {}
        About {}
    }
}

#[component]
fn About() -> Element {
    let comune = use_context::<Comune>();
    let (phone, email) = (comune.read().phone.clone(), comune.read().email.clone());
    rsx! {
        section { class: "panel", "aria-labelledby": "about",
            h2 { id: "about", {t!("about-title")} }
            dl { class: "facts",
                dt { {t!("about-version")} }
                dd { class: "mono", {env!("CARGO_PKG_VERSION")} }
                dt { {t!("about-licence")} }
                dd { "EUPL-1.2" }
                dt { {t!("about-comune")} }
                dd { {comune.read().name.clone()} }
                dt { {t!("about-phone")} }
                dd { a { href: "tel:{phone}", "{phone}" } }
                dt { {t!("about-email")} }
                dd { a { href: "mailto:{email}", "{email}" } }
            }
            h3 { {t!("about-accessibility")} }
            p { {t!("about-accessibility-text")} }
            h3 { {t!("about-privacy")} }
            p { {t!("about-privacy-text")} }
        }
    }
}
