//! Submissions are filed once, and refused with a reason.

use std::sync::Arc;

use rapida_contract::problem::{Code, Fault};
use rapida_contract::submission::{BODY_BYTES_MAX, Registered};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::client::{Device, bytes, new_id, pavement, problem, titled};
use crate::municipality::Municipality;

pub async fn a_submission_is_registered_once_and_answered_alike(municipality: &Municipality) {
    let device = municipality.a_device();
    let (id, body) = (new_id(), bytes(&pavement()));
    let first = device.put(id, &body).await;
    assert_eq!(first.status(), StatusCode::CREATED);
    let first = first.bytes().await.unwrap();
    municipality.it_is("2026-12-24T09:00:00Z");
    for _ in 0..3 {
        let again = device.put(id, &body).await;
        assert_eq!(again.status(), StatusCode::OK);
        assert_eq!(again.bytes().await.unwrap(), first);
    }
    let registered: Registered = serde_json::from_slice(&first).unwrap();
    assert_eq!((registered.id, registered.registration.code().0.as_str()), (id, "2026-0000001"));
    let reports = device.own_reports().await;
    assert_eq!(reports.len(), 1);
    assert_eq!((&reports[0].office, reports[0].due), (&registered.office, Some(registered.due)));
}

pub async fn the_same_id_sixteen_times_at_once_is_one_registration(municipality: &Municipality) {
    let device = Arc::new(municipality.a_device());
    // The first request fetches a nonce, so that all sixteen arrive together.
    assert!(device.own_reports().await.is_empty());
    let (id, body) = (new_id(), Arc::new(bytes(&pavement())));
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let (device, body) = (device.clone(), body.clone());
        senders.spawn(async move {
            let answer = device.put(id, &body).await;
            (answer.status(), answer.bytes().await.unwrap())
        });
    }
    let answers = senders.join_all().await;
    let created = answers.iter().filter(|(status, _)| *status == StatusCode::CREATED).count();
    let known = answers.iter().filter(|(status, _)| *status == StatusCode::OK).count();
    assert_eq!((created, known), (1, 15));
    assert!(answers.iter().all(|(_, body)| *body == answers[0].1));
    assert_eq!(device.submit(&titled("Un'altra")).await.registration.number, 2);
}

pub async fn another_content_or_device_under_an_id_learns_nothing(municipality: &Municipality) {
    let (device, other) = (municipality.a_device(), municipality.a_device());
    let (id, body) = (new_id(), bytes(&pavement()));
    assert_eq!(device.put(id, &body).await.status(), StatusCode::CREATED);
    let changed = problem(device.put(id, &titled("Altro")).await).await;
    let stolen = problem(other.put(id, &body).await).await;
    assert_eq!((changed.code, &changed), (Code::Conflict, &stolen));
    assert!(!changed.detail.contains("2026-"));
}

async fn refusal(device: &Device, body: &Value) -> (Code, Vec<(String, Fault, Option<u32>)>) {
    let problem = problem(device.put(new_id(), &bytes(body)).await).await;
    (problem.code, problem.errors.into_iter().map(|error| (error.field, error.fault, error.limit)).collect())
}

pub async fn fields_at_fault_are_named(municipality: &Municipality) {
    type Spoil = fn(&mut Value);
    let device = municipality.a_device();
    let cases: &[(&str, Fault, Option<u32>, Spoil)] = &[
        ("title", Fault::Required, None, |body| body["content"]["title"] = "".into()),
        ("title", Fault::Malformed, None, |body| body["content"]["title"] = 5.into()),
        ("details", Fault::TooLong, Some(1_000), |body| body["content"]["details"] = "x".repeat(1_001).into()),
        ("category", Fault::Unknown, None, |body| body["content"]["category"] = "ufo".into()),
        ("position", Fault::Required, None, |body| body["content"]["position"] = Value::Null),
        ("privacy_accepted", Fault::NotAccepted, None, |body| body["content"]["privacy_accepted"] = false.into()),
        ("made_at", Fault::Malformed, None, |body| body["made_at"] = "ieri".into()),
        ("service", Fault::Unknown, None, |body| body["service"] = "tax".into()),
        ("attachments[0].sha256", Fault::Malformed, None, |body| {
            body["attachments"] = json!([{ "id": new_id(), "sha256": "00", "size": 1 }]);
        }),
        ("attachments", Fault::TooLong, Some(3), |body| {
            let one = || json!({ "id": new_id(), "sha256": "0".repeat(64), "size": 1 });
            body["attachments"] = json!([one(), one(), one(), one()]);
        }),
    ];
    for (field, fault, limit, spoil) in cases {
        let mut body = pavement();
        spoil(&mut body);
        let expected = (Code::Invalid, vec![((*field).to_owned(), *fault, *limit)]);
        assert_eq!(refusal(&device, &body).await, expected, "{field}");
    }
    let nonsense = problem(device.put(new_id(), b"{\"made_at\":").await).await;
    assert_eq!((nonsense.code, nonsense.status), (Code::Malformed, 400));
    let mut newer = pavement();
    newer["content"]["colour"] = "grigio".into();
    newer["since"] = 7.into();
    assert_eq!(device.put(new_id(), &bytes(&newer)).await.status(), StatusCode::CREATED);
}

pub async fn a_point_outside_the_comune_is_sent_to_the_neighbours(municipality: &Municipality) {
    let device = municipality.a_device();
    let mut faenza = pavement();
    faenza["content"]["position"] = json!({ "lat": 44.2855, "lon": 11.8833, "source": "map" });
    let refused = problem(device.put(new_id(), &bytes(&faenza)).await).await;
    assert_eq!((refused.code, refused.status), (Code::Invalid, 422));
    let error = &refused.errors[0];
    assert_eq!((error.field.as_str(), error.fault, error.limit), ("position", Fault::OutsideTerritory, Some(500)));
    assert!(refused.detail.contains("Comune confinante"), "{}", refused.detail);
}

pub async fn an_attachment_that_did_not_arrive_is_named(municipality: &Municipality) {
    let device = municipality.a_device();
    let mut body = pavement();
    let missing = json!({ "id": new_id(), "sha256": "0".repeat(64), "size": 12 });
    body["attachments"] = json!([missing]);
    let expected = (Code::AttachmentMissing, vec![("attachments[0]".to_owned(), Fault::Required, None)]);
    assert_eq!(refusal(&device, &body).await, expected);
}

pub async fn a_body_that_is_too_large_is_refused(municipality: &Municipality) {
    let device = municipality.a_device();
    let refused = problem(device.put(new_id(), &vec![b' '; BODY_BYTES_MAX + 1]).await).await;
    assert_eq!((refused.code, refused.status), (Code::TooLarge, 413));
}

pub async fn foreign_bodies_never_break_the_server(municipality: &Municipality) {
    let device = municipality.a_device();
    let good = bytes(&pavement());
    let mut bodies: Vec<Vec<u8>> = (0..good.len()).step_by(7).map(|cut| good[..cut].to_vec()).collect();
    bodies.extend((0..good.len()).step_by(11).map(|at| {
        let mut spoilt = good.clone();
        spoilt[at] ^= 1 << (at % 7);
        spoilt
    }));
    bodies.extend([vec![0xff; 100], "[".repeat(60_000).into_bytes(), b"{\"made_at\":1e999}".to_vec()]);
    for body in bodies {
        let status = device.put(new_id(), &body).await.status();
        assert!(!status.is_server_error(), "{}", String::from_utf8_lossy(&body));
    }
    // What no keyboard types, and one of the engines does not keep.
    let mut with_nul = pavement();
    with_nul["content"]["title"] = "Buca\0".into();
    assert_eq!(device.put(new_id(), &bytes(&with_nul)).await.status(), StatusCode::CREATED);
    let paths = ["/v1/follows/%00", "/v1/follows/%ff", "/v1/submissions/%00", "/v1/follows/2026-0000001%27%20OR%201"];
    for path in paths {
        let status = device.ask(reqwest::Method::PUT, path, b"{}").await.status();
        assert!(status.is_client_error(), "{path}: {status}");
    }
}
