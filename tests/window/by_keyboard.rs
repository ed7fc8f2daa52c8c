//! The whole flow without a pointer.

use rapida_tests::clone;
use rapida_tests::first_journey;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::keyboard::{DOWN, ENTER, SPACE};
use rapida_tests::window::{Screen, Size, Theme, Window};

/// Goes there with Tab and types.
async fn types_at(window: &Window, css: &str, words: &str) {
    window.tabs_to(css).await;
    window.presses(words).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_made_with_the_keyboard_alone() {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Phone, Theme::Light, pictures).await;
    window.sees_words("Scegli una frase segreta").await;
    first_journey::reaches_home(&window).await;
    types_at(&window, "main a[href='#/new']", ENTER).await;
    types_at(&window, "#privacy", SPACE).await;
    types_at(&window, "#next", ENTER).await;
    types_at(&window, "#coordinates summary", ENTER).await;
    types_at(&window, "#latitude", "44,4175").await;
    types_at(&window, "#longitude", "12,1990").await;
    types_at(&window, "#use-coordinates", ENTER).await;
    types_at(&window, "#category", DOWN).await;
    types_at(&window, "#title", "Marciapiede rotto").await;
    types_at(&window, "#next", ENTER).await;
    types_at(&window, "#send", ENTER).await;
    window.sees("a[href$='/receipt']").await;
    types_at(&window, "a[href$='/receipt']", ENTER).await;
    window.sees("#verdict").await;
    assert!(window.reads("main").await.contains("0000001"));
    window.closes().await;
}
