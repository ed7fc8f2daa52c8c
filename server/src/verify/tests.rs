use ed25519_dalek::SigningKey;
use rapida_contract::jws::{self, Header, Jwk};
use rapida_contract::submission::{Office, Registration};

use super::*;

fn receipt() -> Receipt {
    let registered_at = "2026-11-23T13:03:00Z".parse().expect("a time");
    Receipt {
        iss: "Comune di Ravenna".into(),
        iat: 1_795_439_000,
        sub: "0198aaaa-0000-7000-8000-000000000001".parse().expect("an id"),
        service: "report".into(),
        registration: Registration { year: 2026, number: 4127, at: registered_at },
        content_sha256: "ab".repeat(32),
        attachments: Vec::new(),
        office: Office { id: "roads".into(), name: "Ufficio Strade".into() },
        due: jiff::civil::date(2026, 12, 21),
        code: "ABCD-EFGH-JKLM-NPQR".into(),
    }
}

fn signed(typ: &str, key: &SigningKey) -> String {
    let kid = Jwk::of(&key.verifying_key()).kid;
    jws::sign(&Header { alg: "EdDSA".into(), typ: typ.into(), kid, jwk: None }, &receipt(), key)
}

#[test]
fn only_what_our_keys_signed_is_genuine() {
    let (ours, other) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
    let keys = JwkSet { keys: vec![Jwk::of(&ours.verifying_key())] };
    let genuine = signed(RECEIPT_TYPE, &ours);
    let changed = genuine.replacen(".ey", ".eyA", 1);
    assert_eq!(judge(&genuine, &keys), Finding::Genuine(Box::new(receipt())));
    assert_eq!(judge(&changed, &keys), Finding::Forged);
    assert_eq!(judge(&signed(RECEIPT_TYPE, &other), &keys), Finding::Forged);
    assert_eq!(judge(&signed("at+jwt", &ours), &keys), Finding::NoReceipt);
    assert_eq!(judge("eyJ..", &keys), Finding::NoReceipt);
}
