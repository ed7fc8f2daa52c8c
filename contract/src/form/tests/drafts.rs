use super::*;

fn family() -> Value {
    json!([
        { "id": "who", "fields": [
            { "id": "alone", "kind": "yes_no", "required": true },
            { "id": "notes", "kind": "short_text" },
        ] },
        { "id": "other", "shown_if": "!alone", "fields": [
            { "id": "works", "kind": "yes_no", "required": true },
            { "id": "hours", "kind": "integer", "shown_if": "works", "required": true, "max": 60,
              "rules": [{ "expression": "hours >= 10", "message": { "it": "Almeno 10", "en": "At least 10", "de": "Mindestens 10" } }] },
        ] },
        { "id": "sum", "fields": [
            { "id": "total", "kind": "integer", "value": "has(hours) ? hours * 2 : 0" },
            { "id": "busy", "kind": "yes_no", "value": "total > 60" },
        ] },
    ])
}

#[test]
fn what_is_hidden_is_kept_is_not_sent_and_counts_as_not_answered() {
    let mut form = begin(&family(), Known::default());
    form.fill("alone", json!(false));
    form.fill("works", json!(true));
    form.fill("hours", json!(40));
    assert_eq!(form.sent_json(), json!({ "alone": false, "works": true, "hours": 40, "total": 80, "busy": true }));
    form.fill("alone", json!(true));
    assert!(!form.sees("hours"));
    assert_eq!(form.sent_json(), json!({ "alone": true, "total": 0, "busy": false }));
    assert_eq!(form.answers().get("hours"), Some(&Answer::Number(40)));
    assert_eq!(form.told(), Vec::<String>::new());
    form.fill("alone", json!(false));
    assert_eq!(form.sent_json(), json!({ "alone": false, "works": true, "hours": 40, "total": 80, "busy": true }));
}

#[test]
fn an_answer_tells_what_followed_from_it() {
    let mut form = begin(&family(), Known::default());
    form.fill("notes", json!("x"));
    let at = |form: &Form, path: &str| form.at(path).expect(path);
    let (hours, total, busy) = (at(&form, "hours"), at(&form, "total"), at(&form, "busy"));
    assert_eq!(form.fill("notes", json!("y")), []);
    assert_eq!(form.fill("alone", json!(false)), [Effect::Section(1)]);
    assert_eq!(form.fill("works", json!(true)), [Effect::Shown(hours)]);
    assert_eq!(form.fill("hours", json!(5)), [Effect::Computed(total), Effect::Faults(hours)]);
    assert_eq!(form.told(), ["hours rule 0"]);
    assert_eq!(form.fill("hours", json!(40)), [Effect::Computed(total), Effect::Computed(busy), Effect::Faults(hours)]);
    let all = [
        Effect::Section(1),
        Effect::Shown(hours),
        Effect::Computed(total),
        Effect::Computed(busy),
        Effect::Faults(hours),
    ];
    assert_eq!(form.fill("alone", json!(true)), all);
}

#[test]
fn what_is_half_typed_and_what_another_version_asked_is_kept_in_a_draft() {
    let draft = json!({ "alone": false, "works": true, "hours": "4o", "of_version_7": { "deep": [[1]] }, "notes": 12 });
    let answers: Answers = serde_json::from_value(draft.clone()).expect("any JSON");
    let begun = begin(&family(), Known::default());
    let mut form = Form::resume(Arc::clone(begun.template()), begun.asked().clone(), answers);
    assert_eq!(form.told(), ["notes malformed", "hours malformed"]);
    form.fill("alone", json!(true));
    assert_eq!(form.told(), ["notes malformed"]);
    let mut expected = draft;
    expected["alone"] = json!(true);
    assert_eq!(serde_json::to_value(form.answers()).expect("JSON"), expected);
}

#[test]
fn a_rule_that_cannot_be_evaluated_yet_is_not_broken() {
    let mut form = form(&json!([
        { "id": "from", "kind": "integer" },
        { "id": "until", "kind": "integer", "rules": [{ "expression": "until > from", "message": { "it": "m", "en": "m", "de": "m" } }] },
    ]));
    form.fill("until", json!(3));
    assert_eq!(form.told(), Vec::<String>::new());
    form.fill("from", json!(3));
    assert_eq!(form.told(), ["until rule 0"]);
    form.fill("from", json!("x"));
    assert_eq!(form.told(), ["from malformed"]);
}

#[test]
fn a_condition_may_make_an_answer_required() {
    let mut form = form(&json!([
        { "id": "pets", "kind": "yes_no" },
        { "id": "which", "kind": "short_text", "required": "pets" },
    ]));
    let which = form.at("which").expect("there");
    assert!(!form.is_required(which) && form.told().is_empty());
    assert_eq!(form.fill("pets", json!(true)), [Effect::Required(which)]);
    assert_eq!(form.told(), ["which required"]);
}

#[test]
fn a_form_whose_conditions_need_themselves_is_none() {
    let circles = [
        json!([{ "id": "a", "kind": "yes_no", "shown_if": "!a" }]),
        json!([{ "id": "a", "kind": "yes_no", "shown_if": "b" }, { "id": "b", "kind": "yes_no", "shown_if": "!has(a)" }]),
        json!([{ "id": "a", "kind": "integer", "shown_if": "b > 1" }, { "id": "b", "kind": "integer", "value": "a + 1" }]),
        json!([{ "id": "g", "kind": "group", "at_most": 3, "shown_if": "!g.exists(r, r.c == 1)", "columns": [{ "id": "c", "kind": "integer" }] }]),
    ];
    for fields in circles {
        let wrong = Template::new(service(&json!([{ "id": "one", "fields": fields }])), lists()).expect_err("a circle");
        assert!(
            matches!(wrong.as_slice(), [(_, mistake)] if mistake.to_string().contains("circle")),
            "{fields} {wrong:?}"
        );
    }
    let of_section = json!([{ "id": "one", "shown_if": "has(a)", "fields": [{ "id": "a", "kind": "yes_no" }] }]);
    assert!(Template::new(service(&of_section), lists()).is_err());
}

#[test]
fn no_two_questions_have_one_name() {
    let twice = |first: &str, second: &str| json!([{ "id": "a", "kind": first }, { "id": "a", "kind": second }]);
    for fields in [twice("note", "integer"), twice("person", "integer"), twice("note", "note"), twice("date", "date")] {
        let wrong = Template::new(service(&json!([{ "id": "one", "fields": fields }])), lists()).expect_err("twice");
        assert_eq!(wrong.len(), 1, "{wrong:?}");
    }
}

#[test]
fn a_form_knows_the_day_the_call_and_for_whom_it_is_asked() {
    let mut service = (*service(&json!([{ "id": "one", "fields": [
        { "id": "a", "kind": "short_text", "value": "call.id + ' ' + asked.for_whom" },
        { "id": "b", "kind": "integer", "value": "days_between(call.requirements, today)" },
    ] }])))
    .clone();
    let day = |text: &str| text.parse().expect("a day");
    let title = crate::municipality::Text::default();
    service.calls = vec![Call {
        id: "main".into(),
        title,
        opens: day("2027-03-30"),
        closes: day("2027-04-15"),
        requirements: Some(day("2027-03-29")),
    }];
    let asked = |today| Asked::on(&service, day(today), ForWhom::Child, Known::default());
    let template = Arc::new(Template::new(Arc::new(service.clone()), lists()).expect("compiles"));
    let at = |today| Form::begin(Arc::clone(&template), asked(today)).sent_json();
    assert_eq!(at("2027-04-15"), json!({ "a": "main child", "b": 17 }));
    assert_eq!(at("2027-04-16"), json!({}));
}
