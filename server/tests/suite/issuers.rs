//! Which issuers a municipality has, by its settings.

use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use rapida_server::config::Config;
use rapida_server::serve;
use rapida_server::sign_in::Issuer;
use rapida_server::world::World;
use reqwest::StatusCode;
use rsa::pkcs8::{EncodePrivateKey, LineEnding};
use serde_json::Value;

use crate::app::{location, query, tokens};
use crate::municipality::Municipality;
use crate::relying_party::an_attempt;

pub fn issuer(id: &str, url: &str) -> Issuer {
    let text = format!("id = '{id}'\nname = '{id}'\nurl = '{url}'");
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
async fn an_answer_of_another_issuer_than_was_asked_goes_no_further() {
    let [data, others] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let other = Municipality::begin(others.path(), None).await;
    let issuers = vec![issuer("altro", &format!("{}/sandbox/federa", other.url()))];
    let municipality = Municipality::with(Config { issuers, ..Config::for_tests(data.path()) }).await;
    let mut app = municipality.an_app();
    // The honest issuer gave a code; the person's browser is made to bring it to a sign-in at the other one.
    let asked = app.press_the_button(&[("issuer", "")]).await;
    assert!(asked.starts_with(&other.url()), "the settings' issuer has the first button: {asked}");
    let honest = app.browser.get(&app.request(&[("issuer", "federa-prova")])).await;
    let honest = location(&honest);
    let back = app.choose(&honest, &[("identita", "zoli"), ("livello", "L2")]).await;
    let mixed = back.replace(&query(&honest)["state"], &query(&asked)["state"]);
    let told = query(&location(&app.come_back(&mixed).await));
    assert_eq!((told["error"].as_str(), told.get("code")), ("server_error", None));
    // The code went nowhere: it is still good where it belongs.
    assert!(query(&location(&app.come_back(&back).await)).contains_key("code"));
    municipality.end().await;
    other.end().await;
}

#[tokio::test]
async fn over_https_browsers_are_told_to_come_by_nothing_else() {
    let data = tempfile::tempdir().unwrap();
    let public_url = Some("https://rapida.example".to_owned());
    let municipality = Municipality::with(Config { public_url, ..Config::for_tests(data.path()) }).await;
    for path in ["/", "/v1/municipality", "/nulla", "/ufficio"] {
        let answer = municipality.a_stranger().get(path).await;
        assert_eq!(answer.headers()["strict-transport-security"], "max-age=63072000", "{path}");
    }
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

/// A port that is free now.
pub fn free_port() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

#[tokio::test]
async fn an_issuer_that_has_our_key_is_signed_to() {
    let data = tempfile::tempdir().unwrap();
    let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2_048).unwrap();
    let file = data.path().join("client.pem");
    std::fs::write(&file, key.to_pkcs8_pem(LineEnding::LF).unwrap()).unwrap();
    let listen = free_port();
    let named = issuer("federa", &format!("http://{listen}/sandbox/federa"));
    let issuers = vec![Issuer { client_key: Some(file), ..named }];
    let municipality = Municipality::with(Config { listen, issuers, ..Config::for_tests(data.path()) }).await;
    let mut app = municipality.an_app();
    let asked = app.press_the_button(&[]).await;
    let sent = query(&asked);
    let mut names: Vec<_> = sent.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["client_id", "redirect_uri", "request", "response_type", "scope", "state"]);
    let back = app.choose(&asked, &[("identita", "zoli"), ("livello", "L2")]).await;
    let told = query(&location(&app.come_back(&back).await));
    assert_eq!(tokens(app.redeem(&told["code"], &[]).await).await["token_type"], "DPoP");

    let published: Value = app.browser.get("/accesso/jwks.json").await.json().await.unwrap();
    let header = sent["request"].split('.').next().map(|part| BASE64URL.decode(part).unwrap()).unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    assert_eq!(published["keys"][0]["kid"], header["kid"]);
    assert_eq!((published["keys"].as_array().unwrap().len(), published["keys"][0].get("d")), (1, None));

    // Whoever has no key is not taken for us.
    let party = municipality.a_relying_party();
    let plain = party.came_back(&party.browser.get(&party.request(&an_attempt(), &[])).await);
    assert_eq!(plain["error"], "invalid_request_object");
    let back = app.choose(&asked, &[("identita", "zoli"), ("livello", "L2")]).await;
    for assertion in ["", "nonsense", &sent["request"]] {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        let others = [("client_assertion_type", kind), ("client_assertion", assertion)];
        let refused = party.redeem(&query(&back)["code"], &others).await;
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED, "{assertion}");
    }
    municipality.end().await;
}

/// Why a server does not start with these issuers.
async fn refused(sandbox: bool, issuers: Vec<Issuer>) -> String {
    let data = tempfile::tempdir().unwrap();
    let config = Config { sandbox, issuers, ..Config::for_tests(data.path()) };
    serve::start(config, World::system()).await.err().unwrap().to_string()
}

#[tokio::test]
async fn issuers_that_cannot_be_told_apart_or_trusted_are_said_before_the_server_runs() {
    let good = issuer("federa", "https://federa.example");
    for (sandbox, id, url, told) in [
        (false, "federa", "https://cie.example", "`id` of its own: \"federa\""),
        (false, "", "https://cie.example", "`id` of its own: \"\""),
        (true, "federa-prova", "https://cie.example", "`id` of its own: \"federa-prova\""),
        (false, "cie", "http://cie.example", "\"cie\" is not at an https address"),
    ] {
        let why = refused(sandbox, vec![good.clone(), issuer(id, url)]).await;
        assert!(why.contains(told), "{why}");
    }
}

#[tokio::test]
async fn a_key_that_is_none_is_said_before_the_server_runs() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("client.pem");
    for (content, told) in [(None, "No such file"), (Some("nonsense"), "holds no RSA key")] {
        if let Some(content) = content {
            std::fs::write(&file, content).unwrap();
        }
        let named = Issuer { client_key: Some(file.clone()), ..issuer("federa", "https://federa.example") };
        let why = refused(true, vec![named]).await;
        assert!(why.contains("client.pem") && why.contains(told), "{why}");
    }
}
