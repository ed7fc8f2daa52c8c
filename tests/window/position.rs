//! "Usa la mia posizione", on a machine that knows where it is and on one that must not say.

use rapida_contract::place::Point;
use rapida_tests::geoclue::PositionService;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

/// Opens the app on such a machine, runs a script if there is one, presses the button at the place of a new report, and
/// reads these words.
async fn presses_use_my_position(screen: Screen, before: Option<&str>, words: &[&str], picture: &str) {
    let municipality = Municipality::opens();
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Phone, Theme::Light, pictures).await;
    first_journey::reaches_home(&window).await;
    first_journey::starts_a_report(&window).await;
    if let Some(script) = before {
        window.asks(script).await;
    }
    window.clicks("#use-position").await;
    for words in words {
        window.sees_words(words).await;
    }
    window.shows(picture).await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_systems_position_becomes_the_place_with_its_accuracy() {
    let service = PositionService::at(Point { lat: 44.4175, lon: 12.1990 }, 18.0).await;
    let words = ["44,41750, 12,19900 (dalla posizione del dispositivo)", "Precisione: circa 18 m"];
    presses_use_my_position(Screen::new().with_position(&service), None, &words, "60-position").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_position_service_that_is_off_is_explained_with_what_to_do_instead() {
    let service = PositionService::switched_off().await;
    let words = ["Il dispositivo non trova la posizione", "scegli il punto sulla mappa o scrivi le coordinate"];
    presses_use_my_position(Screen::new().with_position(&service), None, &words, "61-no-position").await;
}

/// WebKitGTK, which draws this window, has no such answer: it is what the webviews of Windows, macOS and phones say.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_permission_is_explained_with_what_to_do_instead() {
    let refusal = "Geolocation.prototype.getCurrentPosition = (found, failed) => failed({ code: 1 })";
    let words = ["Non hai dato il permesso di usare la posizione", "scegliere il punto sulla mappa"];
    presses_use_my_position(Screen::new(), Some(refusal), &words, "67-position-refused").await;
}
