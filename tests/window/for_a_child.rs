//! A report for a child: the contacts come from the profile, and sending asks for more at the very point where it is needed.

use rapida_tests::browser::{self, Choice};
use rapida_tests::municipality::Municipality;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

const AT_L1: Choice<'_> = &[("identita", "montanari"), ("livello", "L1")];
const AT_L2: Choice<'_> = &[("identita", "montanari"), ("livello", "L2")];

async fn signs_in(window: &Window, choice: Choice<'_>) {
    window.clicks("#sign-in").await;
    browser::goes_through(&window.opens_in_browser().await, choice).await;
}

async fn a_parent_reports_for_a_child(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    window.goes_to("#/acting").await;
    signs_in(&window, AT_L1).await;
    window.clicks("#capacities button[aria-label='Scegli Nina Fabbri']").await;
    window.sees("#acting-bar").await;

    window.goes_to("#/").await;
    first_journey::starts_a_report(&window).await;
    first_journey::says_where_and_what(&window).await;
    window.clicks("#contact-fill").await;
    window.types_anew("#contact-phone", "+39 333 7654321").await;
    window.sees("#contact-keep-once:checked").await;
    window.shows("110-contact-from-profile").await;
    window.clicks("label[for='contact-keep-profile']").await;
    window.sees_words("Salvato nel profilo").await;
    window.clicks("label[for='contact-keep-once']").await;
    window.sees_words("Eliminato dal profilo").await;
    window.clicks("label[for='contact-keep-profile']").await;
    window.sees("#contact-keep-profile:checked").await;
    window.sees_words("Salvato nel profilo").await;

    window.clicks("#next").await;
    window.sees("#summary-acting").await;
    window.shows("111-summary-asks-for-level-2").await;
    signs_in(&window, AT_L2).await;
    // Back at the same point, with everything as it was written.
    window.sees_words("Marciapiede rotto: è pericoloso").await;
    window.clicks("#send").await;
    window.sees("a[href$='/receipt']").await;
    let acts = municipality.asks("SELECT by_tax_code, subject, by_right FROM act");
    assert_eq!(acts, ["MNTGLI88D52H199O|person:FBBNNI25C50H199J|parent"]);

    window.goes_to("#/profile").await;
    window.sees_words("+393337654321").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_reports_for_a_child_on_a_phone_by_day() {
    a_parent_reports_for_a_child(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_reports_for_a_child_on_a_desktop_by_night() {
    a_parent_reports_for_a_child(Size::Desktop, Theme::Dark).await;
}
