//! The smallest phone and the largest screen.

use rapida_tests::municipality::Municipality;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

/// Keeps a picture and fails where somebody would have to scroll sideways.
async fn fits(window: &Window, screen: &'static str) {
    window.shows(screen).await;
    let too_wide = window.asks("return Math.max(0, document.documentElement.scrollWidth - innerWidth)").await;
    assert_eq!(too_wide, 0, "{screen}: pixels that stick out");
}

async fn visits(size: Size) {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), size, Theme::Light, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    assert_eq!(window.width().await, u64::from(size.pixels().0));
    fits(&window, "50-home").await;
    first_journey::starts_a_report(&window).await;
    window.sees("#place-map[data-drawn]").await;
    fits(&window, "51-data").await;
    window.clicks("#place-map canvas").await;
    window.chooses("#category", "roads").await;
    window.types("#title", "Marciapiede rotto").await;
    window.clicks("#next").await;
    window.clicks("#send").await;
    window.clicks("a[href$='/receipt']").await;
    window.sees("#verdict").await;
    fits(&window, "52-receipt").await;
    window.clicks("nav a[href='#/map']").await;
    window.sees("#reports-map[data-drawn]").await;
    fits(&window, "53-territory").await;
    window.clicks("nav a[href='#/submissions']").await;
    window.sees("#submissions a.item").await;
    fits(&window, "54-submissions").await;
    window.clicks("#see-reports").await;
    window.sees("[aria-labelledby='reports-own'] a.item").await;
    fits(&window, "54-reports").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_is_wider_than_its_window() {
    for size in [Size::Small, Size::Huge] {
        visits(size).await;
    }
}
