//! A service's form in the window: from its card to what was sent, with the pointer and with the keyboard alone.

use rapida_tests::browser;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::keyboard::{DOWN, ENTER, SPACE};
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

/// On the keyboard; what is selected goes with it.
const BACKSPACE: &str = "\u{e003}";
pub const CARD: &str = "#/services/resident_parking";

/// The card, for somebody who has signed in from it.
pub async fn reaches_card(window: &Window, card: &str) {
    first_journey::reaches_home(window).await;
    window.goes_to(card).await;
    window.clicks("#sign-in").await;
    browser::goes_through(&window.opens_in_browser().await, &[("identita", "montanari"), ("livello", "L2")]).await;
    window.sees("#form-begin").await;
}

/// The first step: what the registers know is there, what is missing is said, and nothing goes on before.
async fn tells_who(window: &Window) {
    window.clicks("#form-begin").await;
    window.sees("#q-residence .locked").await;
    for words in ["Via dei Tigli di Prova 12", "Dall'anagrafe", "Dalla tua identità digitale", "Dal tuo profilo"] {
        window.sees_words(words).await;
    }
    window.shows("150-form").await;
    window.clicks("#next").await;
    window.sees("#fault-index").await;
    window.sees("#q-privacy-fault").await;
    window.shows("151-form-faults").await;
    window.clicks("label[for='q-privacy']").await;
    window.clicks("label[for='q-lives-residence']").await;
    window.sees("body:not(:has(#fault-index))").await;
    window.sees_words("Bozza salvata alle").await;
    window.clicks("#next").await;
}

async fn tells_of_the_vehicle(window: &Window) {
    window.clicks("#q-vehicles-add").await;
    window.types("#q-vehicles-0-plate-number", "ab 123 cd").await;
    window.clicks("label[for='q-vehicles-0-title-own']").await;
    window.types("#q-vehicles-0-mass", "9000").await;
    window.clicks("#next").await;
    window.sees_words("Oltre 5 tonnellate").await;
    window.shows("152-form-rows").await;
    window.types_anew("#q-vehicles-0-mass", "1350").await;
    window.clicks("#next").await;
}

async fn tells_of_spaces(window: &Window) {
    window.types("#q-spaces", "0").await;
    window.types("#q-from", "31/1").await;
    window.clicks("#next").await;
    window.sees("#q-from-fault").await;
    window.shows("153-form-half-typed").await;
    window.types_anew("#q-from", BACKSPACE).await;
    window.clicks("#next").await;
}

async fn a_form_is_filled_in(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let mut window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    reaches_card(&window, CARD).await;
    tells_who(&window).await;
    tells_of_the_vehicle(&window).await;

    // Interrupted, and gone on with from the home.
    window.sees("#q-spaces").await;
    window.sees_words("Bozza salvata alle").await;
    window.closes().await;
    window.opens_again().await;
    first_journey::reaches_home(&window).await;
    window.clicks("main a[href^='#/form/']").await;
    window.sees_words("Hai ripreso una bozza").await;
    window.clicks("#rename").await;
    window.types("#form-name-input", "Panda rossa").await;
    window.clicks("#rename-save").await;
    window.sees("#form-name").await;
    tells_of_spaces(&window).await;

    window.sees("#send").await;
    for words in ["20,00 €", "AB123CD", "Mio o della mia famiglia", "Controllo dei requisiti"] {
        window.sees_words(words).await;
    }
    window.shows("154-form-summary").await;
    window.clicks("#send").await;
    window.sees("#protocol-number").await;
    window.shows("155-form-sent").await;
    window.clicks("label[for='rating-stars-5']").await;
    window.clicks("label[for='rating-aspect-on_track']").await;
    window.types("#rating-words", "Tutto chiaro.").await;
    window.scrolls_to("#rating").await;
    window.shows("155-form-rating").await;
    window.clicks("#rating-send").await;
    window.sees("#rating-thanks").await;
    window.clicks("#see-receipt").await;
    window.sees("#verdict").await;
    window.goes_to("#/").await;
    window.sees("main a[href$='/sent']").await;
    window.shows("156-home-forms").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_filled_in_on_a_phone_by_day() {
    a_form_is_filled_in(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_filled_in_on_a_desktop_by_night() {
    a_form_is_filled_in(Size::Desktop, Theme::Dark).await;
}

/// Goes there with Tab and presses keys.
async fn presses_at(window: &Window, css: &str, keys: &str) {
    window.tabs_to(css).await;
    window.presses(keys).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_filled_in_with_the_keyboard_alone() {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Phone, Theme::Light, pictures).await;
    reaches_card(&window, CARD).await;
    window.finds_focus_at("#page-title").await;
    presses_at(&window, "#form-begin", ENTER).await;
    window.finds_focus_at("#page-title").await;
    presses_at(&window, "#q-privacy", SPACE).await;
    presses_at(&window, "#q-lives-residence", SPACE).await;
    presses_at(&window, "#next", ENTER).await;

    window.sees("#q-vehicles-add").await;
    window.finds_focus_at("#page-title").await;
    presses_at(&window, "#q-vehicles-add", ENTER).await;
    window.finds_focus_at("#q-vehicles-0").await;
    presses_at(&window, "#q-vehicles-0-plate-number", "AB123CD").await;
    presses_at(&window, "#q-vehicles-0-title-own", SPACE).await;
    presses_at(&window, "#q-vehicles-0-mass", "1350").await;
    presses_at(&window, "#next", ENTER).await;

    window.sees("#q-spaces").await;
    presses_at(&window, "#q-spaces", "1").await;
    presses_at(&window, "#next", ENTER).await;
    // As many spaces as vehicles: the rule stands in the index, which leads to the field.
    window.finds_focus_at("#fault-index").await;
    presses_at(&window, "#fault-index a", ENTER).await;
    window.finds_focus_at("#q-spaces").await;
    window.types_anew("#q-spaces", "0").await;
    presses_at(&window, "#next", ENTER).await;

    window.sees("#send").await;
    presses_at(&window, "#send", ENTER).await;
    window.sees("#outcome").await;
    window.finds_focus_at("#page-title").await;
    window.closes().await;
}

/// A parent at the nido: the household's child, the other parent as the register office knows them, schools in their order.
async fn a_parent_asks_for_the_nido(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    municipality.opens_call_of_nido();
    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    reaches_card(&window, "#/services/nido").await;
    window.clicks("#form-begin").await;
    for label in ["q-privacy", "q-role-parent"] {
        window.clicks(&format!("label[for='{label}']")).await;
    }
    window.clicks("#next").await;
    window.sees("#q-in_household-yes").await;
    for label in ["q-in_household-yes", "q-twin-no", "q-disability-no", "q-vaccinations-done"] {
        window.clicks(&format!("label[for='{label}']")).await;
    }
    window.clicks("label[for='q-child-FBBNNI25C50H199J']").await;
    window.sees_words("29").await;
    window.scrolls_to("#q-child-FBBNNI25C50H199J").await;
    window.shows("157-nido-child").await;
    window.clicks("#next").await;
    window.clicks("label[for='q-other_parent_is-with_us']").await;
    window.sees("#q-other_parent-tax_code").await;
    let father = "return document.querySelector('#q-other_parent-tax_code').value";
    assert_eq!(window.asks(father).await, "FBBLCU86P02H199Q");
    window.shows("158-nido-other-parent").await;
    window.clicks("#next").await;
    window.clicks("label[for='q-applicant_work-employed']").await;
    window.types("#q-applicant_hours", "36").await;
    for label in ["q-other_parent_work-none", "q-social_report-no", "q-has_isee-no"] {
        window.clicks(&format!("label[for='{label}']")).await;
    }
    window.clicks("#next").await;
    for _ in 0..2 {
        window.types("#q-schools-add", DOWN).await;
        window.presses(ENTER).await;
    }
    window.clicks("label[for='q-hours-full_day']").await;
    window.scrolls_to("#q-schools-order").await;
    window.shows("159-nido-schools").await;
    window.clicks("#next").await;
    window.sees("#form-closes").await;
    window.clicks("#send").await;
    window.sees("#protocol-number").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_asks_for_the_nido_on_a_phone_at_night() {
    a_parent_asks_for_the_nido(Size::Phone, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_asks_for_the_nido_on_a_desktop_by_day() {
    a_parent_asks_for_the_nido(Size::Desktop, Theme::Light).await;
}
