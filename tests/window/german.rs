//! The language with the longest words.

use rapida_tests::first_journey;
use rapida_tests::window::Window;

/// Chosen in the settings, remembered by the app that is opened again, and given up.
pub async fn is_spoken(window: &mut Window) {
    window.clicks("nav a[href='#/settings']").await;
    window.clicks("label[for='language-de']").await;
    window.sees("html[lang='de']").await;
    window.shows("42-settings-in-german").await;
    window.clicks("nav a[href='#/']").await;
    window.sees("main a[href='#/new']").await;
    window.shows("43-home-in-german").await;
    window.closes().await;
    window.opens_again().await;
    first_journey::reaches_home(window).await;
    window.sees("html[lang='de']").await;
    first_journey::speak_italian(window).await;
}
