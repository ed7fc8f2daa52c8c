//! The app is opened again on a draft, and the municipality cannot be reached when it is sent.

use rapida_tests::first_journey::PASSPHRASE;
use rapida_tests::municipality::Municipality;
use rapida_tests::proxy::{Fault, Proxy};
use rapida_tests::window::Window;

/// Opens the app again and goes on in the draft that was left.
pub async fn a_draft_is_resumed(window: &mut Window) {
    window.closes().await;
    window.opens_again().await;
    window.types("#passphrase", "pineta di san vitale").await;
    window.clicks("#unlock").await;
    window.sees("#passphrase-fault").await;
    window.shows("31-passphrase-wrong").await;
    window.types_anew("#passphrase", PASSPHRASE).await;
    window.clicks("#unlock").await;
    window.sees("[aria-labelledby='home-drafts'] a.item").await;
    window.shows("32-home-with-draft").await;
    window.clicks("[aria-labelledby='home-drafts'] a.item").await;
    window.sees_words("Hai ripreso una bozza").await;
    window.shows("33-resumed").await;
    window.clicks("#discard").await;
    window.sees("#discard-dialog").await;
    window.shows("34-discard").await;
    window.clicks("#discard-dialog .btn-outline").await;
    window.types("#title", "Tombino rotto").await;
}

/// Sends it while nobody answers; it arrives when somebody does.
pub async fn a_report_waits(window: &Window, municipality: &mut Municipality, air: &Proxy) {
    municipality.dies();
    window.sees_words("Senza rete").await;
    window.clicks("#next").await;
    window.clicks("#send").await;
    window.sees_words("Segnalazione in coda").await;
    window.shows("35-queued").await;
    window.goes_back().await;
    window.sees("#report-what").await;
    window.shows("36-queued-report").await;
    window.clicks("nav a[href='#/']").await;
    window.sees("[aria-labelledby='home-under-way'] .badge-waiting").await;
    window.shows("37-home-offline").await;
    air.next([Fault::Captive; 64]);
    window.clicks("#sync-now").await;
    window.sees_words("Questa rete chiede un accesso").await;
    window.shows("38-captive").await;
    air.next([]);
    municipality.comes_back();
    // By itself: nobody presses anything.
    window.sees("[aria-labelledby='home-under-way']:not(:has(.badge-waiting))").await;
    window.sees(".banner-place:empty").await;
    window.shows("39-home-again").await;
}
