//! A base map that an installation configures, drawn by the real webview.

use rapida_contract::municipality::{BaseMap, BaseMapKind, Municipality};
use rapida_tests::map_host::{LOUD, MapHost};
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, municipality};
use serde_json::json;

/// Draws a map of the Comune on this base; answers which share of the picture has the colour of the base's tiles.
async fn share_of_base(kind: BaseMapKind, picture: &'static str) -> f64 {
    let town = municipality::Municipality::opens();
    let host = MapHost::starts().await;
    let screen = Screen::new();
    let window = Window::opens(&screen, &town.url(), Size::Phone, Theme::Light, clone::shown("screenshots")).await;
    window.visits(&host.page()).await;
    let Municipality { centre, bounds, .. } = Municipality::built_in();
    let base = BaseMap { kind, url: host.base(kind), attribution: "Comune di prova".to_owned() };
    let texts = json!({ "label": "Mappa", "zoomIn": "+", "zoomOut": "−", "attribution": "Fonti", "credit": "Rapida" });
    let options = json!({ "centre": centre, "bounds": bounds, "base": base, "reports": [], "texts": texts,
                          "describedBy": "map-hint" });
    window
        .asks(&format!(
            "const map = document.querySelector('#map'); map.style.height = '600px'; \
             import('/map.js').then(it => it.openReports(map, {options})).catch(error => map.textContent = error)"
        ))
        .await;
    window.sees("#map[data-drawn]").await;
    let seen = image::open(window.takes_picture(picture).await).expect("a picture").into_rgb8();
    window.closes().await;
    let loud = seen.pixels().filter(|pixel| **pixel == LOUD).count();
    loud as f64 / f64::from(seen.width() * seen.height())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configured_base_is_drawn_from_an_archive_and_from_both_grids_of_pictures() {
    let kinds = [
        (BaseMapKind::Pmtiles, "70-base-pmtiles"),
        (BaseMapKind::Xyz, "71-base-xyz"),
        (BaseMapKind::Wmts, "72-base-wmts"),
    ];
    for (kind, picture) in kinds {
        let share = share_of_base(kind, picture).await;
        assert!(share > 0.4, "{kind:?}: {share}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_built_in_base_is_drawn_where_the_configured_kind_is_not_known() {
    let share = share_of_base(BaseMapKind::Unknown, "73-base-unknown").await;
    assert!(share < 0.001, "{share}");
}
