use proptest::prelude::*;

use super::super::correction::{Corrections, Entry, Uncorrected};
use super::super::show::{Answered, own};
use super::runs::{publication, run_of};
use super::*;
use crate::form::Answer;

fn working() -> Answers {
    let works = json!({ "applicant_work": "employed", "applicant_hours": 36, "schools": ["riccio"], "siblings": [
        { "sibling_name": "Ugo", "sibling_birth_date": "2026-02-01", "sibling_at_nido": false },
    ] });
    let mut all = works.as_object().expect("an object").clone();
    all.extend(isee(1_234_567).as_object().expect("an object").clone());
    family("2026-01-10", Value::Object(all))
}

#[test]
fn the_office_corrects_what_the_rules_look_at_and_no_registers() {
    let asked = asked(&NIDO, "main_2027");
    let all = NIDO.correctable(&asked, &working());
    let paths: Vec<&str> = all.iter().map(|one| one.path.as_str()).collect();
    let expected = [
        "applicant_work",
        "applicant_hours",
        "isee.cents",
        "other_child.birth_date",
        "other_parent_residence.comune",
        "vaccinations",
        "disability",
        "siblings[0].sibling_birth_date",
    ];
    for path in expected {
        assert!(paths.contains(&path), "{path} in {paths:?}");
    }
    // What gives no points, what is no simple answer, and what is not asked here.
    for path in
        ["phone", "schools", "siblings", "siblings[0].sibling_name", "siblings[1].sibling_birth_date", "residence"]
    {
        assert!(!paths.contains(&path), "{path} in {paths:?}");
    }
    let hours = all.iter().find(|one| one.path == "applicant_hours").expect("there");
    assert_eq!((hours.answer.it.as_str(), &hours.entry), ("36", &Entry::Number(Some(36))));
}

#[test]
fn what_is_entered_is_an_answer_or_refused() {
    let (asked, answers) = (asked(&NIDO, "main_2027"), working());
    let entered = |path: &str, typed: &str| NIDO.entered((&asked, &answers), path, typed);
    let right = [
        ("applicant_hours", " 20 ", Some(Answer::Number(20))),
        ("applicant_hours", "", None),
        ("applicant_work", "studying", Some(Answer::text("studying"))),
        ("disability", "si", Some(Answer::YesNo(true))),
        ("isee.cents", "20.000,50", Some(Answer::Number(2_000_050))),
        ("other_parent_residence.comune", "Ravenna", Some(Answer::text("Ravenna"))),
        ("other_child.birth_date", "2026-02-10", Some(Answer::text("2026-02-10"))),
        ("siblings[0].sibling_birth_date", "2025-02-01", Some(Answer::text("2025-02-01"))),
    ];
    for (path, typed, answer) in right {
        assert_eq!(entered(path, typed), Ok(answer), "{path} {typed}");
    }
    let wrong = [
        ("applicant_hours", "molte", Uncorrected::NoAnswer),
        ("applicant_hours", "400", Uncorrected::NoAnswer),
        ("applicant_work", "idle", Uncorrected::NoAnswer),
        ("disability", "forse", Uncorrected::NoAnswer),
        ("siblings[0].sibling_birth_date", "1.2.2025", Uncorrected::NoAnswer),
        ("isee.cents", "venti", Uncorrected::NoAnswer),
        ("siblings[7].sibling_birth_date", "2025-02-01", Uncorrected::NotHere),
        ("phone", "0544", Uncorrected::NotHere),
        ("", "", Uncorrected::NotHere),
    ];
    for (path, typed, why) in wrong {
        assert_eq!(entered(path, typed), Err(why), "{path} {typed}");
    }
}

#[test]
fn a_correction_counts_in_the_place_of_the_answer_and_both_are_shown() {
    let (asked, declared) = (asked(&NIDO, "main_2027"), working());
    let corrections = Corrections::from([
        ("applicant_hours".to_owned(), Some(Answer::Number(20))),
        ("siblings[0].sibling_birth_date".to_owned(), None),
        ("other_parent_residence.comune".to_owned(), Some(Answer::text("Ravenna"))),
        ("isee.cents".to_owned(), Some(Answer::Number(900_000))),
    ]);
    let judged = NIDO.corrected(&asked, &declared, &corrections);
    let points = |answers: &Answers| NIDO.score(&asked, answers).points;
    assert_eq!((points(&declared)["applicant_work"], points(&judged)["applicant_work"]), (1_200, 800));
    let (before, after) = (NIDO.score(&asked, &declared), NIDO.score(&asked, &judged));
    assert_eq!((before.isee, after.isee), (Some(1_234_567), Some(900_000)));
    assert_eq!((points(&declared)["siblings"], points(&judged)["siblings"]), (200, 0));
    let number = "2027-0000001";
    let run = run_of(vec![NIDO.application(number, &asked, &judged)]);
    let why = BTreeMap::from(
        [
            ("applicant_hours", "Il contratto è di 20 ore."),
            ("siblings[0].sibling_birth_date", "Non risulta."),
            ("twin", "Sì."),
        ]
        .map(|(path, why)| (path.to_owned(), why.to_owned())),
    );
    let answered = Answered { asked: &asked, declared: &declared, judged: &judged, why: &why };
    let seen = own(&NIDO, &run, &publication(), number, answered, None).expect("ranked");
    let told: Vec<_> = seen.corrected.iter().map(|one| (&*one.declared.it, &*one.answer.it, &*one.why)).collect();
    let expected = [("36", "20", "Il contratto è di 20 ore."), ("1° febbraio 2026", "", "Non risulta.")];
    assert_eq!(told, expected, "what is as it was sent is none");
    let shown = &seen.criteria.first().expect("work").evidence;
    assert_eq!(shown.last().map(|one| one.answer.it.as_str()), Some("20"));
}

proptest! {
    #[test]
    fn nothing_that_is_typed_makes_anything_else_than_an_answer_of_its_kind(path in ".{0,40}", typed in ".{0,40}") {
        let (asked, answers) = (asked(&NIDO, "main_2027"), working());
        for path in [path.as_str(), "applicant_hours", "isee.cents", "other_parent_residence.comune", "siblings[0].sibling_birth_date"] {
            if let Ok(answer) = NIDO.entered((&asked, &answers), path, &typed) {
                let corrected = NIDO.corrected(&asked, &answers, &Corrections::from([(path.to_owned(), answer)]));
                NIDO.score(&asked, &corrected);
            }
        }
    }
}
