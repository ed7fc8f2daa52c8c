//! A ranking in the window: how a parent reads position and reasons, observes something and accepts a place; how the office makes it.

use rapida_contract::ids::SubmissionId;
use rapida_contract::ranking::Phase;
use rapida_tests::browser;
use rapida_tests::filling_in::{alone, nido, with};
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::Phone;
use rapida_tests::window::keyboard::ENTER;
use rapida_tests::window::{Screen, Size, Theme, Window};
use rapida_tests::{clone, first_journey};
use serde_json::{Value, json};

const CALL: &str = "main_2027";
const SEED: &str = "estratto-in-consiglio-comunale";
const IN_THE_CALL: &str = "2027-03-31T10:00";
const AFTER_THE_CALL: &str = "2027-04-16T10:00";
const AFTER_OBSERVATIONS: &str = "2027-05-03T10:00";
const REASON: &str = "Il nuovo contratto è di 36 ore.";

/// Elena Casadei and Giulia Montanari applied for the same nido from their phones, and the call has closed. Giulia works 18 hours.
async fn applied(municipality: &Municipality) -> SubmissionId {
    municipality.has_clerk_of("education");
    municipality.it_is(IN_THE_CALL).await;
    let ada = json!({ "tax_code": "CSDDAA25E50H199S", "given_name": "Ada", "family_name": "Casadei", "birth_date": "2025-05-10" });
    let hers = alone(ada, json!({ "twin": false, "has_isee": false, "schools": ["pavirani"], "hours": "full_day" }));
    let own = with(nido(), json!({ "schools": ["pavirani", "girasole"], "applicant_hours": 18 }));
    sends(municipality, "casadei", hers).await;
    let form = sends(municipality, "montanari", own).await;
    municipality.it_is(AFTER_THE_CALL).await;
    form
}

async fn sends(municipality: &Municipality, who: &str, answers: Value) -> SubmissionId {
    let phone = Phone::signed_in(municipality, who).await;
    let id = phone.fills_in("nido", answers);
    phone.sends(id).expect("it goes to the outbox");
    phone.form_is_registered(id).await;
    id
}

async fn opens(screen: &Screen, municipality: &Municipality, size: Size, theme: Theme) -> Window {
    let window = Window::opens(screen, &municipality.url(), size, theme, clone::shown("screenshots")).await;
    first_journey::reaches_home(&window).await;
    window
}

/// Giulia signs in and opens what she sent from her phone.
async fn finds_her_application(window: &Window, form: SubmissionId) {
    window.goes_to("#/account").await;
    window.clicks("#sign-in").await;
    browser::goes_through(&window.opens_in_browser().await, &[("identita", "montanari"), ("livello", "L2")]).await;
    window.sees_words("Ciao, Giulia").await;
    window.goes_to("#/submissions").await;
    window.clicks(&format!("#submissions a.item[href*='{form}']")).await;
}

/// Goes there with Tab and presses keys.
async fn presses_at(window: &Window, css: &str, keys: &str) {
    window.tabs_to(css).await;
    window.presses(keys).await;
}

async fn a_place_is_ranked_observed_offered_and_accepted(size: Size, theme: Theme) {
    let (municipality, screen) = (Municipality::opens(), Screen::new());
    let form = applied(&municipality).await;
    let office = Operator::of(&municipality).await;
    office.publishes("nido", CALL, Phase::Provisional, SEED).await;
    let window = opens(&screen, &municipality, size, theme).await;
    finds_her_application(&window, form).await;
    window.sees("#see-ranking").await;
    window.shows("172-ranked").await;
    presses_at(&window, "#see-ranking", ENTER).await;
    window.finds_focus_at("#page-title").await;
    window.sees_words("Posizione 2 di 2").await;
    window.shows("173-ranking").await;
    window.scrolls_to("#criteria").await;
    window.shows("174-ranking-points").await;

    window.goes_to(&format!("#/form/{form}/sent")).await;
    window.sees("#integration").await;
    presses_at(&window, "#integration", "Ora lavoro 36 ore.").await;
    window.sees_words("Bozza salvata alle").await;
    window.scrolls_to("#integration-title").await;
    window.shows("175-observation").await;
    presses_at(&window, "#integration-send", ENTER).await;
    window.sees_words("Osservazione inviata").await;

    municipality.it_is(AFTER_OBSERVATIONS).await;
    let office = Operator::of(&municipality).await;
    office.corrects(("nido", CALL), form, ("applicant_hours", "36"), REASON).await;
    office.answers_observation(("nido", CALL), form, (true, "Hai ragione: contano 36 ore.")).await;
    office.publishes("nido", CALL, Phase::Final, "").await;
    assert_eq!(office.offers_places("nido", CALL).await, 2);
    window.sees("#offer-place").await;
    window.shows("176-offer").await;
    window.goes_to("#/deadlines").await;
    window.sees(".deadline").await;
    window.shows("177-deadline-of-an-offer").await;
    window.goes_to(&format!("#/form/{form}/ranking")).await;
    window.sees("#corrected").await;
    window.sees_words(REASON).await;
    window.shows("178-ranking-final").await;
    window.goes_to(&format!("#/form/{form}/sent")).await;
    presses_at(&window, "#accept_place", ENTER).await;
    window.sees("#accept_place-dialog").await;
    window.shows("179-accept").await;
    presses_at(&window, "#accept_place-confirm", ENTER).await;
    window.sees("#proceeding-state .badge-good").await;
    window.finds_focus_at("#page-title").await;
    window.shows("180-accepted").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_ranked_observed_offered_and_accepted_on_a_phone_by_day() {
    a_place_is_ranked_observed_offered_and_accepted(Size::Phone, Theme::Light).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_ranked_observed_offered_and_accepted_on_a_desktop_by_night() {
    a_place_is_ranked_observed_offered_and_accepted(Size::Desktop, Theme::Dark).await;
}

/// Anna Bianchi opens the desk in a browser: as it happens, the one in which the app runs.
async fn enters_the_desk(window: &Window, municipality: &Municipality) {
    window.visits(&format!("{}/ufficio/accesso", municipality.url())).await;
    window.clicks("main a.button").await;
    window.clicks("label[for='bianchi']").await;
    window.clicks("label[for='L2']").await;
    window.clicks("button:not([value='annulla'])").await;
    window.sees("a[href='/ufficio/graduatorie']").await;
}

async fn the_office_makes_a_ranking(size: Size) {
    let (municipality, screen) = (Municipality::opens(), Screen::new());
    let form = applied(&municipality).await;
    let window = opens(&screen, &municipality, size, Theme::Light).await;
    enters_the_desk(&window, &municipality).await;
    window.visits(&format!("{}/ufficio/pratiche/{form}", municipality.url())).await;
    window.clicks("#passo-ask_integration summary").await;
    window.shows("190-desk-form").await;
    window.clicks("a[href='/ufficio/graduatorie']").await;
    window.sees(&format!("a[href='/ufficio/graduatorie/nido/{CALL}']")).await;
    window.shows("191-desk-rankings").await;
    window.clicks(&format!("a[href='/ufficio/graduatorie/nido/{CALL}']")).await;
    window.types("#prova-seme", SEED).await;
    window.clicks("#prova button").await;
    window.sees("#tabella").await;
    window.shows("192-desk-trial").await;
    window.clicks("#pubblica-provvisoria summary").await;
    window.clicks("#pubblica-provvisoria button").await;
    window.sees("#pubblicate + .timeline > li").await;
    window.shows("193-desk-published").await;
    window.clicks(&format!("a[href$='/domande/{form}']")).await;
    window.sees("#correggi").await;
    window.shows("194-desk-application").await;
    window.clicks("#correggi-applicant_hours summary").await;
    window.types_anew("#correggi-applicant_hours input[name='valore']", "molte").await;
    window.types("#correggi-applicant_hours textarea", REASON).await;
    window.clicks("#correggi-applicant_hours button").await;
    window.sees("#errore").await;
    window.shows("195-desk-correction-refused").await;
    window.types_anew("#correggi-applicant_hours input[name='valore']", "36").await;
    window.clicks("#correggi-applicant_hours button").await;
    window.sees(".note.good").await;
    window.shows("196-desk-corrected").await;

    municipality.it_is(AFTER_OBSERVATIONS).await;
    enters_the_desk(&window, &municipality).await;
    window.visits(&format!("{}/ufficio/graduatorie/nido/{CALL}", municipality.url())).await;
    window.clicks("#pubblica-definitiva summary").await;
    window.clicks("#pubblica-definitiva button").await;
    window.sees("#pubblicate + .timeline > li:nth-child(2)").await;
    window.clicks("#proponi button").await;
    window.sees("#pubblicate + .timeline > li:nth-child(3)").await;
    window.shows("197-desk-offered").await;
    let (wide, seen) = (window.asks("return document.documentElement.scrollWidth").await, window.width().await);
    assert!(wide.as_u64().is_some_and(|wide| wide <= seen), "{wide} of {seen} pixels: nothing is beyond the edge");
    window.clicks(&format!("a[href='/graduatorie/nido/{CALL}']")).await;
    window.sees("#numero").await;
    window.shows("198-public-ranking").await;
    window.closes().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_makes_a_ranking_on_a_phone() {
    the_office_makes_a_ranking(Size::Phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_makes_a_ranking_on_a_desktop() {
    the_office_makes_a_ranking(Size::Desktop).await;
}
