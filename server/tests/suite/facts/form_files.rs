//! The files of forms: named twice, sent up before, and what they are said to be.

use rapida_contract::form::{Answer, File};
use rapida_contract::problem::{Code, Fault};
use rapida_contract::service::FileKind;
use rapida_contract::submission::{AttachmentRef, FORM_FILE, FORM_FILES_MAX};
use serde_json::{Value, json};
use uuid::Uuid;

use super::attachments::{picture, upload as upload_photo};
use super::evidence::{pdf, upload as upload_evidence, upload_for};
use crate::client::{new_id, problem};
use crate::filling::Filling;
use crate::municipality::{MONDAY, Municipality};
use crate::person::Person;

fn named(attachment: &AttachmentRef, kind: FileKind) -> File {
    let AttachmentRef { id, sha256, size } = attachment.clone();
    File { id, name: "contratto.pdf".into(), kind, sha256, size }
}

/// A request of somebody who has a lease, with this file.
pub async fn with_lease(person: &Person, attachment: &AttachmentRef, kind: FileKind) -> Filling {
    let mut filling = person.asks_for_parking(MONDAY).await;
    let home = json!({ "street": "Via Roma 1", "postal_code": "48121", "comune": "Ravenna", "province": "RA" });
    filling.answers(&json!({ "lives": "domicile", "domicile": home }));
    let at = filling.form.at("domicile_proof").unwrap();
    filling.form.set(at, Some(Answer::Files(vec![named(attachment, kind)])));
    filling.attachments = vec![attachment.clone()];
    filling
}

async fn refused(person: &Person, body: &Value) -> (Code, Vec<(String, Fault)>) {
    let problem = problem(person.hands_in(new_id(), body).await).await;
    (problem.code, problem.errors.into_iter().map(|error| (error.field, error.fault)).collect())
}

pub async fn a_form_takes_its_files_once(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let lease = upload_for(&zoli.app.device, FORM_FILE, &pdf()).await;
    let body = with_lease(&zoli, &lease, FileKind::Pdf).await.body();
    zoli.files(&body).await;
    let missing = (Code::AttachmentMissing, vec![("attachments[0]".to_owned(), Fault::Required)]);
    assert_eq!(refused(&zoli, &body).await, missing, "it is another's now");
}

pub async fn a_file_for_something_else_or_of_another_device_has_not_arrived(municipality: &Municipality) {
    let (zoli, ricci) = (municipality.person("zoli").await, municipality.person("ricci").await);
    let device = &zoli.app.device;
    let missing = (Code::AttachmentMissing, vec![("attachments[0]".to_owned(), Fault::Required)]);
    for (file, kind) in [
        (upload_photo(device, &picture()).await, FileKind::Png),
        (upload_evidence(device, &pdf()).await, FileKind::Pdf),
        (upload_for(&ricci.app.device, FORM_FILE, &pdf()).await, FileKind::Pdf),
        (AttachmentRef { sha256: "0".repeat(64), ..upload_for(device, FORM_FILE, &pdf()).await }, FileKind::Pdf),
    ] {
        let body = with_lease(&zoli, &file, kind).await.body();
        assert_eq!(refused(&zoli, &body).await, missing, "{kind:?}");
    }
}

pub async fn a_file_is_what_its_answer_says_it_is(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let file = upload_for(&zoli.app.device, FORM_FILE, &picture()).await;
    let body = with_lease(&zoli, &file, FileKind::Pdf).await.body();
    assert_eq!(refused(&zoli, &body).await, (Code::Invalid, vec![("domicile_proof[0]".to_owned(), Fault::WrongType)]));
    zoli.files(&with_lease(&zoli, &file, FileKind::Png).await.body()).await;
}

pub async fn the_files_of_the_answers_are_the_attachments(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let lease = upload_for(&zoli.app.device, FORM_FILE, &pdf()).await;
    let good = with_lease(&zoli, &lease, FileKind::Pdf).await;
    let mut body = good.body();
    body["attachments"] = json!([]);
    let unknown = ("domicile_proof[0].id".to_owned(), Fault::Unknown);
    assert_eq!(refused(&zoli, &body).await, (Code::Invalid, vec![unknown.clone()]));
    let other = AttachmentRef { size: lease.size + 1, ..lease.clone() };
    body["attachments"] = json!([other]);
    let not_asked = ("attachments[0]".to_owned(), Fault::NotAsked);
    assert_eq!(refused(&zoli, &body).await, (Code::Invalid, vec![unknown, not_asked.clone()]));
    let mut without = zoli.asks_for_parking(MONDAY).await;
    without.attachments = vec![lease.clone()];
    assert_eq!(refused(&zoli, &without.body()).await, (Code::Invalid, vec![not_asked]));
    let many = |number: u32| {
        let one = |_| AttachmentRef { id: rapida_contract::ids::AttachmentId(Uuid::new_v4()), ..lease.clone() };
        (0..number).map(one).collect::<Vec<_>>()
    };
    body["attachments"] = json!(many(FORM_FILES_MAX + 1));
    assert_eq!(refused(&zoli, &body).await, (Code::Invalid, vec![("attachments".to_owned(), Fault::TooLong)]));
    zoli.files(&good.body()).await;
}
