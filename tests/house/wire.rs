//! What the two ends say to each other, byte for byte: one example of every type that goes over the network. A change here
//! is a change for phones that were not updated.
//!
//! The verbs of a screen are left out: both ends of the webview always come from the same build.

mod acting;
mod drafts;
mod forms;
mod proceedings;
mod rankings;
mod registry;
mod services;

use std::collections::BTreeSet;
use std::str::FromStr;

use rapida_contract::access_log::{Access, AccessAct, OperatorRole, Purpose};
use rapida_contract::changes::{Change, OwnReport, Page, PublicReport, Topic};
use rapida_contract::erasure::{Erasure, ErasureState};
use rapida_contract::ids::{AttachmentId, ReportCode, SubmissionId};
use rapida_contract::jws::{Header, Jwk, JwkSet};
use rapida_contract::municipality::{BaseMap, BaseMapKind, Category, Danger, Municipality, Text};
use rapida_contract::place::{Point, Position, PositionSource};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::progress::{Event, State, StepKind, Turn};
use rapida_contract::proof::Proof;
use rapida_contract::receipt::{Receipt, Verdict};
use rapida_contract::report::{Contact, NewReport};
use rapida_contract::sign_in::{Level, Session};
use rapida_contract::submission::{
    AttachmentRef, Content, NewReportStep, NewSubmission, Office, Registered, Registration,
};
use rapida_contract::values::Plate;
use rapida_contract::values::tax_code::Sex;
use rapida_contract::{Date, Timestamp};
use serde_json::{Value, json};

use crate::source::under;

fn read<T: FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("an example is well written")
}

fn submission() -> SubmissionId {
    read("0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01")
}

fn attachment() -> AttachmentRef {
    AttachmentRef { id: read("0193562c-9f00-7aa0-bd11-0c8c5fd0b702"), sha256: "ab".repeat(32), size: 183_204 }
}

fn moment() -> Timestamp {
    read("2026-11-23T13:03:27.512Z")
}

fn due() -> Date {
    read("2026-12-23")
}

fn office() -> Office {
    Office { id: "roads".into(), name: "Ufficio Strade".into() }
}

fn registration() -> Registration {
    Registration { year: 2026, number: 4_127, at: moment() }
}

fn point() -> Point {
    Point { lat: 44.4175, lon: 12.199 }
}

fn report() -> NewReport {
    NewReport {
        category: "roads".into(),
        title: "Marciapiede rotto".into(),
        details: "Lastre sollevate: si inciampa.".into(),
        position: Some(Position { point: point(), accuracy_m: Some(8.5), source: PositionSource::Device }),
        address: "Via Cavour 12".into(),
        contact: Contact { name: "Ada Neri".into(), email: "ada@example.it".into(), phone: "0544482482".into() },
        privacy_accepted: true,
    }
}

fn sent(content: Content) -> NewSubmission {
    NewSubmission { made_at: moment(), content, attachments: vec![attachment()], acting_for: None }
}

fn event() -> Event {
    Event {
        at: moment(),
        step: StepKind::Plan,
        state: State::Planned,
        office: "Ufficio Strade".into(),
        words: "Interveniamo martedì.".into(),
        planned: Some(due()),
        duplicate_of: Some(ReportCode("2026-0000123".into())),
        pictures: vec![AttachmentId(submission().0)],
    }
}

fn own_report() -> OwnReport {
    OwnReport {
        id: submission(),
        registration: registration(),
        state: State::Planned,
        office: office(),
        due: Some(due()),
        events: vec![event()],
        attachments: vec![attachment()],
        category: "roads".into(),
        title: "Marciapiede rotto".into(),
        details: "Lastre sollevate: si inciampa.".into(),
        address: "Via Cavour 12".into(),
        point: point(),
        updated_at: moment(),
    }
}

fn public_report() -> PublicReport {
    PublicReport {
        code: registration().code(),
        category: "roads".into(),
        point: point(),
        state: State::Registered,
        office: "Ufficio Strade".into(),
        registered_at: moment(),
        updated_at: moment(),
        picture: Some(attachment().id),
    }
}

fn page() -> Page {
    let change = Change { topic: Topic::PublicReport, key: "2026-0004127".into(), value: Some(json!(public_report())) };
    Page { changes: vec![change], cursor: "eyJmIjoxfQ".into(), more: false }
}

fn text(it: &str) -> Text {
    Text { it: it.into(), en: format!("{it} (en)"), de: format!("{it} (de)") }
}

fn municipality() -> Municipality {
    let danger =
        Danger { id: "gas".into(), sign: text("Odore di gas"), who: "Vigili del fuoco".into(), phone: "112".into() };
    let category = Category {
        id: "roads".into(),
        name: text("Marciapiedi e strade"),
        help: text("Buche, tombini"),
        icon: "it-map-marker".into(),
        keywords: vec!["buca".into()],
        dangers: vec![danger],
    };
    let base_map = BaseMap {
        kind: BaseMapKind::Pmtiles,
        url: "https://mappe.example.it/r.pmtiles".into(),
        attribution: "Comune".into(),
    };
    Municipality { base_map: Some(base_map), categories: vec![category], ..Municipality::built_in() }
}

fn receipt() -> Receipt {
    Receipt {
        iss: "Comune di Ravenna".into(),
        iat: 1_795_525_407,
        sub: submission(),
        service: "report".into(),
        registration: registration(),
        content_sha256: "cd".repeat(32),
        attachments: vec![attachment()],
        office: office(),
        due: due(),
        code: "ABCD-EFGH-JK23-4567".into(),
    }
}

fn header() -> Header {
    let jwk = Jwk { kty: "OKP".into(), crv: "Ed25519".into(), x: "0".repeat(43), kid: Some("1".into()) };
    Header { alg: "EdDSA".into(), typ: "dpop+jwt".into(), kid: None, jwk: Some(jwk) }
}

fn problem() -> Problem {
    Problem::invalid(vec![
        FieldError::bound("title", Fault::TooLong, 100),
        FieldError::new("position", Fault::Required),
    ])
}

fn access() -> Access {
    Access {
        seq: 4_127,
        at: moment(),
        office: office(),
        role: OperatorRole::Clerk,
        act: AccessAct::Worked,
        step: Some(StepKind::Plan),
        purpose: Purpose::Handling,
        submission: submission(),
        code: registration().code(),
    }
}

fn erasure() -> Erasure {
    Erasure {
        id: read("0193562c-7d2e-7c11-8a6f-2b1d6a5c9e03"),
        asked_at: moment(),
        due: due(),
        state: ErasureState::Done,
        answered_at: Some(moment()),
        words: "Cancellati i recapiti. Il registro di protocollo va conservato per legge.".into(),
    }
}

/// Every type of the wire, by name; what stands inside another needs no example of its own.
fn examples() -> Vec<(&'static str, Value)> {
    let step = NewReportStep { report: submission(), step: StepKind::Answer, words: "Sì, è ancora lì.".into() };
    let registered = Registered {
        id: submission(),
        registration: registration(),
        office: office(),
        due: due(),
        receipt: "a.b.c".into(),
    };
    let proof = Proof {
        jti: "1".into(),
        htm: "PUT".into(),
        htu: "/v1/submissions/1".into(),
        iat: 1_795_525_407,
        nonce: "n".into(),
        ath: Some("h".into()),
    };
    let session = Session {
        id: read("0193562c-7d2e-7c11-8a6f-2b1d6a5c9e02"),
        is_this: true,
        level: Level::L2,
        started_at: moment(),
        used_at: moment(),
    };
    vec![
        ("Access", json!(access())),
        ("AccessAct", json!([AccessAct::Viewed, AccessAct::Worked, AccessAct::Exported])),
        (
            "OperatorRole",
            json!([OperatorRole::Clerk, OperatorRole::Registrar, OperatorRole::Police, OperatorRole::Admin]),
        ),
        ("Purpose", json!([Purpose::Handling, Purpose::Registration])),
        ("Erasure", json!(erasure())),
        ("ErasureState", json!([ErasureState::Open, ErasureState::Done, ErasureState::Refused])),
        ("NewSubmission", json!(sent(Content::Report(report())))),
        ("NewReportStep", json!(sent(Content::ReportStep(step)))),
        ("Registered", json!(registered)),
        ("Receipt", json!(receipt())),
        ("OwnReport", json!(own_report())),
        ("Page", json!(page())),
        ("Municipality", json!(municipality())),
        ("Problem", json!(problem())),
        ("Header", json!(header())),
        ("JwkSet", json!(JwkSet { keys: header().jwk.into_iter().collect() })),
        ("Proof", json!(proof)),
        ("Code", json!(Code::ALL)),
        ("State", json!(State::ALL)),
        ("StepKind", json!(StepKind::ALL)),
        ("Turn", json!([Turn::Office, Turn::Citizen, Turn::Nobody])),
        ("Level", json!([Level::L1, Level::L2, Level::L3])),
        ("Session", json!(session)),
        ("Plate", json!(Plate::new("d", "rö-ab 123").expect("a plate"))),
        ("Sex", json!([Sex::Female, Sex::Male])),
        ("Verdict", json!([Verdict::Genuine, Verdict::UnknownKey, Verdict::Forged])),
    ]
}

/// All examples.
fn all() -> impl Iterator<Item = (&'static str, Value)> {
    let more = [
        registry::examples(),
        acting::examples(),
        drafts::examples(),
        forms::examples(),
        services::examples(),
        proceedings::examples(),
        rankings::examples(),
    ];
    examples().into_iter().chain(more.into_iter().flatten())
}

/// Inside the examples.
const INSIDE: &[&str] = &[
    "AttachmentRef",
    "BaseMap",
    "BaseMapKind",
    "Before",
    "Call",
    "Card",
    "Catalogue",
    "Category",
    "Change",
    "Choice",
    "Contact",
    "Content",
    "Danger",
    "Edit",
    "Edition",
    "Entry",
    "Event",
    "Evidence",
    "Fault",
    "Fee",
    "Field",
    "FieldError",
    "File",
    "Given",
    "IdentityDocument",
    "Jwk",
    "Kind",
    "List",
    "Member",
    "Name",
    "Named",
    "NewReport",
    "Norm",
    "Offer",
    "Office",
    "Corrected",
    "OwnRanking",
    "Person",
    "PlaceAsked",
    "Point",
    "Position",
    "PositionSource",
    "Proceeding",
    "PublicReport",
    "PublishedGroup",
    "PublishedRow",
    "Registration",
    "Request",
    "Required",
    "Residence",
    "Rule",
    "Section",
    "StaffMember",
    "Stage",
    "Stamp",
    "StructureId",
    "Synonyms",
    "Term",
    "Text",
    "Told",
    "Topic",
    "Unseen",
    "Version",
    "Yearly",
];

/// Of the device alone: a step of the flow, how a point lies to the Comune, what a person writes about themselves, what a document
/// is (on the wire a media type), how far one gets with a service, what is known of whoever fills in a form.
const ON_THE_DEVICE: &[&str] = &[
    "Step",
    "Territory",
    "Company",
    "Isee",
    "Own",
    "OwnDatum",
    "Parcel",
    "DocumentKind",
    "Light",
    "Padlock",
    "Reason",
    "Remedy",
    "CanSign",
    "Way",
    "Known",
];

#[test]
fn every_type_of_the_wire_is_written_as_it_was() {
    for (name, example) in all() {
        insta::assert_json_snapshot!(name, example);
    }
}

#[test]
fn every_type_of_the_wire_has_an_example() {
    let elsewhere = ON_THE_DEVICE.iter().chain(proceedings::ON_THE_DEVICE).chain(rankings::AT_THE_MUNICIPALITY);
    let known = all().map(|(name, _)| name).chain(INSIDE.iter().chain(elsewhere).copied());
    let known: BTreeSet<String> = known.map(str::to_owned).collect();
    let mut missing = BTreeSet::new();
    for source in under("contract/src", "rs").iter().filter(|source| !source.path.contains("/ipc")) {
        let mut on_the_wire = false;
        for (_, line) in source.code() {
            if line.starts_with("#[derive(") {
                on_the_wire = line.contains("Serialize");
            }
            let name = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "));
            if let Some(name) = name.filter(|name| on_the_wire && !name.contains("(pub ")) {
                missing.insert(name.split([' ', '<', '(']).next().unwrap_or_default().to_owned());
            }
        }
    }
    let missing: Vec<String> = missing.difference(&known).cloned().collect();
    crate::source::none(missing, "these types of contract have no example in tests/house/wire.rs");
}
