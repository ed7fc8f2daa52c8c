//! Places and files that are not as one would have them, met on the way through a report's data.

use std::path::PathBuf;

use rapida_contract::place::Point;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey, photo};
use tempfile::TempDir;

/// The app at the data of a new report, what it needs, and a folder for files.
struct Data {
    window: Window,
    folder: TempDir,
    _municipality: Municipality,
    _screen: Screen,
}

impl Data {
    async fn opens() -> Self {
        let municipality = Municipality::opens();
        let screen = Screen::new();
        let pictures = clone::shown("screenshots");
        let window = Window::opens(&screen, &municipality.url(), Size::Phone, Theme::Light, pictures).await;
        first_journey::reaches_home(&window).await;
        first_journey::starts_a_report(&window).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { window, folder, _municipality: municipality, _screen: screen }
    }

    fn keeps(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        file
    }

    async fn picks(&self, file: PathBuf) {
        self.window.types("#photo-input", &file.display().to_string()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_knows_its_place_gives_it_to_the_report() {
    let data = Data::opens().await;
    let taken = photo::jpeg_taken_at(Point { lat: 44.4175, lon: 12.1990 });
    data.picks(data.keeps("buca.jpg", &taken)).await;
    data.window.clicks("#use-place-1").await;
    data.window.sees_words("44,41750, 12,19900 (dalla foto)").await;
    data.window.shows("62-place-of-photo").await;
    data.window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_point_just_past_the_border_is_warned_of_and_lets_go_on() {
    let Data { window, .. } = &Data::opens().await;
    window.types("#title", "Guardrail piegato").await;
    window.chooses("#category", "roads").await;
    window.clicks("#coordinates summary").await;
    window.types("#latitude", "44,4175").await;
    window.types("#longitude", "12,0285").await;
    window.clicks("#use-coordinates").await;
    window.sees_words("fuori dal confine del Comune. Puoi continuare").await;
    window.scrolls_to("#place-chosen").await;
    window.shows("63-place-near-border").await;
    window.clicks("#next").await;
    window.sees("#send").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heic_file_is_left_out_with_a_word_and_nothing_typed_is_lost() {
    let data = Data::opens().await;
    data.window.types("#title", "Lampione spento").await;
    // A phone's own format under the name that some programs give it: by its true one the webview does not offer it.
    data.picks(data.keeps("IMG_0001.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat")).await;
    data.window.sees_words("IMG_0001.jpg · Questa foto è in formato HEIC").await;
    let title = data.window.asks("return document.querySelector('#title').value").await;
    assert_eq!(title, "Lampione spento");
    data.window.scrolls_to("#photos").await;
    data.window.shows("64-photo-left-out").await;
    data.window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_given_up_at_once_leaves_no_draft() {
    let Data { window, .. } = &Data::opens().await;
    window.clicks("nav a[href='#/']").await;
    window.sees("[aria-labelledby='home-drafts'] a.item").await;
    window.clicks("main a[href='#/new']").await;
    window.clicks("#cancel").await;
    window.sees("[aria-labelledby='home-actions']").await;
    let drafts =
        window.asks("return document.querySelectorAll(\"[aria-labelledby='home-drafts'] a.item\").length").await;
    assert_eq!(drafts, 1, "only the one that was begun");
    window.closes().await;
}
