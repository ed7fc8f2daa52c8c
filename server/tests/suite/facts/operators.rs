//! Operators sign in with their digital identity; what they see and do is what the municipality's file says at that moment.

use rapida_contract::progress::{State, StepKind};
use rapida_server::doors::{ENDPOINTS, Who};
use reqwest::{Response, StatusCode, header};

use crate::client::{bytes, pavement};
use crate::facts::attachments::{picture, upload, with};
use crate::facts::desk::{PIAZZA, report, state_of};
use crate::municipality::Municipality;
use crate::operator::{Browser, Fields, between, text};

/// Zoli and Ricci of the test issuer's people.
const ZOLI: &str = "ZLOMRC79M19D458N";
const RICCI: &str = "RCCDLA45B67H199S";
const ROADS: &str = "{ role = 'clerk', offices = ['roads'] }";
const GREEN: &str = "{ role = 'clerk', offices = ['green'] }";

fn location(answer: &Response) -> &str {
    answer.headers()[header::LOCATION].to_str().expect("text")
}

pub async fn an_operator_comes_to_the_page_that_was_wanted_and_to_none_elsewhere(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let wanted = format!("/ufficio/segnalazioni/{code}");
    for (wanted, reached) in [
        (wanted.as_str(), wanted.as_str()),
        ("/ufficio?stato=tutte", "/ufficio?stato=tutte"),
        ("https://evil.example/ufficio", "/ufficio"),
        ("//evil.example", "/ufficio"),
        ("/ufficio/../oauth/authorize", "/ufficio"),
    ] {
        let mut browser = municipality.a_stranger();
        let answer = browser.comes_to_the_desk(wanted, &[("identita", "bianchi"), ("livello", "L3")]).await;
        assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, reached));
        browser.keep(answer.headers()[header::SET_COOKIE].to_str().expect("text"));
        assert!(browser.page(reached).await.contains("Anna Bianchi"), "{wanted}");
    }
    let stranger = municipality.a_stranger();
    let sent = stranger.post(&format!("{wanted}/passi"), &[]).await;
    assert_eq!(location(&sent), "/ufficio/accesso?poi=%2Fufficio", "what a form was sent to is no page");
}

pub async fn whoever_is_not_let_in_at_the_desk_reads_why(municipality: &Municipality) {
    for (choice, status, told) in [
        (
            [("identita", "zoli"), ("livello", "L2"), ("prova", "")],
            403,
            "il Comune non ti ha nominato tra i suoi operatori",
        ),
        ([("identita", "bianchi"), ("livello", "L1"), ("prova", "")], 403, "serve il livello 2"),
        ([("identita", "bianchi"), ("livello", "L2"), ("prova", "senza-acr")], 403, "serve il livello 2"),
        ([("identita", "bianchi"), ("livello", "L2"), ("esito", "annulla")], 403, "Hai annullato l'accesso"),
        (
            [("identita", "bianchi"), ("livello", "L2"), ("prova", "occupato")],
            503,
            "non risponde. Riprova fra qualche minuto",
        ),
        ([("identita", "bianchi"), ("livello", "L2"), ("prova", "nonce")], 502, "non è valida. Riprova"),
        ([("identita", "bianchi"), ("livello", "L2"), ("prova", "iss")], 502, "non è valida. Riprova"),
        ([("identita", "bianchi"), ("livello", "L2"), ("prova", "token-firma")], 502, "non è valida. Riprova"),
        ([("identita", "bianchi"), ("livello", "L2"), ("prova", "state")], 400, "è partito da un altro browser"),
    ] {
        let mut browser = municipality.a_stranger();
        let answer = browser.comes_to_the_desk("/ufficio", &choice).await;
        assert_eq!(answer.status().as_u16(), status, "{choice:?}");
        assert!(!answer.headers().contains_key(header::SET_COOKIE), "{choice:?}");
        let page = text(answer).await;
        assert!(page.contains(told) && page.contains("<html lang=\"it\">"), "{told} in {page}");
        assert_eq!(browser.get("/ufficio").await.status(), StatusCode::SEE_OTHER, "{choice:?}");
    }
}

pub async fn a_clerk_sees_and_works_on_what_their_offices_have_and_nothing_else(municipality: &Municipality) {
    let device = municipality.a_device();
    let photo = upload(&device, &picture()).await;
    let registered = device.submit(&with(&[&photo])).await;
    let (hole, tree) = (registered.registration.code().0, report(municipality, "green", "Pino caduto", PIAZZA).await);
    municipality.appoints(&[(ZOLI, ROADS), (RICCI, GREEN)]);
    let (roads, green) = (municipality.operator("zoli").await, municipality.operator("ricci").await);
    for (clerk, own, other) in [(&roads, &hole, &tree), (&green, &tree, &hole)] {
        for path in ["/ufficio?stato=tutte", "/ufficio/mappa", "/ufficio?ufficio=green", "/ufficio?ufficio=roads"] {
            assert!(!clerk.page(path).await.contains(other.as_str()), "{path}");
        }
        let list = clerk.page("/ufficio").await;
        assert!(list.contains(own.as_str()) && list.contains("1 aperta"), "{list}");
        for (path, status) in [(String::new(), 200), ("/segnatura.xml".into(), 200)] {
            assert_eq!(clerk.get(&format!("/ufficio/segnalazioni/{own}{path}")).await.status().as_u16(), status);
            assert_eq!(clerk.get(&format!("/ufficio/segnalazioni/{other}{path}")).await.status().as_u16(), 404);
        }
        let step = clerk.step_from(other, StepKind::TakeInCharge, ("1", &clerk.csrf), &[], &[]).await;
        assert_eq!(step.status(), StatusCode::NOT_FOUND);
    }
    let photo = format!("/ufficio/pictures/{}", photo.id);
    assert_eq!(roads.get(&photo).await.status(), StatusCode::OK);
    assert_eq!(green.get(&photo).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(state_of(municipality, &hole).await, State::Registered);
}

pub async fn a_registrar_sees_everything_and_passes_it_to_the_right_office(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let registrar = municipality.a_registrar().await;
    let page = registrar.page(&format!("/ufficio/segnalazioni/{code}")).await;
    assert!(page.contains("Passa a un altro ufficio") && !page.contains("Segna come risolta"), "{page}");
    let refused = registrar.step(&code, StepKind::Reject, &[("parole", "No")], &[]).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(refused).await.contains("Questo lo fa l'ufficio competente"));
    let passed = registrar.step(&code, StepKind::Reassign, &[("ufficio", "coast")], &[]).await;
    assert_eq!(location(&passed), format!("/ufficio/segnalazioni/{code}?fatto=reassign"));
}

pub async fn who_passes_a_report_on_is_told_so_and_sees_it_no_more(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let clerk = municipality.an_operator().await;
    let passed = clerk.step(&code, StepKind::Reassign, &[("ufficio", "green")], &[]).await;
    assert_eq!(location(&passed), "/ufficio?fatto=reassign");
    let list = clerk.page("/ufficio?fatto=reassign").await;
    assert!(list.contains("Segnalazione passata all'altro ufficio") && !list.contains(&code), "{list}");
    assert_eq!(clerk.get(&format!("/ufficio/segnalazioni/{code}")).await.status(), StatusCode::NOT_FOUND);
}

pub async fn what_changes_in_the_file_of_operators_holds_at_once(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let clerk = municipality.an_operator().await;
    let sees = async |browser: &Browser| browser.get(&format!("/ufficio/segnalazioni/{code}")).await.status().as_u16();
    assert_eq!(sees(&clerk).await, 200);
    for (operators, status) in [
        ([("BNCNNA85P50H199R", GREEN)], 404),
        ([("BNCNNA85P50H199R", "{ role = 'registrar' }")], 200),
        ([(ZOLI, ROADS)], 403),
        ([("BNCNNA85P50H199R", "nonsense")], 503),
        ([("BNCNNA85P50H199R", ROADS)], 200),
    ] {
        municipality.appoints(&operators);
        assert_eq!(sees(&clerk).await, status, "{operators:?}");
    }
    municipality.it_is("2026-11-23T21:00:00Z");
    assert_eq!(sees(&clerk).await, 303, "a session lasts twelve hours");
}

pub async fn no_form_of_the_desk_is_taken_from_another_session(municipality: &Municipality) {
    let code = municipality.a_device().submit(&bytes(&pavement())).await.registration.code().0;
    let forms = ENDPOINTS.iter().filter(|line| line.method == "POST" && matches!(line.who, Who::Operator(_)));
    let forms: Vec<&str> = forms.map(|line| line.path).collect();
    let tried = [
        "/ufficio/uscita",
        "/ufficio/segnalazioni/{code}/passi",
        "/ufficio/pratiche/{id}/passi",
        "/ufficio/graduatorie/{slug}/{call}/pubblicazione",
        "/ufficio/graduatorie/{slug}/{call}/posti",
        "/ufficio/graduatorie/{slug}/{call}/domande/{id}/rettifica",
        "/ufficio/graduatorie/{slug}/{call}/domande/{id}/risposta",
        "/ufficio/cancellazioni/{id}",
    ];
    assert_eq!(forms, tried, "the first two are tried below, the others with their subjects");
    let (one, other) = (municipality.an_operator().await, municipality.an_operator().await);
    assert_ne!(one.csrf, other.csrf);
    let page = one.page(&format!("/ufficio/segnalazioni/{code}")).await;
    let seen = between(&page, "name=\"visti\" value=\"", "\"").to_owned();
    for csrf in ["", "nonsense", &other.csrf] {
        let fields: Fields = &[];
        let step = one.step_from(&code, StepKind::TakeInCharge, (&seen, csrf), fields, &[]).await;
        assert_eq!(step.status(), StatusCode::UNPROCESSABLE_ENTITY, "{csrf}");
        assert!(text(step).await.contains("La pagina era di un altro accesso"));
        let leaving = one.post("/ufficio/uscita", &[("csrf", csrf)]).await;
        assert_eq!(leaving.status(), StatusCode::FORBIDDEN, "{csrf}");
        assert!(text(leaving).await.contains("La pagina era di un altro accesso"));
    }
    assert_eq!(state_of(municipality, &code).await, State::Registered);
    assert_eq!(one.get("/ufficio").await.status(), StatusCode::OK, "still signed in");
    let left = one.post("/ufficio/uscita", &[("csrf", &one.csrf)]).await;
    assert_eq!(left.status(), StatusCode::SEE_OTHER);
    assert_eq!(one.get("/ufficio").await.status(), StatusCode::SEE_OTHER, "signed out");
}
