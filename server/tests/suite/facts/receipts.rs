//! Receipts prove themselves, also after their key was followed by another.

use rapida_contract::api;
use rapida_contract::digest::sha256_hex;
use rapida_contract::jws::{JwkSet, Unverified};
use rapida_contract::receipt::{RECEIPT_TYPE, Receipt};
use rapida_server::receipts;

use crate::client::{Device, bytes, pavement, titled};
use crate::municipality::Municipality;

async fn keys(device: &Device) -> JwkSet {
    device.get(api::JWKS).await.json().await.unwrap()
}

fn read(receipt: &str, keys: &JwkSet) -> Receipt {
    Unverified::read(receipt, RECEIPT_TYPE).unwrap().verify_with(keys).unwrap()
}

pub async fn a_receipt_proves_itself_and_is_found_by_its_code(municipality: &Municipality) {
    let device = municipality.a_device();
    let body = bytes(&pavement());
    let registered = device.submit(&body).await;
    let claims = read(&registered.receipt, &keys(&device).await);
    assert_eq!((claims.sub, &claims.registration), (registered.id, &registered.registration));
    assert_eq!((claims.iss.as_str(), claims.service.as_str()), ("Comune di Ravenna", "report"));
    assert_eq!((&claims.office, claims.due), (&registered.office, registered.due));
    assert_eq!(claims.content_sha256, sha256_hex(&body));
    assert_eq!(claims.code.len(), 19);
    for typed in [claims.code.clone(), claims.code.replace('-', " ").to_lowercase()] {
        let found = municipality.app().db.read(move |tx| receipts::by_code(tx, &typed)).await.unwrap().unwrap();
        assert_eq!((found.submission, &found.jws), (registered.id, &registered.receipt));
    }
    let unknown = municipality.app().db.read(|tx| receipts::by_code(tx, "AAAA-AAAA-AAAA-AAAA")).await.unwrap();
    assert_eq!(unknown, None);
}

pub async fn old_receipts_hold_after_a_rotation(municipality: &Municipality) {
    let device = municipality.a_device();
    let old = device.submit(&titled("prima")).await;
    municipality.it_is("2026-11-24T09:00:00Z");
    let now = municipality.app().clock.now();
    let kid = municipality.app().db.write(move |tx| receipts::rotate(tx, [9; 32], now)).await.unwrap();
    let new = device.submit(&titled("dopo")).await;
    let keys = keys(&device).await;
    assert_eq!(keys.keys.len(), 2);
    assert_eq!(keys.keys[0].kid.as_ref(), Some(&kid));
    for registered in [&old, &new] {
        assert_eq!(read(&registered.receipt, &keys).sub, registered.id);
    }
    let header = Unverified::read(&new.receipt, RECEIPT_TYPE).unwrap().header;
    assert_eq!(header.kid, Some(kid));
}
