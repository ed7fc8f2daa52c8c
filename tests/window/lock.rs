//! The app lock and the people of a PC: set, locked, tried in vain, opened, changed, erased.

use rapida_tests::clone;
use rapida_tests::first_journey;
use rapida_tests::key_store::KeyStoreService;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::keyboard::{ENTER, SPACE};
use rapida_tests::window::{Screen, Size, Theme, Window};

const MORNING: &str = "259014";
const NIGHT: &str = "604873";
const WRONG: &str = "777123";
/// What nobody else may read.
const SECRET: &str = "Lampione davanti a casa mia";

/// The app on a PC with a key store, and what it needs.
struct Pc {
    window: Window,
    keys: KeyStoreService,
    _municipality: Municipality,
    _screen: Screen,
}

impl Pc {
    async fn opens(size: Size, theme: Theme) -> Self {
        let municipality = Municipality::opens();
        let keys = KeyStoreService::starts().await;
        let screen = Screen::new().with_key_store(&keys);
        let window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
        window.sees("main a[href='#/new']").await;
        Self { window, keys, _municipality: municipality, _screen: screen }
    }
}

/// Leaves something personal behind.
async fn writes_a_draft(window: &Window) {
    first_journey::starts_a_report(window).await;
    window.types("#title", SECRET).await;
    window.sees_words("Bozza salvata").await;
}

/// Nothing but the lock screen is in the page, and the window is called by the app's name.
async fn nothing_personal_is_there(window: &Window) {
    let page = window.asks("return document.documentElement.outerHTML").await;
    assert!(!page.as_str().expect("a page").contains(SECRET), "{page}");
    assert_eq!(window.asks("return document.title").await, "Rapida");
    assert_eq!(window.asks("return document.querySelectorAll('nav, header, [href]:not(link)').length").await, 0);
}

async fn types_pin(window: &Window, pin: &str) {
    window.types_anew("#pin", pin).await;
    window.clicks("#unlock").await;
}

/// In the settings.
async fn sets_a_pin(window: &Window) {
    window.clicks("nav a[href='#/settings']").await;
    window.scrolls_to("#set-lock").await;
    window.shows("90-people").await;
    window.clicks("#set-lock").await;
    window.types("#new-secret", "123456").await;
    window.types("#new-secret-again", "123456").await;
    window.clicks("#lock-save").await;
    window.sees("#new-secret-fault").await;
    window.shows("91-lock-too-simple").await;
    window.types_anew("#new-secret", MORNING).await;
    window.types_anew("#new-secret-again", MORNING).await;
    window.clicks("#lock-save").await;
    window.sees("#lock-now").await;
    window.sees("body:not(:has(dialog))").await;
}

async fn names_themselves_and_adds_somebody(window: &Window) {
    window.clicks("#rename-person").await;
    window.types_anew("#person-label", "Turno mattina").await;
    window.clicks("#rename-save").await;
    window.sees("body:not(:has(dialog))").await;
    window.sees_words("Turno mattina").await;
    window.clicks("#add-person").await;
    window.types("#person-label", "Turno di notte").await;
    window.types("#new-secret", NIGHT).await;
    window.types("#new-secret-again", NIGHT).await;
    window.shows("92-add-person").await;
    window.clicks("#add-save").await;
    window.sees("body:not(:has(dialog))").await;
    window.sees_words("Turno di notte").await;
    window.scrolls_to("#people").await;
    window.shows("93-people").await;
}

async fn tries_in_vain(window: &Window) {
    window.sees("#pin").await;
    nothing_personal_is_there(window).await;
    window.shows("94-locked").await;
    types_pin(window, WRONG).await;
    window.sees("#pin-fault").await;
    window.shows("95-locked-wrong").await;
    for _ in 0..4 {
        window.sees("#unlock:not([aria-disabled='true'])").await;
        types_pin(window, WRONG).await;
        window.sees("#pin[value=''], #pin:placeholder-shown, #pin").await;
    }
    window.sees("#wait").await;
    window.shows("96-locked-wait").await;
    nothing_personal_is_there(window).await;
    // The right one is as good as none until the wait is over.
    types_pin(window, MORNING).await;
    window.sees("#wait").await;
    window.sees("body:not(:has(#wait))").await;
}

async fn every_screen_of_the_lock_is_seen(size: Size, theme: Theme) {
    let Pc { window, keys, .. } = &Pc::opens(size, theme).await;
    assert_eq!(keys.accounts(), ["store"]);
    writes_a_draft(window).await;
    sets_a_pin(window).await;
    let accounts = keys.accounts();
    assert!(matches!(accounts.as_slice(), [account] if account.starts_with("lock-")), "{accounts:?}");
    names_themselves_and_adds_somebody(window).await;

    window.presses_with_control('l').await;
    tries_in_vain(window).await;
    types_pin(window, MORNING).await;
    window.sees("#people").await;
    window.clicks("nav a[href='#/']").await;
    window.sees_words(SECRET).await;

    window.clicks("#lock-now").await;
    window.clicks("#change-person").await;
    window.sees("#person-2").await;
    window.shows("97-locked-who").await;
    window.clicks("#person-2").await;
    types_pin(window, NIGHT).await;
    window.sees("main a[href='#/new']").await;
    let page = window.asks("return document.body.innerText").await;
    assert!(!page.as_str().expect("words").contains(SECRET), "{page}");

    window.clicks("#lock-now").await;
    window.clicks("#forgot").await;
    window.sees("#erase-do").await;
    window.shows("98-erase").await;
    window.clicks("#erase-do").await;
    window.sees("#erase-understood-fault").await;
    window.clicks("label[for='erase-understood']").await;
    window.clicks("#erase-do").await;
    window.sees("body:not(:has(#change-person))").await;
    assert_eq!(keys.accounts(), accounts, "the other one's lock is as it was");
    types_pin(window, MORNING).await;
    window.sees_words(SECRET).await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_locked_by_day() {
    every_screen_of_the_lock_is_seen(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desktop_is_locked_by_night() {
    every_screen_of_the_lock_is_seen(Size::Desktop, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_is_set_closed_and_opened_with_the_keyboard_alone() {
    let Pc { window, .. } = &Pc::opens(Size::Desktop, Theme::Light).await;
    window.tabs_back_to("nav a[href='#/settings']").await;
    window.presses(ENTER).await;
    window.tabs_to("#set-lock").await;
    window.presses(ENTER).await;
    for (css, keys) in [("#new-secret", MORNING), ("#new-secret-again", MORNING), ("#lock-save", SPACE)] {
        window.tabs_to(css).await;
        window.presses(keys).await;
    }
    window.sees("#lock-now").await;
    window.sees("body:not(:has(dialog))").await;
    window.presses_with_control('l').await;
    window.finds_focus_at("#pin").await;
    window.presses(WRONG).await;
    window.presses(ENTER).await;
    window.sees("#pin-fault").await;
    window.finds_focus_at("#pin").await;
    window.presses(MORNING).await;
    window.presses(ENTER).await;
    window.sees("#people").await;
    window.tabs_back_to("#lock-now").await;
    window.presses(ENTER).await;
    window.finds_focus_at("#pin").await;
    window.closes().await;
}

/// In the settings, by whoever has a lock.
async fn chooses_the_finger(window: &Window) {
    window.feels_finger(false);
    window.clicks("nav a[href='#/']").await;
    window.clicks("nav a[href='#/settings']").await;
    window.clicks("label[for='finger']").await;
    window.sees_words("Non è stato confermato").await;
    window.sees("#finger:not(:checked)").await;
    window.feels_finger(true);
    window.clicks("label[for='finger']").await;
    window.sees_words("Ora puoi aprire con impronta o volto").await;
    window.scrolls_to("#finger").await;
    window.shows("99-finger").await;
}

async fn a_finger_lifts_the_lock(size: Size, theme: Theme) {
    let Pc { window, .. } = &Pc::opens(size, theme).await;
    sets_a_pin(window).await;
    chooses_the_finger(window).await;
    window.presses_with_control('l').await;
    window.finds_focus_at("#lift-lock").await;
    window.feels_finger(false);
    window.presses(ENTER).await;
    window.sees("#finger-unknown").await;
    window.shows("99-finger-unknown").await;
    nothing_personal_is_there(window).await;
    window.feels_finger(true);
    window.tabs_back_to("#lift-lock").await;
    window.presses(ENTER).await;
    window.sees("#people").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finger_lifts_the_lock_of_a_phone() {
    a_finger_lifts_the_lock(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finger_lifts_the_lock_at_a_desk_at_night() {
    a_finger_lifts_the_lock(Size::Desktop, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_a_moment_before_the_lock_closed_is_there_when_it_opens() {
    let Pc { window, .. } = &Pc::opens(Size::Desktop, Theme::Light).await;
    sets_a_pin(window).await;
    window.clicks("nav a[href='#/']").await;
    first_journey::starts_a_report(window).await;
    window.types("#title", SECRET).await;
    window.presses_with_control('l').await;
    window.sees("#pin").await;
    nothing_personal_is_there(window).await;
    types_pin(window, MORNING).await;
    window.sees("#title").await;
    assert_eq!(window.asks("return document.querySelector('#title').value").await, SECRET);
    window.closes().await;
}
