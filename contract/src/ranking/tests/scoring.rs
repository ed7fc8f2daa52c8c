use proptest::prelude::*;

use super::*;

/// What is given by each criterion that gives something.
fn given(scored: &Scored) -> Vec<(&str, i64)> {
    scored.points.iter().filter(|(_, points)| **points > 0).map(|(id, points)| (id.as_str(), *points)).collect()
}

#[test]
fn every_criterion_of_the_nido_gives_its_points() {
    let sibling = |born: &str, at_nido: bool| json!({ "sibling_name": "Ugo", "sibling_birth_date": born, "sibling_at_nido": at_nido });
    let work = |work: &str, hours: i64| json!({ "applicant_work": work, "applicant_hours": hours });
    let many: Vec<Value> = vec![sibling("2025-01-01", false); 6];
    let elsewhere = ("household", 1_000);
    let cases: [(Value, Vec<(&str, i64)>); 18] = [
        (json!({}), vec![elsewhere]),
        (work("employed", 36), vec![("applicant_work", 1_200), elsewhere]),
        (work("employed", 35), vec![("applicant_work", 1_000), elsewhere]),
        (work("self_employed", 30), vec![("applicant_work", 1_000), elsewhere]),
        (work("employed", 29), vec![("applicant_work", 800), elsewhere]),
        (work("employed", 20), vec![("applicant_work", 800), elsewhere]),
        (work("employed", 19), vec![("applicant_work", 600), elsewhere]),
        (work("studying", 40), vec![("applicant_work", 500), elsewhere]),
        (
            json!({ "other_parent_work": "employed", "other_parent_hours": 36 }),
            vec![elsewhere, ("other_parent_work", 1_200)],
        ),
        // What is hidden counts as not answered.
        (
            json!({ "other_parent_is": "absent", "other_parent_work": "employed", "other_parent_hours": 36 }),
            vec![("household", 2_000)],
        ),
        (json!({ "role": "foster_parent" }), vec![("household", 2_000)]),
        (json!({ "other_parent_is": "with_us" }), vec![]),
        (json!({ "twin": true }), vec![elsewhere, ("twin", 500)]),
        (
            json!({ "siblings": [sibling("2024-01-01", true)] }),
            vec![elsewhere, ("sibling_at_nido", 300), ("siblings", 200)],
        ),
        // Three and fourteen years are counted on the day of the requirements, 29 March 2027.
        (
            json!({ "siblings": [sibling("2023-03-30", false), sibling("2023-03-29", false)] }),
            vec![elsewhere, ("siblings", 300)],
        ),
        (
            json!({ "siblings": [sibling("2012-03-30", false), sibling("2012-03-29", false)] }),
            vec![elsewhere, ("siblings", 100)],
        ),
        // Who is born after that day is none yet.
        (
            json!({ "siblings": [sibling("2027-03-29", false), sibling("2027-03-30", false), sibling("2035-01-01", false)] }),
            vec![elsewhere, ("siblings", 200)],
        ),
        (json!({ "siblings": many }), vec![elsewhere, ("siblings", 800)]),
    ];
    for (more, expected) in cases {
        let scored = scored(&NIDO, "main_2027", "2026-01-10", more.clone());
        assert_eq!(given(&scored), expected, "{more}");
        assert_eq!(scored.total, expected.iter().map(|(_, points)| points).sum::<i64>());
    }
}

#[test]
fn of_several_bands_the_most_favourable_counts() {
    let cases = [
        (json!({}), None),
        (json!({ "other_parent_is": "absent" }), None),
        (
            json!({ "other_parent_is": "absent", "applicant_work": "studying", "applicant_hours": 9 }),
            Some("one_parent"),
        ),
        (json!({ "role": "guardian" }), Some("foster_care")),
        (json!({ "social_report": true }), Some("social_report")),
        (json!({ "role": "guardian", "social_report": true }), Some("social_report")),
        (json!({ "role": "guardian", "social_report": true, "disability": true }), Some("disability")),
        (json!({ "disability": true }), Some("disability")),
    ];
    for (more, band) in cases {
        assert_eq!(scored(&NIDO, "main_2027", "2026-01-10", more.clone()).band.as_deref(), band, "{more}");
    }
}

#[test]
fn one_parent_resident_in_ravenna_is_enough() {
    let at = |own: &str, other: &str| json!({ "residence": address(own), "other_parent_residence": address(other) });
    let cases = [
        (at("Ravenna", "Faenza"), true),
        (at("RAVENNA", "Faenza"), true),
        (at(" ravenna", "Faenza"), true),
        (at("Ravenna (RA)", "Faenza"), true),
        (at("Faenza", "Ràvenna  (ra) "), true),
        (at("Cervia (RA)", "Faenza"), false),
        (at("Ravenna Alta", "Faenza"), false),
        (at("", "Faenza"), false),
        (at("Faenza", "Ravenna"), true),
        (at("Faenza", "Cervia"), false),
        // The other parent's address is not asked where there is none.
        (
            json!({ "residence": address("Faenza"), "other_parent_is": "absent", "other_parent_residence": address("Ravenna") }),
            false,
        ),
        // The child lives with the other parent, in Ravenna.
        (
            json!({ "residence": address("Faenza"), "other_parent_is": "with_us", "other_parent_residence": address("Ravenna") }),
            true,
        ),
        (json!({ "residence": {} }), false),
    ];
    for (more, resident) in cases {
        for scorer in [&NIDO, &PRESCHOOL] {
            let born = if scorer.rules.service == "nido" { "2026-01-10" } else { "2024-01-10" };
            assert_eq!(scored(scorer, "main_2027", born, more.clone()).resident, resident, "{more}");
        }
    }
}

#[test]
fn requirements_are_judged_on_their_day_and_out_of_term_on_the_day_of_sending() {
    let siblings = json!({ "siblings": [{ "sibling_name": "Ugo", "sibling_birth_date": "2023-03-30", "sibling_at_nido": false }] });
    // Three years old on 29 March, four on 30 March when the call opens.
    for (call, points) in [("main_2027", 200), ("out_of_term_2027", 100)] {
        let scored = scored(&NIDO, call, "2026-01-10", siblings.clone());
        assert_eq!(scored.points.get("siblings"), Some(&points), "{call}");
    }
}

#[test]
fn the_isee_counts_where_it_is_given_and_only_for_the_nido() {
    let with = scored(&NIDO, "main_2027", "2026-01-10", isee(1_200_000));
    assert_eq!(with.isee, Some(1_200_000));
    let mut hidden = isee(1_200_000);
    hidden["has_isee"] = json!(false);
    assert_eq!(scored(&NIDO, "main_2027", "2026-01-10", hidden).isee, None);
    assert_eq!(scored(&PRESCHOOL, "main_2027", "2024-01-10", isee(1_200_000)).isee, None);
}

#[test]
fn each_school_counts_once_in_the_order_of_the_person() {
    let schools = json!({ "schools": ["riccio", "girasole", "riccio", "aquilone"] });
    let scored = scored(&NIDO, "main_2027", "2026-01-10", schools);
    assert_eq!(scored.schools, ["riccio", "girasole", "aquilone"]);
}

#[test]
fn rules_that_an_edition_cannot_answer_are_told() {
    let mut rules = rules("nido");
    rules.bands.first_mut().expect("a band").condition = "colour == 'red'".to_owned();
    let wrong = Scorer::new(Arc::new(rules), &NIDO.template).expect_err("no such field");
    assert_eq!(wrong.len(), 1);
    let message = wrong.first().map(|(_, mistake)| mistake.to_string()).unwrap_or_default();
    assert!(message.contains("there is no name \"colour\""), "{message}");
}

#[test]
fn the_answers_that_were_judged_are_known_by_their_digest() {
    let asked = asked(&NIDO, "main_2027");
    let answers = family("2026-01-10", json!({}));
    let application = NIDO.application("2027-0000001", &asked, &answers);
    assert_eq!((application.number.as_str(), application.call.as_str()), ("2027-0000001", "main_2027"));
    let again = NIDO.application("2027-0000001", &asked, &answers);
    assert_eq!(again, application);
    let other = NIDO.application("2027-0000001", &asked, &family("2026-01-10", json!({ "notes": "x" })));
    assert_ne!(other.answers, application.answers);
    assert_eq!(other.scored, application.scored);
}

/// Any JSON, mostly of the shape that answers have.
fn any_answer() -> impl Strategy<Value = Value> {
    let one = prop_oneof![
        any::<bool>().prop_map(|yes| json!(yes)),
        any::<i64>().prop_map(|number| json!(number)),
        "\\PC{0,8}".prop_map(|text| json!(text)),
        "(19|20|99)[0-9]{2}-(0[1-9]|1[0-3])-[0-3][0-9]".prop_map(|day| json!(day)),
        Just(json!("employed")),
        Just(json!("absent")),
        Just(Value::Null),
    ];
    let parts = prop::collection::btree_map("[a-z_]{1,12}|birth_date|cents|comune", one.clone(), 0..4);
    prop_oneof![
        one.clone(),
        prop::collection::vec(one, 0..4).prop_map(Value::from),
        parts.clone().prop_map(|parts| json!(parts)),
        prop::collection::vec(parts, 0..3).prop_map(|rows| json!(rows)),
    ]
}

proptest! {
    #[test]
    fn no_answers_make_scoring_panic_or_give_more_than_there_is(
        which in any::<bool>(),
        call in prop::sample::select(vec!["main_2027", "out_of_term_2027"]),
        given in prop::collection::vec((any::<prop::sample::Index>(), any_answer()), 0..12),
    ) {
        let scorer = if which { &NIDO } else { &PRESCHOOL };
        let service = service(&scorer.rules.service);
        let ids: Vec<String> = service.fields().map(|(_, field)| field.id.clone()).collect();
        let mut answers = family("2026-01-10", json!({}));
        for (place, json) in given {
            let answer = serde_json::from_value(json).expect("any JSON is an answer");
            answers.insert(place.get(&ids).clone(), answer);
        }
        let scored = scorer.score(&asked(scorer, call), &answers);
        prop_assert!((0..=scorer.rules.most_points).contains(&scored.total), "{}", scored.total);
        prop_assert_eq!(scored.points.len(), scorer.rules.criteria.len());
        prop_assert!(scored.group.is_some() || scored.excluded.is_some());
        prop_assert_eq!(&scored, &scorer.score(&asked(scorer, call), &answers));
    }
}
