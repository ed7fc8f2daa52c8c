//! The first journey, in the window: a report with a photo from the disk, up to its receipt.

use std::path::{Path, PathBuf};

use crate::window::Window;

/// What a headless machine's person would choose.
pub const PASSPHRASE: &str = "pineta di classe 1319";

/// What was seen on the way.
pub struct Seen {
    /// Screens, each with its picture.
    pub pictures: Vec<(&'static str, PathBuf)>,
    /// The words of the last screen: the receipt.
    pub receipt: String,
}

/// Plays it with the pointer; `at_each` is called on every screen.
pub async fn play(window: &Window, photo: &Path, at_each: impl AsyncFn(&Window, &'static str)) -> Seen {
    let mut seen = Seen { pictures: Vec::new(), receipt: String::new() };
    let mut look = async |window: &Window, name: &'static str| {
        seen.pictures.push((name, window.takes_picture(name).await));
        at_each(window, name).await;
    };
    if window.sees_one_of(&["#passphrase", "a[href='#/new']"]).await == "#passphrase" {
        look(window, "01-passphrase").await;
        choose_passphrase(window).await;
    }
    window.sees("a[href='#/new']").await;
    speak_italian(window).await;
    look(window, "02-settings").await;
    window.clicks("a[href='#/']").await;
    window.sees("main a[href='#/new']").await;
    look(window, "03-home").await;
    window.clicks("main a[href='#/new']").await;
    window.sees("#privacy").await;
    look(window, "04-conditions").await;
    window.clicks("label[for='privacy']").await;
    window.clicks("#next").await;
    window.sees("#title").await;
    fill_in(window, photo).await;
    look(window, "05-data").await;
    window.clicks("#next").await;
    window.sees("#send").await;
    look(window, "06-summary").await;
    window.clicks("#send").await;
    window.sees("a[href$='/receipt']").await;
    look(window, "07-sent").await;
    window.clicks("a[href$='/receipt']").await;
    window.sees("#verdict").await;
    look(window, "08-receipt").await;
    seen.receipt =
        window.asks("return document.querySelector('main').innerText").await.as_str().unwrap_or_default().into();
    seen
}

/// From the start of the app to its home.
pub async fn reaches_home(window: &Window) {
    if window.sees_one_of(&["#passphrase", "a[href='#/new']"]).await == "#passphrase" {
        choose_passphrase(window).await;
    }
    window.sees("main a[href='#/new']").await;
}

/// From the home to the data of a new report.
pub async fn starts_a_report(window: &Window) {
    window.clicks("main a[href='#/new']").await;
    window.clicks("label[for='privacy']").await;
    window.clicks("#next").await;
    window.sees("#title").await;
}

/// The first screen where the system keeps no keys.
pub async fn choose_passphrase(window: &Window) {
    window.types("#passphrase", PASSPHRASE).await;
    if window.asks("return document.querySelector('#passphrase-again') !== null").await == true {
        window.types("#passphrase-again", PASSPHRASE).await;
    }
    window.clicks("#unlock").await;
}

/// Whatever the machine speaks, chosen as a person does.
pub async fn speak_italian(window: &Window) {
    window.clicks("a[href='#/settings']").await;
    window.clicks("label[for='language-it']").await;
    window.sees("html[lang='it']").await;
}

/// The second step: where and what.
pub async fn says_where_and_what(window: &Window) {
    window.clicks("#coordinates summary").await;
    window.types("#latitude", "44,4175").await;
    window.types("#longitude", "12,1990").await;
    window.clicks("#use-coordinates").await;
    window.types("#address", "Via Cavour 12").await;
    window.chooses("#category", "roads").await;
    window.types("#title", "Marciapiede rotto: è pericoloso").await;
    window.types("#details", "Lastre sollevate davanti al civico 12, si inciampa.").await;
}

/// The second step, with the photo.
async fn fill_in(window: &Window, photo: &Path) {
    says_where_and_what(window).await;
    window.types("#photo-input", &photo.display().to_string()).await;
    window.sees(".photos img").await;
}
