use super::*;

/// A kind of question, an answer, how it is sent (`null` as it is), and what is wrong with it.
type Case = (Value, Value, Value, &'static [&'static str]);

fn hold(cases: Vec<Case>) {
    for (mut field, given, sent, faults) in cases {
        field["id"] = json!("q");
        field["required"] = json!(true);
        let mut form = form(&json!([field]));
        form.fill("q", given.clone());
        assert_eq!(form.told(), faults, "{field} {given}");
        assert_eq!(form.checked(), faults, "sent: {field} {given}");
        let expected = if sent.is_null() { given.clone() } else { sent };
        assert_eq!(form.sent_json().get("q").cloned().unwrap_or_default(), expected, "{field} {given}");
        // A question that need not be answered takes no answer for none.
        field["required"] = json!(false);
        let form = super::form(&json!([field]));
        assert!(form.told().is_empty() && form.sent_json() == json!({}), "{field}");
    }
}

fn kind(kind: &str) -> Value {
    json!({ "kind": kind })
}

#[test]
fn texts_are_counted_in_characters_and_sent_without_blanks_around_them() {
    let short = || json!({ "kind": "short_text", "max_length": 4 });
    hold(vec![
        (short(), json!(" Ravè "), json!("Ravè"), &[]),
        (short(), json!("Ravenna"), Value::Null, &["q too_long 4"]),
        (short(), json!("a\nb"), Value::Null, &["q malformed"]),
        (json!({ "kind": "long_text", "max_length": 4 }), json!("a\nb"), Value::Null, &[]),
        (kind("long_text"), json!("a\u{0}b"), Value::Null, &["q malformed"]),
        (kind("short_text"), json!(12), Value::Null, &["q malformed"]),
        (kind("short_text"), json!({ "a": [[1]] }), Value::Null, &["q malformed"]),
    ]);
}

#[test]
fn nothing_typed_is_no_answer() {
    for nothing in [json!(null), json!(""), json!("  "), json!([]), json!({}), json!({ "street": " " })] {
        for one in ["short_text", "address", "files", "plate", "integer", "yes_no"] {
            let extra = if one == "files" { json!({ "kind": one, "accept": ["pdf"] }) } else { kind(one) };
            let mut field = extra;
            field["id"] = json!("q");
            field["required"] = json!(true);
            let mut form = form(&json!([field]));
            form.fill("q", nothing.clone());
            assert_eq!(form.told(), ["q required"], "{one} {nothing}");
            assert_eq!(form.sent_json(), json!({}));
        }
    }
}

#[test]
fn numbers_and_amounts_keep_their_bounds_both_of_which_count() {
    let from = |low: i64, high: i64, name: &str| json!({ "kind": name, "min": low, "max": high });
    hold(vec![
        (from(1, 60, "integer"), json!(1), Value::Null, &[]),
        (from(1, 60, "integer"), json!(60), Value::Null, &[]),
        (from(1, 60, "integer"), json!(0), Value::Null, &["q too_small 1"]),
        (from(-5, 60, "integer"), json!(-6), Value::Null, &["q too_small -5"]),
        (from(1, 60, "integer"), json!(61), Value::Null, &["q too_large 60"]),
        (from(100, 5_000, "money"), json!(5_000), Value::Null, &[]),
        (from(100, 5_000, "money"), json!(99), Value::Null, &["q too_small 100"]),
        (kind("integer"), json!("12a"), Value::Null, &["q malformed"]),
        (kind("integer"), json!(1.5), Value::Null, &["q malformed"]),
        (kind("money"), json!(true), Value::Null, &["q malformed"]),
    ]);
}

#[test]
fn days_and_periods_are_those_of_the_calendar() {
    let days = |from: &str, until: &str| json!({ "from": from, "until": until });
    hold(vec![
        (kind("date"), json!("2028-02-29"), Value::Null, &[]),
        (kind("date"), json!("2027-02-29"), Value::Null, &["q malformed"]),
        (kind("date"), json!("31/1"), Value::Null, &["q malformed"]),
        (kind("period"), days("2026-12-08", "2026-12-08"), Value::Null, &[]),
        (kind("period"), days("2026-12-08", "2026-12-07"), Value::Null, &["q.until ends_early"]),
        (kind("period"), json!({ "from": "2026-12-08" }), Value::Null, &["q.until required"]),
        (kind("period"), days("2026-12-08", "x"), Value::Null, &["q.until malformed"]),
    ]);
}

#[test]
fn yes_and_no_both_answer_and_only_yes_agrees() {
    hold(vec![
        (kind("yes_no"), json!(false), Value::Null, &[]),
        (kind("yes_no"), json!("yes"), Value::Null, &["q malformed"]),
        (kind("consent"), json!(true), Value::Null, &[]),
        (kind("consent"), json!(false), Value::Null, &["q not_accepted"]),
        (kind("consent"), Value::Null, Value::Null, &["q not_accepted"]),
        (kind("yes_no"), Value::Null, Value::Null, &["q required"]),
    ]);
}

#[test]
fn a_box_that_nobody_ticked_says_no_and_a_question_that_nobody_answered_says_nothing() {
    let conditions =
        [("agreed", "!agreed", true), ("answered", "!answered", false), ("answered", "has(answered)", false)];
    for (on, condition, holds) in conditions {
        let form = form(&json!([
            { "id": "agreed", "kind": "consent" }, { "id": "answered", "kind": "yes_no" },
            { "id": "then", "kind": "short_text", "shown_if": condition },
        ]));
        assert_eq!(form.sees("then"), holds, "{on} {condition}");
    }
}

#[test]
fn choices_are_among_the_options() {
    let text = json!({ "it": "t", "en": "t", "de": "t" });
    let options =
        json!([{ "value": "a", "label": text }, { "value": "b", "label": text }, { "value": "c", "label": text }]);
    let some = || json!({ "kind": "some_of", "options": options, "at_least": 2, "at_most": 2 });
    hold(vec![
        (json!({ "kind": "one_of", "options": options }), json!("a"), Value::Null, &[]),
        (json!({ "kind": "one_of", "options": options }), json!("d"), Value::Null, &["q unknown"]),
        (some(), json!(["b", "a"]), Value::Null, &[]),
        (some(), json!(["b"]), Value::Null, &["q too_few 2"]),
        (some(), json!(["a", "b", "c"]), Value::Null, &["q too_many 2"]),
        (some(), json!(["a", "a"]), Value::Null, &["q[1] repeated"]),
        (some(), json!(["a", "x"]), Value::Null, &["q[1] unknown"]),
        (some(), json!("a"), Value::Null, &["q malformed"]),
    ]);
}

#[test]
fn entries_are_those_of_their_list_and_a_list_that_is_not_at_hand_refuses_nothing() {
    let preferences = || json!({ "kind": "preferences", "list": "schools", "at_most": 2 });
    hold(vec![
        (json!({ "kind": "from_list", "list": "schools" }), json!("riva"), Value::Null, &[]),
        (json!({ "kind": "from_list", "list": "schools" }), json!("nowhere"), Value::Null, &["q unknown"]),
        (json!({ "kind": "from_list", "list": "elsewhere" }), json!("nowhere"), Value::Null, &[]),
        (preferences(), json!(["riva", "aquilone"]), Value::Null, &[]),
        (preferences(), json!(["riva", "riva"]), Value::Null, &["q[1] repeated"]),
        (preferences(), json!(["nowhere"]), Value::Null, &["q[0] unknown"]),
        (preferences(), json!(["riva", "aquilone", "girasole"]), Value::Null, &["q too_many 2"]),
    ]);
}

#[test]
fn codes_are_sent_in_their_normal_form_and_each_fault_has_its_words() {
    hold(vec![
        (kind("tax_code"), json!("rss mra 80a01 h199l"), json!("RSSMRA80A01H199L"), &[]),
        (kind("tax_code"), json!("RSSMRA80A01H199A"), Value::Null, &["q tax_code_check"]),
        (kind("vat_number"), json!("IT 00354730392"), json!("00354730392"), &[]),
        (kind("vat_number"), json!("0035473039"), Value::Null, &["q vat_number_length"]),
        (kind("iban"), json!("it60 x054 2811 1010 0000 0123 456"), json!("IT60X0542811101000000123456"), &[]),
        (kind("iban"), json!("IT60"), Value::Null, &["q iban_length"]),
        (kind("email"), json!(" ada@Example.it "), json!("ada@example.it"), &[]),
        (kind("email"), json!("ada.example.it"), Value::Null, &["q email_at"]),
        (kind("certified_mail"), json!("ada@pec.example.it"), Value::Null, &[]),
        (kind("certified_mail"), json!("ada@gmail.com"), Value::Null, &["q email_not_certified"]),
        (kind("phone"), json!("0544 482482"), json!("+390544482482"), &[]),
        (kind("phone"), json!("0544"), Value::Null, &["q phone_too_short"]),
    ]);
}

#[test]
fn a_person_is_whole_and_has_their_own_tax_code() {
    let ada = json!({ "tax_code": "RSSMRA80A01H199L", "given_name": "Mario", "family_name": "Rossi", "birth_date": "1980-01-01" });
    let with = |key: &str, value: Value| {
        let mut person = ada.clone();
        person[key] = value;
        person
    };
    hold(vec![
        (kind("person"), ada.clone(), Value::Null, &[]),
        (kind("person"), with("sex", json!("male")), Value::Null, &[]),
        (kind("person"), with("sex", json!("female")), Value::Null, &["q.tax_code tax_code_other_sex"]),
        (kind("person"), with("sex", json!("m")), Value::Null, &["q.sex malformed"]),
        (kind("person"), with("birth_date", json!("1980-01-02")), Value::Null, &["q.tax_code tax_code_other_birth"]),
        (kind("person"), with("family_name", json!("Bianchi")), Value::Null, &["q.tax_code tax_code_other_surname"]),
        (kind("person"), with("tax_code", json!("00354730392")), Value::Null, &[]),
        (kind("person"), with("birthplace", json!("x".repeat(121))), Value::Null, &["q.birthplace too_long 120"]),
        (kind("person"), with("given_name", json!(5)), Value::Null, &["q.given_name malformed"]),
        (
            kind("person"),
            json!({ "given_name": "Mario", "family_name": " " }),
            json!({ "given_name": "Mario" }),
            &["q.tax_code required", "q.family_name required", "q.birth_date required"],
        ),
        (kind("household_person"), ada.clone(), Value::Null, &[]),
    ]);
}

#[test]
fn addresses_plates_isee_properties_and_places_have_their_parts() {
    let address = |postal_code: &str, province: &str| json!({ "street": "Via Roma 1", "postal_code": postal_code, "comune": "Ravenna", "province": province });
    let plate = |number: &str, country: &str| json!({ "number": number, "country": country });
    let isee = |cents: Value, protocol: &str| json!({ "cents": cents, "protocol": protocol, "until": "2027-12-31" });
    let dsu = "INPS-ISEE-2027-01234567A-00";
    let place = |lat: f64, lon: f64| json!({ "lat": lat, "lon": lon });
    hold(vec![
        (kind("address"), address("48121", "ra"), address("48121", "RA"), &[]),
        (kind("address"), address("4812", "RA"), Value::Null, &["q.postal_code postal_code_length"]),
        (kind("address"), address("48121", "Ravenna"), Value::Null, &["q.province malformed"]),
        (kind("plate"), plate("ab 123 cd", "i"), plate("AB123CD", "I"), &[]),
        (kind("plate"), plate("A", "I"), Value::Null, &["q.number plate_length"]),
        (kind("plate"), json!({ "number": "AB123CD" }), Value::Null, &["q.country required"]),
        (kind("isee"), isee(json!(2_100_000), dsu), Value::Null, &[]),
        (kind("isee"), isee(json!(-1), dsu), Value::Null, &["q.cents malformed"]),
        (kind("isee"), isee(json!("21.000"), dsu), Value::Null, &["q.cents malformed"]),
        (kind("isee"), isee(json!(0), "INPS"), Value::Null, &["q.protocol isee_protocol_form"]),
        (
            kind("property"),
            json!({ "comune": "h199", "sheet": "12", "number": "34" }),
            json!({ "comune": "H199", "sheet": "12", "number": "34" }),
            &[],
        ),
        (
            kind("property"),
            json!({ "comune": "Ravenna", "sheet": "12" }),
            Value::Null,
            &["q.comune cadastral_code_form", "q.number required"],
        ),
        (kind("place"), place(44.416_234, 12.2), Value::Null, &[]),
        (kind("place"), json!({ "lat": 44, "lon": 12, "address": "qui" }), Value::Null, &[]),
        (kind("place"), place(91.0, 12.0), Value::Null, &["q malformed"]),
        (kind("place"), json!({ "lat": 44.4 }), Value::Null, &["q.lon required"]),
    ]);
}

#[test]
fn a_country_without_a_number_is_no_plate() {
    let mut form = form(&json!([{ "id": "q", "kind": "plate", "required": true }]));
    form.fill("q", json!({ "country": "I", "number": "" }));
    assert_eq!(form.told(), ["q required"]);
    assert_eq!(form.sent_json(), json!({}));
}

#[test]
fn files_are_counted_weighed_and_of_the_kinds_that_are_taken() {
    let files = |files: &[(&str, u64)]| {
        let files = files.iter().enumerate().map(|(place, (kind, size))| {
            json!({ "id": format!("00000000-0000-4000-8000-{place:012}"), "name": "a.pdf", "kind": kind, "sha256": "0f".repeat(32), "size": size })
        });
        json!({ "files": files.collect::<Vec<_>>() })
    };
    let of = || json!({ "kind": "files", "accept": ["pdf", "jpeg"], "at_most": 2, "max_mb": 5 });
    let mut twice = files(&[("pdf", 1), ("pdf", 1)]);
    twice["files"][1]["id"] = twice["files"][0]["id"].clone();
    let mut short = files(&[("pdf", 1)]);
    short["files"][0]["sha256"] = json!("0f");
    hold(vec![
        (of(), files(&[("pdf", 1), ("jpeg", 5_000_000)]), Value::Null, &[]),
        (of(), files(&[("png", 1)]), Value::Null, &["q[0] wrong_type"]),
        (of(), files(&[("pdf", 5_000_001)]), Value::Null, &["q[0] too_heavy 5"]),
        (of(), files(&[("pdf", 0)]), Value::Null, &["q[0] malformed"]),
        (of(), files(&[("pdf", 1); 3]), Value::Null, &["q too_many 2"]),
        (of(), twice, Value::Null, &["q[1] repeated"]),
        (of(), short, Value::Null, &["q[0] malformed"]),
        (of(), json!({ "files": [{ "name": "a" }] }), Value::Null, &["q malformed"]),
        (of(), files(&[("tiff", 1)]), Value::Null, &["q malformed"]),
    ]);
}

#[test]
fn every_fault_of_a_form_reaches_the_wire_with_the_bound_that_was_not_kept() {
    let faults = [
        (What::bound(crate::problem::Fault::TooSmall, 3), json!({ "field": "a", "fault": "too_small", "limit": 3 })),
        (What::bound(crate::problem::Fault::TooSmall, -3), json!({ "field": "a", "fault": "too_small" })),
        (What::Value { key: "iban_check", facts: Vec::new() }, json!({ "field": "a", "fault": "malformed" })),
        (
            What::Rule { place: 1, message: crate::municipality::Text::default() },
            json!({ "field": "a", "fault": "rule_broken", "limit": 1 }),
        ),
    ];
    for (what, wire) in faults {
        let error = FormFault { path: "a".into(), section: None, what }.error();
        assert_eq!(serde_json::to_value(error).expect("JSON"), wire);
    }
}
