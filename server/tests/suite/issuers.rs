//! Which issuers a municipality has, by its settings.

use std::time::Duration;

use rapida_server::config::Config;
use rapida_server::sign_in::Issuer;
use reqwest::StatusCode;

use crate::app::{location, query};
use crate::municipality::Municipality;

fn issuer(id: &str, url: &str) -> Issuer {
    let text = format!("id = '{id}'\nname = 'Entra con {id}'\nurl = '{url}'");
    toml::from_str(&text).unwrap()
}

#[tokio::test]
async fn every_issuer_has_its_button_and_none_is_said_so() {
    for (issuers, told) in [
        (vec![], vec!["non ha ancora collegato"]),
        (
            vec![issuer("federa", "https://federa.example"), issuer("cie", "https://cie.example")],
            vec!["Entra con federa", "Entra con cie"],
        ),
    ] {
        let data = tempfile::tempdir().unwrap();
        let config = Config { sandbox: false, issuers, ..Config::for_tests(data.path()) };
        let municipality = Municipality::with(config).await;
        let app = municipality.an_app();
        let page = app.browser.page(&app.request(&[])).await;
        assert!(told.iter().all(|told| page.contains(told)) && !page.contains("prova"), "{page}");
        assert!(!page.contains("<script"), "{page}");
        municipality.end().await;
    }
}

#[tokio::test]
async fn an_issuer_that_is_down_is_told_to_the_app() {
    let data = tempfile::tempdir().unwrap();
    // Nobody listens on port 9 of this machine.
    let issuers = vec![issuer("federa", "http://127.0.0.1:9")];
    let municipality = Municipality::with(Config { issuers, ..Config::for_tests(data.path()) }).await;
    let app = municipality.an_app();
    let answer = app.browser.get(&app.request(&[("issuer", "federa")])).await;
    assert_eq!(answer.status(), StatusCode::FOUND);
    assert_eq!(query(&location(&answer))["error"], "temporarily_unavailable");
    municipality.end().await;
}

#[tokio::test]
async fn an_issuer_that_says_nothing_is_not_waited_for_without_end() {
    let data = tempfile::tempdir().unwrap();
    let config = Config { patience: Duration::from_secs(2), ..Config::for_tests(data.path()) };
    let municipality = Municipality::with(config).await;
    let mut app = municipality.an_app();
    let told = app.enter(&[], &[("identita", "zoli"), ("livello", "L2"), ("prova", "silenzio")]).await;
    assert_eq!(told["error"], "temporarily_unavailable");
    municipality.end().await;
}
