//! Everybody's reports: the map, the list, somebody else's report and following it.

use rapida_contract::ids::ReportCode;
use rapida_tests::window::Window;

/// Looks at the map and at `theirs`, which somebody else has sent.
pub async fn is_looked_at(window: &Window, theirs: &ReportCode) {
    window.clicks("nav a[href='#/map']").await;
    let item = format!("a.item[href='#/map/{theirs}']");
    window.sees(&item).await;
    window.sees("#reports-map[data-drawn]").await;
    window.shows("18-territory").await;
    window.scrolls_to("#territory-list").await;
    window.shows("19-territory-list").await;
    window.chooses("#filter-category", "waste").await;
    window.sees(".empty").await;
    window.shows("20-territory-empty").await;
    window.chooses("#filter-category", "").await;
    window.clicks(&item).await;
    follow(window).await;
    window.clicks("nav a[href='#/map']").await;
    window.clicks(&format!("a.item:not([href='#/map/{theirs}'])")).await;
    window.sees_words("Apri la tua segnalazione").await;
    window.shows("23-public-own").await;
}

async fn follow(window: &Window) {
    window.sees("#follow").await;
    window.sees("img.public-picture").await;
    window.shows("21-public").await;
    window.clicks("#follow").await;
    window.sees_words("Smetti di seguire").await;
    window.clicks("nav a[href='#/submissions']").await;
    window.clicks("#see-reports").await;
    window.sees("[aria-labelledby='reports-followed'] a.item").await;
    window.scrolls_to("#reports-followed").await;
    window.shows("22-followed").await;
}
