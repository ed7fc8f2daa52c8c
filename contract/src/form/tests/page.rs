use super::*;

#[test]
fn each_answer_of_the_page_on_forms_is_one_and_is_sent_as_it_is_written() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/forms.md")).expect("there");
    let table = page
        .split_once("| kind | JSON | |\n|---|---|---|\n")
        .expect("a table")
        .1
        .split_once("\n\n")
        .expect("its end")
        .0;
    let text = json!({ "it": "t", "en": "t", "de": "t" });
    let options = ["parent", "monday", "friday"].map(|value| json!({ "value": value, "label": text }));
    let mut seen = 0;
    for row in table.lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, kinds, written, ..] = cells.as_slice() else { panic!("{row}") };
        let written: Value = serde_json::from_str(written.trim_matches('`')).expect(row);
        for kind in kinds.split(", ").map(|kind| kind.trim_matches('`')) {
            let columns = [json!({ "id": "name", "kind": "short_text" })];
            let mut form = form(&json!([{
                "id": "q", "kind": kind, "required": true, "options": options, "list": "schools", "accept": ["pdf"], "at_most": 3, "columns": columns,
            }]));
            form.fill("q", written.clone());
            assert_eq!((form.told(), form.sent_json()["q"].clone()), (Vec::new(), written.clone()), "{kind}");
            seen += 1;
        }
    }
    assert_eq!(seen, 27, "every kind that has answers");
}
