use super::*;
use crate::acting::Subject;
use crate::service::Source;

const CHILD: &str = "MNTGLI88D52H199O";

/// What is known of Mario Rossi, who acts for a child of his household.
pub fn known() -> Known {
    let person = json!({
        "tax_code": "RSSMRA80A01H199L", "given_name": "Mario", "family_name": "Rossi", "gender": "male", "birthdate": "1980-01-01",
        "email": "mario@example.it", "phone": "+390544482482",
    });
    let member = |tax_code: &str, name: &str, surname: &str, born: &str, sex: &str, kinship: &str| json!({ "tax_code": tax_code, "given_name": name, "family_name": surname, "sex": sex, "birth_date": born, "birthplace": "Ravenna", "kinship": kinship });
    let household = [
        member("RSSMRA80A01H199L", "Mario", "Rossi", "1980-01-01", "male", "head"),
        member(CHILD, "Giulia", "Montanari", "1988-04-12", "female", "child"),
    ];
    let residence =
        json!({ "street": "Via dei Tigli 12", "postal_code": "48121", "comune": "Ravenna", "province": "RA" });
    let document = |number: &str, until: &str| json!({ "kind": "Carta d'identità", "number": number, "issuer": "Ravenna", "valid_until": until });
    let documents = [
        document("OLD", "2026-01-01"),
        document("CA12345AA", "2033-01-01"),
        json!({ "kind": "?", "number": "X", "issuer": "?" }),
    ];
    let entry = json!({ "residence": residence, "civil_status": "married", "citizenships": ["Italiana"], "documents": documents, "household": household });
    let own = json!([
        { "kind": "phone", "phone": "+393331234567" },
        { "kind": "vehicle", "plate": { "country": "I", "plate": "AB123CD" }, "model": "Panda" },
        { "kind": "vehicle", "plate": { "country": "D", "plate": "MXY1234" }, "model": "" },
        { "kind": "isee", "isee": { "protocol": "INPS-ISEE-2026-01234567A-00", "cents": 1_200_000, "until": "2026-12-31" } },
        { "kind": "company", "company": { "name": "Bagno Adria", "vat_number": "00354730392", "rea": "", "office": "" } },
    ]);
    Known {
        person: Some(serde_json::from_value(person).expect("a person")),
        entry: Some(serde_json::from_value(entry).expect("an entry")),
        own: serde_json::from_value(own).expect("own data"),
        subject: Some(Subject::Person { tax_code: CHILD.parse().expect("a code") }),
        subject_name: Some("Giulia Montanari".into()),
    }
}

fn sections() -> Value {
    json!([{ "id": "one", "fields": [
        { "id": "applicant", "kind": "person", "required": true, "prefill": "person" },
        { "id": "residence", "kind": "address", "required": true, "prefill": "registry.residence" },
        { "id": "child", "kind": "household_person", "required": true, "prefill": "subject.child" },
        { "id": "phone", "kind": "phone", "prefill": "own.phone" },
        { "id": "email", "kind": "email", "prefill": "own.email" },
        { "id": "isee", "kind": "isee", "prefill": "own.isee" },
        { "id": "car", "kind": "plate", "prefill": "own.vehicle" },
        { "id": "status", "kind": "short_text", "prefill": "registry.civil_status" },
        { "id": "company", "kind": "short_text", "prefill": "subject.company_name" },
        { "id": "misfit", "kind": "integer", "prefill": "own.phone" },
    ] }])
}

#[test]
fn what_is_known_is_filled_in_with_its_origin() {
    let form = begin(&sections(), known());
    let first = prefill(&form.template().service, &known());
    let origins: Vec<(&str, Source)> = first.iter().map(|first| (first.field.as_str(), first.source)).collect();
    let expected = [
        ("applicant", Source::Person),
        ("residence", Source::Residence),
        ("child", Source::Child),
        ("phone", Source::Phone),
        ("email", Source::Email),
        ("isee", Source::Isee),
        ("car", Source::Vehicle),
        ("status", Source::CivilStatus),
    ];
    assert_eq!(origins, expected);
    assert_eq!((form.told(), form.checked()), (Vec::new(), Vec::new()));
    let sent = form.sent_json();
    assert_eq!(sent["applicant"]["sex"], json!("male"));
    assert_eq!(sent["child"]["kinship"], json!("child"));
    assert_eq!(sent["phone"], json!("+393331234567"), "the person's own before the provider's");
    assert_eq!(sent["email"], json!("mario@example.it"));
    assert_eq!(
        sent["isee"],
        json!({ "cents": 1_200_000, "protocol": "INPS-ISEE-2026-01234567A-00", "until": "2026-12-31" })
    );
    assert_eq!(known().offers(Source::Vehicle).len(), 2);
    assert_eq!(known().offers(Source::Phone).len(), 2);
}

#[test]
fn a_partner_is_found_from_either_side_and_may_be_changed() {
    let member = |tax_code: &str, name: &str, kinship: &str| {
        json!({ "tax_code": tax_code, "given_name": name, "family_name": "Rossi", "sex": "female",
            "birth_date": "1980-01-01", "birthplace": "Ravenna", "kinship": kinship })
    };
    let (own, other) = ("RSSMRA80A01H199L", "MNTGLI88D52H199O");
    let cases = [
        (("head", "spouse"), Some(other)),
        (("civil_partner", "head"), Some(other)),
        (("partner", "head"), Some(other)),
        (("head", "child"), None),
        (("child", "head"), None),
    ];
    for ((kinship, of_other), expected) in cases {
        let mut known = known();
        let household = json!([member(other, "Giulia", of_other), member(own, "Mario", kinship)]);
        let entry = known.entry.as_mut().expect("an entry");
        entry.household = serde_json::from_value(household).expect("a household");
        let found = known.offers(Source::Partner);
        let told = found.first().and_then(|answer| answer.part("tax_code")).and_then(Part::text);
        assert_eq!(told, expected, "{kinship} {of_other}");
        assert!(found.iter().all(|answer| answer.part("kinship").is_none()), "no part that nobody asks for");
    }
    assert!(!Source::Partner.is_locked());
}

#[test]
fn each_source_has_its_first_answer() {
    let sources = [
        (Source::GivenName, "Mario"),
        (Source::FamilyName, "Rossi"),
        (Source::TaxCode, "RSSMRA80A01H199L"),
        (Source::BirthDate, "1980-01-01"),
        (Source::Birthplace, "Ravenna"),
        (Source::IdentityDocument, "CA12345AA"),
        (Source::CivilStatus, "Coniugato o coniugata"),
        (Source::Citizenship, "Italiana"),
        (Source::OwnCompanyName, "Bagno Adria"),
        (Source::OwnCompanyVatNumber, "00354730392"),
    ];
    for (source, expected) in sources {
        assert_eq!(known().offers(source).first(), Some(&Answer::text(expected)), "{source:?}");
    }
    for source in [Source::Iban, Source::CertifiedMail, Source::Property, Source::Unknown] {
        assert_eq!(known().offers(source), [], "{source:?}");
    }
}

#[test]
fn what_is_locked_stays_as_it_is_known_and_what_is_open_changes() {
    let mut form = begin(&sections(), known());
    form.fill("residence", json!({ "street": "Altrove 1" }));
    form.fill("applicant", Value::Null);
    form.fill("phone", json!("0544 111111"));
    let sent = form.sent_json();
    assert_eq!(sent["residence"]["street"], json!("Via dei Tigli 12"));
    assert_eq!(sent["applicant"]["given_name"], json!("Mario"));
    assert_eq!(sent["phone"], json!("+390544111111"));
    let (residence, phone) = (form.at("residence").expect("there"), form.at("phone").expect("there"));
    assert_eq!(form.lock(residence).map(|first| first.source), Some(Source::Residence));
    assert_eq!(form.lock(phone), None);
}

#[test]
fn what_no_register_told_is_typed_beside_what_is_locked() {
    let mut form = begin(&sections(), Known { entry: None, ..known() });
    form.fill("applicant", json!({ "birthplace": "Cervia", "family_name": "Verdi" }));
    let applicant = &form.sent_json()["applicant"];
    assert_eq!((&applicant["birthplace"], &applicant["family_name"]), (&json!("Cervia"), &json!("Rossi")));
}

#[test]
fn a_birthplace_is_called_as_the_register_calls_it() {
    let mut known = known();
    known.person.as_mut().expect("a person").birthplace = Some("H199".into());
    let born = |known: &Known| {
        let person = known.offers(Source::Person).remove(0);
        person.part("birthplace").and_then(Part::text).map(str::to_owned)
    };
    assert_eq!(born(&known).as_deref(), Some("Ravenna"));
    known.entry = None;
    assert_eq!(born(&known).as_deref(), Some("H199"), "nobody told its name");
}

#[test]
fn a_changed_register_changes_what_is_locked_in_a_draft() {
    let begun = begin(&sections(), known());
    let mut moved = known();
    moved.entry.as_mut().expect("there").residence.street = "Via Nuova 3".into();
    let asked = Asked { known: moved, ..begun.asked().clone() };
    let form = Form::resume(Arc::clone(begun.template()), asked.clone(), begun.answers().clone());
    assert_eq!(form.sent_json()["residence"]["street"], json!("Via Nuova 3"));
    assert_eq!(told(&check(form.template(), &begun.to_send(), &asked)), ["residence locked"]);
}

#[test]
fn the_municipality_tells_what_was_changed_against_its_registers() {
    let form = begin(&sections(), known());
    let mut sent = form.sent_json();
    sent["applicant"]["family_name"] = json!("Verdi");
    sent["residence"] = Value::Null;
    sent["child"]["given_name"] = json!("Giulio");
    sent["status"] = json!("celibe o nubile");
    let answers: Answers = serde_json::from_value(sent).expect("any JSON");
    let expected = ["applicant locked", "residence locked", "child unknown", "status locked"];
    assert_eq!(told(&check(form.template(), &answers, form.asked())), expected);
    // Where no register told anything, what a person says is believed.
    let asked = Asked { known: Known::default(), ..form.asked().clone() };
    let mut sent = form.sent_json();
    sent["residence"]["street"] = json!("Altrove 1");
    let answers: Answers = serde_json::from_value(sent).expect("any JSON");
    assert_eq!(told(&check(form.template(), &answers, &asked)), Vec::<String>::new());
}

#[test]
fn nobody_has_to_mend_what_a_register_has_wrong() {
    let mut odd = known();
    let person = odd.person.as_mut().expect("there");
    person.family_name = "Bianchi".into();
    person.birthdate = Some("1 gennaio".into());
    odd.entry.as_mut().expect("there").residence.postal_code = "481".into();
    let form = begin(&sections(), odd);
    assert_eq!((form.told(), form.checked()), (Vec::new(), Vec::new()));
}

#[test]
fn a_company_is_filled_in_for_whom_it_is() {
    let vat_number = "00354730392".parse().expect("a number");
    let known =
        Known { subject: Some(Subject::Company { vat_number }), subject_name: Some("Bagno Adria".into()), ..known() };
    assert_eq!(known.offers(Source::CompanyName), [Answer::text("Bagno Adria")]);
    assert_eq!(known.offers(Source::CompanyVatNumber), [Answer::text("00354730392")]);
    assert_eq!(known.offers(Source::Child), []);
}
