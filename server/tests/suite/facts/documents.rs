//! Documents that the municipality issues.

use lopdf::Document;
use rapida_contract::access_log::{ACCESSES, Access, AccessAct};
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::{StepKind, decision};
use rapida_server::proceedings::{self, NewStep};
use reqwest::{Method, Response, StatusCode};

use crate::municipality::{MONDAY, Municipality};
use crate::person::Person;
use crate::proceeding::of_office;

const FILE: &str = "decisione-2026-0000001.pdf";

/// A clerk of the Polizia Locale, which is in charge of residents' parking, and one of another office.
const OPERATORS: [(&str, &str); 2] = [
    ("BNCNNA85P50H199R", "{ role = 'clerk', offices = ['police'] }"),
    ("FRRLCU78E27D704A", "{ role = 'clerk', offices = ['education'] }"),
];

async fn decides(municipality: &Municipality, id: SubmissionId, step: StepKind, words: &str) {
    let step = NewStep { words: words.into(), ..NewStep::new(step, "Anna Bianchi") };
    let app = municipality.app().clone();
    municipality.app().db.write(move |tx| proceedings::step(tx, &app, id, step)).await.unwrap();
}

async fn sent(zoli: &Person) -> SubmissionId {
    zoli.files(&zoli.asks_for_parking(MONDAY).await.body()).await.id
}

async fn asks(person: &Person, id: SubmissionId) -> Response {
    person.ask(Method::GET, &decision(id), "", &[]).await
}

/// The words of a document that came, without blanks.
pub async fn words(answer: Response, file: &str) -> String {
    assert_eq!(answer.status(), StatusCode::OK);
    let said = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((said("content-type"), said("cache-control")), ("application/pdf".into(), "no-store".into()));
    assert_eq!(said("content-disposition"), format!("attachment; filename=\"{file}\""));
    let document = Document::load_mem(&answer.bytes().await.unwrap()).unwrap();
    document.extract_text(&[1]).unwrap().split_whitespace().collect()
}

pub async fn a_decision_is_a_document_for_whoever_may_read_its_form(municipality: &Municipality) {
    let (zoli, other) = (municipality.person("zoli").await, municipality.person("casadei").await);
    let id = sent(&zoli).await;
    decides(municipality, id, StepKind::TakeInCharge, "").await;
    assert_eq!(asks(&zoli, id).await.status(), StatusCode::NOT_FOUND, "nothing was decided");
    decides(municipality, id, StepKind::Refuse, "Manca il #libretto *verde*").await;
    let read = words(asks(&zoli, id).await, FILE).await;
    for said in [
        "ComunediRavenna",
        "Richiestarespinta",
        "MarcoZoli",
        "PermessoZTLesostaperresidenti",
        "protocollo2026-0000001del23novembre2026,ore10:00",
        "Manca il #libretto *verde*",
        "TAR",
        "/verifica?codice=",
    ] {
        let said: String = said.split_whitespace().collect();
        assert!(read.contains(&said), "{said} in {read}");
    }
    let (once, twice) = (asks(&zoli, id).await.bytes().await.unwrap(), asks(&zoli, id).await.bytes().await.unwrap());
    assert!(once == twice, "the same bytes");
    assert_eq!(asks(&other, id).await.status(), StatusCode::NOT_FOUND);
    let signed_out = municipality.a_device().get(&decision(id)).await;
    assert_eq!(signed_out.status(), StatusCode::NOT_FOUND);
}

pub async fn what_a_person_took_back_or_gave_up_is_no_decision(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let (withdrawn, given_up) = (sent(&zoli).await, sent(&zoli).await);
    decides(municipality, withdrawn, StepKind::Withdraw, "").await;
    municipality.goes_on(given_up, of_office(StepKind::Offer, "2026-11-23")).await.unwrap();
    decides(municipality, given_up, StepKind::Renounce, "").await;
    for id in [withdrawn, given_up] {
        assert_eq!(asks(&zoli, id).await.status(), StatusCode::NOT_FOUND);
    }
}

pub async fn an_office_takes_along_what_it_decided_and_the_person_sees_that(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let id = sent(&zoli).await;
    let (clerk, other) = (municipality.operator("bianchi").await, municipality.operator("ferri").await);
    let (page, path) = (format!("/ufficio/pratiche/{id}"), format!("/ufficio/pratiche/{id}/decisione"));
    assert!(!clerk.page(&page).await.contains(&path));
    assert_eq!(clerk.get(&path).await.status(), StatusCode::NOT_FOUND);
    decides(municipality, id, StepKind::Accept, "").await;
    assert!(clerk.page(&page).await.contains(&path));
    let read = words(clerk.get(&path).await, FILE).await;
    assert!(read.contains("Richiestaaccolta") && !read.contains("TAR"), "{read}");
    assert_eq!(other.get(&path).await.status(), StatusCode::NOT_FOUND);
    let told: Vec<Access> = zoli.read(ACCESSES).await;
    let exported = told.iter().filter(|one| one.act == AccessAct::Exported).count();
    assert_eq!(exported, 1, "{told:?}");
}
