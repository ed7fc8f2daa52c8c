//! Who is signed in, and the registry section.

use rapida_contract::registry::{
    Asked, CivilStatus, Entry, IdentityDocument, Kinship, Member, Registry, Residence, Told,
};
use rapida_contract::sign_in::{Level, Me, Person};
use rapida_contract::values::tax_code::Sex;
use serde_json::{Value, json};

use super::{moment, read};

fn person() -> Person {
    Person {
        tax_code: read("MNGCHR83C61A944T"),
        given_name: "Chiara".into(),
        family_name: "Minguzzi".into(),
        gender: Some("female".into()),
        birthdate: Some("1983-03-21".into()),
        birthplace: Some("A944".into()),
        email: Some("chiara@posta.example".into()),
        phone: Some("+393330000008".into()),
        digital_address: Some("chiara@pec.example".into()),
        street: Some("Via del Mosaico 22".into()),
        postal_code: Some("48121".into()),
        town: Some("Ravenna".into()),
        company_name: Some("Bottega di Chiara Minguzzi".into()),
        company_office: Some("Via del Mosaico 22, 48121 Ravenna RA".into()),
        vat_number: Some("99900030398".into()),
    }
}

fn entry() -> Entry {
    let document = IdentityDocument {
        kind: "Carta d'identità elettronica".into(),
        number: "CA00008ZZ".into(),
        issuer: "Comune di Ravenna".into(),
        valid_until: Some(read("2034-03-21")),
    };
    let member = Member {
        tax_code: read("MNGCHR83C61A944T"),
        given_name: "Chiara".into(),
        family_name: "Minguzzi".into(),
        sex: Sex::Female,
        birth_date: read("1983-03-21"),
        birthplace: "Bologna".into(),
        kinship: Kinship::Head,
    };
    let residence = Residence {
        street: "Via del Mosaico 22".into(),
        postal_code: "48121".into(),
        comune: "Ravenna".into(),
        province: "RA".into(),
        since: Some(read("2018-09-12")),
    };
    Entry {
        residence,
        civil_status: CivilStatus::CivilUnion,
        citizenships: vec!["Italiana".into()],
        documents: vec![document],
        household: vec![member],
    }
}

fn registry() -> Registry {
    Registry {
        identity: Told { what: person(), by: "FedERa".into(), at: moment() },
        entry: Some(Told { what: entry(), by: "Anagrafe".into(), at: moment() }),
        register_office: Asked::Answered,
    }
}

/// Every type of these modules, by name.
pub fn examples() -> Vec<(&'static str, Value)> {
    let me = Me {
        person: person(),
        level: Level::L2,
        origin: "federa".into(),
        origin_name: "FedERa".into(),
        told_at: moment(),
    };
    vec![
        ("Me", json!(me)),
        ("Registry", json!(registry())),
        ("Asked", json!([Asked::Answered, Asked::NotFound, Asked::Away])),
        ("CivilStatus", json!(CivilStatus::ALL)),
        ("Kinship", json!(Kinship::ALL)),
    ]
}
