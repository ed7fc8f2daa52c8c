//! The real window against the real server: every screen at two sizes, light and dark, with no barrier on any of them, and
//! the first journey by keyboard alone.

mod account;
mod acting;
mod base_map;
mod by_keyboard;
mod data;
mod draft;
mod for_a_child;
mod forms;
mod german;
mod lock;
mod notification;
mod office;
mod offline;
mod position;
mod profile;
mod rankings;
mod services;
mod sizes;
mod submissions;
mod territory;
mod transfer;
mod trouble;

use std::path::PathBuf;

use rapida_tests::municipality::Municipality;
use rapida_tests::phone::{Phone, photo_of};
use rapida_tests::proxy::Proxy;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey, photo};

/// A photo on the disk, as a person has one.
fn photo_on_disk(folder: &tempfile::TempDir) -> PathBuf {
    let file = folder.path().join("marciapiede.png");
    std::fs::write(&file, photo::png(1600, 1200, 7)).expect("written");
    file
}

async fn every_screen_is_seen(size: Size, theme: Theme) {
    let mut municipality = Municipality::opens();
    let screen = Screen::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let photo = photo_on_disk(&folder);
    let air = Proxy::to(municipality.address()).await;
    let mut window = Window::opens(&screen, &air.url(), size, theme, clone::shown("screenshots")).await;
    let check = async |window: &Window, name: &'static str| window.is_accessible(name).await;
    let seen = first_journey::play(&window, &photo, check).await;
    assert!(seen.receipt.contains("0000001"), "the protocol number is shown: {}", seen.receipt);
    assert_eq!(window.width().await, u64::from(size.pixels().0));
    let dark = window.asks("return matchMedia('(prefers-color-scheme: dark)').matches").await;
    assert_eq!(dark, theme == Theme::Dark);

    office::asks_is_answered_and_resolves(&window, &municipality, &air).await;
    let somebody = Phone::new(municipality.address()).await;
    let followed = somebody.is_registered(somebody.reports("Buca", &[photo_of(1)])).await.code();
    territory::is_looked_at(&window, &followed).await;
    let same = somebody.is_registered(somebody.reports("Lastre rotte", &[photo_of(2)])).await.code();
    draft::is_filled_in(&window, &same, &photo).await;
    offline::a_draft_is_resumed(&mut window).await;
    offline::a_report_waits(&window, &mut municipality, &air).await;
    trouble::nothing_is_there(&window).await;
    german::is_spoken(&mut window).await;
    trouble::the_store_is_mended(&mut window).await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_by_day() {
    every_screen_is_seen(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_by_night() {
    every_screen_is_seen(Size::Phone, Theme::Dark).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desktop_by_day() {
    every_screen_is_seen(Size::Desktop, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_desktop_by_night() {
    every_screen_is_seen(Size::Desktop, Theme::Dark).await;
}
