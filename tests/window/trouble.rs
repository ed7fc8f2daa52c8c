//! What a person meets when something is not as it should be.

use std::fs;

use rapida_tests::first_journey::PASSPHRASE;
use rapida_tests::window::Window;

/// Addresses that lead to nothing.
pub async fn nothing_is_there(window: &Window) {
    window.goes_to("#/pippo").await;
    window.sees_words("Pagina non trovata").await;
    window.shows("40-nowhere").await;
    window.goes_to("#/map/2020-0000001").await;
    window.sees("main a[href='#/map']").await;
    window.shows("41-not-there").await;
}

/// The store is damaged while the app is closed, and in the end its copies are gone too: it starts anew.
pub async fn the_store_is_mended(window: &mut Window) {
    window.closes().await;
    for file in ["citizen.db", "citizen.db-wal"] {
        fs::write(window.store().join(file), [7; 8192]).expect("the store is there");
    }
    opens_on_what_is_left(window).await;
    window.sees_words("C'è una copia").await;
    window.shows("44-damaged").await;
    window.closes().await;
    for file in fs::read_dir(window.store()).expect("the store is there").flatten() {
        if file.file_name().to_string_lossy().starts_with("citizen.backup-") {
            fs::remove_file(file.path()).expect("a copy is there");
        }
    }
    opens_on_what_is_left(window).await;
    window.sees_words("Non c'è una copia").await;
    window.shows("45-damaged-without-copy").await;
    window.clicks("#unlock").await;
    window.clicks("nav a[href='#/submissions']").await;
    window.sees(".empty").await;
    window.shows("46-no-submissions").await;
    window.clicks("#see-reports").await;
    window.sees_words("Non hai ancora fatto segnalazioni").await;
    window.shows("46-no-reports").await;
}

async fn opens_on_what_is_left(window: &mut Window) {
    window.opens_again().await;
    window.types("#passphrase", PASSPHRASE).await;
    window.clicks("#unlock").await;
}
