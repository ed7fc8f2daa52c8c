//! The screens, one file each, and what decides which of them is seen.

mod account;
mod acting;
mod deadlines;
mod flow;
mod form;
mod home;
mod later;
mod locked;
mod my_data;
mod opening;
mod profile;
mod receipt;
mod report;
mod reports;
mod services;
mod settings;
mod submissions;
mod territory;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetMunicipality, GetSettings, GetSystemLanguage, Open, Opening, Settings};
use rapida_contract::municipality::Municipality;
use rapida_contract::problem::Problem;

use crate::live::{use_changes, use_live};
use crate::lock::use_lock;
use crate::notice::use_notices;
use crate::route::{Route, use_route};
use crate::text::Language;
use crate::ui::face::{skeleton, trouble};
use crate::ui::shell::Shell;
use crate::ui::title::ShownBefore;
use crate::ui::toast::{ToastPlace, use_toasts};
use crate::{bridge, browser, text};

/// What was chosen for the app, as it stands; the settings screen writes it.
#[derive(Clone, Copy)]
pub struct Chosen(pub Signal<Settings>);

/// How far the app has come in starting.
#[derive(Clone, PartialEq)]
enum Phase {
    Starting,
    Closed(Opening),
    Failed(Problem),
    Open,
}

/// The whole app: opens the store, then shows the screens.
#[component]
pub fn Root() -> Element {
    use_changes();
    let toast = use_toasts();
    use_context_provider(|| ShownBefore(Signal::new(false)));
    let chosen = use_context_provider(|| Chosen(Signal::new(Settings::default()))).0;
    let mut phase = use_signal(|| Phase::Starting);
    let arrive = move |opening: Opening| async move { phase.set(next_phase(opening, chosen).await) };
    let start = move || async move {
        match bridge::call(Open {}).await {
            Ok(opening) => arrive(opening).await,
            Err(problem) => phase.set(Phase::Failed(problem)),
        }
    };
    use_future(start);
    use_notices();
    // What is drawn goes first: the screens save what was typed as they go.
    use_lock(move || phase.set(Phase::Starting), move || phase.set(Phase::Open));
    let spoken = use_speech(chosen);
    use_effect(move || appear(&chosen.read()));
    use_hook(browser::keep_fields_in_sight);
    use_hook(|| browser::on_system_colours(move || appear(&chosen.peek())));
    let shown = match phase() {
        Phase::Starting => skeleton(),
        Phase::Failed(problem) => rsx! {
            main { class: "page page-alone", {trouble(&problem, EventHandler::new(move |()| { spawn(start()); }))} }
        },
        Phase::Closed(opening) => rsx! {
            opening::OpeningScreen { opening, opened: move |opening| { spawn(arrive(opening)); } }
        },
        Phase::Open => rsx! { Opened {} },
    };
    rsx! {
        // Another language is another key: everything is drawn anew.
        for code in spoken().map(Language::code) {
            div { key: "{code}", class: "app", {shown.clone()} }
        }
        ToastPlace { shown: toast }
    }
}

/// The language whose texts are here; none until the first have come.
fn use_speech(chosen: Signal<Settings>) -> Signal<Option<Language>> {
    let mut spoken = use_signal(|| None);
    use_resource(move || {
        let chosen = chosen.read().language.clone();
        async move {
            let wanted = wanted_language(chosen).await;
            // The texts lie beside the page: if they cannot be read, nothing can.
            let source = browser::fetch_text(&wanted.address()).await.unwrap_or_default();
            text::speak(wanted, source);
            browser::set_root_attribute("lang", Some(wanted.code()));
            spoken.set(Some(wanted));
        }
    });
    spoken
}

/// What was chosen lies in the store: it is known once that is open, also behind a lock.
async fn next_phase(opening: Opening, mut chosen: Signal<Settings>) -> Phase {
    // Without them the system's language and appearance are right enough to go on.
    if let Ok(settings) = bridge::call(GetSettings {}).await
        && *chosen.peek() != settings
    {
        chosen.set(settings);
    }
    if opening == Opening::Ready { Phase::Open } else { Phase::Closed(opening) }
}

/// The one chosen, or else the system's; Italian where that is none of ours.
async fn wanted_language(chosen: Option<String>) -> Language {
    let tag = match chosen {
        Some(tag) => tag,
        None => bridge::call(GetSystemLanguage {}).await.ok().flatten().unwrap_or_else(browser::webview_language),
    };
    Language::of_tag(&tag)
}

/// What the page itself shows of the settings: whether it is light or dark.
fn appear(settings: &Settings) {
    let system = if browser::system_is_dark() { "dark" } else { "light" };
    browser::set_root_attribute("data-theme", Some(settings.theme.as_deref().unwrap_or(system)));
}

/// The screens, with the Comune that all of them name.
#[component]
fn Opened() -> Element {
    let comune = use_live(GetMunicipality {}, &[Topic::Municipality]);
    comune.draw(|comune| rsx! { Screens { comune: comune.clone() } })
}

#[component]
fn Screens(comune: ReadSignal<Municipality>) -> Element {
    use_context_provider(|| comune);
    let route = use_route();
    use_future(later::fetch);
    rsx! {
        Shell { route: route(),
            match route() {
                Route::Home => rsx! { home::HomeScreen {} },
                route => rsx! { later::Later { route } },
            }
        }
    }
}
