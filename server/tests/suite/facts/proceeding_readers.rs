//! Who reads and goes on with a proceeding, and how devices hear of it.

use rapida_contract::acting::{NewMandate, mandate, mandate_acceptance};
use rapida_contract::api;
use rapida_contract::ids::{MandateId, SubmissionId};
use rapida_contract::problem::Code;
use rapida_contract::proceeding::{FormAsSent, PROCEEDINGS, ProceedingsPage, State, StepKind};
use rapida_contract::service::FileKind;
use rapida_contract::submission::FORM_FILE;
use rapida_server::db::Tx;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::evidence::{pdf, upload_for};
use super::forms::NINA;
use crate::client::{Device, bytes, new_id, problem};
use crate::municipality::{MONDAY, Municipality};
use crate::person::{Person, SAVINI, ZOLI, code, done};
use crate::proceeding::{amending, of_office, step, with_files};

/// A mandate for Savini in a service.
fn a_mandate(service: &str) -> (MandateId, NewMandate) {
    let new = NewMandate {
        delegate: SAVINI.parse().unwrap(),
        delegate_name: "Rag. Savini".into(),
        services: vec![service.into()],
        from: "2026-11-23".parse().unwrap(),
        until: "2026-12-31".parse().unwrap(),
        evidence: None,
    };
    (MandateId(Uuid::new_v4()), new)
}

/// Zoli lets Savini act for them in a service; which mandate it is.
async fn mandated(zoli: &Person, savini: &Person, service: &str) -> MandateId {
    let (id, new) = a_mandate(service);
    done(&zoli.put(&mandate(id), &new).await);
    done(&savini.put(&mandate_acceptance(id), &()).await);
    id
}

fn for_zoli(mut body: Value) -> Value {
    body["acting_for"] = json!({ "kind": "person", "tax_code": ZOLI });
    body
}

/// Residents' parking that an intermediary fills in for a client.
async fn parking_for(savini: &Person, client: &str) -> Value {
    let mut filling = savini.opens_for("resident_parking", MONDAY, Some(client)).await;
    filling.answers(&crate::filling::parking());
    let residence = json!({ "street": "Via Roma 1", "postal_code": "48018", "comune": "Faenza", "province": "RA" });
    filling.answers(&json!({ "residence": residence }));
    filling.body()
}

pub async fn who_may_act_for_the_subject_reads_and_answers_until_the_mandate_ends(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    let id = zoli.sends_parking().await.id;
    let other = mandated(&zoli, &savini, "nido").await;
    assert!(savini.proceedings().await.is_empty(), "a mandate for another service");
    done(&zoli.delete(&mandate(other)).await);
    let mandate_id = mandated(&zoli, &savini, "resident_parking").await;
    municipality.asks_for(id, "2026-11-23", false).await;

    let told = savini.proceeding().await;
    assert_eq!((told.id, told.sender.as_deref(), told.state), (id, Some("Marco Zoli"), State::IntegrationAsked));
    assert_eq!(zoli.proceeding().await.sender, None, "who sent it knows");
    let form: FormAsSent = savini.form_of(id).await.json().await.unwrap();
    assert_eq!(form.slug, "resident_parking");
    assert_eq!(form.asked.known, Default::default());
    let answer = step(id, StepKind::Integrate, "Il libretto è in arrivo");
    let (found, detail) = savini.refused(&answer).await;
    assert_eq!((found, detail.contains("Marco Zoli")), (Code::NoRight, true), "{detail}");
    savini.files(&for_zoli(answer)).await;
    let acts: Vec<_> = zoli.acts().await.into_iter().map(|act| act.what).collect();
    assert_eq!(acts, ["resident_parking"]);

    done(&zoli.delete(&mandate(mandate_id)).await);
    assert!(savini.proceedings().await.is_empty());
    assert_eq!(code(savini.form_of(id).await).await, Code::NotFound);
    assert_eq!(savini.refused(&for_zoli(step(id, StepKind::Withdraw, ""))).await.0, Code::NoRight);
    assert_eq!(savini.refused(&step(id, StepKind::Withdraw, "")).await.0, Code::NotFound);
    assert_eq!(zoli.proceeding().await.state, State::Integrated);
}

pub async fn what_was_sent_for_somebody_is_theirs_and_the_sender_s(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    mandated(&zoli, &savini, "resident_parking").await;
    let id = savini.files(&parking_for(&savini, &format!("person:{ZOLI}")).await).await.id;
    let (theirs, sent) = (zoli.proceeding().await, savini.proceeding().await);
    assert_eq!((theirs.sender.as_deref(), sent.sender), (Some("Roberto Savini"), None));
    let told = sent.subject.map(|named| (named.subject.key(), named.name));
    assert_eq!((theirs.subject, told), (None, Some((format!("person:{ZOLI}"), "Marco Zoli".to_owned()))));
    // Whose it is goes on with it in their own name; who sent it acts for them.
    assert_eq!(savini.refused(&step(id, StepKind::Withdraw, "")).await.0, Code::NoRight);
    zoli.files(&step(id, StepKind::Withdraw, "")).await;
}

pub async fn somebody_else_s_proceeding_is_as_if_it_were_not_there(municipality: &Municipality) {
    let (zoli, ricci) = (municipality.person("zoli").await, municipality.person("ricci").await);
    let id = zoli.sends_parking().await.id;
    assert!(ricci.proceedings().await.is_empty());
    let body = zoli.asks_for_parking(MONDAY).await.body();
    let mut told = Vec::new();
    for id in [id, new_id()] {
        told.push((
            problem(ricci.form_of(id).await).await,
            problem(ricci.hands_in(new_id(), &step(id, StepKind::Withdraw, "")).await).await,
            problem(ricci.hands_in(new_id(), &amending(id, body.clone())).await).await,
            // Nobody is signed in.
            stranger_puts(&ricci.app.device, &step(id, StepKind::Withdraw, "")).await,
        ));
    }
    let codes = (told[0].0.code, told[0].1.code, told[0].2.code, told[0].3);
    assert_eq!(codes, (Code::NotFound, Code::NotFound, Code::NotFound, Code::SignInNeeded));
    assert_eq!(told[0], told[1]);
}

pub async fn a_step_needs_a_session_of_the_level_of_its_service(municipality: &Municipality) {
    let (zoli, low) = (municipality.person("zoli").await, municipality.person_at("zoli", "L1").await);
    let id = zoli.sends_parking().await.id;
    assert_eq!(low.proceeding().await.id, id, "reading does not");
    assert_eq!(low.refused(&step(id, StepKind::Withdraw, "")).await.0, Code::LevelNeeded);
}

pub async fn a_list_that_did_not_change_is_not_told_again(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let id = zoli.sends_parking().await.id;
    let read = async |tag: &str| zoli.ask(Method::GET, PROCEEDINGS, "", &[("if-none-match", tag)]).await;
    let first = read("").await;
    assert_eq!((first.status(), first.headers()["cache-control"].to_str().unwrap()), (StatusCode::OK, "no-store"));
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    let same = read(&tag).await;
    assert_eq!((same.status(), same.headers()["etag"].to_str().unwrap()), (StatusCode::NOT_MODIFIED, tag.as_str()));
    assert!(same.bytes().await.unwrap().is_empty());
    municipality.goes_on(id, of_office(StepKind::TakeInCharge, "2026-11-23")).await.unwrap();
    assert_eq!(read(&tag).await.status(), StatusCode::OK);
}

pub async fn many_proceedings_come_in_pages_by_their_ids(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let body = zoli.asks_for_parking(MONDAY).await.body();
    let mut sent: Vec<SubmissionId> = Vec::new();
    for _ in 0..51 {
        sent.push(zoli.files(&body).await.id);
    }
    sent.sort_by_key(ToString::to_string);
    let first: ProceedingsPage = zoli.read(PROCEEDINGS).await;
    let after = first.after.unwrap();
    let second: ProceedingsPage = zoli.read(&format!("{PROCEEDINGS}?after={after}")).await;
    assert_eq!((first.proceedings.len(), second.after), (50, None));
    let read: Vec<_> = first.proceedings.iter().chain(&second.proceedings).map(|one| one.id).collect();
    assert_eq!(read, sent);
    let odd = zoli.ask(Method::GET, &format!("{PROCEEDINGS}?after=ieri"), "", &[]).await;
    assert_eq!(code(odd).await, Code::Malformed);
}

pub async fn the_devices_of_all_whom_it_concerns_are_told(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    let (second, ricci) = (municipality.person("zoli").await, municipality.person("ricci").await);
    mandated(&zoli, &savini, "resident_parking").await;
    let id = zoli.sends_parking().await.id;
    for told in [&zoli, &second, &savini] {
        assert_eq!(told.told_of().await, [id.to_string()]);
    }
    assert!(ricci.told_of().await.is_empty());
    // A parent hears of what an intermediary sends for their child.
    let giulia = municipality.person("montanari").await;
    giulia.capacities().await;
    let (path, new) = a_mandate("resident_parking");
    done(&giulia.put_for(NINA, &mandate(path), &new).await);
    done(&savini.put(&mandate_acceptance(path), &()).await);
    let id = savini.files(&parking_for(&savini, NINA).await).await.id;
    assert_eq!(giulia.told_of().await, [id.to_string()]);
    assert_eq!(giulia.proceeding().await.sender.as_deref(), Some("Roberto Savini"));
}

pub async fn the_files_of_a_step_are_for_who_may_read_its_proceeding(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    let (second, ricci) = (municipality.person("zoli").await, municipality.person("ricci").await);
    let mandate_id = mandated(&zoli, &savini, "resident_parking").await;
    let id = zoli.sends_parking().await.id;
    municipality.asks_for(id, "2026-11-23", true).await;
    let document = pdf();
    let paper = upload_for(&zoli.app.device, FORM_FILE, &document).await;
    let path = format!("/v1/attachments/{}", paper.id);
    assert_eq!(zoli.ask(Method::GET, &path, "", &[]).await.status(), StatusCode::NOT_FOUND, "nothing took it yet");
    zoli.files(&with_files(step(id, StepKind::Integrate, ""), &[(&paper, FileKind::Pdf)])).await;
    for reader in [&zoli, &second, &savini] {
        let file = reader.ask(Method::GET, &path, "", &[]).await;
        assert_eq!(
            (file.status(), file.headers()["content-type"].to_str().unwrap()),
            (StatusCode::OK, "application/pdf")
        );
        assert_eq!(file.bytes().await.unwrap(), document);
    }
    done(&zoli.delete(&mandate(mandate_id)).await);
    for stranger in [&savini, &ricci] {
        assert_eq!(code(stranger.ask(Method::GET, &path, "", &[]).await).await, Code::NotFound);
    }
    assert_eq!(zoli.app.device.get(&path).await.status(), StatusCode::NOT_FOUND, "without the token");
}

pub async fn what_nobody_signed_in_for_is_the_device_s_that_sent_it(municipality: &Municipality) {
    let (zoli, other) = (municipality.person("zoli").await, municipality.a_device());
    let (id, own) = (zoli.sends_parking().await.id, &zoli.app.device);
    // No service of today is sent without a sign-in: this one was.
    let forget = |tx: &mut dyn Tx| {
        tx.execute("UPDATE proceeding SET sender = NULL, sender_name = '', subject = NULL", &[])?;
        tx.execute("UPDATE filled_form SET sender = NULL, sender_name = ''", &[])
    };
    municipality.app().db.write(forget).await.unwrap();
    let read = async |device: &Device| -> ProceedingsPage { device.get(PROCEEDINGS).await.json().await.unwrap() };
    assert!(read(&other).await.proceedings.is_empty());
    let told = read(own).await.proceedings.remove(0);
    assert_eq!((told.id, told.sender, told.subject), (id, None, None));
    let withdrawal = step(id, StepKind::Withdraw, "");
    assert_eq!(stranger_puts(&other, &withdrawal).await, Code::SignInNeeded);
    own.submit(&bytes(&withdrawal)).await;
    assert_eq!(read(own).await.proceedings.remove(0).state, State::Withdrawn);
    let changes = own.changes("", 100).await.changes;
    assert!(changes.iter().any(|change| change.key == id.to_string()), "it is told");
}

/// What a device is answered on which nobody is signed in.
async fn stranger_puts(device: &Device, body: &Value) -> Code {
    device.get(PROCEEDINGS).await;
    let path = api::submission(new_id());
    let proof = device.proof(&Method::PUT, &path);
    code(device.send(Method::PUT, &path, &bytes(body), Some(proof)).await).await
}
