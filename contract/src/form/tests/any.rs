//! Any service, any answers.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::answers::any_json;
use super::prefilled::known;
use super::*;

/// Something that a person does to a form.
#[derive(Clone, Debug)]
enum Act {
    Set(Index, Value),
    AddRow(Index),
    RemoveRow(Index, usize),
    MoveRow(Index, usize, usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        8 => (any::<Index>(), json()).prop_map(|(at, json)| Act::Set(at, json)),
        2 => any::<Index>().prop_map(Act::AddRow),
        1 => (any::<Index>(), 0_usize..3).prop_map(|(at, row)| Act::RemoveRow(at, row)),
        1 => (any::<Index>(), 0_usize..3, 0_usize..3).prop_map(|(at, from, to)| Act::MoveRow(at, from, to)),
    ];
    prop::collection::vec(act, 0..40)
}

/// Answers, of which many fit somewhere.
fn json() -> impl Strategy<Value = Value> {
    let plausible = vec![
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(40),
        json!("a"),
        json!("parent"),
        json!("absent"),
        json!("both"),
        json!("2026-11-23"),
        json!("RSSMRA80A01H199L"),
        json!(["a", "b"]),
        json!(["riva"]),
        json!({ "from": "2026-12-08", "until": "2026-12-09" }),
        json!({ "number": "AB 123 CD", "country": "I" }),
        json!({ "tax_code": "RSSMRA80A01H199L", "given_name": "Mario", "family_name": "Rossi", "birth_date": "1980-01-01" }),
        json!({ "cents": 100, "protocol": "INPS-ISEE-2026-01234567A-00", "until": "2026-12-31" }),
        json!({ "lat": 44.4, "lon": 12.2 }),
        json!([{ "c0": 1, "c1": true }, { "c2": "x" }, {}]),
        json!(null),
    ];
    prop_oneof![4 => select(plausible), 1 => any_json()]
}

const KINDS: [&str; 16] = [
    "short_text",
    "integer",
    "yes_no",
    "consent",
    "date",
    "one_of",
    "some_of",
    "from_list",
    "preferences",
    "person",
    "address",
    "plate",
    "isee",
    "period",
    "place",
    "note",
];

/// Conditions over the questions `q0` to `q9`, whatever their kinds: what does not fit makes no form.
fn condition() -> impl Strategy<Value = String> {
    let question = || (0_usize..10).prop_map(|place| format!("q{place}"));
    prop_oneof![
        question(),
        question().prop_map(|q| format!("!{q}")),
        question().prop_map(|q| format!("has({q})")),
        question().prop_map(|q| format!("{q} == 'a'")),
        question().prop_map(|q| format!("{q} > 0")),
        question().prop_map(|q| format!("{q} <= today")),
        question().prop_map(|q| format!("size({q}) > 1")),
        question().prop_map(|q| format!("{q}.exists(r, has(r.c0))")),
        Just("asked.for_whom == 'oneself'".to_owned()),
    ]
}

fn question(id: String, in_group: bool) -> impl Strategy<Value = Value> {
    let kinds = if in_group { &KINDS[..15] } else { &KINDS[..] };
    let optional = || prop::option::weighted(0.3, condition());
    (select(kinds), optional(), optional(), optional(), any::<bool>(), 0_u8..6).prop_map(
        move |(kind, shown_if, required, rule, always, computed)| {
            let text = json!({ "it": "t", "en": "t", "de": "t" });
            let mut field = json!({ "id": id, "kind": kind, "required": always, "at_most": 2, "list": "schools",
                "options": [{ "value": "a", "label": text }, { "value": "b", "label": text }] });
            if let Some(condition) = shown_if {
                field["shown_if"] = json!(condition);
            }
            if let Some(condition) = required {
                field["required"] = json!(condition);
            }
            if let Some(condition) = rule {
                field["rules"] = json!([{ "expression": condition, "message": text }]);
            }
            if computed == 0 && kind == "yes_no" {
                field["value"] = json!("today > date('2020-01-01') && q1");
            }
            field
        },
    )
}

/// Sections of ten questions, of which some are groups. Each condition that makes no form is left out.
fn sections() -> impl Strategy<Value = Value> {
    let fields: Vec<_> = (0..10).map(|place| question(format!("q{place}"), false)).collect();
    let columns: Vec<_> = (0..4).map(|place| question(format!("c{place}"), true)).collect();
    (fields, columns, prop::collection::vec(any::<bool>(), 10), 1_usize..9, condition()).prop_map(
        |(mut fields, columns, groups, cut, condition)| {
            for (field, _) in fields.iter_mut().zip(groups).filter(|(_, group)| *group).take(2) {
                field["kind"] = json!("group");
                field["columns"] = json!(columns);
                field["at_most"] = json!(3);
                field.as_object_mut().expect("an object").remove("value");
            }
            let second = fields.split_off(cut);
            let mut sections =
                json!([{ "id": "one", "fields": fields }, { "id": "two", "shown_if": condition, "fields": second }]);
            while let Err(wrong) = Template::new(service(&sections), lists()) {
                wrong.iter().for_each(|(name, _)| strip(&mut sections, name));
            }
            sections
        },
    )
}

fn made(sections: &Value) -> Arc<Template> {
    Arc::new(Template::new(service(sections), lists()).expect("what makes no form was left out"))
}

/// Takes an expression out, by the name that a program gives it.
fn strip(sections: &mut Value, name: &str) {
    let (id, what) = name.rsplit_once(':').unwrap_or((name, "value"));
    let id = id.rsplit(['.', ' ']).next().unwrap_or_default();
    let key = match what {
        "shown" => "shown_if",
        "required" => "required",
        "value" => "value",
        _ => "rules",
    };
    walk(sections, &mut |object| {
        if object.get("id").is_some_and(|known| known == id) {
            object.remove(key);
        }
    });
}

fn walk(value: &mut Value, change: &mut impl FnMut(&mut serde_json::Map<String, Value>)) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(|element| walk(element, change)),
        Value::Object(object) => {
            change(object);
            object.values_mut().for_each(|value| walk(value, change));
        }
        _ => {}
    }
}

fn play(form: &mut Form, acts: &[Act]) {
    let sections = form.template().sections.len();
    let all = |form: &Form| -> Vec<At> {
        let fields = (0..sections).flat_map(|section| form.questions(section));
        fields
            .flat_map(|at| [at].into_iter().chain((0..form.rows(at)).flat_map(move |row| form.columns(at, row))))
            .collect()
    };
    for act in acts {
        let questions = all(form);
        if questions.is_empty() {
            return;
        }
        let one = |index: &Index| questions[index.index(questions.len())];
        match act {
            Act::Set(at, json) => {
                drop(form.set(one(at), if json.is_null() { None } else { Some(answer(json.clone())) }).to_vec())
            }
            Act::AddRow(at) => drop(form.add_row(one(at))),
            Act::RemoveRow(at, row) => drop(form.remove_row(one(at), *row).to_vec()),
            Act::MoveRow(at, from, to) => drop(form.move_row(one(at), *from, *to).to_vec()),
        }
    }
}

/// All that a form tells.
type Told = (Answers, Vec<FormFault>, Vec<Progress>, Vec<Summary>, Option<i64>, Vec<Effect>);

fn all_told(form: &Form) -> Told {
    let required = (0..form.template().questions.len()).map(|question| At { question, row: 0 });
    let required = required.filter(|at| form.is_required(*at)).map(Effect::Required).collect();
    (form.to_send(), form.faults(), form.progress(), form.summary(), form.fee(), required)
}

fn hold(form: &Form) -> Result<(), TestCaseError> {
    // Incremental is from scratch.
    let scratch = Form::of(Arc::clone(form.template()), form.asked().clone(), form.answers().clone());
    prop_assert_eq!(all_told(form), all_told(&scratch));
    // Answers read back are the same form.
    let text = serde_json::to_string(form.answers()).expect("JSON");
    let back: Answers = serde_json::from_str(&text).expect("JSON");
    prop_assert_eq!(all_told(&Form::of(Arc::clone(form.template()), form.asked().clone(), back)), all_told(&scratch));
    // What is hidden is not sent.
    let sent = form.to_send();
    for (id, answer) in &sent {
        let at = form.at(id).expect("a field");
        prop_assert!(form.is_shown(at), "{id}");
        for (row, answers) in answer.rows().iter().enumerate().take(form.live_rows(at)) {
            for column in answers.keys() {
                let at = form.at(&format!("{id}[{row}].{column}")).expect("a column");
                prop_assert!(form.is_shown(at), "{id}[{row}].{column}");
            }
        }
    }
    // Screen and municipality agree, also on the wire.
    prop_assert_eq!(check(form.template(), &sent, form.asked()), form.faults());
    let text = serde_json::to_string(&sent).expect("JSON");
    let wire: Answers = serde_json::from_str(&text).expect("JSON");
    prop_assert_eq!(check(form.template(), &wire, form.asked()), form.faults());
    // And what is sent is sent again as it is.
    prop_assert_eq!(Form::of(Arc::clone(form.template()), form.asked().clone(), wire).to_send(), sent);
    Ok(())
}

fn asked(template: &Template, is_known: bool) -> Asked {
    let known = if is_known { known() } else { Known::default() };
    Asked::on(&template.service, "2026-11-23".parse().expect("a day"), ForWhom::Oneself, known)
}

proptest! {
    #[test]
    fn any_form_holds_together_whatever_is_done_to_it(sections in sections(), acts in acts(), is_known in any::<bool>()) {
        let template = made(&sections);
        let asked = asked(&template, is_known);
        let mut form = Form::begin(template, asked);
        play(&mut form, &acts);
        hold(&form)?;
    }

    #[test]
    fn any_json_is_checked_and_resumed(sections in sections(), json in prop::collection::btree_map("q[0-9]|[a-z]", json(), 0..12)) {
        let template = made(&sections);
        let answers: Answers = json.into_iter().map(|(id, json)| (id, answer(json))).collect();
        let asked = asked(&template, true);
        let faults = check(&template, &answers, &asked);
        let form = Form::of(Arc::clone(&template), asked.clone(), answers.clone());
        // What a draft may have, a submission may not; all else they judge alike.
        prop_assert!(form.faults().iter().all(|fault| faults.contains(fault)));
        hold(&form)?;
        hold(&Form::resume(template, asked, answers))?;
    }
}

#[cfg(feature = "native")]
mod built_in {
    use super::*;
    use crate::service::file::{built_in, built_in_lists};

    /// A service of this release, in which some texts and numbers became others.
    fn mutated() -> impl Strategy<Value = Option<Arc<Template>>> {
        let words = select(vec![
            "yes_no",
            "integer",
            "group",
            "birth_date",
            "in_household",
            "!in_household",
            "child",
            "today",
            "5",
            "unknown",
            "q",
        ]);
        let changes = prop::collection::vec((any::<Index>(), words, 0_i64..9), 0..6);
        (any::<Index>(), changes).prop_map(|(which, changes)| {
            let with_forms: Vec<Service> =
                built_in().into_iter().filter(|service| !service.sections.is_empty()).collect();
            let mut json = serde_json::to_value(&with_forms[which.index(with_forms.len())]).expect("JSON");
            for (at, word, number) in changes {
                let mut leaves = 0;
                each_leaf(&mut json["sections"], &mut |_| leaves += 1);
                let (chosen, mut place) = (at.index(leaves.max(1)), 0);
                each_leaf(&mut json["sections"], &mut |leaf| {
                    if place == chosen {
                        *leaf = if leaf.is_number() { json!(number) } else { json!(word) };
                    }
                    place += 1;
                });
            }
            let service = serde_json::from_value(json).ok()?;
            Template::new(Arc::new(service), built_in_lists().into()).ok().map(Arc::new)
        })
    }

    fn each_leaf(value: &mut Value, change: &mut impl FnMut(&mut Value)) {
        match value {
            Value::Array(elements) => elements.iter_mut().for_each(|element| each_leaf(element, change)),
            Value::Object(object) => object.values_mut().for_each(|value| each_leaf(value, change)),
            leaf => change(leaf),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_service_of_this_release_holds_together_also_when_it_is_changed(template in mutated(), acts in acts(), is_known in any::<bool>()) {
            let Some(template) = template else { return Ok(()) };
            let asked = asked(&template, is_known);
            let mut form = Form::begin(template, asked);
            play(&mut form, &acts);
            hold(&form)?;
        }
    }
}
