//! The office and the citizen about one report: a question, an answer, an end, and no end after all.

use rapida_contract::ids::ReportCode;
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::photo_of;
use rapida_tests::proxy::Proxy;
use rapida_tests::window::Window;

/// Goes on from the receipt of the first journey.
pub async fn asks_is_answered_and_resolves(window: &Window, municipality: &Municipality, air: &Proxy) {
    window.clicks("#save-receipt").await;
    window.sees_words("Ricevuta salvata").await;
    window.shows("09-receipt-saved").await;
    let report = ReportCode(window.reads("#protocol-number").await);
    let office = Operator::of(municipality).await;
    office.takes(&report).await;
    office.asks(&report, "Da quale lato della strada?").await;
    the_citizen_answers(window).await;
    office.asks(&report, "E a che altezza?").await;
    the_citizen_answers_offline(window, air).await;
    office.resolves(&report, "Lastre rifatte.", &photo_of(3)).await;
    the_answer_comes_too_late(window, air).await;
    the_citizen_reopens(window).await;
}

async fn the_citizen_answers(window: &Window) {
    window.clicks("nav a[href='#/']").await;
    window.sees("[aria-labelledby='home-to-do'] a.item").await;
    window.shows("10-something-to-do").await;
    window.clicks("[aria-labelledby='home-to-do'] a.item").await;
    window.clicks("#answer-send").await;
    window.sees("#answer-fault").await;
    window.shows("11-question").await;
    window.types("#answer", "Dal lato dei numeri pari.").await;
    window.clicks("#answer-send").await;
    window.sees(".story-step:nth-child(4):not(.story-waiting)").await;
    window.scrolls_to(".story").await;
    window.shows("12-answered").await;
}

async fn the_citizen_answers_offline(window: &Window, air: &Proxy) {
    window.types("#answer", "Davanti al civico 12.").await;
    air.goes_offline();
    window.clicks("#answer-send").await;
    window.sees_words("La tua risposta, in coda").await;
    window.scrolls_to(".story-waiting").await;
    window.shows("13-answer-waiting").await;
}

async fn the_answer_comes_too_late(window: &Window, air: &Proxy) {
    air.goes_online();
    window.clicks("#sync-now").await;
    window.sees(".story-step:nth-child(6) .gallery img").await;
    window.sees_words("Risposta non accettata").await;
    window.scrolls_to("#discard-step").await;
    window.shows("14-answer-refused").await;
    window.clicks("#discard-step").await;
    window.sees("body:not(:has(.story-waiting))").await;
}

async fn the_citizen_reopens(window: &Window) {
    window.clicks("nav a[href='#/submissions']").await;
    window.clicks("#see-reports").await;
    window.sees("[aria-labelledby='reports-own'] .badge-good").await;
    window.shows("15-my-reports").await;
    window.clicks("#on-map").await;
    window.sees("#own-map[data-drawn]").await;
    window.shows("15-my-reports-on-map").await;
    window.clicks("#on-map").await;
    window.clicks("[aria-labelledby='reports-own'] a.item").await;
    window.scrolls_to(".story-step:nth-child(6) .gallery").await;
    window.shows("16-resolved").await;
    window.types("#reopen", "Si muovono ancora.").await;
    window.clicks("#reopen-send").await;
    window.sees(".story-step:nth-child(7):not(.story-waiting)").await;
    window.scrolls_to(".story-step:nth-child(7)").await;
    window.shows("17-reopened").await;
}
