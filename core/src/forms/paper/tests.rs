//! Facts about forms on paper: all services with a form, with invented answers.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use rapida_contract::form::{Answer, Answers, Asked, Known, Template};
use rapida_contract::service::file::{built_in, built_in_lists, built_in_offer};
use rapida_contract::service::{Choice, Field, FileKind, Kind as Asks, List, Service};
use serde_json::{Value, json};

use super::*;
use crate::document::tests::read_back::{artifacts, text, whole};

const LANGUAGES: [&str; 3] = ["it", "en", "de"];

fn services() -> Vec<Service> {
    built_in().into_iter().filter(|service| !service.sections.is_empty()).collect()
}

fn form(service: Service, answers: Answers) -> Form {
    let asked = Asked::on(&service, "2027-04-01".parse().unwrap(), ForWhom::Child, Known::default());
    let template = Template::new(Arc::new(service), built_in_lists().into()).unwrap();
    Form::of(Arc::new(template), asked, answers)
}

/// A form of one section with these fields.
fn of_fields(fields: &Value) -> Form {
    let mut service = serde_json::to_value(services().remove(0)).unwrap();
    let label = |label: &str| json!({ "it": label, "en": label, "de": label });
    service["fee"] = Value::Null;
    service["sections"] = json!([{ "id": "one", "title": label("Una sezione"), "fields": fields }]);
    form(serde_json::from_value(service).unwrap(), Answers::new())
}

fn field(id: &str, kind: &str) -> Value {
    json!({ "id": id, "kind": kind, "label": { "it": id, "en": id, "de": id } })
}

fn with(form: Form, answers: &Value) -> Form {
    let answers = serde_json::from_value(answers.clone()).unwrap();
    Form::of(Arc::clone(form.template()), form.asked().clone(), answers)
}

/// A valid answer to a field; of several options the last one.
fn invented(field: &Field, lists: &[List]) -> Value {
    let value = |options: &[Choice]| options.last().unwrap().value.clone();
    let entry = |list: &str| &lists.iter().find(|known| known.id == list).unwrap().entries.last().unwrap().id;
    match &field.kind {
        Asks::ShortText { .. } => json!("Dalla Ca' à Porto"),
        Asks::LongText { .. } => json!("Prima riga.\nSeconda riga, più lunga della prima."),
        Asks::Integer { min, .. } | Asks::Money { min, .. } => json!(min.unwrap_or(0) + 1250),
        Asks::Date => json!("2027-05-01"),
        Asks::Period => json!({ "from": "2027-05-01", "until": "2027-05-10" }),
        Asks::YesNo | Asks::Consent => json!(true),
        Asks::OneOf { options } => json!(value(options)),
        Asks::SomeOf { options, .. } => json!(options.iter().map(|option| &option.value).collect::<Vec<_>>()),
        Asks::FromList { list } | Asks::Preferences { list, .. } if matches!(field.kind, Asks::FromList { .. }) => {
            json!(entry(list))
        }
        Asks::FromList { list } | Asks::Preferences { list, .. } => json!([entry(list)]),
        Asks::HouseholdPerson | Asks::Person => json!({
            "tax_code": "MNTGLI88D52H199O", "given_name": "Giulia", "family_name": "Montanari", "birth_date": "1988-04-12",
            "birthplace": "Ravenna", "sex": "female", "kinship": "child",
        }),
        Asks::Address => {
            json!({ "street": "Via dei Tigli 12", "postal_code": "48121", "comune": "Ravenna", "province": "RA" })
        }
        Asks::TaxCode => json!("RSSMRA80A01H199L"),
        Asks::VatNumber => json!("00354730392"),
        Asks::Iban => json!("IT60X0542811101000000123456"),
        Asks::Email | Asks::CertifiedMail => json!("mario@example.it"),
        Asks::Phone => json!("+390544482482"),
        Asks::Plate => json!({ "number": "AB123CD", "country": "I" }),
        Asks::Isee => json!({ "cents": 1_200_000, "protocol": "INPS-ISEE-2027-01234567A-00", "until": "2027-12-31" }),
        Asks::Property => json!({ "comune": "H199", "section": "RA", "sheet": "12", "number": "34", "unit": "5" }),
        Asks::Place => json!({ "lat": 44.416_234_6, "lon": 12.2, "address": "Molo Sud" }),
        Asks::Files { .. } => json!({ "files": [file("decreto.pdf", 48_213)] }),
        Asks::Group { columns, .. } => json!([row(columns, lists), row(columns, lists)]),
        Asks::Note | Asks::Unknown => Value::Null,
    }
}

fn file(name: &str, size: u64) -> Value {
    let id = "7f1d5c1e-5f0e-4c55-9a57-0a4f3c1d2e3b";
    json!({ "id": id, "name": name, "kind": FileKind::Pdf, "sha256": "0f".repeat(32), "size": size })
}

fn row(columns: &[Field], lists: &[List]) -> Value {
    columns.iter().map(|column| (column.id.clone(), invented(column, lists))).collect::<serde_json::Map<_, _>>().into()
}

fn filled_in(service: Service) -> Form {
    let lists = built_in_lists();
    let answers = service.fields().map(|(_, field)| (field.id.clone(), invented(field, &lists)));
    let answers = answers.map(|(id, json)| (id, serde_json::from_value::<Answer>(json).unwrap())).collect();
    form(service, answers)
}

fn office(form: &Form) -> Option<Contact> {
    let offices = built_in_offer(&[]).offices;
    offices.into_iter().find(|office| office.id == form.template().service.office)
}

fn registration() -> Registration {
    Registration { year: 2027, number: 4127, at: "2027-04-01T13:03:00Z".parse().unwrap() }
}

fn written_as(form: &Form, language: &str, kind: Kind) -> Vec<u8> {
    let office = office(form);
    let copy = Copy {
        form,
        office: office.as_ref(),
        municipality: "Comune di Ravenna",
        language,
        made_at: "2027-04-01T13:02:00Z".parse().unwrap(),
        on_behalf_of: Some("Ugo Rossi"),
        kind,
    };
    write(&copy).unwrap()
}

fn to_sign(form: &Form) -> String {
    text(&written_as(form, "it", Kind::ToSign))
}

/// The lines that follow each other in a text.
#[track_caller]
fn holds(text: &str, lines: &[&str]) {
    let trimmed: Vec<&str> = text.lines().map(str::trim_end).collect();
    assert!(trimmed.windows(lines.len()).any(|window| window == lines), "{lines:?} in\n{text}");
}

#[test]
fn every_form_of_this_release_is_written_within_the_standards_in_each_language() {
    let forms: Vec<Form> = services().into_iter().map(filled_in).collect();
    assert!(forms.len() >= 7);
    for form in &forms {
        let slug = &form.template().service.slug;
        for language in LANGUAGES {
            for kind in
                [Kind::ToSign, Kind::Sent { registration: None }, Kind::Sent { registration: Some(registration()) }]
            {
                let pdf = written_as(form, language, kind);
                let has = |text: &str| pdf.windows(text.len()).any(|window| window == text.as_bytes());
                assert!(pdf.starts_with(b"%PDF-1.7") && pdf.len() < 128 * 1024, "{slug}: {} bytes", pdf.len());
                assert!(has("<pdfaid:part>3") && has("<pdfaid:conformance>A") && has("<pdfuaid:part>1"), "{slug}");
                assert!(has("/MarkInfo") && has("/StructTreeRoot") && has(&format!("/Lang({language})")), "{slug}");
                assert!(has(&format!("modulo-{slug}.json")) && !has("/FontFile3"), "{slug}");
            }
        }
    }
}

#[test]
fn a_form_to_be_signed_says_what_was_answered_and_where_to_go_with_it() {
    let form = filled_in(services().into_iter().find(|service| service.slug == "disabled_badge").unwrap());
    let pdf = written_as(&form, "it", Kind::ToSign);
    let read = text(&pdf);
    holds(&read, &["Comune di Ravenna", "Contrassegno per persone con disabilità", "Il modulo"]);
    holds(&read, &["Compilato il", "1º aprile 2027, 15:02", "Ufficio competente", "Polizia Locale", "Per conto di"]);
    holds(&read, &["Per conto di", "Ugo Rossi, minore del nucleo familiare"]);
    holds(&read, &["I dati della persona", "Codice fiscale: MNTGLI88D52H199O", "Nome: Giulia", "Cognome: Montanari"]);
    holds(&read, &["Targhe da autorizzare in ZTL, 2 di 2", "Targa", "Numero: AB123CD", "Paese: I"]);
    holds(&read, &["Luogo e data", "Firma"]);
    holds(&read, &["Come", "Compila senza accedere; consegna allo sportello della Polizia Locale."]);
    holds(&read, &["Norme", "D.P.R. 16 dicembre 1992, n. 495, art. 381"]);
    assert_eq!(artifacts(&pdf), ["Pagina 1 di 2", "Pagina 2 di 2"]);
    let sent: String = serde_json::to_vec(&form.to_send()).unwrap().into_iter().map(char::from).collect();
    assert!(whole(&pdf).contains(&sent) && whole(&pdf).contains("/Subtype/application#2Fjson"));
}

#[test]
fn a_copy_of_what_was_sent_has_its_number_once_there_is_one_and_no_place_to_sign() {
    let form = filled_in(services().into_iter().find(|service| service.slug == "resident_parking").unwrap());
    for (language, number) in [("it", "Numero di protocollo"), ("en", "Protocol number"), ("de", "Protokollnummer")] {
        let read = text(&written_as(&form, language, Kind::Sent { registration: Some(registration()) }));
        holds(&read, &[number, "0004127 / 2027"]);
        let waiting = text(&written_as(&form, language, Kind::Sent { registration: None }));
        assert!(!waiting.contains("0004127") && !waiting.contains(&format!("{number}\n")), "{waiting}");
        assert!(!read.contains(Words::of(language).to_sign), "{language}");
    }
}

#[test]
fn values_are_written_as_people_read_them() {
    let mut preferences = field("preferences", "preferences");
    preferences["list"] = json!("nido_schools");
    preferences["at_most"] = json!(3);
    let lists = built_in_lists();
    let schools = &lists.iter().find(|list| list.id == "nido_schools").unwrap().entries;
    let money = field("money", "money");
    let mut files = field("files", "files");
    files["accept"] = json!(["pdf"]);
    let kinds = ["date", "yes_no", "period", "place", "property", "isee", "integer", "long_text"];
    let mut fields: Vec<Value> = kinds.iter().map(|kind| field(kind, kind)).collect();
    fields.extend([preferences, money, files]);
    let form = with(
        of_fields(&json!(fields)),
        &json!({
            "date": "2027-05-01", "yes_no": false, "period": { "from": "2027-05-01", "until": "2027-05-10" },
            "place": { "lat": 44.416_234_6, "lon": 12.2, "address": "Molo Sud" },
            "property": { "comune": "H199", "sheet": "12", "number": "34" },
            "isee": { "cents": 1_200_000, "protocol": "INPS-ISEE-2027-01234567A-00", "until": "2027-12-31" },
            "integer": 1400, "long_text": "Prima riga.\nSeconda riga.", "preferences": [schools[1].id, schools[0].id],
            "money": 125_000, "files": { "files": [file("uno.pdf", 48_213), file("due.pdf", 1_250_000)] },
        }),
    );
    let read = to_sign(&form);
    let (first, second) = (format!("1. {}", schools[1].name), format!("2. {}", schools[0].name));
    for lines in [
        &["date", "1º maggio 2027"][..],
        &["yes_no", "No"],
        &["period", "Dal: 1º maggio 2027", "Al: 10 maggio 2027"],
        &["place", "Molo Sud", "Latitudine 44.41623, longitudine 12.20000"],
        &["property", "Codice catastale del Comune: H199", "Foglio: 12", "Particella: 34"],
        &[
            "isee",
            "Valore: 12.000,00 €",
            "Protocollo della DSU: INPS-ISEE-2027-01234567A-00",
            "Valido fino al: 31 dicembre 2027",
        ],
        &["integer", "1400"],
        &["long_text", "Prima riga.", "Seconda riga."],
        &["preferences", &first, &second],
        &["money", "1.250,00 €"],
        &["files", "uno.pdf (48 kB)", "due.pdf (1,3 MB)"],
    ] {
        holds(&read, lines);
    }
    let english = text(&written_as(&form, "en", Kind::ToSign));
    holds(&english, &["money", "€1,250.00"]);
    holds(&english, &["date", "1 May 2027", "yes_no", "No", "period", "From: 1 May 2027"]);
    holds(&text(&written_as(&form, "de", Kind::ToSign)), &["date", "1. Mai 2027", "yes_no", "Nein"]);
}

#[test]
fn the_same_form_is_the_same_file() {
    let form = filled_in(services().remove(0));
    assert_eq!(written_as(&form, "it", Kind::ToSign), written_as(&form, "it", Kind::ToSign));
}

#[test]
fn many_rows_long_texts_and_letters_of_all_the_world_do_not_stop_a_form() {
    let mut group = field("vehicles", "group");
    group["columns"] = json!([field("plate", "plate"), field("note", "short_text")]);
    group["at_most"] = json!(300);
    let form = of_fields(&json!([group, field("name", "short_text"), field("text", "long_text")]));
    let row =
        |number: usize| json!({ "plate": { "number": format!("AB{number:03}CD"), "country": "I" }, "note": "道路 𝔸" });
    let rows: Vec<Value> = (1..=300).map(row).collect();
    let text = "Una frase che dice qualcosa, più o meno. ".repeat(49);
    let form = with(form, &json!({ "vehicles": rows, "name": "Nguyễn Комуна\u{0} Şükrü", "text": text }));
    let read = to_sign(&form);
    holds(&read, &["vehicles, 300 di 300", "plate", "Numero: AB300CD", "Paese: I", "note", "?? A"]);
    assert!(read.contains("Nguyen ??????") && read.contains("Şükrü"));
    assert_eq!(read.matches("qualcosa").count(), 49);
}

#[test]
fn an_empty_form_is_written_too() {
    for service in services() {
        let form = form(service, Answers::new());
        let read = to_sign(&form);
        holds(&read, &["Luogo e data", "Firma"]);
    }
}

/// Answers of all shapes, for any field.
fn any_answer() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,40}".prop_map(Value::from),
        Just(file("a", 1)),
        Just(Value::Null),
    ];
    let names = prop::sample::select(vec![
        "files", "from", "until", "cents", "lat", "lon", "number", "country", "sex", "plate",
    ]);
    leaf.prop_recursive(3, 24, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(names.clone().prop_map(str::to_owned), inner, 0..5)
                .prop_map(|object| Value::Object(object.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_answers_are_written(
        which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any_answer()), 0..12),
        language in prop::sample::select(vec!["it", "en", "de", "", "fr"]),
    ) {
        let mut services = services();
        let service = services.swap_remove(which.index(services.len()));
        let ids: Vec<String> = service.fields().map(|(_, field)| field.id.clone()).collect();
        let form = filled_in(service);
        let mut answers = form.answers().clone();
        for (at, json) in changes {
            answers.insert(ids[at.index(ids.len())].clone(), serde_json::from_value(json).unwrap());
        }
        let form = Form::of(Arc::clone(form.template()), form.asked().clone(), answers);
        prop_assert!(!written_as(&form, language, Kind::ToSign).is_empty());
    }
}
