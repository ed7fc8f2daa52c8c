use super::*;

/// A born day in a call: the group, and why it is left out.
type Case = (&'static str, &'static str, Option<&'static str>, Option<&'static str>);

fn hold(scorer: &Scorer, cases: &[Case]) {
    for (call, born, group, excluded) in cases {
        let scored = scored(scorer, call, born, json!({}));
        let found = (scored.group.as_deref(), scored.excluded.as_deref());
        assert_eq!(found, (*group, *excluded), "{call} {born}");
    }
}

#[test]
fn children_on_the_boundaries_of_the_nido_are_in_their_ranking_or_told_why_not() {
    let infants = Some("infants");
    let cases: &[Case] = &[
        // 12, 23/24 and 32/33 months on 1 September 2027.
        ("main_2027", "2026-09-02", infants, None),
        ("main_2027", "2026-09-01", Some("toddlers"), None),
        ("main_2027", "2025-09-02", Some("toddlers"), None),
        ("main_2027", "2025-09-01", Some("older"), None),
        ("main_2027", "2024-12-02", Some("older"), None),
        ("main_2027", "2024-12-01", Some("older"), Some("too_old")),
        // The last days of birth that each call takes.
        ("main_2027", "2027-04-13", infants, None),
        ("main_2027", "2027-04-14", infants, Some("born_after_call")),
        ("late_infants_2027", "2027-04-13", infants, Some("born_before_call")),
        ("late_infants_2027", "2027-04-14", infants, None),
        ("late_infants_2027", "2027-06-30", infants, None),
        ("late_infants_2027", "2027-07-01", infants, Some("born_after_call")),
        ("out_of_term_2027", "2027-08-31", infants, None),
        ("out_of_term_2027", "2027-09-01", infants, Some("next_year")),
        // Three months on 1 September: of the spring's call; later ones come in once they are three months old.
        ("main_2027", "2027-06-01", infants, Some("born_after_call")),
        ("main_2027", "2027-06-02", infants, Some("too_young")),
        ("late_infants_2027", "2027-06-01", infants, None),
        ("late_infants_2027", "2027-06-02", infants, None),
        ("out_of_term_2027", "2025-09-01", Some("older"), None),
    ];
    hold(&NIDO, cases);
}

#[test]
fn children_on_the_boundaries_of_the_preschool_are_in_their_ranking_or_told_why_not() {
    let cases: &[Case] = &[
        ("main_2027", "2025-01-01", None, Some("too_young")),
        ("main_2027", "2024-12-31", Some("three"), None),
        ("main_2027", "2024-02-29", Some("three"), None),
        ("main_2027", "2024-01-01", Some("three"), None),
        ("main_2027", "2023-12-31", Some("four"), None),
        ("main_2027", "2022-12-31", Some("five"), None),
        ("out_of_term_2027", "2022-01-01", Some("five"), None),
        ("main_2027", "2021-12-31", None, Some("too_old")),
    ];
    hold(&PRESCHOOL, cases);
}

#[test]
fn a_child_of_29_february_is_a_month_older_on_1_march() {
    // The rules of a year in which it matters: 12 months on 28 February are over on 1 March.
    let mut rules = rules("nido");
    rules.groups.first_mut().expect("infants").condition =
        "months_between(birth_date, date('2025-02-28')) < 12".to_owned();
    rules.groups.get_mut(1).expect("toddlers").condition =
        "months_between(birth_date, date('2025-03-01')) >= 12".to_owned();
    rules.groups.truncate(2);
    rules.exclusions.clear();
    let leap = Scorer::new(Arc::new(rules.clone()), &NIDO.template).expect("fits");
    assert_eq!(scored(&leap, "main_2027", "2024-02-29", json!({})).group.as_deref(), Some("infants"));
    assert_eq!(scored(&leap, "main_2027", "2024-02-28", json!({})).group.as_deref(), Some("toddlers"));
    rules.groups.remove(0);
    let after = Scorer::new(Arc::new(rules), &NIDO.template).expect("fits");
    assert_eq!(scored(&after, "main_2027", "2024-02-29", json!({})).group.as_deref(), Some("toddlers"));
}

#[test]
fn who_has_no_age_is_in_no_group_and_a_missing_vaccination_leaves_out() {
    let unborn = scored(&NIDO, "main_2027", "", json!({}));
    assert_eq!((unborn.group, unborn.excluded.as_deref(), unborn.birth_date), (None, Some("no_group"), None));
    for (vaccinations, excluded) in
        [("done", None), ("booked", None), ("exempt", None), ("missing", Some("vaccinations"))]
    {
        for scorer in [&NIDO, &PRESCHOOL] {
            let born = if scorer.rules.service == "nido" { "2026-01-10" } else { "2024-01-10" };
            let scored = scored(scorer, "main_2027", born, json!({ "vaccinations": vaccinations }));
            assert_eq!(scored.excluded.as_deref(), excluded, "{vaccinations}");
        }
    }
}
