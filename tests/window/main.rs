//! The real window against the real server: the first journey at two sizes, light and dark, with no barrier on any screen,
//! and by keyboard alone.

mod by_keyboard;

use std::path::PathBuf;

use rapida_tests::municipality::Municipality;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey, photo};

/// A photo on the disk, as a person has one.
fn photo_on_disk(folder: &tempfile::TempDir) -> PathBuf {
    let file = folder.path().join("marciapiede.png");
    std::fs::write(&file, photo::png(1600, 1200, 7)).expect("written");
    file
}

async fn a_report_reaches_its_receipt(size: Size, theme: Theme) {
    let municipality = Municipality::opens();
    let screen = Screen::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), size, theme, pictures).await;
    let check = async |window: &Window, name: &'static str| window.is_accessible(name).await;
    let seen = first_journey::play(&window, &photo_on_disk(&folder), check).await;
    assert!(seen.receipt.contains("0000001"), "the protocol number is shown: {}", seen.receipt);
    let expected = if size == Size::Phone { 390 } else { 1280 };
    assert_eq!(window.width().await, expected);
    let dark = window.asks("return matchMedia('(prefers-color-scheme: dark)').matches").await;
    assert_eq!(dark, theme == Theme::Dark);
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_by_day() {
    a_report_reaches_its_receipt(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_by_night() {
    a_report_reaches_its_receipt(Size::Phone, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desktop_by_day() {
    a_report_reaches_its_receipt(Size::Desktop, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desktop_by_night() {
    a_report_reaches_its_receipt(Size::Desktop, Theme::Dark).await;
}
