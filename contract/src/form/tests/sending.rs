use super::*;

fn sections() -> Value {
    json!([
        { "id": "one", "fields": [
            { "id": "more", "kind": "yes_no", "required": true },
            { "id": "which", "kind": "short_text", "shown_if": "more" },
            { "id": "home", "kind": "address" },
            { "id": "rows", "kind": "group", "at_most": 2, "columns": [
                { "id": "c", "kind": "integer" },
                { "id": "d", "kind": "short_text", "shown_if": "c > 1" },
                { "id": "e", "kind": "integer", "value": "c + 1" },
            ] },
            { "id": "read", "kind": "note" },
            { "id": "twice", "kind": "integer", "value": "size(rows) * 2" },
        ] },
        { "id": "two", "shown_if": "more", "fields": [{ "id": "late", "kind": "short_text" }] },
    ])
}

#[test]
fn what_nobody_asked_is_refused_by_name() {
    let form = begin(&sections(), Known::default());
    let cases = [
        (json!({ "more": false, "twice": 0 }), vec![]),
        (json!({ "twice": 0 }), vec!["more required"]),
        (json!({ "more": false, "twice": 0, "which": "x" }), vec!["which not_asked"]),
        (json!({ "more": false, "twice": 0, "late": "" }), vec!["late not_asked"]),
        (json!({ "more": true, "twice": 0, "late": "x" }), vec![]),
        (json!({ "more": false, "twice": 0, "read": "x" }), vec!["read not_asked"]),
        (json!({ "more": false, "twice": 0, "zzz": 1, "aaa": null }), vec!["aaa not_asked", "zzz not_asked"]),
        (json!({ "more": false, "twice": 2 }), vec!["twice disagrees"]),
        (json!({ "more": false }), vec!["twice disagrees"]),
        (json!({ "more": false, "twice": "0" }), vec!["twice disagrees"]),
        (json!({ "more": false, "twice": 2, "rows": [{ "c": 1, "e": 2 }] }), vec![]),
        (json!({ "more": false, "twice": 2, "rows": [{ "c": 1, "d": "x", "e": 2 }] }), vec!["rows[0].d not_asked"]),
        (json!({ "more": false, "twice": 2, "rows": [{ "c": 1, "e": 3 }] }), vec!["rows[0].e disagrees"]),
        (json!({ "more": false, "twice": 2, "rows": [{ "f": 1 }] }), vec!["rows[0].f not_asked"]),
        (json!({ "more": false, "twice": 0, "rows": [[1]] }), vec!["rows malformed"]),
        (
            json!({ "more": false, "twice": 0, "home": { "street": "Via", "postal_code": "48121", "comune": "R", "province": "RA", "floor": "1" } }),
            vec!["home.floor not_asked"],
        ),
    ];
    for (sent, expected) in cases {
        let answers: Answers = serde_json::from_value(sent.clone()).expect("any JSON");
        assert_eq!(told(&check(form.template(), &answers, form.asked())), expected, "{sent}");
    }
}

#[test]
fn the_rows_of_a_hidden_group_are_refused_at_once_and_no_file_asks_for_endless_ones() {
    let form = begin(
        &json!([{ "id": "one", "fields": [
            { "id": "any", "kind": "yes_no" },
            { "id": "rows", "kind": "group", "at_most": 9_000, "shown_if": "any", "columns": [{ "id": "c", "kind": "integer" }] },
        ] }]),
        Known::default(),
    );
    let many = |any: bool, rows: usize| -> Vec<String> {
        let sent = json!({ "any": any, "rows": vec![json!({ "c": 1 }); rows] });
        told(&check(form.template(), &serde_json::from_value(sent).expect("any JSON"), form.asked()))
    };
    assert_eq!(many(false, 2), ["rows not_asked"]);
    assert_eq!(many(true, 300), Vec::<String>::new());
    assert_eq!(many(true, 301), ["rows too_many 300"]);
}

#[test]
fn the_fee_follows_from_what_is_sent() {
    let mut service = (*service(&json!([{ "id": "one", "fields": [
        { "id": "low", "kind": "yes_no" }, { "id": "income", "kind": "money", "shown_if": "low" },
    ] }])))
    .clone();
    let what = crate::municipality::Text::default();
    let expression = Some("has(income) && income < 1000 ? 0 : 9000".to_owned());
    service.fee = Some(crate::service::Fee { what, cents: None, expression });
    let asked = Asked::on(&service, "2026-11-23".parse().expect("a day"), ForWhom::Oneself, Known::default());
    let mut form = Form::begin(Arc::new(Template::new(Arc::new(service), lists()).expect("compiles")), asked);
    assert_eq!(form.fee(), Some(9000));
    form.fill("low", json!(true));
    assert!(form.fill("income", json!(5)).contains(&Effect::Fee));
    assert_eq!(form.fee(), Some(0));
    form.fill("low", json!(false));
    assert_eq!(form.fee(), Some(9000), "what is hidden makes nothing cheaper");
}
