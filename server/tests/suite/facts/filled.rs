//! The pages of filled-in forms at the desk.

use rapida_contract::access_log::{ACCESSES, Access, AccessAct, OperatorRole};
use rapida_contract::form::{Answer, File};
use rapida_contract::service::FileKind;
use rapida_contract::submission::FORM_FILE;
use reqwest::StatusCode;
use serde_json::json;

use super::evidence::{pdf, upload_for};
use super::services::{after, built_in, puts};
use crate::municipality::{MONDAY, Municipality};
use crate::operator::{between, text};

/// A clerk of the Polizia Locale, which is in charge of residents' parking, and one of another office.
const OPERATORS: [(&str, &str); 2] = [
    ("BNCNNA85P50H199R", "{ role = 'clerk', offices = ['police'] }"),
    ("FRRLCU78E27D704A", "{ role = 'clerk', offices = ['education'] }"),
];

pub async fn the_office_reads_all_that_was_answered(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let document = pdf();
    let lease = upload_for(&zoli.app.device, FORM_FILE, &document).await;
    let mut filling = zoli.asks_for_parking(MONDAY).await;
    let home = json!({ "street": "Via <Roma> 1", "postal_code": "48121", "comune": "Ravenna", "province": "RA" });
    filling.answers(&json!({ "lives": "domicile", "domicile": home, "from": "2026-12-01" }));
    let at = filling.form.at("domicile_proof").unwrap();
    let (id, sha256, size) = (lease.id, lease.sha256.clone(), lease.size);
    let file = File { id, name: "contratto.pdf".into(), kind: FileKind::Pdf, sha256, size };
    filling.form.set(at, Some(Answer::Files(vec![file])));
    filling.attachments = vec![lease];
    let registered = zoli.files(&filling.body()).await;

    let clerk = municipality.operator("bianchi").await;
    let list = clerk.page("/ufficio/pratiche").await;
    for said in
        ["1 pratica", "Permesso ZTL e sosta per residenti", "2026-0000001", "Marco Zoli", "15/12/2026", "tra 22 giorni"]
    {
        assert!(list.contains(said), "{said} in {list}");
    }
    let path = format!("/ufficio/pratiche/{}", registered.id);
    assert!(list.contains(&path) && list.contains("href=\"/ufficio\""), "there and back: {list}");
    let page = clerk.page(&path).await;
    for said in [
        "2026-0000001 del 23 novembre 2026, ore 10:00",
        "ZLOMRC79M19D458N",
        "Nella ZTL hai",
        "Il domicilio",
        "Via &lt;Roma&gt; 1",
        "1º dicembre 2026",
        "AB123CD",
        "Mio o della mia famiglia",
        "contratto.pdf",
        "20,00 €",
        "/verifica?codice=",
        "Sesso: </span>Maschio",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let file = clerk.get(&format!("/ufficio/documenti/{id}")).await;
    assert_eq!(file.status(), StatusCode::OK);
    let said = |name: &str| file.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(said("content-disposition"), format!("attachment; filename=\"documento-{id}.pdf\""));
    assert_eq!((said("content-type"), said("cache-control")), ("application/pdf".into(), "no-store".into()));
    assert_eq!(file.bytes().await.unwrap(), document);

    let told: Vec<Access> = zoli.read(ACCESSES).await;
    let found: Vec<_> = told.iter().map(|one| (one.role, one.act, one.code.0.as_str())).collect();
    let (clerks, code) = (OperatorRole::Clerk, "2026-0000001");
    assert_eq!(found, [(clerks, AccessAct::Exported, code), (clerks, AccessAct::Viewed, code)]);
}

pub async fn another_office_sees_nothing_of_a_form(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let registered = zoli.files(&zoli.asks_for_parking(MONDAY).await.body()).await;
    let other = municipality.operator("ferri").await;
    let list = other.page("/ufficio/pratiche").await;
    assert!(list.contains("Nessuna pratica") && !list.contains("Zoli"), "{list}");
    let answer = other.get(&format!("/ufficio/pratiche/{}", registered.id)).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert!(text(answer).await.contains("Pratica non trovata"));
    assert!(zoli.read::<Vec<Access>>(ACCESSES).await.is_empty());
}

pub async fn a_form_is_read_as_it_was_asked_then(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let body = zoli.asks_for_parking(MONDAY).await.body();
    let changes = [("version = 1", "version = 2"), ("Nella ZTL hai", "Che titolo hai?")];
    let file = built_in("resident_parking", &changes);
    after(municipality, || puts(municipality, "services/resident_parking.toml", &file)).await;
    let registered = zoli.files(&body).await;
    let clerk = municipality.operator("bianchi").await;
    let page = clerk.page(&format!("/ufficio/pratiche/{}", registered.id)).await;
    assert!(page.contains("Nella ZTL hai") && !page.contains("Che titolo hai?"), "{page}");
    assert!(page.contains("(versione 1 del modulo)"), "{page}");
}

pub async fn a_long_list_of_forms_comes_in_pages(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let body = zoli.asks_for_parking(MONDAY).await.body();
    for _ in 0..26 {
        zoli.files(&body).await;
    }
    let clerk = municipality.operator("bianchi").await;
    let (first, second) = (clerk.page("/ufficio/pratiche").await, clerk.page("/ufficio/pratiche?pagina=2").await);
    let lines = |page: &str| page.matches("href=\"/ufficio/pratiche/").count();
    assert_eq!((lines(&first), lines(&second)), (25, 1));
    assert_eq!(between(&first, "rel=\"next\" href=\"", "\""), "/ufficio/pratiche?pagina=2");
    assert!(second.contains("Pagina 2 di 2") && second.contains("rel=\"prev\" href=\"/ufficio/pratiche\""), "{second}");
    let odd = clerk.page("/ufficio/pratiche?pagina=99999999999&x=%00").await;
    assert!(odd.contains("26 pratiche"), "{odd}");
}
