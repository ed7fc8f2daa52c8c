use super::super::rank::{draw_hex, rank};
use super::*;

#[test]
fn the_draw_is_what_sha256sum_says() {
    // printf '%s\0%s' seme-pubblico-main_2027 2027-0000001 | sha256sum
    let cases = [
        ("2027-0000001", "ddc50336ede75936c563bc0ade463560b9ef0f7ab75a4d2dd49a119f55baf725"),
        ("2027-0000002", "654b6014147926b6016a010e36c15b15e0ceab60c38911f2211aa3f1df3c2c7e"),
    ];
    for (number, expected) in cases {
        assert_eq!(draw_hex("seme-pubblico-main_2027", number), expected);
    }
}

#[test]
fn ties_are_in_the_order_of_their_keys_and_another_seed_gives_another() {
    let all: Vec<Application> = (1..=50).map(|number| application(&format!("2027-{number:07}"), |_| {})).collect();
    let drawn = |seed: &str| {
        let seeds = Seeds::from([("main_2027".to_owned(), seed.to_owned())]);
        let ranking = rank(&NIDO.rules, &all, &seeds);
        numbers(&ranking, "toddlers").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let mut expected: Vec<String> = all.iter().map(|one| one.number.clone()).collect();
    expected.sort_by_key(|number| draw_hex("seme-pubblico-one", number));
    assert_eq!(drawn("seme-pubblico-one"), expected);
    assert_eq!(drawn("seme-pubblico-one"), drawn("seme-pubblico-one"));
    assert_ne!(drawn("seme-pubblico-one"), drawn("seme-pubblico-two"));
}

#[test]
fn each_call_is_drawn_with_its_own_seed() {
    let all: Vec<Application> = (1..=20)
        .map(|number| {
            application(&format!("2027-{number:07}"), |one| {
                one.call = if number <= 10 { "main_2027" } else { "out_of_term_2027" }.to_owned();
            })
        })
        .collect();
    let ranked = |late: &str| {
        let mut seeds = seeds();
        seeds.insert("out_of_term_2027".to_owned(), late.to_owned());
        let ranking = rank(&NIDO.rules, &all, &seeds);
        numbers(&ranking, "toddlers").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let (one, other) = (ranked("un-seme-pubblico-uno"), ranked("un-seme-pubblico-due"));
    assert_eq!(one.iter().take(10).collect::<Vec<_>>(), other.iter().take(10).collect::<Vec<_>>());
    assert_ne!(one, other);
}
