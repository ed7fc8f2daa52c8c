//! Everything that was sent in the window: the list, what becomes of a form, what an office asks for, a withdrawal, deadlines,
//! and the board of whoever acts for others.

use jiff::civil::Date;
use jiff::{Span, Zoned};
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::StepKind;
use rapida_tests::browser;
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::window::keyboard::{ENTER, SPACE};
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

const PARKING: &str = "#/services/resident_parking";
const LIST: &str = "nav a[href='#/submissions']";

async fn opens(screen: &Screen, municipality: &Municipality, size: Size, theme: Theme) -> Window {
    let window = Window::opens(screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    window
}

/// Signs in where a screen asks for it.
async fn signs_in(window: &Window, address: &str) {
    window.goes_to(address).await;
    window.clicks("#sign-in").await;
    browser::goes_through(&window.opens_in_browser().await, &[("identita", "montanari"), ("livello", "L2")]).await;
}

/// A permit for one car, from its card to its number; answers the proceeding.
async fn sends_parking(window: &Window) -> SubmissionId {
    signs_in(window, PARKING).await;
    window.clicks("#form-begin").await;
    for label in ["q-privacy", "q-lives-residence"] {
        window.clicks(&format!("label[for='{label}']")).await;
    }
    window.clicks("#next").await;
    window.clicks("#q-vehicles-add").await;
    window.types("#q-vehicles-0-plate-number", "AB123CD").await;
    window.clicks("label[for='q-vehicles-0-title-own']").await;
    window.types("#q-vehicles-0-mass", "1350").await;
    window.clicks("#next").await;
    window.types("#q-spaces", "0").await;
    window.clicks("#next").await;
    window.clicks("#send").await;
    window.sees("#protocol-number").await;
    let address = window.asks("return location.hash").await;
    let id = address.as_str().and_then(|address| address.split('/').nth(2)).expect("#/form/ID/sent");
    id.parse().expect("an id")
}

/// Goes there with Tab and presses keys.
async fn presses_at(window: &Window, css: &str, keys: &str) {
    window.tabs_to(css).await;
    window.presses(keys).await;
}

fn in_days(days: i64) -> Date {
    Zoned::now().date().saturating_add(Span::new().days(days))
}

/// Search, filters, export.
async fn is_found(window: &Window) {
    window.clicks(LIST).await;
    window.sees("#submissions a.item").await;
    window.finds_focus_at("#page-title").await;
    window.shows("160-submissions").await;
    window.types("#submissions-search", "zzz").await;
    window.sees("#submissions-widen").await;
    window.shows("161-submissions-none").await;
    window.clicks("#submissions-widen").await;
    window.finds_focus_at("#submissions-search").await;
    window.sees("#submissions a.item").await;
    window.clicks("#stand-over").await;
    window.sees_words("Con questi filtri non c'è nessuna pratica").await;
    window.clicks("#stand-underway").await;
    window.sees("#submissions a.item").await;
    window.clicks("#submissions-csv").await;
    window.sees_words("Elenco salvato").await;
    window.clicks("#submissions-pdf").await;
    window.sees_words(".pdf").await;
}

/// The answer is written in two goes, and its document chosen, with the keyboard alone.
async fn the_office_is_answered(window: &Window, lease: &str) {
    window.sees("#integration").await;
    window.sees_words("Serve un documento").await;
    window.shows("162-integration").await;
    presses_at(window, "#integration", "Ecco il contratto.").await;
    window.sees_words("Bozza salvata alle").await;
    presses_at(window, "#integration-send", ENTER).await;
    window.finds_focus_at("#integration-files").await;
    window.sees("#integration-files-fault").await;
    window.goes_to("#/").await;
    window.sees("[aria-labelledby='home-to-do'] a.item").await;
    window.shows("163-home-asked").await;
    window.clicks("[aria-labelledby='home-to-do'] a.item").await;
    window.sees("#integration").await;
    assert_eq!(window.asks("return document.querySelector('#integration').value").await, "Ecco il contratto.");
    window.types("#integration-files-input", lease).await;
    window.sees("#integration-files .file").await;
    presses_at(window, "#integration-send", ENTER).await;
    window.sees("body:not(:has(#integration))").await;
    window.finds_focus_at("#page-title").await;
    window.sees_words("Integrazione inviata").await;
    window.sees("body:not(:has(.story-waiting))").await;
    window.scrolls_to("#proceeding-story").await;
    window.shows("164-timeline").await;
    window.scrolls_to("#page-title").await;
}

/// Withdrawn with a reason, after a question.
async fn is_withdrawn(window: &Window) {
    presses_at(window, "#withdraw", ENTER).await;
    window.sees("#withdraw-dialog").await;
    window.shows("165-withdraw").await;
    presses_at(window, "#withdraw-reason", "Ho venduto l'auto.").await;
    presses_at(window, "#withdraw-confirm", ENTER).await;
    window.sees("#proceeding-state .badge-over").await;
    window.sees("#no-withdrawal").await;
    window.finds_focus_at("#page-title").await;
    window.shows("166-withdrawn").await;
    window.clicks(LIST).await;
    presses_at(window, "#stand-all", SPACE).await;
    window.clicks("#stand-over").await;
    window.sees("#submissions .badge-over").await;
}

async fn a_form_and_what_becomes_of_it(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    municipality.has_clerk_of("police");
    let (screen, folder) = (Screen::new(), tempfile::tempdir().expect("a temporary folder"));
    let lease = folder.path().join("contratto.pdf");
    std::fs::write(&lease, rapida_tests::filling_in::LEASE).expect("written");
    let window = opens(&screen, &municipality, size, theme).await;
    let form = sends_parking(&window).await;
    window.sees("#clock-last").await;
    window.sees("#amend").await;
    is_found(&window).await;

    let office = Operator::of(&municipality).await;
    office.works_on(form, StepKind::TakeInCharge, &[]).await;
    office.asks_for(form, "Manca il contratto di affitto.", true, in_days(10)).await;
    window.goes_to(&format!("#/form/{form}/sent")).await;
    the_office_is_answered(&window, &lease.display().to_string()).await;
    window.sees("#no-amendment").await;
    is_withdrawn(&window).await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_and_what_becomes_of_it_on_a_phone_by_day() {
    a_form_and_what_becomes_of_it(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_and_what_becomes_of_it_on_a_desktop_by_night() {
    a_form_and_what_becomes_of_it(Size::Desktop, Theme::Dark).await;
}

/// A service reminds of its call, the days stand under their months, and go into a calendar.
async fn the_days_that_matter(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    municipality.opens_call_of_nido();
    let screen = Screen::new();
    let window = opens(&screen, &municipality, size, theme).await;
    window.clicks(LIST).await;
    window.clicks("#see-deadlines").await;
    window.sees(".empty").await;
    window.shows("167-deadlines-none").await;
    window.goes_to("#/services/nido").await;
    presses_at(&window, "#remind", SPACE).await;
    window.sees_words("Te lo ricordo quando apri l'app").await;
    window.shows("168-remind").await;
    window.goes_to("#/deadlines").await;
    window.sees(".deadline").await;
    window.sees_words("Ultimo giorno per le domande").await;
    window.shows("169-deadlines").await;
    presses_at(&window, "#deadlines-export", ENTER).await;
    window.sees_words("File per il calendario salvato").await;
    presses_at(&window, ".deadline .btn", ENTER).await;
    window.sees(".toast").await;
    window.goes_to("#/").await;
    window.sees("[aria-labelledby='home-days'] a.item").await;
    window.shows("170-home-days").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_that_matter_on_a_phone_by_day() {
    the_days_that_matter(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_days_that_matter_on_a_desktop_by_night() {
    the_days_that_matter(Size::Desktop, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_acts_for_others_has_a_board_of_what_is_open() {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let window = opens(&screen, &municipality, Size::Phone, Theme::Light).await;
    window.clicks(LIST).await;
    window.sees("#see-deadlines").await;
    window.sees("body:not(:has(#see-board))").await;
    signs_in(&window, "#/acting").await;
    window.clicks("#capacities button[aria-label='Scegli Nina Fabbri']").await;
    window.sees("#acting-bar").await;
    window.goes_to("#/").await;
    first_journey::starts_a_report(&window).await;
    first_journey::says_where_and_what(&window).await;
    window.clicks("#next").await;
    window.clicks("#send").await;
    window.sees("a[href$='/receipt']").await;
    window.clicks(LIST).await;
    presses_at(&window, "#see-board", ENTER).await;
    window.sees("[id^='client-']").await;
    window.sees_words("Nina Fabbri").await;
    window.shows("171-board").await;
    window.closes().await;
}
