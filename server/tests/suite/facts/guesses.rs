//! Whoever guesses at a secret waits, and longer each time.

use reqwest::{Response, StatusCode};

use crate::app::SigningApp;
use crate::municipality::Municipality;
use crate::operator::text;

/// Seconds until one may come back.
fn wait(answer: &Response) -> u64 {
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    answer.headers()["retry-after"].to_str().unwrap().parse().unwrap()
}

pub async fn who_guesses_at_codes_of_receipts_waits_longer_each_time(municipality: &Municipality) {
    let browser = municipality.a_stranger();
    let guess = async || browser.get("/verifica?codice=ABCDEFGHJKLMNPQR").await;
    for _ in 0..21 {
        assert_eq!(guess().await.status(), StatusCode::OK);
    }
    let refused = guess().await;
    assert_eq!(wait(&refused), 1);
    assert!(text(refused).await.contains("Troppe verifiche"));
    // What waits is not counted; the next wrong guess is.
    municipality.it_is("2026-11-23T09:00:01Z");
    assert_eq!((guess().await.status(), wait(&guess().await)), (StatusCode::OK, 2));
    municipality.it_is("2026-11-24T09:00:01Z");
    assert_eq!((guess().await.status(), guess().await.status()), (StatusCode::OK, StatusCode::OK), "forgiven");
}

pub async fn who_guesses_at_keys_of_open311_waits(municipality: &Municipality) {
    let client = reqwest::Client::new();
    let url = format!("{}/open311/v2/requests.json", municipality.url());
    let guess = async |key: &str| {
        let form = format!("api_key={key}");
        let request = client.post(&url).header("content-type", "application/x-www-form-urlencoded");
        request.body(form).send().await.unwrap()
    };
    for _ in 0..21 {
        assert_eq!(guess("wrong").await.status(), StatusCode::FORBIDDEN);
    }
    let refused = guess("prova").await;
    assert_eq!(wait(&refused), 1, "also with the right key, or waiting would tell which one it is");
    assert!(refused.text().await.unwrap().contains("Troppi tentativi sbagliati. Riprova fra 1 secondo."));
    municipality.it_is("2026-11-23T09:00:01Z");
    assert_eq!(guess("prova").await.status(), StatusCode::BAD_REQUEST, "let in, and something else is missing");
}

pub async fn a_device_that_guesses_at_grants_waits_and_others_do_not(municipality: &Municipality) {
    let (thief, other) = (municipality.an_app(), municipality.an_app());
    let guess = async |app: &SigningApp| app.refresh("nonsense").await;
    for _ in 0..6 {
        assert_eq!(guess(&thief).await.status(), StatusCode::BAD_REQUEST);
    }
    let refused = guess(&thief).await;
    assert_eq!(wait(&refused), 1);
    assert!(refused.text().await.unwrap().contains("Riprova fra 1 secondo."));
    assert_eq!(guess(&other).await.status(), StatusCode::BAD_REQUEST);
    let mut app = municipality.an_app();
    app.sign_in("zoli", "L2").await;
}

pub async fn who_tries_the_desk_again_and_again_waits(municipality: &Municipality) {
    let tries = async |who: &str| {
        let choice = [("identita", who), ("livello", "L2")];
        municipality.a_stranger().comes_to_the_desk("/ufficio", &choice).await
    };
    for _ in 0..6 {
        assert_eq!(tries("zoli").await.status(), StatusCode::FORBIDDEN);
    }
    let refused = tries("zoli").await;
    assert_eq!(wait(&refused), 1);
    let page = text(refused).await;
    assert!(page.contains("<h1>Troppi tentativi</h1>") && page.contains("Riprova fra 1 secondo."), "{page}");
    assert_eq!(tries("ricci").await.status(), StatusCode::FORBIDDEN, "somebody else does not wait");
    assert_eq!(tries("bianchi").await.status(), StatusCode::SEE_OTHER);
}
