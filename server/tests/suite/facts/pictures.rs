//! Pictures given out: to their owner whole, to everybody small.

use rapida_contract::api;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::{AttachmentId, ReportCode};
use reqwest::{Response, StatusCode};
use uuid::Uuid;

use super::attachments::{picture, upload, with};
use crate::client::{bytes, pavement};
use crate::municipality::Municipality;

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

pub async fn an_attachment_is_given_back_to_its_owner_alone(municipality: &Municipality) {
    let (device, other) = (municipality.a_device(), municipality.a_device());
    let picture = picture();
    let attachment = upload(&device, &picture).await;
    device.submit(&with(&[&attachment])).await;
    let path = api::attachment(attachment.id);
    let answer = device.get(&path).await;
    assert_eq!((answer.status(), header(&answer, "content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(header(&answer, "etag"), format!("\"{}\"", sha256_hex(&picture)));
    assert!(header(&answer, "cache-control").starts_with("private"));
    assert_eq!(answer.bytes().await.unwrap(), picture);
    assert_eq!(other.get(&path).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(reqwest::get(format!("{}{path}", municipality.url())).await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let unknown = api::attachment(AttachmentId(Uuid::new_v4()));
    assert_eq!(device.get(&unknown).await.status(), StatusCode::NOT_FOUND);
}

pub async fn a_public_report_shows_its_first_picture_small(municipality: &Municipality) {
    let device = municipality.a_device();
    let mut png = Vec::new();
    let pixels = image::RgbImage::from_fn(900, 600, |x, y| image::Rgb([x as u8, y as u8, 7]));
    pixels.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    let (first, second) = (upload(&device, &png).await, upload(&device, &picture()).await);
    let registered = device.submit(&with(&[&first, &second])).await;
    let url = format!("{}{}", municipality.url(), api::thumbnail(&registered.registration.code()));
    let answer = reqwest::get(&url).await.unwrap();
    assert_eq!((answer.status(), header(&answer, "content-type")), (StatusCode::OK, "image/jpeg"));
    assert!(header(&answer, "cache-control").starts_with("public"));
    assert_eq!(header(&answer, "access-control-allow-origin"), "*");
    let tag = header(&answer, "etag").to_owned();
    let small = answer.bytes().await.unwrap();
    assert_eq!(tag, format!("\"{}\"", sha256_hex(&small)));
    let image = image::load_from_memory(&small).unwrap();
    assert_eq!((image.width(), image.height()), (320, 213));
    let http = reqwest::Client::new();
    let again = http.get(&url).header("If-None-Match", format!("\"x\", W/{tag}")).send().await.unwrap();
    assert_eq!((again.status(), header(&again, "etag")), (StatusCode::NOT_MODIFIED, tag.as_str()));
}

pub async fn a_report_without_a_picture_has_no_thumbnail(municipality: &Municipality) {
    let registered = municipality.a_device().submit(&bytes(&pavement())).await;
    for code in [registered.registration.code(), ReportCode("2026-0000099".into()), ReportCode("x".into())] {
        let url = format!("{}{}", municipality.url(), api::thumbnail(&code));
        assert_eq!(reqwest::get(url).await.unwrap().status(), StatusCode::NOT_FOUND, "{code}");
    }
}

pub async fn a_picture_that_cannot_be_decoded_is_kept_and_not_shown(municipality: &Municipality) {
    let device = municipality.a_device();
    let png = picture();
    let cut = upload(&device, &png[..png.len() / 2]).await;
    let registered = device.submit(&with(&[&cut])).await;
    let url = format!("{}{}", municipality.url(), api::thumbnail(&registered.registration.code()));
    for _ in 0..2 {
        assert_eq!(reqwest::get(&url).await.unwrap().status(), StatusCode::NOT_FOUND);
    }
    assert_eq!(device.get(&api::attachment(cut.id)).await.status(), StatusCode::OK);
}
