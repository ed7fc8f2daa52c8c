use proptest::prelude::*;

use super::*;

/// JSON of any shape; numbers with a fraction short enough to be read as they were written.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3_600_i32..3_600).prop_map(|tenths| Value::from(f64::from(tenths) / 10.0)),
        ".{0,12}".prop_map(Value::from),
        "(2026-1[0-2]-[0-3][0-9]|RSSMRA80A01H199L|a|b)".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let name = "(files|a|b|number|country|from|until|id|size|[a-z]{1,3})";
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name, inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

#[test]
fn an_answer_is_known_by_its_shape() {
    let cases = [
        (json!(true), Answer::YesNo(true)),
        (json!(-5), Answer::Number(-5)),
        (json!("31/1"), Answer::text("31/1")),
        (json!(["a", "b"]), Answer::List(vec!["a".into(), "b".into()])),
        (json!({ "street": "Via" }), Answer::parts([("street", "Via")])),
        (json!([{}]), Answer::Rows(vec![Answers::new()])),
        (json!([{ "a": 1 }]), Answer::Rows(vec![Answers::from([("a".to_owned(), Answer::Number(1))])])),
        (json!({ "files": [] }), Answer::Files(Vec::new())),
        (json!(1.5), Answer::Other(json!(1.5))),
        (json!([1, "a"]), Answer::Other(json!([1, "a"]))),
        (json!({ "a": { "b": 1 } }), Answer::Other(json!({ "a": { "b": 1 } }))),
    ];
    for (written, expected) in cases {
        assert_eq!(answer(written.clone()), expected, "{written}");
        assert_eq!(serde_json::to_value(&expected).expect("JSON"), written);
    }
}

#[test]
fn a_coordinate_is_kept_to_the_centimetre() {
    let place = answer(json!({ "lat": 44.416_234_567_89, "lon": -12 }));
    assert_eq!(serde_json::to_value(&place).expect("JSON"), json!({ "lat": 44.416_234_6, "lon": -12 }));
}

proptest! {
    #[test]
    fn what_was_read_is_written_and_read_as_itself(json in any_json()) {
        let read: Answer = serde_json::from_value(json).expect("any JSON");
        let text = serde_json::to_string(&read).expect("JSON");
        let again: Answer = serde_json::from_str(&text).expect("any JSON");
        prop_assert_eq!(&again, &read);
        prop_assert_eq!(serde_json::to_string(&again).expect("JSON"), text);
    }

    #[test]
    fn nothing_of_foreign_json_is_lost(json in any_json()) {
        // Except a fraction beyond what a coordinate has, which is rounded.
        let read: Answer = serde_json::from_value(json.clone()).expect("any JSON");
        prop_assert_eq!(serde_json::to_value(&read).expect("JSON"), json);
    }
}
