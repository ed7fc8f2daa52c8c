use ed25519_dalek::SigningKey;
use rapida_contract::jws::{Header, Jwk, sign};
use rapida_contract::submission::{Office, Registration};

use super::*;

const BODY: &str = r#"{"made_at":"2026-11-23T09:00:00Z","service":"report","content":{},"attachments":[]}"#;

fn municipality_key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

fn registered(spoil: impl FnOnce(&mut Receipt)) -> Registered {
    let id = "0192f0c1-2345-7000-8000-000000000001".parse().unwrap();
    let registration = Registration { year: 2026, number: 1, at: "2026-11-23T09:00:01Z".parse().unwrap() };
    let office = Office { id: "roads".into(), name: "Ufficio Strade".into() };
    let mut receipt = Receipt {
        iss: "Comune di Ravenna".into(),
        iat: 1_795_424_401,
        sub: id,
        service: "report".into(),
        registration: registration.clone(),
        content_sha256: sha256_hex(BODY.as_bytes()),
        attachments: vec![],
        office: office.clone(),
        due: "2026-12-04".parse().unwrap(),
        code: "ABCDEFGH23456789".into(),
    };
    spoil(&mut receipt);
    let kid = Jwk::of(&municipality_key().verifying_key()).kid;
    let header = Header { alg: "EdDSA".into(), typ: RECEIPT_TYPE.into(), kid, jwk: None };
    let receipt = sign(&header, &receipt, &municipality_key());
    Registered { id, registration, office, due: "2026-12-04".parse().unwrap(), receipt }
}

fn citizen_who_trusts(keys: &[SigningKey]) -> Connection {
    let mut citizen = Connection::open_in_memory().unwrap();
    crate::db::migrate::migrate(&mut citizen, crate::db::migrate::MIGRATIONS).unwrap();
    let keys = keys.iter().map(|key| Jwk::of(&key.verifying_key())).collect();
    trust(&citizen, &JwkSet { keys }).unwrap();
    citizen
}

#[test]
fn a_receipt_is_believed_only_about_what_was_sent() {
    type Spoil = fn(&mut Receipt);
    let cases: &[(Verdict, Spoil)] = &[
        (Verdict::Genuine, |_| {}),
        (Verdict::Forged, |r| r.content_sha256 = sha256_hex(b"something else")),
        (Verdict::Forged, |r| r.registration.number = 2),
        (Verdict::Forged, |r| r.sub = "0192f0c1-2345-7000-8000-000000000002".parse().unwrap()),
    ];
    let citizen = citizen_who_trusts(&[municipality_key()]);
    for (verdict, spoil) in cases {
        assert_eq!(verify(&citizen, &registered(spoil), BODY).unwrap().1, *verdict);
    }
}

#[test]
fn a_receipt_under_a_key_never_seen_is_not_called_forged() {
    let citizen = citizen_who_trusts(&[SigningKey::from_bytes(&[8; 32])]);
    assert_eq!(verify(&citizen, &registered(|_| {}), BODY).unwrap().1, Verdict::UnknownKey);
}

#[test]
fn the_receipt_of_a_version_that_was_sent_from_elsewhere_is_believed_about_its_own_entry_alone() {
    type Spoil = fn(&mut Version);
    let cases: &[(Verdict, Spoil)] = &[
        (Verdict::Genuine, |_| {}),
        (Verdict::Forged, |version| version.registration.number = 2),
        (Verdict::Forged, |version| version.id = "0192f0c1-2345-7000-8000-000000000002".parse().unwrap()),
        (Verdict::Forged, |version| version.receipt.push('A')),
    ];
    let Registered { id, registration, receipt, .. } = registered(|_| {});
    for (verdict, spoil) in cases {
        let citizen = citizen_who_trusts(&[municipality_key()]);
        let mut version = Version { id, registration: registration.clone(), receipt: receipt.clone() };
        spoil(&mut version);
        assert_eq!(verify_version(&citizen, &version).unwrap().1, *verdict);
    }
    let citizen = citizen_who_trusts(&[SigningKey::from_bytes(&[8; 32])]);
    assert!(!is_known_key(&citizen, &receipt).unwrap());
    assert!(is_known_key(&citizen, "no receipt at all").unwrap(), "no key would help");
    assert_eq!(verify_version(&citizen, &Version { id, registration, receipt }).unwrap(), (None, Verdict::UnknownKey));
}
