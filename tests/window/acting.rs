//! Acting for somebody: the switcher, the staff of a structure, mandates, and what others did.

use jiff::civil::Date;
use rapida_contract::acting::Naming;
use rapida_contract::sign_in::Level;
use rapida_core::world::rome;
use rapida_tests::browser;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::window::keyboard::ENTER;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

const BENINI: &str = "BNNSRA96H70C553I";

/// Goes to a screen that asks for somebody, and comes back to it as somebody of the sandbox.
async fn enters(window: &Window, identity: &str, level: &str, address: &str) {
    window.goes_to(address).await;
    window.clicks("#sign-in").await;
    browser::goes_through(&window.opens_in_browser().await, &[("identita", identity), ("livello", level)]).await;
}

/// In a season.
fn until() -> Date {
    let today = jiff::Timestamp::now().to_zoned(rome()).date();
    today.checked_add(jiff::SignedDuration::from_hours(24 * 90)).expect("a day")
}

async fn names_benini(leader: &Phone) {
    let until = until();
    let naming = Naming { name: "Sara Benini".to_owned(), until };
    let (hotel, tax_code) = ("albergo-tre-pini".parse().expect("a slug"), BENINI.parse().expect("a tax code"));
    leader.device().name_staff(&hotel, &tax_code, &naming).await.expect("named");
}

async fn a_receptionist_switches_to_the_hotel(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let leader = Phone::new(municipality.address()).await;
    leader.signs_in_as("ravaioli", Level::L2).await;
    names_benini(&leader).await;

    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    enters(&window, "benini", "L1", "#/structures").await;
    window.sees_words("Albergo Tre Pini di Prova").await;
    window.sees_words("Da accettare").await;
    window.shows("103-structures-look").await;
    enters(&window, "benini", "L2", "#/structures").await;
    window.clicks(".staff .btn-primary").await;
    window.sees_words("In vigore").await;

    window.goes_to("#/acting").await;
    window.clicks("#capacities .item:last-child button").await;
    window.sees("#acting-bar").await;
    window.shows("104-acting").await;
    window.goes_to("#/mandates").await;
    window.sees("#give-mandate").await;
    window.clicks("#give-mandate").await;
    window.sees("#grantee-tax-code-fault").await;
    window.shows("105-mandates").await;

    leader
        .device()
        .end_staff(&"albergo-tre-pini".parse().expect("a slug"), &BENINI.parse().expect("a tax code"))
        .await
        .expect("revoked");
    window.goes_to("#/profile").await;
    window.clicks("#refresh").await;
    window.goes_to("#/acts").await;
    window.sees("h1").await;
    window.shows("106-acts").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receptionist_switches_to_the_hotel_on_a_phone_by_day() {
    a_receptionist_switches_to_the_hotel(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receptionist_switches_to_the_hotel_on_a_desktop_by_night() {
    a_receptionist_switches_to_the_hotel(Size::Desktop, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leader_names_and_revokes_staff_with_the_keyboard_alone() {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Desktop, Theme::Light, pictures).await;
    first_journey::reaches_home(&window).await;
    enters(&window, "ravaioli", "L2", "#/structures").await;
    let until = until().strftime("%-d/%-m/%Y").to_string();
    for (css, typed) in
        [("#grantee-name", "Sara Benini"), ("#grantee-tax-code", BENINI), ("#grantee-until", until.as_str())]
    {
        window.tabs_to(css).await;
        window.presses(typed).await;
    }
    window.tabs_to("#name-staff").await;
    window.presses(ENTER).await;
    window.sees_words("Da accettare").await;
    window.shows("107-structures-leader").await;
    // The form stands below the list.
    window.tabs_back_to(".staff .btn-danger").await;
    window.presses(ENTER).await;
    window.sees_words("Revocata").await;
    window.closes().await;
}
