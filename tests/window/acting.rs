//! Acting for somebody: the switcher, the staff of a structure, mandates, and what others did.

use jiff::civil::Date;
use rapida_contract::acting::Naming;
use rapida_contract::sign_in::Level;
use rapida_core::world::rome;
use rapida_tests::browser;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::window::keyboard::{DOWN, ENTER, SPACE};
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

/// The app in a new home, with somebody of the sandbox at its mandates.
async fn at_mandates(screen: &Screen, municipality: &Municipality, who: &str, (size, theme): (Size, Theme)) -> Window {
    let window = Window::opens(screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    enters(&window, who, "L2", "#/mandates").await;
    window.sees("#give-mandate").await;
    window
}

async fn a_mandate_for_some_services_with_a_document(look: (Size, Theme)) {
    let mut municipality = Municipality::opens();
    let (screen, folder) = (Screen::new(), tempfile::tempdir().expect("a temporary folder"));
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path.display().to_string()
    };
    let window = at_mandates(&screen, &municipality, "montanari", look).await;
    let today = jiff::Timestamp::now().to_zoned(rome()).date();
    let (from, until) = (today.strftime("%-d/%-m/%Y").to_string(), until().strftime("%-d/%-m/%Y").to_string());
    for (css, typed) in [
        ("#grantee-name", "Roberto Savini"),
        ("#grantee-tax-code", "SVNRRT69T05D704V"),
        ("#grantee-from", &from),
        ("#grantee-until", &until),
    ] {
        window.tabs_to(css).await;
        window.presses(typed).await;
    }
    window.tabs_to("#scope-all").await;
    window.presses(DOWN).await;
    window.tabs_to("#evidence").await;
    // What it is, its bytes say.
    window.types("#evidence", &file("delega.pdf", b"<html>")).await;
    window.sees("#evidence-fault").await;
    window.tabs_to("#give-mandate").await;
    window.presses(ENTER).await;
    window.sees("#scope-report-fault").await;
    window.finds_focus_at("#scope-report").await;
    window.shows("120-mandate-faults").await;

    window.presses(SPACE).await;
    window.tabs_to("#evidence").await;
    window.types("#evidence", &file("delega firmata.pdf", b"%PDF-1.7\n%%EOF\n")).await;
    window.sees("#evidence-chosen strong").await;
    window.scrolls_to("#evidence").await;
    window.shows("121-mandate-form").await;
    municipality.dies();
    window.tabs_to("#give-mandate").await;
    window.presses(ENTER).await;
    window.sees_words("Quello che hai scritto resta in questa pagina").await;
    window.shows("125-mandate-offline").await;
    municipality.comes_back();
    window.presses(ENTER).await;
    window.sees_words("Solo Segnalazioni").await;
    window.scrolls_to("#mandates-given").await;
    window.shows("122-mandate-given").await;
    window.closes().await;
    assert_eq!(municipality.asks("SELECT services FROM mandate"), ["[\"report\"]"]);

    let window = at_mandates(&screen, &municipality, "savini", look).await;
    window.tabs_to(".item .btn-outline").await;
    window.presses(ENTER).await;
    window.sees_words("Documento salvato").await;
    window.tabs_to(".item .btn-primary").await;
    window.presses(ENTER).await;
    window.sees_words("In vigore").await;
    window.shows("123-mandate-received").await;
    window.goes_to("#/acting").await;
    window.sees_words("solo Segnalazioni").await;
    window.shows("124-acting-scope").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_for_some_services_with_a_document_with_the_keyboard_alone_on_a_phone() {
    a_mandate_for_some_services_with_a_document((Size::Phone, Theme::Light)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_for_some_services_with_a_document_with_the_keyboard_alone_on_a_desktop() {
    a_mandate_for_some_services_with_a_document((Size::Desktop, Theme::Dark)).await;
}
