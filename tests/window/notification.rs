//! The desktop says it when an office answers.

use rapida_contract::ids::ReportCode;
use rapida_tests::municipality::Municipality;
use rapida_tests::notifications::{Notifications, Shown};
use rapida_tests::operator::Operator;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};

use crate::photo_on_disk;

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_the_office_is_told_by_the_desktop() {
    let municipality = Municipality::opens();
    let mut desktop = Notifications::starts().await;
    let screen = Screen::new().with_notifications(&desktop);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Desktop, Theme::Light, pictures).await;
    first_journey::play(&window, &photo_on_disk(&folder), async |_, _| {}).await;
    let report = ReportCode(window.reads("#protocol-number").await);
    Operator::of(&municipality).await.asks(&report, "Da quale lato?").await;
    let told = desktop.come(1).await;
    let body = "L'ufficio ti ha chiesto qualcosa · Ufficio Strade".to_owned();
    let expected = Shown { title: "Marciapiede rotto: è pericoloso".into(), body };
    assert_eq!(told, [expected]);
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_the_lock_the_desktop_says_only_that_there_is_something() {
    let municipality = Municipality::opens();
    let mut desktop = Notifications::starts().await;
    let screen = Screen::new().with_notifications(&desktop);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pictures = clone::shown("screenshots");
    let window = Window::opens(&screen, &municipality.url(), Size::Desktop, Theme::Light, pictures).await;
    first_journey::play(&window, &photo_on_disk(&folder), async |_, _| {}).await;
    let report = ReportCode(window.reads("#protocol-number").await);
    window.clicks("#lock-now").await;
    window.sees("#passphrase").await;
    Operator::of(&municipality).await.asks(&report, "Da quale lato?").await;
    let body = "C'è una novità. Apri Rapida per leggerla.".to_owned();
    assert_eq!(desktop.come(1).await, [Shown { title: "Rapida".into(), body }]);
    window.closes().await;
}
