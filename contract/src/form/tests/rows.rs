use super::*;

fn vehicles() -> Form {
    form(&json!([
        { "id": "vehicles", "kind": "group", "required": true, "at_least": 2, "at_most": 3, "columns": [
            { "id": "plate", "kind": "plate", "required": true },
            { "id": "title", "kind": "short_text", "required": true },
            { "id": "lease", "kind": "short_text", "shown_if": "title == 'lease'", "required": true },
            { "id": "weight", "kind": "integer" },
            { "id": "share", "kind": "integer", "value": "weight * 100 / sum(vehicles.filter(v, has(v.weight)).map(v, v.weight))" },
        ] },
        { "id": "many", "kind": "integer", "value": "size(vehicles)" },
    ]))
}

#[test]
fn a_fault_of_a_row_names_its_row() {
    let mut form = vehicles();
    assert_eq!(form.told(), ["vehicles required"]);
    let group = form.at("vehicles").expect("there");
    assert_eq!((form.add_row(group), form.add_row(group)), (Some(0), Some(1)));
    form.fill("vehicles[0].plate", json!({ "number": "AB123CD", "country": "I" }));
    form.fill("vehicles[0].title", json!("own"));
    form.fill("vehicles[1].plate", json!({ "number": "A", "country": "I" }));
    form.fill("vehicles[1].title", json!("lease"));
    assert_eq!(form.told(), ["vehicles[1].plate.number plate_length", "vehicles[1].lease required"]);
    assert_eq!(form.path(form.at("vehicles[1].lease").expect("there")), "vehicles[1].lease");
    form.remove_row(group, 0);
    assert_eq!(
        form.told(),
        ["vehicles too_few 2", "vehicles[0].plate.number plate_length", "vehicles[0].lease required"]
    );
}

#[test]
fn there_are_no_more_rows_than_there_may_be() {
    let mut form = vehicles();
    let group = form.at("vehicles").expect("there");
    let rows: Vec<Option<usize>> = (0..4).map(|_| form.add_row(group)).collect();
    assert_eq!(rows, [Some(0), Some(1), Some(2), None]);
    form.fill("vehicles", json!([{}, {}, {}, {}, { "title": "kept" }]));
    assert_eq!(form.sent_json()["many"], json!(3), "those beyond are looked at no further");
    assert_eq!(form.told().first().map(String::as_str), Some("vehicles too_many 3"));
    form.remove_row(group, 0);
    form.remove_row(group, 0);
    assert_eq!(form.sent_json()["vehicles"], json!([{}, {}, { "title": "kept" }]));
    assert_eq!(form.checked().first().map(String::as_str), Some("vehicles[0].plate required"));
}

#[test]
fn a_moved_row_takes_its_answers_along() {
    let mut form = vehicles();
    form.fill(
        "vehicles",
        json!([{ "title": "a", "weight": 1 }, { "title": "lease", "lease": "l", "weight": 3 }, { "title": "c" }]),
    );
    let group = form.at("vehicles").expect("there");
    form.move_row(group, 2, 0);
    let rows = json!([{ "title": "c" }, { "title": "a", "weight": 1, "share": 25 }, { "title": "lease", "lease": "l", "weight": 3, "share": 75 }]);
    assert_eq!(form.sent_json()["vehicles"], rows);
    assert!(form.sees("vehicles[2].lease") && !form.sees("vehicles[1].lease"));
    form.move_row(group, 0, 7);
    assert_eq!(form.sent_json()["vehicles"], rows);
}

#[test]
fn rows_that_are_none_are_kept_until_there_is_one() {
    let mut form = vehicles();
    form.fill("vehicles", json!("half"));
    assert_eq!(
        (form.told(), form.sent_json()["vehicles"].clone()),
        (vec!["vehicles malformed".to_owned()], json!("half"))
    );
    let group = form.at("vehicles").expect("there");
    form.add_row(group);
    assert_eq!(form.sent_json()["vehicles"], json!([{}]));
    assert!(form.at("vehicles[0].nothing").is_none() && form.at("vehicles.plate").is_none());
}

#[test]
fn a_hidden_group_has_no_rows_for_anybody() {
    let mut form = form(&json!([
        { "id": "any", "kind": "yes_no" },
        { "id": "rows", "kind": "group", "at_most": 3, "shown_if": "any", "columns": [{ "id": "c", "kind": "integer" }] },
        { "id": "many", "kind": "integer", "value": "size(rows)" },
    ]));
    form.fill("any", json!(true));
    form.fill("rows", json!([{ "c": 1 }, { "c": 2 }]));
    assert_eq!(form.sent_json()["many"], json!(2));
    form.fill("any", json!(false));
    assert_eq!(form.sent_json(), json!({ "any": false, "many": 0 }));
    form.fill("any", json!(true));
    assert_eq!(form.sent_json()["rows"], json!([{ "c": 1 }, { "c": 2 }]));
}
