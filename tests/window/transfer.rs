//! Documents that leave, as the person who sent them sees it: how far they have come, while they do.

use std::path::Path;

use rapida_tests::clone;
use rapida_tests::filling_in::document;
use rapida_tests::municipality::Municipality;
use rapida_tests::proxy::{Moment, Proxy, Then};
use rapida_tests::window::{Screen, Size, Theme, Window};

use crate::forms::{CARD, reaches_card};

/// Bytes that the municipality says it has at once.
const CHUNK: u64 = 256 * 1024;
/// What is said besides the bytes of the document, at most, and less than a piece.
const BESIDES: u64 = 80_000;

/// A form for somebody without residence, up to its summary.
async fn is_filled_in(window: &Window, lease: &Path) {
    window.clicks("#form-begin").await;
    for label in ["q-privacy", "q-lives-domicile"] {
        window.clicks(&format!("label[for='{label}']")).await;
    }
    for (part, words) in [("street", "Via Cavour 12"), ("postal_code", "48121"), ("comune", "Ravenna")] {
        window.types_anew(&format!("#q-domicile-{part}"), words).await;
    }
    window.types_anew("#q-domicile-province", "RA").await;
    window.types("#q-domicile_proof-input", &lease.display().to_string()).await;
    window.sees("#q-domicile_proof-0").await;
    window.clicks("#next").await;
    window.clicks("#q-vehicles-add").await;
    window.types("#q-vehicles-0-plate-number", "AB123CD").await;
    window.clicks("label[for='q-vehicles-0-title-own']").await;
    window.types("#q-vehicles-0-mass", "1350").await;
    window.clicks("#next").await;
    window.types("#q-spaces", "0").await;
    window.clicks("#next").await;
    window.sees("#send").await;
}

async fn documents_leave(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let air = Proxy::to(municipality.address()).await;
    let (screen, folder) = (Screen::new(), tempfile::tempdir().expect("a temporary folder"));
    let lease = folder.path().join("contratto.pdf");
    std::fs::write(&lease, document(2_400_000)).expect("written");
    let window = Window::opens(&screen, &air.url(), size, theme, clone::shown("screenshots")).await;
    reaches_card(&window, CARD).await;
    is_filled_in(&window, &lease).await;

    // In the middle of the fifth piece the line stands still.
    air.at(Moment::Up(4 * CHUNK + BESIDES), Then::Hold);
    window.clicks("#send").await;
    air.has_met(1).await;
    window.sees_words("Invio dei documenti: 1,0 di 2,4 MB").await;
    let bar = "const { value, max, labels } = document.querySelector('.transfer progress'); return [value, max, labels.length]";
    assert_eq!(window.asks(bar).await, serde_json::json!([4 * CHUNK, 2_400_000, 1]));
    let is_live =
        "return document.querySelector('.transfer').closest('[role=status], [role=alert], [aria-live]') !== null";
    assert_eq!(window.asks(is_live).await, false, "a bar that is read out at each piece is noise");
    assert_eq!(window.reads("#page-title").await, "Domanda in invio");
    window.shows("167-documents-leave").await;

    air.next([]);
    window.sees("#protocol-number").await;
    window.sees("body:not(:has(.transfer))").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_leave_on_a_phone_by_day() {
    documents_leave(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_leave_on_a_desktop_by_night() {
    documents_leave(Size::Desktop, Theme::Dark).await;
}
