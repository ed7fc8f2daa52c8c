//! A person asks for their data to be erased, and follows what becomes of it.

use rapida_contract::erasure::{ERASURES, Erasure, ErasureState, erasure};
use rapida_contract::ids::ErasureId;
use rapida_contract::problem::Code;
use reqwest::{Method, Response, StatusCode};
use uuid::Uuid;

use crate::app::SigningApp;
use crate::client::problem;
use crate::municipality::Municipality;
use crate::operator::text;

async fn signed_in(municipality: &Municipality, who: &str, level: &str) -> (SigningApp, String) {
    let mut app = municipality.an_app();
    let token = app.sign_in(who, level).await["access_token"].as_str().unwrap().to_owned();
    (app, token)
}

async fn asks((app, token): &(SigningApp, String), id: ErasureId) -> Response {
    app.with_token(Method::PUT, &erasure(id), token).await
}

async fn list((app, token): &(SigningApp, String)) -> Vec<Erasure> {
    app.with_token(Method::GET, ERASURES, token).await.json().await.unwrap()
}

pub async fn a_person_asks_for_erasure_once_and_follows_it(municipality: &Municipality) {
    let [zoli, ricci] = [signed_in(municipality, "zoli", "L2").await, signed_in(municipality, "ricci", "L2").await];
    let [first, second] = [(); 2].map(|()| ErasureId(Uuid::new_v4()));
    for status in [StatusCode::CREATED, StatusCode::OK] {
        let answer = asks(&zoli, first).await;
        assert_eq!(answer.status(), status);
        let told: Erasure = answer.json().await.unwrap();
        assert_eq!(
            (told.state, told.due.to_string(), told.words.as_str()),
            (ErasureState::Open, "2026-12-23".into(), "")
        );
    }
    assert_eq!(problem(asks(&ricci, first).await).await.code, Code::NotFound, "somebody else's");
    assert_eq!(problem(asks(&zoli, second).await).await.code, Code::Conflict, "one at a time");
    assert_eq!((list(&zoli).await.len(), list(&ricci).await.len()), (1, 0));

    let admin = municipality.a_registrar().await;
    let page = admin.page("/ufficio/cancellazioni").await;
    assert!(page.contains("ZLOMRC79M19D458N") && page.contains("Rispondere entro 23/12/2026"), "{page}");
    let path = format!("/ufficio/cancellazioni/{first}");
    for (csrf, outcome, words, status, told) in [
        ("", "fatta", "Cancellato", 403, "La pagina era di un altro accesso"),
        ("another session's", "fatta", "Cancellato", 403, "La pagina era di un altro accesso"),
        (&admin.csrf, "forse", "Cancellato", 400, "Scegli se"),
        (&admin.csrf, "fatta", " ", 422, "Scrivi la risposta"),
    ] {
        let refused = admin.post(&path, &[("csrf", csrf), ("esito", outcome), ("parole", words)]).await;
        assert_eq!(refused.status().as_u16(), status, "{outcome} {words}");
        assert!(text(refused).await.contains(told), "{told}");
    }
    assert_eq!(list(&zoli).await[0].state, ErasureState::Open);
    municipality.it_is("2026-11-23T09:05:00Z");
    let answer = [("csrf", admin.csrf.as_str()), ("esito", "fatta"), ("parole", "Cancellati i recapiti.")];
    assert_eq!(admin.post(&path, &answer).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(admin.post(&path, &answer).await.status(), StatusCode::CONFLICT, "answered already");
    let told = &list(&zoli).await[0];
    assert_eq!((told.state, told.words.as_str()), (ErasureState::Done, "Cancellati i recapiti."));
    assert_eq!(told.answered_at.unwrap().to_string(), "2026-11-23T09:05:00Z");
    assert!(admin.page("/ufficio/cancellazioni").await.contains("Fatta"));
    assert_eq!(asks(&zoli, second).await.status(), StatusCode::CREATED, "and once more later");
}

pub async fn asking_for_erasure_takes_two_factors(municipality: &Municipality) {
    let low = signed_in(municipality, "zoli", "L1").await;
    let refused = problem(asks(&low, ErasureId(Uuid::new_v4())).await).await;
    assert_eq!((refused.status, refused.code), (401, Code::LevelNeeded));
    assert!(refused.detail.contains("livello L2"), "{}", refused.detail);
    assert!(list(&low).await.is_empty(), "reading takes less");
}
