//! The two services whose places are given down a ranking.

use jiff::civil::Date;
use rapida_contract::deadlines::DeadlineKind;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::ProceedingPage;
use rapida_contract::problem::Code;
use rapida_contract::proceeding::{State, StepKind};
use rapida_contract::ranking::{Before, Given, Offer, OwnRanking, Phase, PlaceAsked};
use rapida_contract::service::light::{Light, Reason};
use rapida_contract::sign_in::Level;
use rapida_tests::browser::Browser;
use rapida_tests::filling_in::{alone, nido, preschool, with};
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::Phone;
use serde_json::{Value, json};

use super::{Way, applies, deadline, hears, hears_state, last, page, refused};

const CALL: &str = "main_2027";
const SEED: &str = "estratto-in-consiglio-comunale";
const ANSWERED: &str = "Quelle ore sono già contate.";
const OBSERVED: &str = "Lavoro 36 ore anche con il nuovo contratto.";

/// A service whose places are given down a ranking.
struct Ranked {
    slug: &'static str,
    /// What Giulia Montanari answers, and Elena Casadei, who comes before her.
    answers: [Value; 2],
    /// The first day of the call, and a moment after its last.
    call: [&'static str; 2],
    school: &'static str,
    /// What each criterion gives Giulia Montanari, in hundredths.
    points: &'static [(&'static str, i64)],
    /// Whether there is one place for both.
    is_scarce: bool,
}

fn places_at_the_nido() -> Ranked {
    let child = json!({ "tax_code": "CSDDAA25E50H199S", "given_name": "Ada", "family_name": "Casadei", "birth_date": "2025-05-10" });
    let schools = json!({ "schools": ["pavirani"] });
    let more = json!({ "twin": false, "has_isee": false, "hours": "full_day" });
    Ranked {
        slug: "nido",
        answers: [with(nido(), schools.clone()), alone(child, with(more, schools))],
        call: ["2027-03-30", "2027-04-16T10:00"],
        school: "Nido Pavirani",
        points: &[
            ("applicant_work", 1200),
            ("other_parent_work", 0),
            ("household", 0),
            ("siblings", 0),
            ("twin", 0),
            ("sibling_at_nido", 0),
        ],
        is_scarce: false,
    }
}

fn places_at_the_preschool() -> Ranked {
    let child = json!({ "tax_code": "CSDDAA22P50H199J", "given_name": "Ada", "family_name": "Casadei", "birth_date": "2022-09-10" });
    let more = json!({ "at_nido": false, "sibling_at_school": false, "schools": ["pasi"], "religion": false });
    Ranked {
        slug: "preschool",
        answers: [preschool(), alone(child, more)],
        call: ["2027-01-11", "2027-02-01T10:00"],
        school: "Scuola dell'infanzia Pasi",
        points: &[
            ("applicant_work", 1200),
            ("other_parent_work", 0),
            ("household", 0),
            ("sibling_at_school", 500),
            ("at_nido", 0),
        ],
        is_scarce: true,
    }
}

/// Who was signed in months ago is so no longer, and signs in again.
async fn signs_in_again(phone: &Phone, who: &str) {
    let is_over = || phone.device().sign_in().expect("known").person.is_none();
    phone.tries_until("the session is over", is_over).await;
    phone.signs_in_as(who, Level::L2).await;
    phone.tries().await;
}

fn ranking(page: &ProceedingPage) -> OwnRanking {
    page.proceeding.ranking.clone().expect("it is in a ranking")
}

/// The one school that was asked for.
fn school(page: &ProceedingPage) -> PlaceAsked {
    ranking(page).places.pop().expect("a school")
}

/// Ten in the morning of the day after.
fn after(day: Date) -> String {
    format!("{}T10:00", day.tomorrow().expect("a day"))
}

/// From the card to a place that is accepted.
async fn gets_a_place(of: Ranked, way: Way) {
    let municipality = Municipality::opens();
    municipality.has_clerk_of("education");
    let stranger = Phone::new(municipality.address()).await;
    let too_early = stranger.device().service(of.slug).expect("on offer").card.way;
    let opens = of.call[0].parse().expect("a day");
    assert_eq!((too_early.light, too_early.reason), (Light::Red, Reason::NotYet { opens }));
    municipality.it_is(&format!("{}T10:00", of.call[0])).await;
    let (mut phone, id) = applies(&municipality, way, of.slug, &of.answers[0]).await;
    let neighbour = Phone::signed_in(&municipality, "casadei").await;
    let first = neighbour.fills_in(of.slug, of.answers[1].clone());
    neighbour.sends(first).unwrap_or_else(|error| panic!("{error:?}"));
    let numbers = [phone.form_is_registered(id).await, neighbour.form_is_registered(first).await];
    let numbers = numbers.map(|registration| registration.code().0);

    municipality.it_is(of.call[1]).await;
    let desk = Operator::of(&municipality).await;
    let tried = desk.tries_ranking(of.slug, CALL, SEED).await;
    assert!(tried.contains("Niente di questo è pubblicato") && numbers.iter().all(|number| tried.contains(number)));
    desk.publishes(of.slug, CALL, Phase::Provisional, SEED).await;
    hears(&phone, id, "the provisional ranking", |page| page.proceeding.ranking.is_some()).await;
    let until = reads_its_points_without_a_network(&mut phone, id, &of);

    let observes = |phone: &Phone| {
        phone.device().save_integration(id, OBSERVED).expect("kept");
        phone.device().send_integration(id).expect("it goes to the outbox");
    };
    way.does(&municipality, &phone, observes).await;
    let observed = hears(&phone, id, "the observation", |page| last(page).step == StepKind::Observe).await;
    assert!(last(&observed).registration.is_some() && observed.steps.is_empty(), "{observed:?}");

    municipality.it_is(&after(until)).await;
    let desk = Operator::of(&municipality).await;
    assert!(desk.reads_ranking(of.slug, CALL).await.contains("1 domanda aspetta"));
    desk.answers_observation((of.slug, CALL), id, (false, ANSWERED)).await;
    desk.publishes(of.slug, CALL, Phase::Final, "").await;
    let final_one = hears(&phone, id, "the final ranking", |page| ranking(page).phase == Phase::Final).await;
    let dismissed = final_one.proceeding.events.iter().find(|event| event.step == StepKind::DismissObservation);
    assert_eq!(dismissed.map(|event| event.words.as_str()), Some(ANSWERED));
    let told = ranking(&final_one);
    let before = Before { position: Some(2), points: told.points, phase: Phase::Provisional };
    assert_eq!((told.position, told.before, told.observations_until), (Some(2), Some(before), None));
    assert_eq!(
        refused(phone.device().send_integration(id)).code,
        Code::WrongState,
        "the time for observations is over"
    );

    signs_in_again(&neighbour, "casadei").await;
    assert_eq!(desk.offers_places(of.slug, CALL).await, if of.is_scarce { 1 } else { 2 });
    let offer = offered(&neighbour, first).await;
    if of.is_scarce {
        let waits = hears(&phone, id, "the round", |page| school(page).is_full).await;
        assert_eq!((waits.proceeding.state, school(&waits).last_admitted), (State::InCharge, Some(1)));
        lapses(&municipality, &neighbour, first, &offer).await;
        assert_eq!(Operator::of(&municipality).await.offers_places(of.slug, CALL).await, 1, "the place goes on");
    }
    let offer = offered(&phone, id).await;
    assert_eq!(offer.place, of.school);
    assert_eq!(deadline(&phone, id, DeadlineKind::Acceptance), Some(offer.until));
    let accepts =
        |phone: &Phone| phone.device().step_form(id, StepKind::AcceptPlace, "").expect("it goes to the outbox");
    way.does(&municipality, &phone, accepts).await;
    let accepted = hears_state(&phone, id, State::Accepted).await;
    assert!(last(&accepted).registration.is_some() && accepted.steps.is_empty(), "{accepted:?}");
    assert_eq!(deadline(&phone, id, DeadlineKind::Acceptance), None);
    if !of.is_scarce {
        lapses(&municipality, &neighbour, first, &offer).await;
    }
    let public = format!("{}/graduatorie/{}/{CALL}?numero={}", municipality.url(), of.slug, numbers[0]);
    assert!(Browser::default().reads(&public).await.contains(of.school));
}

/// Closes the app and opens it again without a network: position, points with their reasons, and the day until which something can
/// be observed, which is answered.
fn reads_its_points_without_a_network(phone: &mut Phone, id: SubmissionId, of: &Ranked) -> Date {
    phone.goes_offline();
    phone.restarts();
    let told = ranking(&page(phone, id));
    assert_eq!((told.phase, told.position, told.of, told.excluded), (Phase::Provisional, Some(2), 2, None));
    let given: Vec<(&str, i64)> = told.criteria.iter().map(|given| (given.id.as_str(), given.points)).collect();
    assert_eq!(given, of.points);
    assert_eq!(told.points, of.points.iter().map(|(_, points)| points).sum::<i64>());
    let says_why = |given: &Given| given.evidence.iter().any(|evidence| !evidence.answer.it.is_empty());
    assert!(told.criteria.iter().filter(|given| given.points > 0).all(says_why), "{:?}", told.criteria);
    let school = school(&page(phone, id));
    assert_eq!((school.name.as_str(), school.is_given), (of.school, !of.is_scarce));
    let until = told.observations_until.expect("a day");
    assert_eq!(deadline(phone, id, DeadlineKind::Observations), Some(until));
    phone.goes_online();
    until
}

async fn offered(phone: &Phone, id: SubmissionId) -> Offer {
    hears_state(phone, id, State::Offered).await.proceeding.offer.expect("a place")
}

/// The last day passes: nobody has to do anything.
async fn lapses(municipality: &Municipality, phone: &Phone, id: SubmissionId, offer: &Offer) {
    municipality.it_is(&after(offer.until)).await;
    let over = hears_state(phone, id, State::Closed).await;
    assert_eq!(last(&over).step, StepKind::Lapse);
    let late = refused(phone.device().step_form(id, StepKind::AcceptPlace, ""));
    assert_eq!(late.code, Code::WrongState);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_at_the_nido_is_asked_for_ranked_observed_offered_and_accepted() {
    gets_a_place(places_at_the_nido(), Way::Online).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_at_the_nido_is_got_by_a_parent_who_does_everything_without_a_network() {
    gets_a_place(places_at_the_nido(), Way::OfflineFirst).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_place_at_the_preschool_goes_on_to_the_next_when_it_is_not_accepted_in_time() {
    gets_a_place(places_at_the_preschool(), Way::Online).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_place_at_the_preschool_is_got_by_a_parent_who_does_everything_without_a_network() {
    gets_a_place(places_at_the_preschool(), Way::OfflineFirst).await;
}

/// Elena Casadei is alone and comes first; Giulia Montanari forgot that there is a report of the social services.
#[tokio::test(flavor = "multi_thread")]
async fn an_observation_that_is_upheld_makes_another_ranking_that_says_what_was_corrected() {
    let of = places_at_the_nido();
    let municipality = Municipality::opens();
    municipality.has_clerk_of("education");
    municipality.it_is(&format!("{}T10:00", of.call[0])).await;
    let [own, hers] = of.answers;
    let (phone, id) = applies(&municipality, Way::Online, of.slug, &own).await;
    let neighbour = Phone::signed_in(&municipality, "casadei").await;
    let first = neighbour.fills_in(of.slug, hers);
    neighbour.sends(first).unwrap_or_else(|error| panic!("{error:?}"));
    neighbour.form_is_registered(first).await;

    municipality.it_is(of.call[1]).await;
    let desk = Operator::of(&municipality).await;
    desk.publishes(of.slug, CALL, Phase::Provisional, SEED).await;
    let told = ranking(&hears(&phone, id, "the provisional ranking", |page| page.proceeding.ranking.is_some()).await);
    assert_eq!((told.position, told.band), (Some(2), None));
    phone.device().save_integration(id, OBSERVED).expect("kept");
    phone.device().send_integration(id).expect("it goes to the outbox");
    hears(&phone, id, "the observation", |page| last(page).step == StepKind::Observe).await;
    municipality.it_is(&after(told.observations_until.expect("a day"))).await;
    let desk = Operator::of(&municipality).await;
    desk.corrects((of.slug, CALL), id, ("social_report", "si"), "La relazione è agli atti.").await;
    desk.answers_observation((of.slug, CALL), id, (true, "Hai ragione.")).await;
    desk.publishes(of.slug, CALL, Phase::Final, "").await;
    let told = ranking(&hears(&phone, id, "the final ranking", |page| ranking(page).phase == Phase::Final).await);
    let before = Before { position: Some(2), points: told.points, phase: Phase::Provisional };
    assert_eq!((told.position, told.band.is_some(), told.before), (Some(1), true, Some(before)));
    let corrected: Vec<_> = told.corrected.iter().map(|one| (&*one.declared.it, &*one.answer.it, &*one.why)).collect();
    assert_eq!(corrected, [("no", "sì", "La relazione è agli atti.")]);
    signs_in_again(&neighbour, "casadei").await;
    let hers =
        ranking(&hears(&neighbour, first, "the final ranking", |page| ranking(page).phase == Phase::Final).await);
    assert_eq!((hers.position, hers.corrected), (Some(2), Vec::new()));
}
