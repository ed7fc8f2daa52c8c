use super::*;

fn sections() -> Value {
    json!([
        { "id": "you", "fields": [{ "id": "name", "kind": "short_text", "required": true, "prefill": "person.given_name" }] },
        { "id": "trip", "fields": [
            { "id": "from", "kind": "date", "required": true },
            { "id": "fare", "kind": "money" },
            { "id": "with", "kind": "group", "at_most": 2, "columns": [{ "id": "who", "kind": "short_text", "required": true }] },
        ] },
        { "id": "more", "shown_if": "has(fare)", "fields": [{ "id": "schools", "kind": "preferences", "list": "schools", "at_most": 3 }] },
        { "id": "read", "fields": [{ "id": "note", "kind": "note" }] },
    ])
}

#[test]
fn each_step_is_not_begun_open_or_complete() {
    let mut form = begin(&sections(), Known::default());
    let stands =
        |form: &Form| form.progress().into_iter().map(|one| (one.section, one.stand, one.faults)).collect::<Vec<_>>();
    use Stand::{Complete, NotBegun, Open};
    assert_eq!(stands(&form), [(0, NotBegun, 1), (1, NotBegun, 1), (3, Complete, 0)]);
    form.fill("fare", json!(120));
    assert_eq!(stands(&form), [(0, NotBegun, 1), (1, Open, 1), (2, NotBegun, 0), (3, Complete, 0)]);
    form.fill("from", json!("2026-12-24"));
    form.fill("schools", json!(["riva"]));
    assert_eq!(stands(&form), [(0, NotBegun, 1), (1, Complete, 0), (2, Complete, 0), (3, Complete, 0)]);
}

#[test]
fn what_was_filled_in_beforehand_begins_no_step_and_may_complete_it() {
    let known = super::prefilled::known();
    let form = begin(&sections(), known.clone());
    assert_eq!(form.progress()[0].stand, Stand::Complete);
    let mut more = sections();
    more[0]["fields"].as_array_mut().expect("fields").push(json!({ "id": "age", "kind": "integer", "required": true }));
    assert_eq!(begin(&more, known).progress()[0].stand, Stand::NotBegun);
}

#[test]
fn the_summary_has_all_that_is_sent_with_its_kind() {
    let mut form = begin(&sections(), Known::default());
    form.fill("name", json!(" Ada "));
    form.fill("from", json!("2026-12-24"));
    form.fill("fare", json!(1250));
    form.fill("with", json!([{ "who": "Zoë" }, { "who": "Ugo" }]));
    form.fill("schools", json!(["riva", "aquilone"]));
    let summary = form.summary();
    let lines: Vec<(usize, String, Option<usize>, Shown)> = summary
        .into_iter()
        .flat_map(|section| {
            section.lines.into_iter().map(move |line| (section.section, line.path, line.row, line.value))
        })
        .collect();
    let text = |text: &str| Shown::Text(text.to_owned());
    let expected = [
        (0, "name", None, text("Ada")),
        (1, "from", None, Shown::Day("2026-12-24".parse().expect("a day"))),
        (1, "fare", None, Shown::Cents(1250)),
        (1, "with", None, Shown::Rows(2)),
        (1, "with[0].who", Some(0), text("Zoë")),
        (1, "with[1].who", Some(1), text("Ugo")),
        (2, "schools", None, Shown::Entries(vec!["Riva".into(), "L'Aquilone".into()])),
    ];
    assert_eq!(lines, expected.map(|(section, path, row, value)| (section, path.to_owned(), row, value)));
}

#[test]
fn the_summary_names_options_and_parts_as_people_read_them() {
    let label = json!({ "it": "Intera", "en": "Full", "de": "Voll" });
    let mut form = form(&json!([
        { "id": "hours", "kind": "one_of", "options": [{ "value": "full", "label": label }] },
        { "id": "isee", "kind": "isee" },
        { "id": "where", "kind": "place" },
        { "id": "ok", "kind": "consent" },
    ]));
    form.fill("hours", json!("full"));
    form.fill("isee", json!({ "cents": 5, "protocol": "INPS-ISEE-2027-01234567A-00", "until": "2027-12-31" }));
    form.fill("where", json!({ "lat": 44.4, "lon": 12.2, "address": "Molo" }));
    form.fill("ok", json!(true));
    let values: Vec<Shown> =
        form.summary().into_iter().flat_map(|section| section.lines).map(|line| line.value).collect();
    let isee = vec![
        ("cents", Shown::Cents(5)),
        ("protocol", Shown::Text("INPS-ISEE-2027-01234567A-00".into())),
        ("until", Shown::Day("2027-12-31".parse().expect("a day"))),
    ];
    let expected = [
        Shown::Choices(vec![serde_json::from_value(label).expect("a text")]),
        Shown::Parts(isee),
        Shown::Place(crate::place::Point { lat: 44.4, lon: 12.2 }, Some("Molo".into())),
        Shown::YesNo(true),
    ];
    assert_eq!(values, expected);
}
