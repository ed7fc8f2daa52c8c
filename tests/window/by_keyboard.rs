//! The whole flow without a pointer.

use rapida_tests::clone;
use rapida_tests::first_journey;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::keyboard::{DOWN, ENTER, RIGHT, SPACE};
use rapida_tests::window::{Screen, Size, Theme, Window};

use crate::photo_on_disk;

/// Goes there with Tab and types.
async fn types_at(window: &Window, css: &str, words: &str) {
    window.tabs_to(css).await;
    window.presses(words).await;
}

/// On the map: its middle, and then a point a little to the right of it.
async fn the_place_is_chosen(window: &Window) {
    window.sees("#place-map[data-drawn]").await;
    types_at(window, "#place-map canvas", ENTER).await;
    window.sees_words("(dalla mappa)").await;
    let middle = window.reads("#place-chosen").await;
    window.presses_with_shift(RIGHT).await;
    window.presses(ENTER).await;
    window.sees_no_more("#place-chosen", &middle).await;
}

/// What a screen reader says of the part that will be covered.
async fn zone(window: &Window) -> String {
    let label = window.asks("return document.querySelector('#cover-zone-0').ariaLabel").await;
    label.as_str().expect("it has a name").to_owned()
}

async fn is_another(window: &Window, before: &str) {
    window.sees(&format!("#cover-zone-0:not([aria-label=\"{before}\"])")).await;
}

/// Its middle is covered, moved and made wider first.
async fn the_photo_is_covered(window: &Window) {
    types_at(window, "#cover-1", ENTER).await;
    types_at(window, "#cover-add", ENTER).await;
    window.tabs_to("#cover-zone-0").await;
    let in_the_middle = zone(window).await;
    window.presses(&RIGHT.to_string()).await;
    is_another(window, &in_the_middle).await;
    let moved = zone(window).await;
    window.presses_with_shift(RIGHT).await;
    is_another(window, &moved).await;
    types_at(window, "#cover-save", ENTER).await;
    window.sees("body:not(:has(dialog))").await;
    window.sees_words("Fatto: parti oscurate").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_made_with_the_keyboard_alone() {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Phone, Theme::Light, pictures).await;
    window.sees_words("Scegli una frase segreta").await;
    first_journey::reaches_home(&window).await;
    types_at(&window, "main a[href='#/new']", ENTER).await;
    types_at(&window, "#privacy", SPACE).await;
    types_at(&window, "#next", ENTER).await;
    the_place_is_chosen(&window).await;
    types_at(&window, "#coordinates summary", ENTER).await;
    types_at(&window, "#latitude", "44,4175").await;
    types_at(&window, "#longitude", "12,1990").await;
    types_at(&window, "#use-coordinates", ENTER).await;
    types_at(&window, "#category", DOWN).await;
    types_at(&window, "#title", "Marciapiede rotto").await;
    types_at(&window, "#details", "Davanti al civico 12.").await;
    // The webview's own list of files is the system's: here the file is named to the field.
    window.types("#photo-input", &photo_on_disk(&folder).display().to_string()).await;
    the_photo_is_covered(&window).await;
    types_at(&window, "#contact-name", "Ada Neri").await;
    types_at(&window, "#contact-email", "ada@example.it").await;
    types_at(&window, "#next", ENTER).await;
    types_at(&window, "#send", ENTER).await;
    window.sees("a[href$='/receipt']").await;
    types_at(&window, "a[href$='/receipt']", ENTER).await;
    window.sees("#verdict").await;
    assert!(window.reads("main").await.contains("0000001"));
    window.closes().await;
}
