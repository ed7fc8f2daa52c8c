use ed25519_dalek::SigningKey;
use rapida_contract::jws::{self, Header, Jwk};
use rapida_contract::submission::{Office, Registration};
use reqwest::{Client, StatusCode, header};
use tempfile::TempDir;

use super::*;
use crate::config::Config;
use crate::receipts;
use crate::serve::{self, Running};
use crate::state::Clock;

fn receipt() -> Receipt {
    let registered_at = "2026-11-23T13:03:00Z".parse().expect("a time");
    Receipt {
        iss: "Comune di Ravenna".into(),
        iat: 1_795_439_000,
        sub: "0198aaaa-0000-7000-8000-000000000001".parse().expect("an id"),
        service: "report".into(),
        registration: Registration { year: 2026, number: 4127, at: registered_at },
        content_sha256: "ab".repeat(32),
        attachments: Vec::new(),
        office: Office { id: "roads".into(), name: "Ufficio Strade".into() },
        due: jiff::civil::date(2026, 12, 21),
        code: "ABCD-EFGH-JKLM-NPQR".into(),
    }
}

fn signed(typ: &str, key: &SigningKey) -> String {
    let kid = Jwk::of(&key.verifying_key()).kid;
    jws::sign(&Header { alg: "EdDSA".into(), typ: typ.into(), kid, jwk: None }, &receipt(), key)
}

#[test]
fn only_what_our_keys_signed_is_genuine() {
    let (ours, other) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
    let keys = JwkSet { keys: vec![Jwk::of(&ours.verifying_key())] };
    let genuine = signed(RECEIPT_TYPE, &ours);
    let changed = genuine.replacen(".ey", ".eyA", 1);
    assert_eq!(judge(&genuine, &keys), Finding::Genuine(Box::new(receipt())));
    assert_eq!(judge(&changed, &keys), Finding::Forged);
    assert_eq!(judge(&signed(RECEIPT_TYPE, &other), &keys), Finding::Forged);
    assert_eq!(judge(&signed("at+jwt", &ours), &keys), Finding::NoReceipt);
    assert_eq!(judge("eyJ..", &keys), Finding::NoReceipt);
}

async fn town() -> (Running, TempDir) {
    let data = TempDir::new().expect("a folder");
    let running = serve::start(Config::for_tests(data.path()), Clock::system()).await.expect("starts");
    (running, data)
}

async fn given(town: &Running) -> String {
    let signed = town.app.db.write(|tx| receipts::sign(tx, &receipt()));
    signed.await.expect("signs")
}

/// Posts a form with one field, and answers the page.
async fn posted(town: &Running, field: &str, bytes: &[u8]) -> (StatusCode, String) {
    let head = format!("--BOUNDARY\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"r\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--BOUNDARY--\r\n"].concat();
    let request = Client::new().post(format!("http://{}/verifica", town.address));
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=BOUNDARY").body(body);
    let answer = request.send().await.expect("an answer");
    (answer.status(), answer.text().await.expect("text"))
}

#[tokio::test]
async fn anyone_checks_a_receipt_by_its_text_or_file() {
    let (town, _data) = town().await;
    let jws = given(&town).await;
    let mut changed = jws.clone().into_bytes();
    let middle = changed.len() / 2;
    changed[middle] = if changed[middle] == b'A' { b'B' } else { b'A' };
    let pdf = [b"%PDF-1.7\n1 0 obj << >> stream\n", jws.as_bytes(), b"\nendstream endobj"].concat();
    for (bytes, told) in [
        (jws.as_bytes(), "La ricevuta è autentica"),
        (&pdf, "0004127/2026 del 23/11/2026, 14:03"),
        (&changed, "La ricevuta non è autentica"),
        (b"ciao", "Qui non c'è una ricevuta"),
    ] {
        let (status, page) = posted(&town, "testo", bytes).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.replace("&#39;", "'").contains(told), "{told} in {page}");
    }
    let (status, page) = posted(&town, "file", &vec![b' '; 6 * 1024 * 1024]).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.contains("5 MB"), "{page}");
    town.stop().await;
}

#[tokio::test]
async fn a_code_of_no_receipt_is_said_so_in_the_language_asked_for() {
    let (town, _data) = town().await;
    for (language, told) in
        [("it", "Nessuna ricevuta"), ("en-GB", "No receipt has this code"), ("de", "Keine Quittung")]
    {
        let url = format!("http://{}/verifica?codice=abcd+efgh-jklm+npqr", town.address);
        let request = Client::new().get(url).header(header::ACCEPT_LANGUAGE, language);
        let page = request.send().await.expect("an answer").text().await.expect("text");
        assert!(page.contains(told), "{told} in {page}");
    }
    town.stop().await;
}

#[tokio::test]
async fn who_checks_too_often_waits() {
    let (town, _data) = town().await;
    let url = format!("http://{}/verifica?codice=ABCDEFGHJKLMNPQR", town.address);
    let client = Client::new();
    for at in 0..=30 {
        let status = client.get(&url).send().await.expect("an answer").status();
        let expected = if at < 30 { StatusCode::OK } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(status, expected, "request {at}");
    }
    town.stop().await;
}
