//! A second report: everything on the way to its summary that the first one did not meet.

use std::path::Path;

use rapida_contract::ids::ReportCode;
use rapida_tests::window::Window;

/// Fills in a draft near `theirs`, a report of somebody else, and leaves it without its title.
pub async fn is_filled_in(window: &Window, theirs: &ReportCode, photo: &Path) {
    window.goes_to("#/new").await;
    window.clicks("#next").await;
    window.sees("#fault-index").await;
    window.shows("24-conditions-missing").await;
    window.clicks("label[for='privacy']").await;
    window.clicks("#next").await;
    the_place_is_chosen(window).await;
    window.chooses("#category", "roads").await;
    is_it_this_one(window, theirs).await;
    is_it_a_danger(window).await;
    a_photo_is_covered(window, photo).await;
    is_it_elsewhere(window).await;
    window.clicks("#next").await;
    window.sees("#fault-index").await;
    window.shows("30-data-missing").await;
}

async fn the_place_is_chosen(window: &Window) {
    window.sees("#place-map[data-drawn]").await;
    window.clicks("#place-map canvas").await;
    window.sees_words("(dalla mappa)").await;
    window.shows("25-place-on-map").await;
}

async fn is_it_this_one(window: &Window, theirs: &ReportCode) {
    let follow = format!("#follow-{theirs}");
    window.scrolls_to(&follow).await;
    window.shows("26-nearby").await;
    window.clicks(&follow).await;
    window.sees_words("La segui già").await;
}

async fn is_it_a_danger(window: &Window) {
    window.scrolls_to(".dangers").await;
    window.shows("27-danger-signs").await;
    window.clicks("#danger-gas").await;
    window.sees("#danger-call[href='tel:800713666']").await;
    window.shows("27-danger").await;
    window.clicks("#danger-back").await;
}

async fn a_photo_is_covered(window: &Window, photo: &Path) {
    window.types("#photo-input", &photo.display().to_string()).await;
    window.clicks("#cover-1").await;
    window.clicks("#cover-add").await;
    window.sees("#cover-zone-0").await;
    let wide = window.asks("return document.querySelector('#cover-zone-0').offsetWidth > 40").await;
    assert_eq!(wide, true, "what will be covered is seen");
    window.shows("28-cover").await;
    window.clicks("#cover-save").await;
    window.sees("body:not(:has(dialog))").await;
}

async fn is_it_elsewhere(window: &Window) {
    window.clicks("#coordinates summary").await;
    the_place_is_typed(window, "45,5").await;
    window.sees_words("Il punto è fuori dal Comune").await;
    window.scrolls_to("#place-chosen").await;
    window.shows("29-place-outside").await;
    the_place_is_typed(window, "44,4175").await;
    window.sees_words("44,41750, 12,19900 (dalle coordinate)").await;
}

async fn the_place_is_typed(window: &Window, latitude: &str) {
    window.types_anew("#latitude", latitude).await;
    window.types_anew("#longitude", "12,1990").await;
    window.clicks("#use-coordinates").await;
}
