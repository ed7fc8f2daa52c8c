//! Submissions with pictures: they must have arrived, from the same device, and belong to nobody yet.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use rapida_contract::api;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::AttachmentId;
use rapida_contract::jws::Unverified;
use rapida_contract::problem::Code;
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt};
use rapida_contract::submission::AttachmentRef;
use reqwest::{Method, Response, StatusCode};
use uuid::Uuid;

use crate::client::{Device, bytes, new_id, pavement, problem};
use crate::municipality::Municipality;

/// A small picture that no other test has.
pub fn picture() -> Vec<u8> {
    let shade: u8 = rand::random();
    let pixels = image::RgbImage::from_fn(120, 100, |x, y| image::Rgb([x as u8, y as u8, shade]));
    let mut png = Vec::new();
    pixels.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    png
}

pub async fn upload(device: &Device, picture: &[u8]) -> AttachmentRef {
    let attachment = begin(device, picture).await;
    let sent = send(device, &attachment, picture).await;
    assert_eq!(sent.status(), StatusCode::NO_CONTENT, "{}", sent.text().await.unwrap());
    attachment
}

/// Announces a picture.
pub async fn begin(device: &Device, picture: &[u8]) -> AttachmentRef {
    let attachment =
        AttachmentRef { id: AttachmentId(Uuid::new_v4()), sha256: sha256_hex(picture), size: picture.len() as u64 };
    let (id, sha256) = (BASE64.encode(attachment.id.to_string()), BASE64.encode(&attachment.sha256));
    let begun = device
        .ask_with(
            Method::POST,
            api::UPLOADS,
            b"",
            &[
                ("Tus-Resumable", "1.0.0"),
                ("Upload-Length", &attachment.size.to_string()),
                ("Upload-Metadata", &format!("id {id},sha256 {sha256}")),
            ],
        )
        .await;
    assert_eq!(begun.status(), StatusCode::CREATED);
    attachment
}

/// Sends the bytes of one that was announced.
pub async fn send(device: &Device, attachment: &AttachmentRef, picture: &[u8]) -> Response {
    let from_the_start =
        [("Tus-Resumable", "1.0.0"), ("Upload-Offset", "0"), ("Content-Type", "application/offset+octet-stream")];
    device.ask_with(Method::PATCH, &api::upload(attachment.id), picture, &from_the_start).await
}

pub fn with(attachments: &[&AttachmentRef]) -> Vec<u8> {
    let mut body = pavement();
    body["attachments"] = serde_json::to_value(attachments).unwrap();
    bytes(&body)
}

pub async fn a_submission_takes_its_pictures_in_their_order(municipality: &Municipality) {
    let device = municipality.a_device();
    let (first, second) = (upload(&device, &picture()).await, upload(&device, &picture()).await);
    let registered = device.submit(&with(&[&second, &first])).await;
    let own = &device.own_reports().await[0];
    assert_eq!(own.attachments, [second.clone(), first.clone()]);
    assert_eq!(device.public_reports().await[0].picture, Some(second.id));
    let keys = device.get(api::JWKS).await.json().await.unwrap();
    let claims: Receipt = Unverified::read(&registered.receipt, RECEIPT_TYPE).unwrap().verify_with(&keys).unwrap();
    assert_eq!(claims.attachments, own.attachments);
}

pub async fn a_picture_of_another_device_or_submission_is_missing(municipality: &Municipality) {
    let (device, other) = (municipality.a_device(), municipality.a_device());
    let (mine, theirs) = (upload(&device, &picture()).await, upload(&other, &picture()).await);
    let changed = AttachmentRef { sha256: "0".repeat(64), ..mine.clone() };
    for (bad, name) in [(&theirs, "attachments[1]"), (&changed, "attachments[0]")] {
        let refs = if bad.id == mine.id { vec![bad] } else { vec![&mine, bad] };
        let refused = problem(device.put(new_id(), &with(&refs)).await).await;
        assert_eq!((refused.code, refused.status), (Code::AttachmentMissing, 424));
        assert_eq!(refused.errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), [name]);
    }
    // A refusal takes nothing: the picture can still be sent, once.
    device.submit(&with(&[&mine])).await;
    assert_eq!(problem(device.put(new_id(), &with(&[&mine])).await).await.code, Code::AttachmentMissing);
}
