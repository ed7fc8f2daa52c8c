//! What becomes of forms: where each step leads, amendments, integrations, withdrawals.

use rapida_contract::api;
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::jws::Unverified;
use rapida_contract::problem::{Code, Fault};
use rapida_contract::proceeding::{FormAsSent, INTEGRATION_FILES_MAX, Proceeding, State, StepKind, WORDS_MAX};
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt};
use rapida_contract::service::FileKind;
use rapida_contract::submission::{AttachmentRef, FORM_FILE, Registered};
use rapida_server::db::DbError;
use rapida_server::{forms, proceedings};
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::attachments::picture;
use super::evidence::{pdf, upload_for};
use super::services::{after, built_in, puts};
use crate::client::new_id;
use crate::municipality::{MONDAY, Municipality};
use crate::person::Person;
use crate::proceeding::{amending, of_office, step, way_to, with_files};

const TODAY: &str = "2026-11-23";

/// A form that has come to a state.
async fn in_state(municipality: &Municipality, person: &Person, state: State) -> SubmissionId {
    let id = person.sends_parking().await.id;
    for kind in way_to(state) {
        if kind.is_citizens() {
            person.files(&step(id, *kind, "Ecco")).await;
        } else {
            municipality.goes_on(id, of_office(*kind, TODAY)).await.unwrap();
        }
    }
    id
}

/// Tries a step of whoever takes it; where it led.
async fn tries(municipality: &Municipality, person: &Person, id: SubmissionId, kind: StepKind) -> Result<State, Code> {
    if !kind.is_citizens() {
        let taken = municipality.goes_on(id, of_office(kind, TODAY)).await;
        return taken.map(|proceeding| proceeding.state).map_err(|problem| problem.code);
    }
    let body = match kind {
        StepKind::Amend => amending(id, person.asks_for_parking(MONDAY).await.body()),
        _ => step(id, kind, "Ecco"),
    };
    let answer = person.hands_in(new_id(), &body).await;
    if answer.status() != StatusCode::CREATED {
        let problem = crate::client::problem(answer).await;
        assert!(problem.detail.len() > 20, "it says why: {}", problem.detail);
        return Err(problem.code);
    }
    let now = municipality.app().db.read(move |tx| proceedings::by_id(tx, id)).await.unwrap();
    Ok(now.unwrap().state)
}

/// What the state allows and the day does not: nothing is published that could be observed, whoever was asked has time until
/// their day, and residents' parking has no day on which it could be given up.
fn needs_a_day(state: State, step: StepKind) -> bool {
    match step {
        StepKind::Observe => true,
        StepKind::Refuse | StepKind::Close => state == State::IntegrationAsked,
        StepKind::Renounce => state == State::Accepted,
        _ => false,
    }
}

pub async fn each_step_leads_where_the_law_says_and_nowhere_else(municipality: &Municipality) {
    for state in State::ALL {
        let zoli = municipality.person("zoli").await;
        let id = in_state(municipality, &zoli, *state).await;
        for kind in StepKind::ALL {
            let expected = state.after(*kind).filter(|_| !needs_a_day(*state, *kind));
            let found = match expected {
                Some(_) => {
                    let fresh = in_state(municipality, &zoli, *state).await;
                    tries(municipality, &zoli, fresh, *kind).await
                }
                None => tries(municipality, &zoli, id, *kind).await,
            };
            assert_eq!(found, expected.ok_or(Code::WrongState), "{kind:?} in {state:?}");
        }
        let mine = zoli.proceedings().await;
        assert_eq!(mine.iter().find(|one| one.id == id).unwrap().state, *state, "refusals change nothing");
    }
}

pub async fn each_version_has_a_number_and_a_receipt_and_the_last_one_counts(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let first = zoli.sends_parking().await;
    let mut sent: Vec<Registered> = vec![first.clone()];
    for (moment, plate) in [("2026-11-24T09:00:00Z", "AB124CD"), ("2026-11-25T09:00:00Z", "AB125CD")] {
        municipality.it_is(moment);
        // On another device of the same person.
        let zoli = municipality.person("zoli").await;
        let mut body = zoli.asks_for_parking(moment).await.body();
        body["content"]["answers"]["vehicles"][0]["plate"]["number"] = plate.into();
        sent.push(zoli.files(&amending(first.id, body)).await);
    }
    let zoli = municipality.person("zoli").await;
    let keys = zoli.app.device.get(api::JWKS).await.json().await.unwrap();
    for (registered, number) in sent.iter().zip(1..) {
        let receipt = Unverified::read(&registered.receipt, RECEIPT_TYPE).unwrap();
        let claims: Receipt = receipt.verify_with(&keys).unwrap();
        assert_eq!((claims.sub, claims.registration.number), (registered.id, number));
    }
    let proceeding = zoli.proceeding().await;
    let versions: Vec<_> = proceeding.versions.iter().map(|one| (one.id, one.receipt.as_str())).collect();
    let expected: Vec<_> = sent.iter().map(|one| (one.id, one.receipt.as_str())).collect();
    assert_eq!((proceeding.id, versions), (first.id, expected));
    let steps: Vec<_> = proceeding.events.iter().map(|event| event.step).collect();
    assert_eq!(steps, [StepKind::Register, StepKind::Amend, StepKind::Amend]);
    assert_eq!(proceeding.due, Some(sent[2].due), "each version begins the term anew");
    let form: FormAsSent = zoli.form_of(first.id).await.json().await.unwrap();
    assert_eq!(form.id, sent[2].id);
    assert_eq!(json!(form.answers)["vehicles"][0]["plate"]["number"], "AB125CD");
    let old = municipality.app().db.read(move |tx| forms::by_id(tx, first.id)).await.unwrap().unwrap();
    assert_eq!(old.registration, first.registration, "the old version stays readable");
}

/// Residents' parking in a call, under another name.
fn in_a_call(version: u32, closes: &str) -> String {
    let title = "title = { it = \"Bando\", en = \"Call\", de = \"Ausschreibung\" }";
    let call = format!("\n[[calls]]\nid = \"main\"\n{title}\nopens = 2026-11-01\ncloses = {closes}\n");
    built_in("resident_parking", &[("version = 1", &format!("version = {version}"))]) + &call
}

async fn parking_in(person: &Person, slug: &str, made_at: &str) -> Value {
    let mut filling = person.opens(slug, made_at).await;
    filling.answers(&crate::filling::parking());
    filling.body()
}

pub async fn a_form_is_amended_until_its_call_closes_at_midnight_in_rome(municipality: &Municipality) {
    for (at, (closes, last, over)) in [
        ("2026-12-15", "2026-12-15T22:59:59Z", "2026-12-15T23:00:00Z"),
        ("2027-03-27", "2027-03-27T22:59:59Z", "2027-03-27T23:00:00Z"),
        // The nights in which the clock is changed.
        ("2027-03-28", "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"),
        ("2027-10-30", "2027-10-30T21:59:59Z", "2027-10-30T22:00:00Z"),
        ("2027-10-31", "2027-10-31T22:59:59Z", "2027-10-31T23:00:00Z"),
    ]
    .into_iter()
    .enumerate()
    {
        let slug = format!("parking_{at}");
        let file = in_a_call(1, closes);
        after(municipality, || puts(municipality, &format!("services/{slug}.toml"), &file)).await;
        municipality.it_is(last);
        let zoli = municipality.person("zoli").await;
        let body = parking_in(&zoli, &slug, last).await;
        let first = zoli.files(&body).await;
        zoli.files(&amending(first.id, body.clone())).await;
        municipality.it_is(over);
        let (code, detail) = zoli.refused(&amending(first.id, body)).await;
        assert_eq!(code, Code::WrongState, "{closes}");
        assert!(detail.starts_with("Il termine è scaduto") && detail.contains("Ultimo giorno"), "{detail}");
        let told = zoli.proceedings().await.into_iter().find(|one| one.id == first.id).unwrap();
        assert_eq!((told.call_closes.unwrap().to_string().as_str(), told.versions.len()), (closes, 2));
    }
}

pub async fn a_call_that_was_prolonged_is_amended_until_its_new_day(municipality: &Municipality) {
    after(municipality, || puts(municipality, "services/parking.toml", &in_a_call(1, "2026-11-23"))).await;
    let zoli = municipality.person("zoli").await;
    let body = parking_in(&zoli, "parking", MONDAY).await;
    let first = zoli.files(&body).await;
    after(municipality, || puts(municipality, "services/parking.toml", &in_a_call(2, "2026-11-30"))).await;
    municipality.it_is("2026-11-30T22:59:59Z");
    let zoli = municipality.person("zoli").await;
    assert_eq!(zoli.proceeding().await.call_closes.unwrap().to_string(), "2026-11-30");
    zoli.files(&amending(first.id, body.clone())).await;
    municipality.it_is("2026-11-30T23:00:00Z");
    assert_eq!(zoli.refused(&amending(first.id, body)).await.0, Code::WrongState);
}

pub async fn a_form_is_amended_by_one_of_its_own_service(municipality: &Municipality) {
    let file = built_in("resident_parking", &[]);
    after(municipality, || puts(municipality, "services/other_parking.toml", &file)).await;
    let zoli = municipality.person("zoli").await;
    let first = zoli.sends_parking().await;
    let body = parking_in(&zoli, "other_parking", MONDAY).await;
    assert_eq!(zoli.faults(&amending(first.id, body)).await, [("amends".to_owned(), Fault::Unknown)]);
    let mut other = step(first.id, StepKind::Withdraw, "");
    other["content"]["slug"] = "other_parking".into();
    assert_eq!(zoli.faults(&other).await, [("slug".to_owned(), Fault::Unknown)]);
}

pub async fn what_is_wrong_with_a_step_is_named(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let id = in_state(municipality, &zoli, State::IntegrationAsked).await;
    let device = &zoli.app.device;
    let (paper, image) = (upload_for(device, FORM_FILE, &pdf()).await, upload_for(device, FORM_FILE, &picture()).await);
    let integrate = |words: &str| step(id, StepKind::Integrate, words);
    let heavy = AttachmentRef { size: 10_000_001, ..paper.clone() };
    let ids = (0..=INTEGRATION_FILES_MAX).map(|_| AttachmentRef { id: AttachmentId(Uuid::new_v4()), ..paper.clone() });
    let many: Vec<AttachmentRef> = ids.collect();
    let many: Vec<_> = many.iter().map(|one| (one, FileKind::Pdf)).collect();
    let mut unnamed = with_files(integrate("Ecco"), &[(&paper, FileKind::Pdf)]);
    unnamed["attachments"] = json!([]);
    let mut unasked = integrate("Ecco");
    unasked["attachments"] = json!([paper]);
    let cases = [
        (integrate(" "), vec![("words", Fault::Required)]),
        (integrate(&"x".repeat(WORDS_MAX as usize + 1)), vec![("words", Fault::TooLong)]),
        (step(id, StepKind::Amend, "x"), vec![("step", Fault::Unknown)]),
        (step(id, StepKind::Accept, "x"), vec![("step", Fault::Unknown)]),
        (step(id, StepKind::Observe, ""), vec![("words", Fault::Required)]),
        (with_files(step(id, StepKind::Withdraw, ""), &[(&paper, FileKind::Pdf)]), vec![("files", Fault::NotAsked)]),
        (with_files(integrate(""), &many), vec![("attachments", Fault::TooLong), ("files", Fault::TooMany)]),
        (with_files(integrate(""), &[(&heavy, FileKind::Pdf)]), vec![("files[0]", Fault::TooHeavy)]),
        (with_files(integrate(""), &[(&image, FileKind::Pdf)]), vec![("files[0]", Fault::WrongType)]),
        (unnamed, vec![("files[0].id", Fault::Unknown)]),
        (unasked, vec![("attachments[0]", Fault::NotAsked)]),
    ];
    for (body, expected) in cases {
        let expected: Vec<_> = expected.into_iter().map(|(field, fault)| (field.to_owned(), fault)).collect();
        assert_eq!(zoli.faults(&body).await, expected, "{body}");
    }
    let missing = AttachmentRef { id: AttachmentId(Uuid::new_v4()), ..paper.clone() };
    let (code, _) = zoli.refused(&with_files(integrate(""), &[(&missing, FileKind::Pdf)])).await;
    assert_eq!(code, Code::AttachmentMissing);
    zoli.files(&with_files(integrate(""), &[(&paper, FileKind::Pdf), (&image, FileKind::Png)])).await;
}

pub async fn a_document_that_was_asked_for_has_to_come(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let id = zoli.sends_parking().await.id;
    municipality.asks_for(id, TODAY, true).await;
    let asked = zoli.proceeding().await.request.unwrap();
    assert_eq!((asked.document, asked.until.to_string().as_str()), (true, "2026-12-03"));
    let words = step(id, StepKind::Integrate, "Non ce l'ho");
    assert_eq!(zoli.faults(&words).await, [("files".to_owned(), Fault::Required)]);
    let paper = upload_for(&zoli.app.device, FORM_FILE, &pdf()).await;
    let registered = zoli.files(&with_files(words, &[(&paper, FileKind::Pdf)])).await;
    let Proceeding { state, request, events, .. } = zoli.proceeding().await;
    assert_eq!((state, request), (State::Integrated, None));
    let last = events.last().unwrap();
    assert_eq!((last.words.as_str(), last.files[0].id, last.office.as_str()), ("Non ce l'ho", paper.id, ""));
    assert_eq!(last.registration, Some(registered.registration));
}

pub async fn an_answer_after_its_last_day_is_taken_until_the_office_decides(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let (late, too_late) = (zoli.sends_parking().await.id, zoli.sends_parking().await.id);
    for id in [late, too_late] {
        municipality.asks_for(id, TODAY, false).await;
    }
    municipality.it_is("2026-12-20T09:00:00Z");
    municipality.goes_on(too_late, of_office(StepKind::Close, "2026-12-20")).await.unwrap();
    let zoli = municipality.person("zoli").await;
    zoli.files(&step(late, StepKind::Integrate, "Ecco")).await;
    let (code, detail) = zoli.refused(&step(too_late, StepKind::Integrate, "Ecco")).await;
    assert_eq!((code, detail.as_str()), (Code::WrongState, "La pratica è conclusa: non serve più integrarla."));
}

pub async fn a_step_that_comes_again_is_filed_once(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let first = zoli.sends_parking().await.id;
    let (id, body) = (new_id(), step(first, StepKind::Withdraw, "Ho cambiato casa"));
    let registered = zoli.hands_in(id, &body).await;
    assert_eq!(registered.status(), StatusCode::CREATED);
    let (again, bytes) = (zoli.hands_in(id, &body).await, registered.bytes().await.unwrap());
    assert_eq!(again.status(), StatusCode::OK);
    assert_eq!(again.bytes().await.unwrap(), bytes);
    let told = zoli.proceeding().await;
    assert_eq!((told.state, told.due, told.events.len()), (State::Withdrawn, None, 2));
    let (code, detail) = zoli.refused(&body).await;
    assert_eq!((code, detail.as_str()), (Code::WrongState, "La pratica è conclusa: non si può più ritirare."));
    // The receipt of a step says what it is of.
    let registered: Registered = serde_json::from_slice(&bytes).unwrap();
    let keys = zoli.app.device.get(api::JWKS).await.json().await.unwrap();
    let receipt: Receipt = Unverified::read(&registered.receipt, RECEIPT_TYPE).unwrap().verify_with(&keys).unwrap();
    let page = municipality.a_stranger().page(&format!("/verifica?codice={}", receipt.code)).await;
    assert!(page.contains("Seguito di una pratica"), "{page}");
}

pub async fn a_place_is_accepted_until_its_last_day_and_an_offer_can_be_given_up(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let (in_time, late) = (zoli.sends_parking().await.id, zoli.sends_parking().await.id);
    for id in [in_time, late] {
        municipality.goes_on(id, of_office(StepKind::Offer, TODAY)).await.unwrap();
    }
    let (code, detail) = zoli.refused(&step(late, StepKind::Withdraw, "")).await;
    assert_eq!(code, Code::WrongState);
    assert_eq!(detail, "Ti è stato proposto un posto: accettalo o rinuncia.");
    municipality.it_is("2026-12-03T22:59:59Z");
    let zoli = municipality.person("zoli").await;
    let told = zoli.proceedings().await;
    let offer = told.iter().find(|one| one.id == late).unwrap().offer.clone().unwrap();
    assert_eq!((offer.place.as_str(), offer.until.to_string().as_str()), ("Posto 12", "2026-12-03"));
    zoli.files(&step(in_time, StepKind::AcceptPlace, "")).await;
    municipality.it_is("2026-12-03T23:00:00Z");
    let (code, detail) = zoli.refused(&step(late, StepKind::AcceptPlace, "")).await;
    let over = "Il termine per accettare è scaduto: ultimo giorno 3 dicembre 2026.";
    assert_eq!((code, detail.as_str()), (Code::WrongState, over));
    let (code, _) = zoli.refused(&step(in_time, StepKind::Renounce, "")).await;
    assert_eq!(code, Code::WrongState, "parking has no day on which it could be given up");
    zoli.files(&step(late, StepKind::Renounce, "")).await;
    let told = zoli.proceedings().await;
    let stands = |id| told.iter().find(|one| one.id == id).map(|one| (one.state, one.offer.is_some()));
    assert_eq!((stands(in_time), stands(late)), (Some((State::Accepted, false)), Some((State::Closed, false))));
}

pub async fn what_was_granted_can_be_given_up_where_its_service_has_a_day_for_it(municipality: &Municipality) {
    let yearly =
        built_in("resident_parking", &[("channel = ", "renounce_until = { day = 31, month = 7 }\nchannel = ")]);
    after(municipality, || puts(municipality, "services/yearly.toml", &yearly)).await;
    let zoli = municipality.person("zoli").await;
    let id = zoli.files(&parking_in(&zoli, "yearly", MONDAY).await).await.id;
    assert_eq!(zoli.proceeding().await.renounce_until, None, "nothing is granted yet");
    municipality.goes_on(id, of_office(StepKind::Accept, TODAY)).await.unwrap();
    assert_eq!(zoli.proceeding().await.renounce_until.unwrap().to_string(), "2027-07-31");
    let mut given_up = step(id, StepKind::Renounce, "");
    given_up["content"]["slug"] = "yearly".into();
    zoli.files(&given_up).await;
    assert_eq!(zoli.proceeding().await.state, State::Closed);
}

pub async fn what_was_granted_is_not_given_up_after_its_day_until_the_year_is_over(municipality: &Municipality) {
    let yearly =
        built_in("resident_parking", &[("channel = ", "renounce_until = { day = 31, month = 7 }\nchannel = ")]);
    after(municipality, || puts(municipality, "services/yearly.toml", &yearly)).await;
    let zoli = municipality.person("zoli").await;
    let id = zoli.files(&parking_in(&zoli, "yearly", MONDAY).await).await.id;
    municipality.goes_on(id, of_office(StepKind::Accept, TODAY)).await.unwrap();
    let mut given_up = step(id, StepKind::Renounce, "");
    given_up["content"]["slug"] = "yearly".into();
    // In Rome it is August.
    municipality.it_is("2027-07-31T22:00:00Z");
    let zoli = municipality.person("zoli").await;
    assert_eq!(zoli.proceeding().await.renounce_until.unwrap().to_string(), "2027-07-31");
    let late = crate::client::problem(zoli.hands_in(new_id(), &given_up).await).await;
    assert!(late.code == Code::WrongState && late.detail.contains("ultimo giorno 31 luglio 2027"), "{late:?}");
    municipality.it_is("2027-12-31T23:00:00Z");
    let zoli = municipality.person("zoli").await;
    assert_eq!(zoli.proceeding().await.renounce_until.unwrap().to_string(), "2028-07-31");
    zoli.files(&given_up).await;
    assert_eq!(zoli.proceeding().await.state, State::Closed);
}

pub async fn who_was_asked_has_the_time_that_was_given_them(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let id = zoli.sends_parking().await.id;
    municipality.goes_on(id, of_office(StepKind::AskIntegration, TODAY)).await.unwrap();
    municipality.it_is("2026-12-03T22:59:59Z");
    for kind in [StepKind::Refuse, StepKind::Close] {
        let problem = municipality.goes_on(id, of_office(kind, TODAY)).await.unwrap_err();
        assert_eq!(problem.code, Code::WrongState);
        assert!(problem.detail.contains("giovedì 3 dicembre 2026"), "{}", problem.detail);
    }
    municipality.it_is("2026-12-03T23:00:00Z");
    municipality.goes_on(id, of_office(StepKind::Refuse, TODAY)).await.unwrap();
}

pub async fn the_log_of_a_proceeding_never_changes(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    zoli.sends_parking().await;
    for sql in ["DELETE FROM proceeding_event", "UPDATE proceeding_event SET words = 'x'"] {
        let refused = municipality.app().db.write(move |tx| tx.execute(sql, &[])).await;
        assert!(matches!(refused, Err(DbError::Refused(_))), "{sql}: {refused:?}");
    }
    assert_eq!(zoli.proceeding().await.events.len(), 1);
}
