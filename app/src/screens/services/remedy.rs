//! What one can do from a card: go on, or whatever gets one there.

use dioxus::prelude::*;
use rapida_contract::ipc::{OpenServicePage, ServicePage};
use rapida_contract::service::Screen;
use rapida_contract::service::light::{self, Light};
use rapida_contract::sign_in::Level;

use super::begin::begin;
use crate::act::use_act;
use crate::route::Route;
use crate::screens::account::WayIn;
use crate::sign_in::use_sign_in;
use crate::ui::button::Button;
use crate::{browser, t, text};

/// The next step.
#[component]
pub fn Remedy(page: ServicePage) -> Element {
    let slug = page.card.slug.clone();
    match page.card.way.remedy {
        Some(light::Remedy::SignIn { level }) => rsx! { Enter { level, words: t!("account-enter"), slug } },
        Some(light::Remedy::SignInAgain { level }) => rsx! { Enter { level, words: t!("account-step-up"), slug } },
        Some(light::Remedy::OpenPages) => rsx! { OpenPages { slug } },
        Some(light::Remedy::ActFor { whom }) => rsx! {
            p { {t!("remedy-act-for", whom = text::of_name("whom", &whom))} }
            a { class: "btn btn-outline", href: Route::Acting.href(), {t!("acting-title")} }
        },
        Some(light::Remedy::DigitalSignature) => rsx! {
            p { {t!("remedy-digital-signature")} }
            {go_on(&page)}
        },
        Some(light::Remedy::RemindMe) => rsx! {},
        Some(light::Remedy::PrintAndSign) => rsx! {
            p { {t!("remedy-print-and-sign")} }
            {begin(&page)}
        },
        // Without a known office there are no contacts to go to.
        Some(light::Remedy::AskOffice) if page.office.is_none() => rsx! {},
        Some(light::Remedy::AskOffice) => rsx! {
            a { class: "btn btn-outline", href: "#card-contacts", onclick: to_contacts, {t!("remedy-ask-office")} }
        },
        Some(light::Remedy::UpdateApp) => rsx! { p { {t!("remedy-update-app")} } },
        None => go_on(&page),
    }
}

/// The address belongs to the screens: the way to the contacts is by the focus.
fn to_contacts(event: MouseEvent) {
    event.prevent_default();
    browser::focus("card-contacts");
}

/// The form, or the part of the app that this is.
fn go_on(page: &ServicePage) -> Element {
    let route = match page.screen {
        Some(Screen::Report) => Route::Start,
        Some(Screen::Acting) => Route::Acting,
        Some(Screen::Submissions) => Route::Submissions,
        None => return begin(page),
        Some(Screen::Unknown) => return rsx! {},
    };
    rsx! {
        if page.card.way.light == Light::Green {
            a { id: "service-start", class: "btn btn-primary", href: route.href(), {t!("service-start")} }
        }
    }
}

#[component]
fn Enter(level: Level, words: String, slug: String) -> Element {
    let sign_in = use_sign_in();
    sign_in.draw(move |sign_in| {
        rsx! { WayIn { step: sign_in.step.clone(), level, words, return_to: Route::Service(slug) } }
    })
}

/// Somebody else's pages open in the system's browser.
#[component]
fn OpenPages(slug: String) -> Element {
    let act = use_act();
    let open = move |()| act.run(OpenServicePage { slug: slug.clone() }, |()| {});
    rsx! {
        Button { id: "open-pages", icon: "right", busy: act.busy(), onclick: open, {t!("remedy-open-pages")} }
    }
}
