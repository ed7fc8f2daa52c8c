//! What is on offer, and a service with every kind of thing in it.

use rapida_contract::service::edition::{Edition, Offer};
use rapida_contract::service::{
    Call, Card, Catalogue, Channel, Choice, Contact, Count, Entry, Fee, Field, FileKind, ForWhom, Kind, List, Name,
    Norm, Required, Rule, Screen, Section, Service, Signature, Source, Stage, Synonyms, Term, Yearly,
};
use rapida_contract::sign_in::Level;
use serde_json::{Value, json};

use super::{point, read, text};

fn name(id: &str, it: &str) -> Name {
    Name { id: id.into(), name: text(it) }
}

fn offer() -> Offer {
    let catalogue = Catalogue {
        categories: vec![name("education", "Educazione e formazione")],
        topics: vec![name("school", "Scuola")],
        life_events: vec![name("child", "Ho un figlio")],
    };
    let entries = vec![
        Entry {
            id: "garibaldi".into(),
            name: "Nido Garibaldi".into(),
            detail: Some("Via Cavour 1".into()),
            place: Some(point()),
        },
        Entry { id: "mazzini".into(), name: "Nido Mazzini".into(), detail: None, place: None },
    ];
    Offer {
        catalogue,
        lists: vec![List { id: "nido_schools".into(), title: text("Nidi"), entries }],
        offices: vec![Contact {
            id: "education".into(),
            name: "Ufficio Istruzione".into(),
            email: "scuola@example.it".into(),
            phone: "0544482482".into(),
        }],
        editions: vec![Edition { slug: "nido".into(), version: 3, sha256: "ab".repeat(32) }],
    }
}

fn field(id: &str, kind: Kind) -> Field {
    Field {
        id: id.into(),
        label: text("La domanda"),
        hint: None,
        help: None,
        required: Required::Fixed(true),
        shown_if: None,
        value: None,
        rules: Vec::new(),
        prefill: None,
        kind,
    }
}

/// Everything that a field can say.
fn full(id: &str) -> Field {
    Field {
        hint: Some(text("Una riga sotto")),
        help: Some(text("Che cosa significa")),
        required: Required::If("children > 1".into()),
        shown_if: Some("children > 0".into()),
        rules: vec![Rule { expression: "children < 9".into(), message: text("Sono troppi") }],
        prefill: Some(Source::TaxCode),
        ..field(id, Kind::TaxCode)
    }
}

fn kinds() -> Vec<Kind> {
    let options = vec![Choice { value: "red".into(), label: text("Rosso") }];
    let list = "nido_schools".to_owned();
    let columns = vec![field("column", Kind::Integer { min: None, max: None })];
    vec![
        Kind::ShortText { max_length: 120 },
        Kind::LongText { max_length: 2_000 },
        Kind::Integer { min: Some(1), max: Some(9) },
        Kind::Money { min: Some(0), max: None },
        Kind::Date,
        Kind::Period,
        Kind::YesNo,
        Kind::OneOf { options: options.clone() },
        Kind::SomeOf { options, at_least: 1, at_most: Some(2) },
        Kind::FromList { list: list.clone() },
        Kind::HouseholdPerson,
        Kind::Person,
        Kind::Address,
        Kind::TaxCode,
        Kind::VatNumber,
        Kind::Iban,
        Kind::Email,
        Kind::CertifiedMail,
        Kind::Phone,
        Kind::Plate,
        Kind::Isee,
        Kind::Property,
        Kind::Preferences { list, at_least: 1, at_most: 5 },
        Kind::Place,
        Kind::Files { accept: vec![FileKind::Pdf, FileKind::P7m], at_most: 2, max_mb: 5 },
        Kind::Consent,
        Kind::Group { columns, at_least: 1, at_most: 4 },
        Kind::Note,
    ]
}

fn sections() -> Vec<Section> {
    let of_every_kind = kinds().into_iter().enumerate().map(|(at, kind)| field(&format!("field_{at}"), kind));
    let computed = Field { value: Some("children * 2".into()), ..field("sum", Kind::Integer { min: None, max: None }) };
    let fields = of_every_kind.chain([full("tax_code"), computed]).collect();
    vec![Section {
        id: "child".into(),
        title: text("Il bambino"),
        intro: Some(text("Prepara il codice fiscale")),
        shown_if: Some("today >= call.opens".into()),
        fields,
    }]
}

fn card() -> Card {
    Card { audience: text("Ai genitori"), how: text("Online"), contacts: Some(text("Al mattino")), ..Card::default() }
}

fn service() -> Service {
    let term = Term { days: 30, count: Count::Calendar };
    let call = Call {
        id: "spring_2027".into(),
        title: text("Primo bando"),
        opens: read("2027-03-01"),
        closes: read("2027-03-31"),
        requirements: Some(read("2027-02-28")),
    };
    Service {
        slug: "nido".into(),
        version: 3,
        title: text("Iscrizione al nido"),
        summary: text("Iscrivi tuo figlio al nido."),
        synonyms: Synonyms { it: vec!["asilo".into()], en: vec!["nursery".into()], de: vec!["Krippe".into()] },
        category: "education".into(),
        topics: vec!["school".into()],
        life_events: vec!["child".into()],
        card: card(),
        norms: vec![Norm { title: "L.R. 25 novembre 2016, n. 19".into(), url: "https://example.it".into() }],
        office: "education".into(),
        suspended: Some(text("Lavori in corso")),
        channel: Channel::Online,
        level: Some(Level::L2),
        signature: Signature::Businesses,
        on_paper: true,
        url: Some("https://example.it".into()),
        screen: Some(Screen::Report),
        for_whom: vec![ForWhom::Oneself, ForWhom::Child],
        calls: vec![call],
        fee: Some(Fee { what: text("Retta"), cents: Some(1_600), expression: None }),
        term: Some(term),
        renounce_until: Some(Yearly { day: 31, month: 7 }),
        stages: vec![Stage { id: "check".into(), title: text("Controllo"), term: Some(term) }],
        sections: sections(),
    }
}

pub(super) fn examples() -> Vec<(&'static str, Value)> {
    vec![("Offer", json!(offer())), ("Service", json!(service()))]
}
