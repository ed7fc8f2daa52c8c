//! The language with the longest words.

use rapida_tests::first_journey;
use rapida_tests::window::Window;

/// Chosen in the settings, and given up again.
pub async fn is_spoken(window: &Window) {
    window.clicks("nav a[href='#/settings']").await;
    window.clicks("label[for='language-de']").await;
    window.sees("html[lang='de']").await;
    window.shows("42-settings-in-german").await;
    window.clicks("nav a[href='#/']").await;
    window.sees("main a[href='#/new']").await;
    window.shows("43-home-in-german").await;
    first_journey::speak_italian(window).await;
}
