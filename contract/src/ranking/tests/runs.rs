use proptest::prelude::*;

use super::super::canonical;
use super::super::run::{Inputs, NoRun, Run, reproduce};
use super::super::show::{Answered, Publication, own, publish};
use super::super::{Before, Phase};
use super::order::any_applications;
use super::*;

fn inputs(applications: Vec<Application>) -> Inputs {
    let rules = (*NIDO.rules).clone();
    Inputs { places: rules.places(), rules, seeds: seeds(), standings: Standings::new(), applications }
}

pub fn publication() -> Publication {
    let published_at = "2027-05-10T08:00:00Z".parse().expect("a moment");
    let observations_until = Some(NIDO.rules.observations_until("2027-05-10".parse().expect("a day")));
    Publication { phase: Phase::Provisional, published_at, observations_until }
}

/// Answers that count as they were sent.
fn seen_as<'a>(asked: &'a Asked, answers: &'a Answers) -> Answered<'a> {
    static NO_REASONS: BTreeMap<String, String> = BTreeMap::new();
    Answered { asked, declared: answers, judged: answers, why: &NO_REASONS }
}

pub fn run_of(applications: Vec<Application>) -> Run {
    Run::of(inputs(applications)).expect("a run")
}

/// Ada works, Bea does not, Carla's child is not vaccinated, Dora's has no age.
fn people() -> Vec<(&'static str, Answers)> {
    let works = json!({ "applicant_work": "employed", "applicant_hours": 36, "schools": ["riccio", "girasole"] });
    let isee = isee(1_234_567);
    let mut bea = json!({ "schools": ["riccio"], "siblings": [
        { "sibling_name": "Ugo", "sibling_birth_date": "2024-05-01", "sibling_at_nido": true },
    ] });
    bea.as_object_mut().expect("an object").extend(isee.as_object().expect("an object").clone());
    vec![
        ("2027-0000001", family("2026-01-10", works)),
        ("2027-0000002", family("2026-01-10", bea)),
        ("2027-0000003", family("2026-01-10", json!({ "vaccinations": "missing", "disability": true }))),
        ("2027-0000004", family("", json!({}))),
    ]
}

fn run() -> Run {
    let asked = asked(&NIDO, "main_2027");
    let applications = people().iter().map(|(number, answers)| NIDO.application(*number, &asked, answers)).collect();
    let mut inputs = inputs(applications);
    inputs.places = places_of("toddlers", &[("riccio", 1), ("girasole", 2)]);
    Run::of(inputs).expect("a run")
}

#[test]
fn a_run_is_made_again_from_its_inputs_alone() {
    let run = run();
    let kept = serde_json::to_string(&run).expect("JSON");
    let read: Run = serde_json::from_str(&kept).expect("reads back");
    assert_eq!(read, run);
    assert!(read.is_sound());
    assert_eq!(reproduce(&read.inputs), run.outputs);
    // And whoever changes anything in it is found out.
    let mut places = run.clone();
    places.inputs.places = places_of("toddlers", &[("riccio", 2)]);
    let mut rows = run.clone();
    rows.outputs.ranking.groups.get_mut(1).expect("toddlers").rows.swap(0, 1);
    let mut rules = run;
    rules.inputs.rules.bands.swap(0, 1);
    assert!([places, rows, rules].iter().all(|changed| !changed.is_sound()));
}

#[test]
fn there_is_no_run_of_what_cannot_be_ranked() {
    let one = || application("2027-0000001", |_| {});
    let told = |change: fn(&mut Inputs), applications: Vec<Application>| {
        let mut inputs = inputs(applications);
        change(&mut inputs);
        Run::of(inputs).expect_err("no run")
    };
    let main = || "main_2027".to_owned();
    let number = || "2027-0000001".to_owned();
    assert_eq!(told(|_| {}, vec![one(), one()]), [NoRun::Twice { number: number() }]);
    let other = application("2027-0000001", |one| one.call = "main_2026".into());
    let call = || "main_2026".to_owned();
    let expected = [NoRun::OtherCall { number: number(), call: call() }, NoRun::NoSeed { call: call() }];
    assert_eq!(told(|_| {}, vec![other]), expected);
    assert_eq!(told(|inputs| inputs.seeds.clear(), vec![one()]), [NoRun::NoSeed { call: main() }]);
    for seed in ["corto", "un seme con spazi dentro", "seme-con-\0-zero-dentro", ""] {
        let mut inputs = inputs(vec![one()]);
        inputs.seeds.insert(main(), seed.to_owned());
        assert_eq!(Run::of(inputs), Err(vec![NoRun::Seed { call: main() }]), "{seed:?}");
    }
}

#[test]
fn canonical_json_has_its_keys_in_order_and_no_blanks() {
    let value = json!({ "z": [1, -2, "à \"b\"\n\u{1}"], "a": { "d": null, "b": true, "B": {} }, "é": [] });
    let expected = "{\"a\":{\"B\":{},\"b\":true,\"d\":null},\"z\":[1,-2,\"à \\\"b\\\"\\n\\u0001\"],\"é\":[]}";
    assert_eq!(canonical::json(&value), expected);
}

#[test]
fn the_published_list_has_numbers_and_no_names() {
    let published = publish(&NIDO, &run(), "main_2027", &publication());
    assert_eq!(published.act, "Deliberazione della Giunta comunale PG 37185/50 del 18 febbraio 2025");
    assert_eq!(published.observations_until.map(|day| day.to_string()).as_deref(), Some("2027-05-25"));
    assert_eq!(published.seed, "seme-pubblico-main_2027");
    let toddlers = published.groups.iter().find(|group| group.id == "toddlers").expect("toddlers");
    let rows = serde_json::to_value(&toddlers.rows).expect("JSON");
    let expected = json!([
        { "number": "2027-0000001", "position": 1, "points": 2_200, "place": "Nido Il Riccio", "is_left_out": false },
        { "number": "2027-0000002", "position": 2, "points": 1_500, "reserve": 1, "is_left_out": false },
        // Why is hers alone, as her band is.
        { "number": "2027-0000003", "is_left_out": true },
    ]);
    assert_eq!(rows, expected);
    let without = serde_json::to_value(&published.without_group).expect("JSON");
    assert_eq!(without, json!([{ "number": "2027-0000004", "is_left_out": true }]));
    let text = serde_json::to_string(&published).expect("JSON");
    assert!(
        ["Mario", "Rossi", "RSSMRA80A01H199L", "Ugo", "2026-01-10", "1234567"].iter().all(|word| !text.contains(word))
    );
    assert!(
        publish(&NIDO, &run(), "out_of_term_2027", &publication()).groups.iter().all(|group| group.rows.is_empty())
    );
}

#[test]
fn a_parent_sees_every_criterion_with_what_they_answered() {
    let (run, asked, people) = (run(), asked(&NIDO, "main_2027"), people());
    let answers = |place: usize| &people.get(place).expect("one").1;
    let before = Some(Before { position: Some(1), points: 1_700, phase: Phase::Provisional });
    let seen = own(&NIDO, &run, &publication(), "2027-0000002", seen_as(&asked, answers(1)), before).expect("ranked");
    assert_eq!((seen.position, seen.of, seen.points, seen.before), (Some(2), 2, 1_500, before));
    assert_eq!((seen.group.it.as_str(), seen.band, seen.excluded), ("Semidivezzi (12–23 mesi)", None, None));
    let criteria: Vec<_> = seen.criteria.iter().map(|one| (one.id.as_str(), one.points, one.most)).collect();
    let expected = [
        ("applicant_work", 0, 1_200),
        ("other_parent_work", 0, 1_200),
        ("household", 1_000, 2_000),
        ("siblings", 200, 800),
        ("twin", 0, 500),
        ("sibling_at_nido", 300, 300),
    ];
    assert_eq!(criteria, expected);
    let evidence = |id: &str| {
        let criterion = seen.criteria.iter().find(|one| one.id == id).expect(id);
        criterion.evidence.iter().map(|one| one.answer.clone()).collect::<Vec<_>>()
    };
    let text = |it: &str, en: &str, de: &str| crate::municipality::Text { it: it.into(), en: en.into(), de: de.into() };
    assert_eq!(evidence("applicant_work"), [text("Non lavoro", "Not working", "Ohne Arbeit"), text("", "", "")]);
    assert_eq!(evidence("siblings"), [text("Ugo, 1° maggio 2024, sì", "Ugo, 1 May 2024, yes", "Ugo, 1. Mai 2024, ja")]);
    assert_eq!(evidence("twin"), [text("no", "no", "nein")]);
    let riccio = seen.places.first().expect("asked for");
    assert_eq!(
        (riccio.name.as_str(), riccio.places, riccio.last_admitted, riccio.is_full, riccio.is_given),
        ("Nido Il Riccio", 1, Some(1), true, false)
    );

    let ada = own(&NIDO, &run, &publication(), "2027-0000001", seen_as(&asked, answers(0)), None).expect("ranked");
    let given: Vec<bool> = ada.places.iter().map(|place| place.is_given).collect();
    assert_eq!((ada.position, given), (Some(1), vec![true, false]));
    let girasole = ada.places.last().expect("girasole");
    assert_eq!((girasole.last_admitted, girasole.is_full), (None, false), "places are left");
    assert_eq!(ada.criteria.first().and_then(|one| one.evidence.last()).map(|one| one.answer.it.as_str()), Some("36"));

    let carla = own(&NIDO, &run, &publication(), "2027-0000003", seen_as(&asked, answers(2)), None).expect("there");
    assert_eq!((carla.position, carla.excluded.as_ref()), (None, Some(NIDO.rules.reason("vaccinations"))));
    assert_eq!(own(&NIDO, &run, &publication(), "2027-0000009", seen_as(&asked, answers(2)), None), None);
    assert_eq!(
        run.before("2027-0000002", Phase::Provisional),
        Some(Before { position: Some(2), points: 1_500, phase: Phase::Provisional })
    );
}

#[test]
fn a_school_reads_as_free_only_where_a_place_is_left() {
    let (asked, schools) =
        (asked(&NIDO, "main_2027"), json!({ "schools": ["girasole", "aquilone", "riccio", "pavirani"] }));
    let answers = family("2026-01-10", schools);
    let mut inputs = inputs(vec![NIDO.application("2027-0000001", &asked, &answers)]);
    inputs.places = places_of("toddlers", &[("girasole", 0), ("aquilone", 1), ("riccio", 2)]);
    // Aquilone's place is of a child who is not among these; one of the two of Riccio goes to this one.
    inputs.standings = standings(&[("2027-0000009", accepted_in("toddlers", "aquilone"))]);
    let seen = |inputs: Inputs| {
        let run = Run::of(inputs).expect("a run");
        let seen = own(&NIDO, &run, &publication(), "2027-0000001", seen_as(&asked, &answers), None).expect("there");
        seen.places.iter().map(|one| (one.last_admitted, one.is_full, one.is_given)).collect::<Vec<_>>()
    };
    let expected = [(None, true, false), (None, true, false), (None, false, true), (None, true, false)];
    assert_eq!(seen(inputs.clone()), expected);
    // Left out after it was accepted, the place is theirs and taken all the same.
    inputs.standings.insert("2027-0000001".into(), accepted_in("toddlers", "riccio"));
    inputs.applications.first_mut().expect("one").scored.excluded = Some("vaccinations".into());
    assert_eq!(seen(inputs), expected);
}

#[test]
fn an_observation_that_is_accepted_changes_points_and_position() {
    let first = run();
    let asked = asked(&NIDO, "main_2027");
    // Bea works, and can prove it.
    let mut answers = people().remove(1).1;
    answers.extend(
        family("2026-01-10", json!({ "applicant_work": "employed", "applicant_hours": 36 }))
            .into_iter()
            .filter(|(id, _)| id.starts_with("applicant_")),
    );
    let mut inputs = first.inputs.clone();
    *inputs.applications.get_mut(1).expect("Bea") = NIDO.application("2027-0000002", &asked, &answers);
    let second = Run::of(inputs).expect("a run");
    assert_eq!(numbers(&first.outputs.ranking, "toddlers"), ["2027-0000001", "2027-0000002"]);
    assert_eq!(numbers(&second.outputs.ranking, "toddlers"), ["2027-0000002", "2027-0000001"]);
    assert_ne!(first.inputs_sha256, second.inputs_sha256);
}

#[test]
fn terms_are_fifteen_days_and_five_working_days() {
    let day = |text: &str| text.parse().expect("a day");
    assert_eq!(NIDO.rules.observations_until(day("2027-05-10")), day("2027-05-25"));
    // Over the Republic's day, a Wednesday, and a week-end.
    assert_eq!(NIDO.rules.acceptance_until(day("2027-05-28")), day("2027-06-07"));
}

proptest! {
    #[test]
    fn the_same_inputs_in_any_order_are_the_same_run(
        (applications, shuffled) in any_applications(20).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let (one, other) = (Run::of(inputs(applications)), Run::of(inputs(shuffled)));
        prop_assert_eq!(&one, &other);
        prop_assert!(one.is_ok_and(|run| run.is_sound()));
    }

    #[test]
    fn publishing_and_showing_never_panic(applications in any_applications(15), number in 1_u32..20) {
        let run = Run::of(inputs(applications)).expect("a run");
        let asked = asked(&NIDO, "main_2027");
        let number = format!("2027-{number:07}");
        let seen = own(&NIDO, &run, &publication(), &number, seen_as(&asked, &Answers::new()), None);
        prop_assert_eq!(seen.is_some(), run.application(&number).is_some());
        let rows = NIDO.rules.calls.iter().flat_map(|call| publish(&NIDO, &run, &call.id, &publication()).groups);
        prop_assert_eq!(rows.map(|group| group.rows.len()).sum::<usize>(), run.inputs.applications.len());
    }
}
