//! Who gets a place, and who does not get two.

use rapida_contract::problem::Code;
use rapida_contract::proceeding::{State, StepKind};
use reqwest::StatusCode;
use serde_json::json;

use super::rankings::{
    AFTER_OBSERVATIONS, AFTER_THE_CALL, SEED, acts, acts_at, apply, body, body_at, done, infants, offered, own,
    published, publishes, refused, takes,
};
use crate::municipality::Municipality;
use crate::operator::text;
use crate::proceeding::of_office;

pub async fn a_child_that_is_in_two_applications_stands_in_the_way_of_the_ranking(municipality: &Municipality) {
    apply(municipality, 2).await;
    let montanari = municipality.person("montanari").await;
    let again = montanari.files(&body(&montanari, "2026-11-02", json!({})).await).await;
    municipality.it_is(AFTER_THE_CALL);
    let clerk = municipality.operator("bianchi").await;
    let provisional = [("fase", "provvisoria"), ("seme", SEED)];
    let twice = acts(&clerk, "pubblicazione", "0", &provisional).await;
    refused(twice, "Lo stesso bambino è in più domande: 2027-0000001 e 2027-0000003").await;
    municipality.goes_on(again.id, of_office(StepKind::Close, "2027-04-20")).await.unwrap();
    publishes(&clerk, "provvisoria", "0").await;
}

pub async fn a_place_that_was_accepted_is_given_up_and_goes_on(municipality: &Municipality) {
    let ids = apply(municipality, 7).await;
    offered(municipality).await;
    let (clerk, montanari) = (municipality.operator("bianchi").await, municipality.person("montanari").await);
    for step in [StepKind::AcceptPlace, StepKind::Renounce] {
        assert_eq!(takes(&montanari, ids[0], step, "").await.status(), StatusCode::CREATED, "{step:?}");
    }
    done(acts(&clerk, "posti", "3", &[]).await, "posti-1").await;
    let states = [own(&montanari, ids[0]).await.state, own(&montanari, ids[6]).await.state];
    assert_eq!(states, [State::Closed, State::Offered]);
}

pub async fn who_is_asked_for_something_is_not_left_out_of_the_final_ranking_and_keeps_their_place(
    municipality: &Municipality,
) {
    let ids = apply(municipality, 7).await;
    municipality.it_is(AFTER_THE_CALL);
    publishes(&municipality.operator("bianchi").await, "provvisoria", "0").await;
    municipality.it_is(AFTER_OBSERVATIONS);
    let (clerk, montanari) = (municipality.operator("bianchi").await, municipality.person("montanari").await);
    municipality.asks_for(ids[2], "2027-05-06", false).await;
    let open = acts(&clerk, "pubblicazione", "1", &[("fase", "definitiva")]).await;
    refused(open, "Prima si chiudono le integrazioni").await;
    assert_eq!(takes(&montanari, ids[2], StepKind::Integrate, "Ecco").await.status(), StatusCode::CREATED);
    publishes(&clerk, "definitiva", "1").await;
    // Asked once more: the others do not wait, and nobody gets the place.
    municipality.asks_for(ids[2], "2027-05-06", false).await;
    done(acts(&clerk, "posti", "2", &[]).await, "posti-5").await;
    assert_eq!(own(&montanari, ids[6]).await.state, State::InCharge);
    assert_eq!(takes(&montanari, ids[2], StepKind::Integrate, "Ecco").await.status(), StatusCode::CREATED);
    done(acts(&clerk, "posti", "3", &[]).await, "posti-1").await;
    assert_eq!(own(&montanari, ids[2]).await.state, State::Offered);
}

pub async fn no_place_is_granted_past_the_ranking(municipality: &Municipality) {
    let ids = apply(municipality, 1).await;
    let granted = municipality.goes_on(ids[0], of_office(StepKind::Accept, "2027-03-31")).await.unwrap_err();
    assert!(granted.code == Code::WrongState && granted.detail.contains("graduatoria"), "{granted:?}");
    let page = municipality.operator("bianchi").await.page(&format!("/ufficio/pratiche/{}", ids[0])).await;
    assert!(page.contains("passo-refuse") && !page.contains("passo-accept"), "{page}");
}

pub async fn a_later_call_is_not_final_before_the_calls_before_it(municipality: &Municipality) {
    apply(municipality, 1).await;
    municipality.it_is(AFTER_THE_CALL);
    publishes(&municipality.operator("bianchi").await, "provvisoria", "0").await;
    let (in_the_later, desk) = ("2027-09-01T08:00:00Z", "/ufficio/graduatorie/nido/out_of_term_2027");
    municipality.it_is(in_the_later);
    let montanari = municipality.person("montanari").await;
    montanari.files(&body_at(&montanari, in_the_later, "2026-11-20", json!({})).await).await;
    municipality.it_is("2027-10-04T08:00:00Z");
    let clerk = municipality.operator("bianchi").await;
    let provisional = [("fase", "provvisoria"), ("seme", SEED)];
    let published = acts_at(&clerk, desk, "pubblicazione", ("0", &provisional)).await;
    assert_eq!(published.status(), StatusCode::SEE_OTHER);
    municipality.it_is("2027-11-04T08:00:00Z");
    let clerk = municipality.operator("bianchi").await;
    let early = acts_at(&clerk, desk, "pubblicazione", ("1", &[("fase", "definitiva")])).await;
    refused(early, "Prima serve la graduatoria definitiva di un altro bando: Bando 2027/2028.").await;
    publishes(&clerk, "definitiva", "1").await;
    let published = acts_at(&clerk, desk, "pubblicazione", ("1", &[("fase", "definitiva")])).await;
    assert_eq!(published.status(), StatusCode::SEE_OTHER);
    let past = acts(&clerk, "posti", "2", &[]).await;
    refused(past, "I posti si propongono con la graduatoria di un altro bando: Fuori termine 2027/2028.").await;
}

pub async fn a_place_of_a_later_round_is_read_where_one_applied(municipality: &Municipality) {
    let ids = apply(municipality, 7).await;
    offered(municipality).await;
    let (in_the_later, desk) = ("2027-09-01T08:00:00Z", "/ufficio/graduatorie/nido/out_of_term_2027");
    municipality.it_is(in_the_later);
    let montanari = municipality.person("montanari").await;
    let later = montanari.files(&body_at(&montanari, in_the_later, "2026-11-20", json!({})).await).await.id;
    let provisional = [("fase", "provvisoria"), ("seme", SEED)];
    for (day, act, more) in [
        ("2027-10-04T08:00:00Z", "pubblicazione", provisional.as_slice()),
        ("2027-11-04T08:00:00Z", "pubblicazione", &[("fase", "definitiva")]),
        ("2027-11-04T09:00:00Z", "posti", &[]),
    ] {
        municipality.it_is(day);
        let clerk = municipality.operator("bianchi").await;
        let seen = clerk.page(desk).await.matches("criteri: versione").count().to_string();
        let done = acts_at(&clerk, desk, act, (&seen, more)).await;
        assert_eq!(done.status(), StatusCode::SEE_OTHER, "{}", text(done).await);
    }
    let montanari = municipality.person("montanari").await;
    let states =
        [own(&montanari, ids[0]).await.state, own(&montanari, ids[6]).await.state, own(&montanari, later).await.state];
    assert_eq!(
        states,
        [State::Closed, State::Offered, State::Offered],
        "nobody accepted in time, and the places went on"
    );
    let of_the_first = published(municipality).await;
    let rows = infants(&of_the_first);
    assert_eq!((rows.len(), rows[6].position, rows[6].place.as_deref()), (7, Some(7), Some("Nido Pavirani")));
}
