//! Public verification of receipts.

use rapida_contract::jws::Unverified;
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt};
use rapida_server::receipts;
use reqwest::{StatusCode, header};

use crate::client::{bytes, pavement};
use crate::municipality::Municipality;
use crate::operator::text;

pub async fn anyone_checks_a_receipt_by_its_code_text_or_file(municipality: &Municipality) {
    let registered = municipality.a_device().submit(&bytes(&pavement())).await;
    let jws = registered.receipt.clone();
    let keys = municipality.app().db.read(receipts::published).await.expect("keys");
    let receipt: Receipt = Unverified::read(&jws, RECEIPT_TYPE).expect("ours").verify_with(&keys).expect("genuine");
    let browser = municipality.a_stranger();
    let typed = format!(" {} ", receipt.code.to_lowercase().replace('-', "+"));
    let page = browser.page(&format!("/verifica?codice={}", typed.trim())).await;
    assert!(page.contains("La ricevuta è autentica") && page.contains("2026-0000001 del 23/11/2026, 10:00"), "{page}");
    assert!(page.contains(&receipt.content_sha256) && !page.contains("Maria"), "{page}");

    let pdf = [b"%PDF-1.7\n1 0 obj << >> stream\n", jws.as_bytes(), b"\nendstream endobj"].concat();
    let changed: String = jws.replacen(".ey", ".eyA", 1);
    for (bytes, told) in [
        (jws.as_bytes(), "La ricevuta è autentica"),
        (&pdf, "La ricevuta è autentica"),
        (changed.as_bytes(), "La ricevuta non è autentica"),
        (b"ciao", "Qui non c'è una ricevuta"),
    ] {
        let answer = browser.upload("/verifica", &[("testo", "")], ("file", bytes)).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let page = text(answer).await;
        assert!(page.contains(told), "{told} in {page}");
    }
    let answer = browser.upload("/verifica", &[], ("file", &vec![b' '; 6 * 1024 * 1024])).await;
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(text(answer).await.contains("5 MB"));
}

pub async fn a_code_of_no_receipt_is_said_so_in_the_language_asked_for(municipality: &Municipality) {
    let url = format!("{}/verifica?codice=abcd+efgh-jklm+npqr", municipality.url());
    for (language, told) in
        [("it", "Nessuna ricevuta"), ("en-GB", "No receipt has this code"), ("de", "Keine Quittung")]
    {
        let request = reqwest::Client::new().get(&url).header(header::ACCEPT_LANGUAGE, language);
        let page = text(request.send().await.expect("an answer")).await;
        assert!(page.contains(told), "{told} in {page}");
    }
}

pub async fn who_checks_too_often_waits(municipality: &Municipality) {
    let browser = municipality.a_stranger();
    // One more than a minute allows; the requests take far less than the two seconds in which one is given back.
    let mut statuses = Vec::new();
    for _ in 0..35 {
        statuses.push(browser.upload("/verifica", &[], ("file", b"none")).await.status());
    }
    assert_eq!(statuses.first(), Some(&StatusCode::OK));
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
}
