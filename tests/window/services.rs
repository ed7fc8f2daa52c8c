//! The services of the Comune: searched, narrowed, read, with light and padlock for whoever asks.

use rapida_tests::browser;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::keyboard::{ENTER, SPACE};
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

async fn slugs(window: &Window, list: &str) -> Vec<String> {
    let script = format!("return [...document.querySelectorAll('#{list} a')].map((a) => a.hash.split('/').at(-1))");
    serde_json::from_value(window.asks(&script).await).expect("addresses")
}

async fn searches(window: &Window) {
    window.clicks("nav a[href='#/services']").await;
    window.sees("#services a[href='#/services/nido']").await;
    window.shows("130-services").await;
    window.types("#service-search", "ailo").await;
    window.sees("#found a[href='#/services/nido']").await;
    assert_eq!(slugs(window, "found").await.first().map(String::as_str), Some("nido"));
    window.shows("131-services-found").await;
    window.types_anew("#service-search", "xyzzy qwerty").await;
    window.sees_words("Prova con un'altra parola").await;
    window.types_anew("#service-search", " ").await;
    window.sees("#services").await;
}

/// From here on counts how often the page has it written down that a card was opened.
const COUNTS: &str = "const { core } = window.__TAURI__; const { invoke } = core; window.remembered = 0;
    window.__TAURI__ = { ...window.__TAURI__, core: { ...core, invoke: (verb, ...rest) => {
        window.remembered += verb === 'remember_service' ? 1 : 0;
        return invoke(verb, ...rest);
    } } };";

/// By keyboard alone.
async fn narrows(window: &Window) {
    let all = slugs(window, "services").await.len();
    assert!(all >= 25, "{all}");
    window.tabs_to("#services-categories-education").await;
    window.presses(SPACE).await;
    window.sees("#services-categories-education[aria-pressed='true']").await;
    let some = slugs(window, "services").await;
    assert!(some.contains(&"nido".to_owned()) && some.len() < all, "{some:?}");
    window.shows("132-services-category").await;
    window.presses(SPACE).await;
    window.sees("#services-categories-education[aria-pressed='false']").await;
}

async fn reads_cards(window: &Window) {
    window.asks(COUNTS).await;
    window.goes_to("#/services/nido").await;
    for words in ["A chi è rivolto", "Cosa si ottiene", "Non adesso", "Lucchetto chiuso", "Si può chiedere dal"] {
        window.sees_words(words).await;
    }
    window.shows("133-service-not-yet").await;
    assert_eq!(window.asks("return window.remembered").await, 1, "a visit is written down once");
    window.goes_to("#/services/report").await;
    window.sees_words("Si fa tutto qui").await;
    window.sees("#service-start[href='#/new']").await;
    window.shows("134-service-green").await;
    window.goes_to("#/services").await;
    window.sees("#recent a[href='#/services/report']").await;
    assert_eq!(slugs(window, "recent").await, ["report", "nido"]);
    window.shows("135-services-recent").await;
}

/// From a card, and back to it.
async fn signs_in(window: &Window) {
    window.goes_to("#/services/accreditation").await;
    window.sees("#way-reason").await;
    window.shows("136-service-sign-in").await;
    window.tabs_to("#sign-in").await;
    window.presses(ENTER).await;
    browser::goes_through(&window.opens_in_browser().await, &[("identita", "montanari"), ("livello", "L2")]).await;
    window.sees("main:not(:has(#sign-in))").await;
    window.sees("#way-reason").await;
    assert_eq!(window.asks("return location.hash").await, "#/services/accreditation");
}

async fn services_are_found(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    searches(&window).await;
    narrows(&window).await;
    reads_cards(&window).await;
    signs_in(&window).await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn services_are_found_on_a_phone_by_day() {
    services_are_found(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn services_are_found_on_a_desktop_by_night() {
    services_are_found(Size::Desktop, Theme::Dark).await;
}
