use proptest::prelude::*;

use super::super::rank::{Decided, Ranked, draw, rank};
use super::super::rules::Tie;
use super::*;

/// Changes one of two applications that are alike in all else.
type Change = fn(&mut Application);

fn decided(rules: &Rules, first: Change, second: Change) -> (Vec<String>, Option<Decided>) {
    // The draw alone would put them the other way round: what decides is what is said.
    let (one, other) = drawn_last_first();
    let applications = [application(&one, first), application(&other, second)];
    let ranking = rank(rules, &applications, &seeds());
    let rows = &ranking.groups.iter().find(|group| !group.rows.is_empty()).expect("a group").rows;
    assert!(rows.last().expect("two").decided.is_none());
    (rows.iter().map(|row| row.number.clone()).collect(), rows.first().and_then(|row| row.decided))
}

/// Two numbers of which the draw puts the second before the first.
fn drawn_last_first() -> (String, String) {
    let seeds = seeds();
    let seed = seeds.get("main_2027").expect("a seed");
    let key = |number: &str| draw(seed, number);
    let (one, other) = ("2027-0000001", "2027-0000002");
    if key(one) > key(other) { (one.into(), other.into()) } else { (other.into(), one.into()) }
}

#[test]
fn each_rule_puts_the_first_before_the_second_and_says_so() {
    use Decided::{Band, Call, Draw, Isee, Older, Points, Residence};
    let with: Change = |one| one.scored.isee = Some(1_000_000);
    let cases: &[(Change, Change, Decided)] = &[
        (|_| {}, |other| other.call = "out_of_term_2027".into(), Call),
        (|_| {}, |other| other.scored.resident = false, Residence),
        (|one| one.scored.band = Some("one_parent".into()), |_| {}, Band),
        (
            |one| one.scored.band = Some("disability".into()),
            |other| other.scored.band = Some("social_report".into()),
            Band,
        ),
        (|one| one.scored.total = 2_401, |_| {}, Points),
        (with, |other| other.scored.isee = Some(1_000_001), Isee),
        (|one| one.scored.isee = Some(9_000_000), |_| {}, Isee),
        (|one| one.scored.birth_date = "2026-01-09".parse().ok(), |_| {}, Older),
        (
            |one| {
                one.scored.isee = Some(1_000_000);
                one.scored.birth_date = "2026-01-09".parse().ok();
            },
            with,
            Older,
        ),
        // A rule comes before all those below it.
        (
            |_| {},
            |other| {
                other.call = "out_of_term_2027".into();
                other.scored.band = Some("disability".into());
            },
            Call,
        ),
        (
            |_| {},
            |other| {
                other.scored.resident = false;
                other.scored.band = Some("disability".into());
            },
            Residence,
        ),
        (|one| one.scored.band = Some("one_parent".into()), |other| other.scored.total = 6_000, Band),
        (|one| one.scored.total = 2_401, |other| other.scored.isee = Some(0), Points),
        (with, |other| other.scored.birth_date = "2025-09-02".parse().ok(), Isee),
    ];
    let (one, other) = drawn_last_first();
    for (place, (first, second, why)) in cases.iter().enumerate() {
        assert_eq!(
            decided(&NIDO.rules, *first, *second),
            (vec![one.clone(), other.clone()], Some(*why)),
            "case {place}"
        );
    }
    // Where nothing else decides, the draw does.
    assert_eq!(decided(&NIDO.rules, |_| {}, |_| {}), (vec![other.clone(), one.clone()], Some(Draw)));
    assert_eq!(decided(&NIDO.rules, with, with), (vec![other, one], Some(Draw)));
}

#[test]
fn the_preschool_asks_for_no_isee_between_equal_points() {
    assert_eq!(PRESCHOOL.rules.ties, [Tie::Older, Tie::Draw]);
    let of_three: Change = |one| one.scored.group = Some("three".into());
    let rich_and_older: Change = |one| {
        one.scored.group = Some("three".into());
        one.scored.isee = Some(9_000_000);
        one.scored.birth_date = "2026-01-09".parse().ok();
    };
    let (one, other) = drawn_last_first();
    assert_eq!(decided(&PRESCHOOL.rules, rich_and_older, of_three), (vec![one, other], Some(Decided::Older)));
}

#[test]
fn who_is_left_out_has_no_position_and_is_told_by_number() {
    let out = application("2027-0000009", |one| one.scored.excluded = Some("vaccinations".into()));
    let nowhere = application("2027-0000003", |one| {
        one.scored.group = None;
        one.scored.excluded = Some("no_group".into());
    });
    let ranking = rank(&NIDO.rules, &[out, application("2027-0000001", |_| {}), nowhere], &seeds());
    assert_eq!(numbers(&ranking, "toddlers"), ["2027-0000001"]);
    let left: Vec<_> = ranking.left_out.iter().map(|out| (out.number.as_str(), out.why.as_str())).collect();
    assert_eq!(left, [("2027-0000003", "no_group"), ("2027-0000009", "vaccinations")]);
}

prop_compose! {
    /// Applications with many ties. Their numbers are 1, 2, 3, …
    pub fn any_applications(most: usize)(
        facts in prop::collection::vec(
            (
                prop::sample::select(vec!["main_2027", "main_2027", "late_infants_2027", "out_of_term_2027"]),
                prop::sample::select(vec!["infants", "toddlers", "toddlers", "older"]),
                (prop::bool::weighted(0.8), prop::option::weighted(0.2, prop::sample::select(vec!["disability", "one_parent"]))),
                prop::sample::select(vec![0_i64, 1_200, 2_400]),
                prop::option::of(prop::sample::select(vec![0_i64, 900_000, 1_500_000])),
                prop::sample::select(vec!["2026-01-10", "2026-01-11", "2024-02-29"]),
                prop::sample::subsequence(vec!["aquilone", "girasole", "pavirani", "riccio"], 0..=4).prop_shuffle(),
                prop::bool::weighted(0.1),
            ),
            0..most,
        ),
    ) -> Vec<Application> {
        let made = facts.into_iter().enumerate().map(|(place, facts)| {
            let (call, group, (resident, band), total, isee, born, schools, out) = facts;
            application(&format!("2027-{:07}", place + 1), |one| {
                one.call = call.into();
                one.scored = Scored {
                    group: Some(group.into()),
                    excluded: out.then(|| "vaccinations".to_owned()),
                    resident,
                    band: band.map(str::to_owned),
                    total,
                    isee,
                    birth_date: born.parse().ok(),
                    schools: schools.into_iter().map(str::to_owned).collect(),
                    ..Scored::default()
                };
            })
        });
        made.collect()
    }
}

/// What decides of a row without the draw.
fn merits(rows: &[Ranked], applications: &[Application]) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    let found = rows.iter().map(|row| applications.iter().find(|one| one.number == row.number).expect("it"));
    let facts = found.map(|one| {
        let scored = &one.scored;
        (one.call.clone(), scored.resident, scored.band.clone(), scored.total, scored.isee, scored.birth_date)
    });
    facts.collect()
}

proptest! {
    #[test]
    fn the_order_in_which_applications_come_in_does_not_matter(
        (applications, shuffled) in any_applications(40).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let ranked = |all: &[Application]| rank(&NIDO.rules, all, &seeds());
        prop_assert_eq!(ranked(&applications), ranked(&shuffled));
    }

    #[test]
    fn everybody_is_in_one_place_and_positions_have_no_gaps(applications in any_applications(40)) {
        let ranking = rank(&NIDO.rules, &applications, &seeds());
        let rows = ranking.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.number.clone()));
        let mut all: Vec<String> = rows.chain(ranking.left_out.iter().map(|out| out.number.clone())).collect();
        all.sort_unstable();
        let expected: Vec<String> = applications.iter().map(|one| one.number.clone()).collect();
        prop_assert_eq!(all, expected);
        for group in &ranking.groups {
            prop_assert!(group.rows.iter().zip(1..).all(|(row, position)| row.position == position));
        }
    }

    #[test]
    fn one_more_child_changes_nothing_above_and_no_order_below(applications in any_applications(30)) {
        if let Some((more, others)) = applications.split_last() {
            let (with, without) = (rank(&NIDO.rules, &applications, &seeds()), rank(&NIDO.rules, others, &seeds()));
            for (with, without) in with.groups.iter().zip(&without.groups) {
                let place = with.rows.iter().position(|row| row.number == more.number).unwrap_or(with.rows.len());
                let same = |one: &Ranked, other: &Ranked| (&one.number, one.position) == (&other.number, other.position);
                let above = with.rows.iter().take(place).zip(&without.rows);
                prop_assert!(above.clone().count() == place.min(without.rows.len()));
                prop_assert!(above.into_iter().all(|(one, other)| same(one, other)));
                let rest: Vec<&String> =
                    with.rows.iter().map(|row| &row.number).filter(|number| **number != more.number).collect();
                prop_assert_eq!(rest, without.rows.iter().map(|row| &row.number).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn another_seed_changes_the_order_only_within_ties(applications in any_applications(40), seed in "[a-z]{16}") {
        let other: Seeds = seeds().into_keys().map(|call| (call, seed.clone())).collect();
        let (one, other) = (rank(&NIDO.rules, &applications, &seeds()), rank(&NIDO.rules, &applications, &other));
        for (one, other) in one.groups.iter().zip(&other.groups) {
            prop_assert_eq!(merits(&one.rows, &applications), merits(&other.rows, &applications));
        }
    }
}
