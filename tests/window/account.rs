//! Signing in and out, the person's devices, and a session that was ended from another one.

use rapida_contract::sign_in::Level;
use rapida_tests::browser::{self, Choice};
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::window::keyboard::ENTER;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

const ZOLI: Choice<'_> = &[("identita", "zoli"), ("livello", "L2")];
const ZOLI_AT_L1: Choice<'_> = &[("identita", "zoli"), ("livello", "L1")];
const GIVES_UP: Choice<'_> = &[("identita", "zoli"), ("livello", "L1"), ("esito", "annulla")];

/// Presses the button and goes through the browser.
async fn signs_in(window: &Window, choice: Choice<'_>) {
    window.clicks("#sign-in").await;
    browser::goes_through(&window.opens_in_browser().await, choice).await;
}

async fn every_screen_of_the_account_is_seen(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    window.clicks("#account-link").await;
    window.sees("#sign-in").await;
    window.shows("80-account").await;

    signs_in(&window, GIVES_UP).await;
    window.sees_words("Hai annullato l'accesso").await;
    window.shows("81-account-given-up").await;

    window.clicks("#sign-in").await;
    window.sees("#cancel-sign-in").await;
    // Nobody goes there: the person thinks better of it.
    window.opens_in_browser().await;
    window.shows("82-account-waiting").await;
    window.clicks("#cancel-sign-in").await;

    signs_in(&window, ZOLI_AT_L1).await;
    assert_eq!(window.reads("#account-person").await, "Marco Zoli");
    window.sees_words("Livello 1").await;
    signs_in(&window, ZOLI).await;
    window.sees_words("Livello 2").await;

    let phone = Phone::new(municipality.address()).await;
    phone.signs_in_as("zoli", Level::L1).await;
    window.goes_to("#/").await;
    window.sees("[aria-labelledby='home-actions']").await;
    window.clicks("#account-link").await;
    window.sees("#end-others").await;
    window.shows("83-account-devices").await;
    window.clicks("#sign-out").await;
    window.sees("#leave-keep").await;
    window.shows("84-account-leave").await;
    window.clicks("#leave .btn-plain").await;

    phone.device().end_other_sessions().await.expect("the municipality ends them");
    window.goes_to("#/").await;
    window.sees("[aria-labelledby='home-actions']").await;
    window.clicks("#account-link").await;
    window.sees("#session-ended").await;
    window.sees("#sign-in").await;
    window.shows("85-account-ended").await;
    window.clicks("#session-ended-read").await;
    window.sees("body:not(:has(#session-ended))").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_signed_in_on_a_phone_by_day() {
    every_screen_of_the_account_is_seen(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_signed_in_on_a_desktop_by_night() {
    every_screen_of_the_account_is_seen(Size::Desktop, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_in_and_out_with_the_keyboard_alone() {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Desktop, Theme::Light, pictures).await;
    first_journey::reaches_home(&window).await;
    // The focus stands at the heading: the header is behind it.
    window.tabs_back_to("#account-link").await;
    window.presses(ENTER).await;
    window.tabs_to("#sign-in").await;
    window.presses(ENTER).await;
    browser::goes_through(&window.opens_in_browser().await, ZOLI).await;
    window.sees("#account-person").await;
    for css in ["#sign-out", "#leave-keep"] {
        window.tabs_to(css).await;
        window.presses(ENTER).await;
    }
    window.sees("#sign-in").await;
    window.closes().await;
}
