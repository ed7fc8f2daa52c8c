use proptest::prelude::*;

use super::super::assign::{AssignedGroup, Assignment, Outcome, School, assign};
use super::super::rank::{RankedGroup, rank};
use super::order::any_applications;
use super::*;

/// A ranking of toddlers in this order, each with the schools that they ask for.
fn in_order(rows: &[(&str, &[&str])]) -> Ranking {
    let applications = rows.iter().zip(0..).map(|((number, schools), place)| {
        application(number, |one| {
            one.scored.total = 6_000 - place;
            one.scored.schools = schools.iter().map(|school| (*school).to_owned()).collect();
        })
    });
    rank(&NIDO.rules, &applications.collect::<Vec<_>>(), &Seeds::new())
}

/// Each number with the school it has (`*` where it is new), its place on the reserve list, or `-`.
fn told(assignment: &Assignment) -> String {
    let group = assignment.groups.iter().find(|group| !group.rows.is_empty()).expect("a group");
    let one = |outcome: &Outcome| match outcome {
        Outcome::New { school } => format!("{school}*"),
        Outcome::Offered { school } | Outcome::Accepted { school } => school.clone(),
        Outcome::Reserve { place } => place.to_string(),
        Outcome::Gone => "-".to_owned(),
    };
    group.rows.iter().map(|row| format!("{}:{}", row.number, one(&row.outcome))).collect::<Vec<_>>().join(" ")
}

fn group(assignment: &Assignment) -> &AssignedGroup {
    assignment.groups.iter().find(|group| !group.rows.is_empty()).expect("a group")
}

#[test]
fn each_gets_the_dearest_school_with_a_place_left_and_no_other() {
    let ranking = in_order(&[
        ("1", &["riccio", "girasole"]),
        ("2", &["riccio", "girasole"]),
        ("3", &["riccio"]),
        ("4", &["girasole"]),
        ("5", &["pavirani", "girasole"]),
        ("6", &[]),
        ("7", &["aquilone"]),
    ]);
    let places = places_of("toddlers", &[("riccio", 1), ("girasole", 2), ("aquilone", 0)]);
    let assignment = assign(&ranking, &places, &Standings::new());
    assert_eq!(told(&assignment), "1:riccio* 2:girasole* 3:1 4:girasole* 5:2 6:3 7:4");
    let last = |school: &str| group(&assignment).schools[school].last_admitted;
    assert_eq!((last("riccio"), last("girasole"), last("aquilone")), (Some(1), Some(4), None));
}

#[test]
fn a_place_that_is_given_up_goes_to_the_next_who_asked_for_it() {
    let ranking =
        in_order(&[("1", &["riccio"]), ("2", &["riccio", "girasole"]), ("3", &["riccio"]), ("4", &["girasole"])]);
    let places = places_of("toddlers", &[("riccio", 1), ("girasole", 1)]);
    let first = assign(&ranking, &places, &Standings::new());
    assert_eq!(told(&first), "1:riccio* 2:girasole* 3:1 4:2");
    // Who accepted keeps their place, also where a dearer one is free now.
    let after = standings(&[("1", Standing::Gone), ("2", accepted_in("toddlers", "girasole"))]);
    assert_eq!(told(&assign(&ranking, &places, &after)), "1:- 2:girasole 3:riccio* 4:1");
    // Where the term still runs the place is nobody else's.
    let running = standings(&[("1", offered_in("toddlers", "riccio")), ("2", offered_in("toddlers", "girasole"))]);
    assert_eq!(told(&assign(&ranking, &places, &running)), "1:riccio 2:girasole 3:1 4:2");
    // Nobody left: the places stay free.
    let nobody = standings(&["1", "2", "3", "4"].map(|number| (number, Standing::Gone)));
    let empty = assign(&ranking, &places, &nobody);
    assert_eq!(told(&empty), "1:- 2:- 3:- 4:-");
    assert!(group(&empty).schools.values().all(|school| school.taken == 0 && school.last_admitted.is_none()));
}

#[test]
fn who_has_a_place_keeps_it_where_there_are_fewer_now() {
    let ranking = in_order(&[("1", &["riccio"]), ("2", &["riccio"]), ("3", &["riccio"])]);
    let held = standings(&[("2", accepted_in("toddlers", "riccio")), ("3", accepted_in("toddlers", "riccio"))]);
    let assignment = assign(&ranking, &places_of("toddlers", &[("riccio", 1)]), &held);
    assert_eq!(told(&assignment), "1:1 2:riccio 3:riccio");
    assert_eq!(group(&assignment).schools["riccio"].last_admitted, Some(3));
}

#[test]
fn a_place_that_was_accepted_is_taken_whatever_becomes_of_the_application() {
    let applied = |change: fn(&mut Scored)| {
        let held = application("1", |one| {
            one.scored.schools = vec!["riccio".into()];
            change(&mut one.scored);
        });
        let next = application("2", |one| one.scored.schools = vec!["riccio".into()]);
        rank(&NIDO.rules, &[held, next], &seeds())
    };
    let left_out = applied(|scored| scored.excluded = Some("vaccinations".into()));
    let nowhere = applied(|scored| {
        scored.group = None;
        scored.excluded = Some("no_group".into());
    });
    let moved = applied(|scored| scored.group = Some("older".into()));
    let gone = rank(&NIDO.rules, &[application("2", |one| one.scored.schools = vec!["riccio".into()])], &seeds());
    let offered = offered_in("toddlers", "riccio");
    let cases = [
        (&left_out, accepted_in("toddlers", "riccio")),
        (&left_out, offered.clone()),
        (&nowhere, accepted_in("toddlers", "riccio")),
        (&moved, accepted_in("toddlers", "riccio")),
        (&moved, offered),
        (&gone, accepted_in("toddlers", "riccio")),
    ];
    let places =
        BTreeMap::from(["toddlers", "older"].map(|group| (group.to_owned(), [("riccio".to_owned(), 1)].into())));
    for (ranking, standing) in cases {
        let assignment = assign(ranking, &places, &standings(&[("1", standing.clone())]));
        let of = |group: &str| assignment.groups.iter().find(|of| of.group == group).expect("a group");
        let (toddlers, older) = (of("toddlers"), of("older"));
        assert_eq!(toddlers.rows.first().map(|row| &row.outcome), Some(&Outcome::Reserve { place: 1 }), "{standing:?}");
        assert_eq!(toddlers.schools["riccio"], School { places: 1, taken: 1, last_admitted: None }, "{standing:?}");
        // In the other group nothing is taken, also where the child is there now.
        assert_eq!(older.schools["riccio"], School { places: 1, taken: 0, last_admitted: None }, "{standing:?}");
        assert!(older.rows.iter().all(|row| row.outcome.school() == Some("riccio")), "{standing:?}");
    }
    // Who gave it up frees it.
    let freed = assign(&left_out, &places, &standings(&[("1", Standing::Gone)]));
    assert_eq!(told(&freed), "2:riccio*");
}

#[test]
fn out_of_term_comes_after_everybody_who_was_in_time() {
    let late = application("1", |one| {
        one.call = "out_of_term_2027".into();
        one.scored.band = Some("disability".into());
        one.scored.schools = vec!["riccio".into()];
    });
    let in_time = application("2", |one| {
        one.scored.total = 0;
        one.scored.resident = false;
        one.scored.schools = vec!["riccio".into()];
    });
    let ranking = rank(&NIDO.rules, &[late, in_time], &seeds());
    let assignment = assign(&ranking, &places_of("toddlers", &[("riccio", 1)]), &Standings::new());
    assert_eq!(told(&assignment), "2:riccio* 1:1");
}

#[test]
fn groups_do_not_take_each_others_places() {
    let infant = application("1", |one| {
        one.scored.group = Some("infants".into());
        one.scored.schools = vec!["riccio".into()];
    });
    let ranking = rank(&NIDO.rules, &[infant], &seeds());
    let assignment = assign(&ranking, &places_of("toddlers", &[("riccio", 5)]), &Standings::new());
    assert_eq!(told(&assignment), "1:1");
}

fn any_places() -> impl Strategy<Value = Places> {
    let schools =
        || prop::collection::btree_map(prop::sample::select(vec!["aquilone", "girasole", "riccio"]), 0_u32..4, 0..=3);
    prop::collection::vec(schools(), 3).prop_map(|of_groups| {
        let named = ["infants", "toddlers", "older"].into_iter().zip(of_groups);
        let owned = named.map(|(group, schools)| {
            (group.to_owned(), schools.into_iter().map(|(school, many)| (school.to_owned(), many)).collect())
        });
        owned.collect()
    })
}

/// What holds of places that were given from the beginning, or given on.
fn holds(ranked: &RankedGroup, assigned: &AssignedGroup, held: &Standings) -> Result<(), TestCaseError> {
    let mut reserve = 0;
    for (row, got) in ranked.rows.iter().zip(&assigned.rows) {
        prop_assert_eq!(&row.number, &got.number);
        if let Outcome::New { school } = &got.outcome {
            prop_assert!(row.schools.contains(school), "a school that was not asked for");
            let dearer = row.schools.iter().take_while(|other| *other != school);
            for other in dearer.filter_map(|other| assigned.schools.get(other)) {
                prop_assert!(other.taken >= other.places, "a dearer school had a place");
            }
        }
        if let Outcome::Reserve { place } = got.outcome {
            reserve += 1;
            prop_assert_eq!(place, reserve);
            for school in row.schools.iter().filter_map(|school| assigned.schools.get(school)) {
                prop_assert!(school.taken >= school.places, "a place is left at a school that was asked for");
            }
            // Nobody lower has newly got a place where this one asked for one.
            let below = assigned.rows.iter().filter(|below| below.position > row.position);
            for below in below.filter(|below| matches!(below.outcome, Outcome::New { .. })) {
                let school = below.outcome.school().unwrap_or_default();
                prop_assert!(!row.schools.iter().any(|asked| asked == school), "passed over");
            }
        }
    }
    for (id, school) in &assigned.schools {
        let has = assigned.rows.iter().filter(|row| row.outcome.school() == Some(id));
        prop_assert_eq!(usize::try_from(school.taken).unwrap_or_default(), has.clone().count());
        prop_assert!(school.taken <= school.places || !held.is_empty(), "more than its places");
        let last = has.map(|row| row.position).max();
        prop_assert_eq!(school.last_admitted, last.filter(|_| school.taken >= school.places));
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_place_is_given_twice_whoever_is_still_in_the_ranking(
        applications in any_applications(40),
        places in any_places(),
        held in prop::collection::btree_map(1_u32..60, (prop::sample::select(vec!["infants", "toddlers", "older"]), "aquilone|riccio"), 0..20),
    ) {
        let held: Standings = held.iter().map(|(number, (group, school))| (format!("2027-{number:07}"), accepted_in(group, school))).collect();
        let assignment = assign(&rank(&NIDO.rules, &applications, &seeds()), &places, &held);
        for group in &assignment.groups {
            for (id, school) in &group.schools {
                let before = held.values().filter(|one| one.place() == Some((&*group.group, id.as_str()))).count();
                let new = group.rows.iter().filter(|row| row.outcome == Outcome::New { school: id.clone() }).count();
                prop_assert_eq!(usize::try_from(school.taken).unwrap_or_default(), before + new);
                prop_assert!(new == 0 || school.taken <= school.places, "given twice");
            }
        }
    }

    #[test]
    fn nobody_is_passed_over_and_no_school_takes_more_than_it_has(
        applications in any_applications(40),
        places in any_places(),
    ) {
        let ranking = rank(&NIDO.rules, &applications, &seeds());
        let assignment = assign(&ranking, &places, &Standings::new());
        for (ranked, assigned) in ranking.groups.iter().zip(&assignment.groups) {
            holds(ranked, assigned, &Standings::new())?;
        }
    }

    #[test]
    fn one_more_child_takes_no_place_from_those_above(applications in any_applications(30), places in any_places()) {
        let placed = |all: &[Application]| assign(&rank(&NIDO.rules, all, &seeds()), &places, &Standings::new());
        if let Some((more, others)) = applications.split_last() {
            for (with, without) in placed(&applications).groups.iter().zip(&placed(others).groups) {
                let above = with.rows.iter().take_while(|row| row.number != more.number);
                prop_assert!(above.zip(&without.rows).all(|(with, without)| with == without));
            }
        }
    }

    #[test]
    fn scrolling_to_the_end_passes_nobody_over_however_answers_fall(
        applications in any_applications(30),
        places in any_places(),
        answers in prop::collection::vec(0_u8..3, 30),
    ) {
        let ranking = rank(&NIDO.rules, &applications, &seeds());
        let mut held = Standings::new();
        for _ in 0..40 {
            let assignment = assign(&ranking, &places, &held);
            let before = held.clone();
            for (ranked, assigned) in ranking.groups.iter().zip(&assignment.groups) {
                holds(ranked, assigned, &before)?;
                for row in &assigned.rows {
                    prop_assert!(before.get(&row.number).is_none_or(|standing| match standing {
                        Standing::Gone => row.outcome == Outcome::Gone,
                        held => row.outcome.school() == held.place().map(|(_, school)| school),
                    }), "what somebody had is theirs, and who went does not come back");
                    if let Outcome::New { school } | Outcome::Offered { school } = &row.outcome {
                        let place = row.number.trim_start_matches("2027-").parse::<usize>().unwrap_or_default();
                        let standing = match answers.get(place % 30) {
                            Some(0) => accepted_in(&assigned.group, school),
                            Some(1) => Standing::Gone,
                            // Answers in the round after it was offered.
                            _ if matches!(row.outcome, Outcome::Offered { .. }) => accepted_in(&assigned.group, school),
                            _ => offered_in(&assigned.group, school),
                        };
                        held.insert(row.number.clone(), standing);
                    }
                }
            }
            if held == before {
                return Ok(());
            }
        }
        prop_assert!(false, "scrolling ends");
    }
}
