//! The document that proves a mandate: sent up before, known by its bytes, for the two sides alone.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use rapida_contract::acting::{EVIDENCE, NewMandate, mandate, mandate_acceptance, mandate_evidence};
use rapida_contract::api;
use rapida_contract::digest::sha256_hex;
use rapida_contract::document::DOCUMENT_BYTES_MAX;
use rapida_contract::ids::{AttachmentId, MandateId};
use rapida_contract::problem::Code;
use rapida_contract::submission::{AttachmentRef, FORM_FILE};
use rapida_server::uploads;
use reqwest::{Method, Response, StatusCode};
use uuid::Uuid;

use super::attachments::{self, picture, send, with};
use crate::client::{Device, new_id, problem};
use crate::municipality::Municipality;
use crate::person::{Person, SAVINI, code, done};

const HOTEL_COMPANY: &str = "company:99900010390";
/// The beginning of signed data whose length is not told.
const SIGNED: &[u8] = b"\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";

/// A document that no other test has.
pub fn pdf() -> Vec<u8> {
    format!("%PDF-1.7\n% {}\n%%EOF\n", Uuid::new_v4()).into_bytes()
}

fn described(bytes: &[u8]) -> AttachmentRef {
    AttachmentRef { id: AttachmentId(Uuid::new_v4()), sha256: sha256_hex(bytes), size: bytes.len() as u64 }
}

/// Announces a document, under some type where one is claimed.
async fn announce(device: &Device, document: &AttachmentRef, purpose: &str, claimed: Option<&str>) -> Response {
    let pair = |name: &str, value: &str| format!("{name} {}", BASE64.encode(value));
    let mut metadata =
        vec![pair("id", &document.id.to_string()), pair("sha256", &document.sha256), pair("purpose", purpose)];
    metadata.extend(claimed.map(|claimed| pair("type", claimed)));
    let (length, metadata) = (document.size.to_string(), metadata.join(","));
    let headers = [("Tus-Resumable", "1.0.0"), ("Upload-Length", &length), ("Upload-Metadata", &metadata)];
    device.ask_with(Method::POST, api::UPLOADS, b"", &headers).await
}

/// Sends a document up to prove a mandate.
pub async fn upload(device: &Device, bytes: &[u8]) -> AttachmentRef {
    upload_for(device, EVIDENCE, bytes).await
}

/// Sends a document up for a purpose.
pub async fn upload_for(device: &Device, purpose: &str, bytes: &[u8]) -> AttachmentRef {
    let document = described(bytes);
    assert_eq!(announce(device, &document, purpose, None).await.status(), StatusCode::CREATED);
    done(&send(device, &document, bytes).await);
    document
}

fn proven_by(sha256: &str) -> NewMandate {
    NewMandate {
        delegate: SAVINI.parse().unwrap(),
        delegate_name: "Rag. Savini".into(),
        services: vec!["report".into()],
        from: "2026-11-23".parse().unwrap(),
        until: "2026-12-31".parse().unwrap(),
        evidence: Some(sha256.to_owned()),
    }
}

impl Person {
    async fn opens_evidence(&self, id: MandateId) -> Response {
        self.ask(Method::GET, &mandate_evidence(id), "", &[]).await
    }
}

pub async fn a_mandate_s_document_is_for_its_two_sides_and_for_no_page(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    let ricci = municipality.person("ricci").await;
    for (document, kind, ending) in [
        (pdf(), "application/pdf", "pdf"),
        ([SIGNED, &pdf()].concat(), "application/pkcs7-mime", "p7m"),
        ([b"\xFF\xD8\xFF\xE0", pdf().as_slice()].concat(), "image/jpeg", "jpg"),
        (picture(), "image/png", "png"),
    ] {
        let (id, sent) = (MandateId(Uuid::new_v4()), upload(&zoli.app.device, &document).await);
        for _ in 0..2 {
            done(&zoli.put(&mandate(id), &proven_by(&sent.sha256)).await);
        }
        done(&savini.put(&mandate_acceptance(id), &()).await);
        for ended in [false, true] {
            if ended {
                done(&zoli.delete(&mandate(id)).await);
            }
            for person in [&zoli, &savini] {
                let opened = person.opens_evidence(id).await;
                assert_eq!(opened.status(), StatusCode::OK, "{kind}");
                let said = |name: &str| opened.headers()[name].to_str().unwrap().to_owned();
                assert_eq!(said("content-type"), kind);
                assert_eq!(said("content-disposition"), format!("attachment; filename=\"delega-{id}.{ending}\""));
                assert_eq!(
                    (said("x-content-type-options"), said("cache-control")),
                    ("nosniff".into(), "no-store".into())
                );
                assert_eq!(opened.bytes().await.unwrap(), document, "{kind}");
            }
            assert_eq!(code(ricci.opens_evidence(id).await).await, Code::NotFound);
        }
    }
    let unproven = MandateId(Uuid::new_v4());
    done(&zoli.put(&mandate(unproven), &NewMandate { evidence: None, ..proven_by("") }).await);
    for id in [unproven, MandateId(Uuid::new_v4())] {
        assert_eq!(code(zoli.opens_evidence(id).await).await, Code::NotFound);
    }
}

pub async fn whoever_speaks_for_a_company_opens_what_proves_its_mandates(municipality: &Municipality) {
    let ravaioli = municipality.person("ravaioli").await;
    let (id, document) = (MandateId(Uuid::new_v4()), pdf());
    let sent = upload(&ravaioli.app.device, &document).await;
    done(&ravaioli.put_for(HOTEL_COMPANY, &mandate(id), &proven_by(&sent.sha256)).await);
    let personal = municipality.person_at("ravaioli-personale", "L1").await;
    assert_eq!(personal.opens_evidence(id).await.bytes().await.unwrap(), document);
    assert_eq!(code(municipality.person("zoli").await.opens_evidence(id).await).await, Code::NotFound);
}

pub async fn what_is_no_document_is_refused_by_what_is_announced_and_by_its_bytes(municipality: &Municipality) {
    let device = municipality.a_device();
    let of_size = |size: u64| AttachmentRef { size, ..described(b"") };
    for (document, purpose, claimed, status) in [
        (of_size(DOCUMENT_BYTES_MAX), EVIDENCE, Some("application/pdf"), 201),
        (of_size(DOCUMENT_BYTES_MAX + 1), EVIDENCE, Some("application/pdf"), 413),
        (of_size(DOCUMENT_BYTES_MAX + 1), EVIDENCE, None, 413),
        (of_size(9), EVIDENCE, Some("application/pkcs7-mime"), 201),
        (of_size(9), EVIDENCE, Some("image/webp"), 415),
        (of_size(9), EVIDENCE, Some("text/html"), 415),
        (of_size(DOCUMENT_BYTES_MAX), FORM_FILE, Some("application/pdf"), 201),
        (of_size(DOCUMENT_BYTES_MAX + 1), FORM_FILE, None, 413),
        (of_size(9), FORM_FILE, Some("image/webp"), 415),
        (of_size(9), "photo", Some("application/pdf"), 415),
        (of_size(9), "anything", None, 400),
    ] {
        let answer = announce(&device, &document, purpose, claimed).await;
        assert_eq!(answer.status().as_u16(), status, "{purpose} {claimed:?} {}", document.size);
    }
    for bytes in [b"<html>delega.pdf</html>".as_slice(), b"PK\x03\x04 delega.docx", b"RIFF\x24\0\0\0WEBPVP8 "] {
        for purpose in [EVIDENCE, FORM_FILE] {
            let document = described(bytes);
            assert_eq!(announce(&device, &document, purpose, Some("application/pdf")).await.status(), 201);
            let refused = problem(send(&device, &document, bytes).await).await;
            assert_eq!(refused.code, Code::WrongType);
            // Nothing of it is kept: it is announced as if for the first time.
            let again = announce(&device, &document, purpose, None).await;
            assert_eq!(again.headers()["upload-offset"], "0");
        }
    }
}

pub async fn a_mandate_whose_document_is_not_there_is_not_given(municipality: &Municipality) {
    let (zoli, ricci) = (municipality.person("zoli").await, municipality.person("ricci").await);
    let device = &zoli.app.device;
    let taken = upload(device, &pdf()).await;
    let first = MandateId(Uuid::new_v4());
    done(&zoli.put(&mandate(first), &proven_by(&taken.sha256)).await);
    let begun = described(&pdf());
    assert_eq!(announce(device, &begun, EVIDENCE, None).await.status(), StatusCode::CREATED);
    let (theirs, photo) = (upload(&ricci.app.device, &pdf()).await, attachments::upload(device, &picture()).await);
    for (missing, why) in [
        (described(b"never sent").sha256, "never sent"),
        (begun.sha256.clone(), "on its way"),
        (theirs.sha256, "somebody else's"),
        (photo.sha256, "a photo"),
        (taken.sha256, "of another mandate"),
    ] {
        let refused = problem(zoli.put(&mandate(MandateId(Uuid::new_v4())), &proven_by(&missing)).await).await;
        assert_eq!((refused.code, refused.status), (Code::AttachmentMissing, 424), "{why}");
        let fields: Vec<&str> = refused.errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!((fields, refused.detail.contains("Il documento")), (vec!["evidence"], true), "{why}");
    }
    // Under the same id, once it has arrived.
    let (id, document) = (MandateId(Uuid::new_v4()), pdf());
    let new = proven_by(&sha256_hex(&document));
    assert_eq!(code(zoli.put(&mandate(id), &new).await).await, Code::AttachmentMissing);
    upload(device, &document).await;
    done(&zoli.put(&mandate(id), &new).await);
}

pub async fn a_document_that_a_mandate_took_stays_and_is_nobody_s_photo(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let device = &zoli.app.device;
    let (kept, left) = (upload(device, &pdf()).await, upload(device, &pdf()).await);
    let as_photo = problem(device.put(new_id(), &with(&[&left])).await).await;
    assert_eq!(as_photo.code, Code::AttachmentMissing);
    assert_eq!(device.get(&api::attachment(left.id)).await.status(), StatusCode::NOT_FOUND);
    done(&zoli.put(&mandate(MandateId(Uuid::new_v4())), &proven_by(&kept.sha256)).await);
    let ended = device.ask_with(Method::DELETE, &api::upload(kept.id), b"", &[("Tus-Resumable", "1.0.0")]).await;
    assert_eq!(ended.status(), StatusCode::FORBIDDEN);
    municipality.it_is("2026-11-27T09:00:00Z");
    uploads::purge(municipality.app()).await.unwrap();
    let files = &municipality.app().files;
    assert!(files.read(&kept.sha256.parse().unwrap()).await.is_ok());
    assert!(files.read(&left.sha256.parse().unwrap()).await.is_err(), "no mandate took it in three days");
}
