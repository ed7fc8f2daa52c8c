//! Observations on a provisional ranking, what the office answers, and what it corrects.

use rapida_contract::access_log::{ACCESSES, Access, AccessAct};
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::StepKind;
use rapida_contract::ranking::{Corrected, Phase};
use reqwest::{Response, StatusCode};
use serde_json::json;

use super::rankings::{
    AFTER_OBSERVATIONS, AFTER_THE_CALL, DESK, SEED, answers_an_observation, application, apply, body, fills, infants,
    own, published, publishes, takes,
};
use crate::municipality::Municipality;
use crate::operator::{Browser, between, text};

const REASON: &str = "Il libretto mostra la prenotazione del 12 marzo.";

/// Corrects an answer of an application.
async fn corrects(clerk: &Browser, id: SubmissionId, path: &str, value: &str, why: &str) -> Response {
    fills(clerk, id, "rettifica", &[("domanda", path), ("valore", value), ("motivo", why)]).await
}

async fn is_refused(answer: Response, why: &str) -> String {
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains(why), "{why} in {page}");
    page
}

pub async fn an_observation_that_is_upheld_changes_the_final_ranking(municipality: &Municipality) {
    apply(municipality, 2).await;
    let montanari = municipality.person("montanari").await;
    let unvaccinated = body(&montanari, "2026-10-01", json!({ "vaccinations": "missing" })).await;
    let sent = montanari.files(&unvaccinated).await;
    municipality.it_is(AFTER_THE_CALL);
    publishes(&municipality.operator("bianchi").await, "provvisoria", "0").await;
    let montanari = municipality.person("montanari").await;
    assert_eq!(own(&montanari, sent.id).await.ranking.unwrap().position, None);
    let observed = takes(&montanari, sent.id, StepKind::Observe, "La vaccinazione era prenotata.").await;
    assert_eq!(observed.status(), StatusCode::CREATED);

    municipality.it_is(AFTER_OBSERVATIONS);
    let clerk = municipality.operator("bianchi").await;
    let page = clerk.page(&application(sent.id)).await;
    assert!(page.contains("La vaccinazione era prenotata.") && page.contains("non è in regola"), "{page}");
    let corrected = corrects(&clerk, sent.id, "vaccinations", "booked", REASON).await;
    assert_eq!(corrected.headers()["location"], format!("{}?fatto=rettifica", application(sent.id)));
    answers_an_observation(&clerk, sent.id, "accolta", "Hai ragione: sei in graduatoria.").await;
    let page = clerk.page(&application(sent.id)).await;
    assert!(page.contains(REASON) && !page.contains("non è in regola"), "{page}");
    publishes(&clerk, "definitiva", "1").await;

    let montanari = municipality.person("montanari").await;
    let after = own(&montanari, sent.id).await;
    let answered = after.events.iter().find(|event| event.step == StepKind::UpholdObservation).unwrap();
    assert_eq!(answered.words, "Hai ragione: sei in graduatoria.");
    let told = after.ranking.unwrap();
    assert_eq!((told.phase, told.position, told.excluded), (Phase::Final, Some(1), None), "the oldest child");
    assert_eq!(told.before.unwrap().position, None);
    let [Corrected { declared, answer, why, .. }] = told.corrected.as_slice() else { panic!("{:?}", told.corrected) };
    assert!(declared.it != answer.it && why == REASON, "{:?}", told.corrected);
    let public = published(municipality).await;
    assert_eq!(infants(&public)[0].number, sent.registration.code().0);
    let mail = municipality.a_stranger().page("/sandbox/mail").await;
    assert!(mail.contains("Risposta alla tua osservazione") && mail.contains("Graduatoria pubblicata"), "{mail}");
}

pub async fn a_correction_is_an_answer_with_a_reason_on_the_page_that_was_read(municipality: &Municipality) {
    let id = apply(municipality, 1).await[0];
    municipality.it_is(AFTER_THE_CALL);
    let clerk = municipality.operator("bianchi").await;
    let page = is_refused(corrects(&clerk, id, "applicant_hours", "molte", REASON).await, "non va bene").await;
    assert!(page.contains("value=\"molte\"") && page.contains(REASON), "what was typed stays: {page}");
    is_refused(corrects(&clerk, id, "applicant_hours", "20", "  ").await, "Scrivi perché").await;
    is_refused(corrects(&clerk, id, "phone", "0544", REASON).await, "non si corregge qui").await;
    assert_eq!(corrects(&clerk, id, "applicant_hours", "20", REASON).await.status(), StatusCode::SEE_OTHER);
    let stale = [
        ("csrf", clerk.csrf.as_str()),
        ("visti", "0"),
        ("domanda", "applicant_hours"),
        ("valore", "30"),
        ("motivo", REASON),
    ];
    is_refused(clerk.post(&format!("{}/rettifica", application(id)), &stale).await, "Nel frattempo").await;
    let other = municipality.operator("guerrini").await;
    assert_eq!(other.get(&application(id)).await.status(), StatusCode::NOT_FOUND);
    let foreign = [
        ("csrf", other.csrf.as_str()),
        ("visti", "1"),
        ("domanda", "applicant_hours"),
        ("valore", "30"),
        ("motivo", REASON),
    ];
    for act in ["rettifica", "risposta"] {
        let answer = clerk.post(&format!("{}/{act}", application(id)), &foreign).await;
        is_refused(answer, "La pagina era di un altro accesso").await;
    }
    publishes(&clerk, "provvisoria", "0").await;
    let montanari = municipality.person("montanari").await;
    let told = own(&montanari, id).await.ranking.unwrap();
    assert_eq!((told.criteria[0].points, told.corrected.len()), (800, 1), "twenty hours count");
    municipality.it_is(AFTER_OBSERVATIONS);
    let clerk = municipality.operator("bianchi").await;
    publishes(&clerk, "definitiva", "1").await;
    let late = [
        ("csrf", clerk.csrf.as_str()),
        ("visti", "1"),
        ("domanda", "applicant_hours"),
        ("valore", "30"),
        ("motivo", REASON),
    ];
    is_refused(clerk.post(&format!("{}/rettifica", application(id)), &late).await, "non cambia più").await;
}

pub async fn who_looks_at_an_application_of_a_ranking_is_in_its_access_log(municipality: &Municipality) {
    let id = apply(municipality, 1).await[0];
    municipality.it_is(AFTER_THE_CALL);
    municipality.operator("bianchi").await.page(&application(id)).await;
    let montanari = municipality.person("montanari").await;
    let seen: Vec<Access> = montanari.read(ACCESSES).await;
    let looks = seen.iter().filter(|access| access.act == AccessAct::Viewed).count();
    assert_eq!(looks, 1, "{seen:?}");
}

pub async fn whoever_tries_a_ranking_is_in_the_audit_log_with_the_seed(municipality: &Municipality) {
    apply(municipality, 1).await;
    municipality.it_is(AFTER_THE_CALL);
    let clerk = municipality.operator("bianchi").await;
    let by_chance = clerk.page(&format!("{DESK}?seme=")).await;
    let seed = between(&by_chance, "Seme: <span class=\"code break\">", "<").to_owned();
    clerk.page(&format!("{DESK}?seme={SEED}")).await;
    let rows = municipality.app().db.read(|tx| tx.query("SELECT entry FROM audit ORDER BY seq", &[]));
    let rows = rows.await.unwrap();
    let tried: Vec<String> = rows.iter().map(|row| row.text(0).unwrap().to_owned()).collect();
    for seed in [seed.as_str(), SEED] {
        assert!(tried.iter().any(|entry| entry.contains(&format!("nido main_2027 {seed}"))), "{seed} in {tried:?}");
    }
}
