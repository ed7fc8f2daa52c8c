//! Forms of services: who may send one, when, and what is wrong with one.

use rapida_contract::acting::{NewMandate, mandate, mandate_acceptance};
use rapida_contract::api;
use rapida_contract::ids::MandateId;
use rapida_contract::jws::Unverified;
use rapida_contract::problem::{Code, Fault};
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt};
use rapida_contract::service::file;
use rapida_contract::submission::Registered;
use rapida_server::protocol;
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::services::{after, built_in, puts};
use crate::client::{bytes, new_id, problem};
use crate::filling::{Filling, parking};
use crate::municipality::{MONDAY, Municipality};
use crate::person::{Person, SAVINI, ZOLI, code, done};

pub const NINA: &str = "person:FBBNNI25C50H199J";

/// What is at fault, and where.
async fn faults(answer: Response) -> Vec<(String, Fault)> {
    let problem = problem(answer).await;
    assert_eq!(problem.code, Code::Invalid, "{}", problem.detail);
    problem.errors.into_iter().map(|error| (error.field, error.fault)).collect()
}

fn at(path: &str, fault: Fault) -> Vec<(String, Fault)> {
    vec![(path.to_owned(), fault)]
}

async fn refusal(person: &Person, body: &Value) -> (Code, String) {
    let problem = problem(person.hands_in(new_id(), body).await).await;
    (problem.code, problem.detail)
}

/// A request for the nursery, for Nina.
async fn nido(person: &Person, made_at: &str) -> Filling {
    let mut filling = person.opens_for("nido", made_at, Some(NINA)).await;
    filling.answers(&json!({
        "privacy": true, "phone": "0544 482482", "role": "parent", "twin": false, "disability": false,
        "vaccinations": "done", "other_parent_is": "with_us", "other_parent": luca(), "applicant_work": "employed",
        "applicant_hours": 36, "other_parent_work": "none", "social_report": false, "has_isee": false,
        "in_household": true, "schools": ["girasole", "aquilone"], "hours": "full_day",
    }));
    filling
}

fn luca() -> Value {
    json!({ "tax_code": "FBBLCU86P02H199Q", "given_name": "Luca", "family_name": "Fabbri", "birth_date": "1986-09-02" })
}

pub async fn a_form_is_registered_for_its_office_with_a_signed_receipt(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let body = zoli.asks_for_parking(MONDAY).await.body();
    let registered = zoli.files(&body).await;
    assert_eq!((registered.office.id.as_str(), registered.due.to_string().as_str()), ("police", "2026-12-15"));
    let keys = zoli.app.device.get(api::JWKS).await.json().await.unwrap();
    let claims: Receipt = Unverified::read(&registered.receipt, RECEIPT_TYPE).unwrap().verify_with(&keys).unwrap();
    assert_eq!((claims.service.as_str(), claims.sub, claims.due), ("resident_parking", registered.id, registered.due));
    let id = registered.id;
    let entry = municipality.app().db.read(move |tx| protocol::entry(tx, id)).await.unwrap().unwrap();
    assert_eq!(
        (entry.subject.as_str(), entry.service.as_str()),
        ("Permesso ZTL e sosta per residenti", "resident_parking")
    );
    let page = municipality.a_stranger().page(&format!("/verifica?codice={}", claims.code)).await;
    assert!(page.contains("La ricevuta è autentica") && page.contains("Permesso ZTL e sosta per residenti"), "{page}");
    let page = municipality.a_stranger().get_in("de", &format!("/verifica?codice={}", claims.code)).await;
    assert!(page.text().await.unwrap().contains("Anwohnerausweis"));
    assert!(zoli.app.device.own_reports().await.is_empty(), "it is no report");
}

pub async fn a_repeat_gets_the_same_bytes(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let (id, body) = (new_id(), zoli.asks_for_parking(MONDAY).await.body());
    let first = zoli.hands_in(id, &body).await;
    assert_eq!(first.status(), StatusCode::CREATED);
    let first = first.bytes().await.unwrap();
    municipality.it_is("2027-02-01T09:00:00Z");
    // Also when nobody is signed in any more.
    let again = zoli.app.device.put(id, &bytes(&body)).await;
    assert_eq!(again.status(), StatusCode::OK);
    assert_eq!(again.bytes().await.unwrap(), first);
    let mut other = body.clone();
    other["content"]["answers"]["spaces"] = 1.into();
    assert_eq!(code(zoli.hands_in(id, &other).await).await, Code::Conflict);
}

pub async fn an_answer_that_was_not_asked_is_refused_by_its_path(municipality: &Municipality) {
    type Spoil = fn(&mut Value);
    let zoli = municipality.person("zoli").await;
    let good = zoli.asks_for_parking(MONDAY).await.body();
    let cases: &[(Spoil, &str, Fault)] = &[
        (|answers| answers["domicile"] = json!({ "street": "Via Roma 1" }), "domicile", Fault::NotAsked),
        (|answers| answers["colour"] = "grigio".into(), "colour", Fault::NotAsked),
        (|answers| answers["vehicles"][0]["colour"] = 7.into(), "vehicles[0].colour", Fault::NotAsked),
        (
            |answers| answers["vehicles"][0]["plate"]["number"] = "?".into(),
            "vehicles[0].plate.number",
            Fault::Malformed,
        ),
        (|answers| answers["vehicles"][0]["mass"] = 5_001.into(), "vehicles[0].mass", Fault::RuleBroken),
        (|answers| answers["spaces"] = "".into(), "spaces", Fault::Required),
        (|answers| answers["lives"] = "nowhere".into(), "lives", Fault::Unknown),
        (|answers| answers["phone"] = "+39000000000".into(), "phone", Fault::Malformed),
        (|answers| answers["privacy"] = false.into(), "privacy", Fault::NotAccepted),
    ];
    for (spoil, path, fault) in cases {
        let mut body = good.clone();
        spoil(&mut body["content"]["answers"]);
        assert_eq!(faults(zoli.hands_in(new_id(), &body).await).await, at(path, *fault), "{path}");
    }
    let mut body = good.clone();
    cases.iter().take(3).for_each(|(spoil, ..)| spoil(&mut body["content"]["answers"]));
    let all = faults(zoli.hands_in(new_id(), &body).await).await;
    assert_eq!(all.len(), 3, "all at once: {all:?}");
    assert_eq!(zoli.files(&good).await.registration.number, 1, "what was refused took no number");
}

pub async fn the_residence_of_the_register_cannot_be_changed(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let good = zoli.asks_for_parking(MONDAY).await.body();
    for (path, part, other) in
        [("residence", "street", "Via Roma 1"), ("applicant", "given_name", "Mario"), ("applicant", "tax_code", SAVINI)]
    {
        let mut body = good.clone();
        assert_ne!(body["content"]["answers"][path][part], other);
        body["content"]["answers"][path][part] = other.into();
        assert_eq!(faults(zoli.hands_in(new_id(), &body).await).await, at(path, Fault::Locked), "{path}.{part}");
    }
    // Whom the register does not know says it themselves.
    let savini = municipality.person("savini").await;
    let mut filling = savini.asks_for_parking(MONDAY).await;
    let residence = json!({ "street": "Via Roma 1", "postal_code": "48018", "comune": "Faenza", "province": "RA" });
    filling.answers(&json!({ "residence": residence }));
    savini.files(&filling.body()).await;
}

pub async fn a_form_needs_a_session_of_the_level_of_its_service(municipality: &Municipality) {
    let (zoli, low) = (municipality.person("zoli").await, municipality.person_at("zoli", "L1").await);
    let body = zoli.asks_for_parking(MONDAY).await.body();
    let (device, path) = (&zoli.app.device, api::submission(new_id()));
    let proof = device.proof(&Method::PUT, &path);
    let unknown = device.send(Method::PUT, &path, &bytes(&body), Some(proof)).await;
    assert_eq!(code(unknown).await, Code::SignInNeeded);
    let refused = low.hands_in(new_id(), &body).await;
    assert!(refused.headers().contains_key("www-authenticate"));
    assert_eq!(code(refused).await, Code::LevelNeeded);
}

pub async fn what_is_not_offered_online_is_not_taken(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let mut body = zoli.asks_for_parking(MONDAY).await.body();
    for (slug, expected, said) in [
        ("nothing", Code::NotFound, "catalogo"),
        ("report", Code::Forbidden, "scheda"),
        ("public_space", Code::Forbidden, "scheda"),
        ("library", Code::Forbidden, "scheda"),
    ] {
        body["content"]["slug"] = slug.into();
        let (found, detail) = refusal(&zoli, &body).await;
        assert!(found == expected && detail.contains(said), "{slug}: {found:?} {detail}");
    }
    let suspended = "suspended = { it = \"Torna a marzo.\", en = \"Back in March.\", de = \"Wieder im März.\" }\n";
    let file = built_in(
        "resident_parking",
        &[("version = 1", "version = 2"), ("channel =", &format!("{suspended}channel ="))],
    );
    after(municipality, || puts(municipality, "services/resident_parking.toml", &file)).await;
    body["content"]["slug"] = "resident_parking".into();
    assert_eq!(refusal(&zoli, &body).await, (Code::Forbidden, "Il servizio è sospeso: Torna a marzo.".into()));
    after(municipality, || puts(municipality, "offer.toml", "withdrawn = ['resident_parking']")).await;
    assert_eq!(refusal(&zoli, &body).await.0, Code::NotFound);
}

pub async fn a_form_is_for_those_whom_its_service_names(municipality: &Municipality) {
    let montanari = municipality.person("montanari").await;
    let mut filling = montanari.opens_for("resident_parking", MONDAY, Some(NINA)).await;
    filling.answers(&parking());
    let (found, detail) = refusal(&montanari, &filling.body()).await;
    assert!(found == Code::Forbidden && detail.contains("scegli per chi agisci"), "{found:?} {detail}");
    let zoli = municipality.person("zoli").await;
    let mut body = zoli.asks_for_parking(MONDAY).await.body();
    body["acting_for"] = json!({ "kind": "person", "tax_code": "FBBNNI25C50H199J" });
    assert_eq!(refusal(&zoli, &body).await.0, Code::NoRight);
    body["content"]["slug"] = "nothing".into();
    assert_eq!(refusal(&zoli, &body).await.0, Code::NotFound);
}

pub async fn a_mandate_for_a_service_is_for_its_forms_and_told_as_an_act(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    let new = NewMandate {
        delegate: SAVINI.parse().unwrap(),
        delegate_name: "Rag. Savini".into(),
        services: vec!["nido".into()],
        from: "2026-11-23".parse().unwrap(),
        until: "2026-12-31".parse().unwrap(),
        evidence: None,
    };
    let client = format!("person:{ZOLI}");
    for (services, expected) in [("nido", StatusCode::FORBIDDEN), ("resident_parking", StatusCode::CREATED)] {
        let id = MandateId(Uuid::new_v4());
        done(&zoli.put(&mandate(id), &NewMandate { services: vec![services.into()], ..new.clone() }).await);
        done(&savini.put(&mandate_acceptance(id), &()).await);
        let mut filling = savini.opens_for("resident_parking", MONDAY, Some(&client)).await;
        filling.answers(&parking());
        let residence = json!({ "street": "Via Roma 1", "postal_code": "48018", "comune": "Faenza", "province": "RA" });
        filling.answers(&json!({ "residence": residence }));
        assert_eq!(savini.hands_in(new_id(), &filling.body()).await.status(), expected, "{services}");
    }
    let acts = zoli.acts().await;
    let told: Vec<_> = acts.iter().map(|act| (act.what.as_str(), act.code.as_deref())).collect();
    assert_eq!(told, [("resident_parking", Some("2026-0000001"))]);
}

pub async fn a_form_arriving_after_the_call_closed_is_refused_with_the_day(municipality: &Municipality) {
    municipality.it_is("2027-03-29T21:59:59Z");
    let montanari = municipality.person("montanari").await;
    let early = nido(&montanari, "2027-03-30T08:00:00Z").await.body();
    let opens = "Puoi inviare la domanda da questo giorno: 30 marzo 2027.";
    assert_eq!(refusal(&montanari, &early).await, (Code::NotOpen, opens.into()));
    // Both days belong to the call, as days of Rome: the clocks have changed in the meantime.
    for moment in ["2027-03-29T22:00:00Z", "2027-04-15T21:59:59Z"] {
        municipality.it_is(moment);
        let montanari = municipality.person("montanari").await;
        let registered = montanari.files(&nido(&montanari, "2027-03-30T08:00:00Z").await.body()).await;
        assert_eq!(registered.office.id, "education");
    }
    municipality.it_is("2027-04-15T22:00:00Z");
    let montanari = municipality.person("montanari").await;
    let (found, detail) = refusal(&montanari, &nido(&montanari, "2027-04-15T10:00:00Z").await.body()).await;
    let closed = "Il termine è scaduto: ultimo giorno 15 aprile 2027.";
    assert!(found == Code::NotOpen && detail.starts_with(closed), "{found:?} {detail}");
}

pub async fn the_rules_are_judged_by_the_day_of_sending(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let mut filling = zoli.asks_for_parking(MONDAY).await;
    filling.answers(&json!({ "from": "2026-11-23" }));
    let body = filling.body();
    for (arrives, expected) in [
        ("2026-11-30T09:00:00Z", StatusCode::CREATED),
        ("2026-12-23T22:59:59Z", StatusCode::CREATED),
        // What waited longer than thirty days is judged by a later day, and its first day is over.
        ("2026-12-23T23:00:00Z", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        municipality.it_is(arrives);
        let zoli = municipality.person("zoli").await;
        assert_eq!(zoli.hands_in(new_id(), &body).await.status(), expected, "{arrives}");
    }
    // A clock that goes ahead gains nothing.
    municipality.it_is(MONDAY);
    let zoli = municipality.person("zoli").await;
    let mut filling = zoli.asks_for_parking("2027-01-31T09:00:00Z").await;
    filling.answers(&json!({ "from": "2027-03-01" }));
    assert_eq!(faults(zoli.hands_in(new_id(), &filling.body()).await).await, at("from", Fault::RuleBroken));
}

pub async fn a_draft_of_an_older_version_is_still_taken(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let mut body = zoli.asks_for_parking(MONDAY).await.body();
    // The new version asks for no telephone number and calls itself otherwise.
    let phone = "id = \"phone\"\nkind = \"phone\"";
    let changes = [
        ("version = 1", "version = 2"),
        ("Permesso ZTL e sosta per residenti", "Permesso residenti"),
        (phone, "id = \"telephone\"\nkind = \"phone\""),
    ];
    let file = built_in("resident_parking", &changes);
    after(municipality, || puts(municipality, "services/resident_parking.toml", &file)).await;
    let registered = zoli.files(&body).await;
    let id = registered.id;
    let entry = municipality.app().db.read(move |tx| protocol::entry(tx, id)).await.unwrap().unwrap();
    assert_eq!(entry.subject, "Permesso residenti", "the register calls it as it is called now");
    body["content"]["version"] = 2.into();
    let found = faults(zoli.hands_in(new_id(), &body).await).await;
    assert_eq!(found, [("telephone".to_owned(), Fault::Required), ("phone".to_owned(), Fault::NotAsked)]);
    body["content"]["version"] = 3.into();
    let never = problem(zoli.hands_in(new_id(), &body).await).await;
    assert_eq!((never.errors[0].field.as_str(), never.errors[0].fault), ("version", Fault::Unknown));
    assert!(never.detail.contains("mai stata in vigore"), "{}", never.detail);
}

pub async fn the_office_and_the_person_are_written_to_without_an_answer(municipality: &Municipality) {
    let mut committed = municipality.app().db.committed();
    let zoli = municipality.person("zoli").await;
    let registered: Registered = zoli.files(&zoli.asks_for_parking(MONDAY).await.body()).await;
    let stranger = municipality.a_stranger();
    let mut post = stranger.page("/sandbox/mail").await;
    while post.matches("Consegnata il 23/11/2026, 10:00").count() < 2 {
        committed.changed().await.expect("the database is open");
        post = stranger.page("/sandbox/mail").await;
    }
    let number = registered.registration.code().0;
    for said in
        ["marco.zoli@posta.example", &format!("/ufficio/pratiche/{}", registered.id), &number, "/verifica?codice="]
    {
        assert!(post.contains(said), "{said} in {post}");
    }
    assert!(!post.contains("AB123CD") && !post.contains("482482"), "{post}");
}

/// A place on the school bus for Emma.
async fn school_bus(montanari: &Person) -> Filling {
    let mut filling = montanari.opens_for("school_bus", "2027-02-01T09:00:00Z", Some("person:FBBMME18R45H199O")).await;
    let stop = &filling.form.template().lists.iter().find(|list| list.id == "bus_stops").unwrap().entries[0].id.clone();
    filling.answers(&json!({
        "privacy": true, "phone": "0544 482482", "role": "parent", "in_household": true, "disability": false,
        "other_parent_is": "with_us", "other_parent": luca(), "school": "garibaldi", "order": "second",
        "journey": "both", "stop": stop, "alone": false, "has_isee": false,
        "home_place": { "lat": 44.4173, "lon": 12.1996 },
        "companions": [
            { "companion_name": "Nonna Pia", "companion_phone": "0544 482482" },
            { "companion_name": "Nonno Ugo", "companion_phone": "0544 482483" },
        ],
    }));
    filling
}

pub async fn what_needs_large_tables_is_asked_of_places_and_numbers_also_in_rows(municipality: &Municipality) {
    municipality.it_is("2027-02-01T09:00:00Z");
    let montanari = municipality.person("montanari").await;
    let good = school_bus(&montanari).await.body();
    let mut body = good.clone();
    body["content"]["answers"]["companions"][1]["companion_phone"] = "+39000000000".into();
    body["content"]["answers"]["home_place"] = json!({ "lat": 44.2855, "lon": 11.8833 });
    let mut found = faults(montanari.hands_in(new_id(), &body).await).await;
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let expected = [
        ("companions[1].companion_phone".to_owned(), Fault::Malformed),
        ("home_place".to_owned(), Fault::OutsideTerritory),
    ];
    assert_eq!(found, expected);
    montanari.files(&good).await;
}

pub async fn what_is_chosen_is_held_against_the_list_as_it_is_now(municipality: &Municipality) {
    municipality.it_is("2027-02-01T09:00:00Z");
    let montanari = municipality.person("montanari").await;
    let body = school_bus(&montanari).await.body();
    montanari.files(&body).await;
    let stop = body["content"]["answers"]["stop"].as_str().unwrap();
    let lists = file::texts().lists;
    let stops = lists.iter().find(|(name, _)| name.ends_with("/bus_stops.toml")).unwrap().1;
    let without = stops.replacen(&format!("id = \"{stop}\""), "id = \"another_stop\"", 1);
    after(municipality, || puts(municipality, "lists/bus_stops.toml", &without)).await;
    assert_eq!(faults(montanari.hands_in(new_id(), &body).await).await, at("stop", Fault::Unknown));
}
