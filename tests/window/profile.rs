//! The profile: what others say of the person, and what they add.

use rapida_tests::browser;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::keyboard::ENTER;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

/// Signs in on the account's page and goes to the profile.
async fn reaches_profile(window: &Window) {
    first_journey::reaches_home(window).await;
    window.goes_to("#/profile").await;
    window.clicks("#sign-in").await;
    browser::goes_through(&window.opens_in_browser().await, &[("identita", "montanari"), ("livello", "L2")]).await;
    // Back where the sign-in was begun.
    window.sees("#household").await;
}

/// A copy, the access log, and a request to erase.
async fn what_is_held_is_taken_along_and_to_be_erased(window: &Window) {
    window.goes_to("#/my-data").await;
    window.clicks("#export-data").await;
    window.sees("#my-data-file").await;
    window.clicks("#ask-erasure").await;
    window.sees("#erasure-confirm").await;
    window.shows("108-my-data-erasure").await;
    window.clicks("#erasure-confirm").await;
    window.sees("#erasures .item").await;
    window.shows("109-my-data").await;
}

async fn a_profile_is_read_and_filled_in(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    reaches_profile(&window).await;
    for words in ["Via dei Tigli di Prova 12", "Emma Fabbri", "12 aprile 1988", "Da FedERa di prova", "Da Anagrafe"] {
        window.sees_words(words).await;
    }
    window.shows("100-profile").await;

    window.chooses("#own-kind", "iban").await;
    window.clicks("#own-add").await;
    window.types("#own-iban", "IT60X0542811101000000123457").await;
    window.clicks("#own-save").await;
    window.sees("#own-iban-fault").await;
    window.shows("101-profile-fault").await;
    window.types_anew("#own-iban", "IT60X0542811101000000123456").await;
    window.clicks("#own-save").await;
    window.sees("#own-data .item").await;
    window.shows("102-profile-own").await;

    window.clicks("#refresh").await;
    window.sees_words("Dati aggiornati").await;
    what_is_held_is_taken_along_and_to_be_erased(&window).await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_read_and_filled_in_on_a_phone_by_night() {
    a_profile_is_read_and_filled_in(Size::Phone, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_read_and_filled_in_on_a_desktop_by_day() {
    a_profile_is_read_and_filled_in(Size::Desktop, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_datum_is_added_and_deleted_with_the_keyboard_alone() {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Desktop, Theme::Light, pictures).await;
    reaches_profile(&window).await;
    window.tabs_to("#own-add").await;
    window.presses(ENTER).await;
    window.tabs_to("#own-phone").await;
    window.presses("+39 333 1234567").await;
    window.tabs_to("#own-save").await;
    window.presses(ENTER).await;
    window.sees("#own-data .item").await;
    // The focus is back at the button that opened the form.
    window.tabs_back_to("#own-data .item-actions button:last-child").await;
    window.presses(ENTER).await;
    window.tabs_to("#own-remove-confirm").await;
    window.presses(ENTER).await;
    window.sees("section:has(#own-data) .empty").await;
    window.closes().await;
}
