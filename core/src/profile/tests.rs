use rapida_contract::profile::{Company, Parcel};
use serde_json::json;

use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

const MONTANARI: &str = "MNTGLI88D52H199O";
const ZOLI: &str = "ZLOMRC79M19D458N";

fn citizen() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let now = "2026-11-23T11:00:00Z".parse().unwrap();
    let citizen = Store::open(folder.path(), &StoreKey([1; 32]), now).unwrap().citizen;
    (folder, citizen)
}

fn datum(id: u128, what: serde_json::Value) -> OwnDatum {
    OwnDatum {
        id: OwnDatumId(uuid::Uuid::from_u128(id)),
        what: serde_json::from_value(what).unwrap(),
        at: "2026-11-23T11:00:00Z".parse().unwrap(),
    }
}

fn phone(id: u128, number: &str) -> OwnDatum {
    datum(id, json!({ "kind": "phone", "phone": number }))
}

fn code(saved: Result<()>) -> Code {
    Problem::from(saved.unwrap_err()).code
}

#[test]
fn own_data_come_by_kind_and_are_their_writer_s_alone() {
    let (_folder, citizen) = citizen();
    let car = datum(1, json!({ "kind": "vehicle", "plate": { "country": "I", "plate": "AB123CD" }, "model": "Panda" }));
    let number = phone(2, "+39 333 000 0001");
    save(&citizen, MONTANARI, &car).unwrap();
    save(&citizen, MONTANARI, &number).unwrap();
    assert_eq!(list(&citizen, MONTANARI).unwrap(), [number.clone(), car.clone()]);
    assert_eq!(list(&citizen, ZOLI).unwrap(), []);

    assert_eq!(code(remove(&citizen, ZOLI, car.id)), Code::NotFound);
    save(&citizen, ZOLI, &phone(2, "+39 333 000 0004")).unwrap();
    assert_eq!(list(&citizen, MONTANARI).unwrap(), [number, car], "an id of another's is not written over");
}

#[test]
fn a_changed_datum_takes_its_own_place() {
    let (_folder, citizen) = citizen();
    save(&citizen, MONTANARI, &phone(1, "+39 333 000 0001")).unwrap();
    save(&citizen, MONTANARI, &phone(1, "+39 333 000 0009")).unwrap();
    assert_eq!(list(&citizen, MONTANARI).unwrap(), [phone(1, "+39 333 000 0009")]);
    assert_eq!(code(save(&citizen, MONTANARI, &phone(2, "+39 333 000 0009"))), Code::Conflict);
    remove(&citizen, MONTANARI, OwnDatumId(uuid::Uuid::from_u128(1))).unwrap();
    assert_eq!(list(&citizen, MONTANARI).unwrap(), []);
}

#[test]
fn each_missing_or_overlong_line_is_named() {
    let vat_number = "99900030398".parse().unwrap();
    let company = Company { name: " ".to_owned(), vat_number, rea: "x".repeat(121), office: String::new() };
    let named = |own: &Own| faults(own).into_iter().map(|error| (error.field, error.fault)).collect::<Vec<_>>();
    let cases = [
        (
            Own::Property { comune: "H199".parse().unwrap(), parcel: Parcel::default() },
            vec![("parcel.sheet", Fault::Required), ("parcel.number", Fault::Required)],
        ),
        (Own::Company { company }, vec![("company.name", Fault::Required), ("company.rea", Fault::TooLong)]),
    ];
    for (own, expected) in cases {
        let expected: Vec<_> = expected.into_iter().map(|(field, fault)| (field.to_owned(), fault)).collect();
        assert_eq!(named(&own), expected);
    }
}

#[test]
fn a_profile_has_an_end() {
    let (_folder, citizen) = citizen();
    for id in 0..OWN_MAX as u128 {
        save(&citizen, MONTANARI, &phone(id, &format!("+39 333 {:07}", 1_000_000 + id))).unwrap();
    }
    assert_eq!(code(save(&citizen, MONTANARI, &phone(500, "+39 333 9999999"))), Code::TooLarge);
}
