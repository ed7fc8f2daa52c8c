//! The vectors that everybody uses, and codes made up by the rules.

use proptest::prelude::*;

use super::*;
use crate::values::wrong::tests::each_is_reached;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A code with the check letter that belongs to its first fifteen characters.
fn checked(fifteen: &str) -> String {
    format!("{fifteen}{}", check_letter(fifteen.chars()))
}

#[test]
fn well_formed_codes_say_who_was_born_when_and_where() {
    let cases = [
        ("MRTNTN23M02D969P", "2023-08-02", Sex::Male, "D969"),
        ("RCCMNL83S18D969H", "1983-11-18", Sex::Male, "D969"),
        ("MRSMSR81D60Z611H", "1981-04-20", Sex::Female, "Z611"),
        ("CNTCHR83T41D969D", "1983-12-01", Sex::Female, "D969"),
        ("FOXDRA26C24H872Y", "2026-03-24", Sex::Male, "H872"),
        ("MAILCU91A25F839D", "1991-01-25", Sex::Male, "F839"),
        ("RSSMRA45C12F205C", "1945-03-12", Sex::Male, "F205"),
        ("THDSDA95P08Z330H", "1995-09-08", Sex::Male, "Z330"),
        ("BLSLGS84C22Z145O", "1984-03-22", Sex::Male, "Z145"),
        ("TKKYKU87B68L219F", "1987-02-28", Sex::Female, "L219"),
        ("RSSMRA68A01H501Y", "1968-01-01", Sex::Male, "H501"),
        ("RSSMRA50B17A558W", "1950-02-17", Sex::Male, "A558"),
        ("BSCMTT83A12L719R", "1983-01-12", Sex::Male, "L719"),
        ("RSSMRA80A01H199L", "1980-01-01", Sex::Male, "H199"),
        ("BNCLRA85M41H199Q", "1985-08-01", Sex::Female, "H199"),
        (" rssmra 80a01 h199-l ", "1980-01-01", Sex::Male, "H199"),
        ("TINIT-RSSMRA80A01H501U", "1980-01-01", Sex::Male, "H501"),
    ];
    for (typed, birth, sex, place) in cases {
        let code: PersonTaxCode = typed.parse().expect(typed);
        assert_eq!(code.birth(day("2026-11-23")), Some(day(birth)), "{typed}");
        assert_eq!((code.sex(), code.birthplace().as_str()), (sex, place), "{typed}");
    }
}

#[test]
fn letters_in_the_place_of_digits_say_the_same() {
    let mario = ["RSSMRA45C12F205C", "RSSMRA45C12F20RX", "RSSMRA45C12F2L5N", "RSSMRA45C12F2LRI", "RSSMRAQRCMNFNLRG"];
    let fabio = [
        "CCCFBA85D03L219P",
        "CCCFBA85D03L21VE",
        "CCCFBA85D03L2MVP",
        "CCCFBA85D03LNMVE",
        "CCCFBA85D0PLNMVA",
        "CCCFBA85DLPLNMVL",
        "CCCFBA8RDLPLNMVX",
        "CCCFBAURDLPLNMVU",
    ];
    for (codes, birth, place) in [(&mario[..], "1945-03-12", "F205"), (&fabio[..], "1985-04-03", "L219")] {
        for typed in codes {
            let code: PersonTaxCode = typed.parse().expect(typed);
            assert_eq!(code.birth(day("2026-11-23")), Some(day(birth)), "{typed}");
            assert_eq!(code.birthplace().as_str(), place, "{typed}");
            assert_eq!(code.as_str(), *typed);
        }
    }
}

#[test]
fn each_mistake_is_told() {
    let cases = [
        ("CCCFBA85D03L219".to_owned(), TaxCodeFault::Length { found: 15, expected: 16 }),
        ("CCCFBA85D03L219PP".to_owned(), TaxCodeFault::Length { found: 17, expected: 16 }),
        ("CC1FBA85D03L219P".to_owned(), TaxCodeFault::Letter { at: 3, found: '1' }),
        ("CCÇFBA85D03L219P".to_owned(), TaxCodeFault::Letter { at: 3, found: 'Ç' }),
        ("CCCFBA85D031219P".to_owned(), TaxCodeFault::Letter { at: 12, found: '1' }),
        ("CCCFBA85D03L2199".to_owned(), TaxCodeFault::Letter { at: 16, found: '9' }),
        ("CCCFBAB5D03L219P".to_owned(), TaxCodeFault::Digit { at: 7, found: 'B' }),
        ("CCCFBA85DO3L219P".to_owned(), TaxCodeFault::Digit { at: 10, found: 'O' }),
        ("CSTNGL22I10D086I".to_owned(), TaxCodeFault::Month { found: 'I' }),
        ("CNTCHR83T32D969H".to_owned(), TaxCodeFault::Day { day: 32, month: 12 }),
        (checked("CCCFBA85D00L219"), TaxCodeFault::Day { day: 0, month: 4 }),
        (checked("CCCFBA85D40L219"), TaxCodeFault::Day { day: 40, month: 4 }),
        (checked("CCCFBA85D99L219"), TaxCodeFault::Day { day: 59, month: 4 }),
        (checked("CCCFBA85B71L219"), TaxCodeFault::Day { day: 31, month: 2 }),
        (checked("CCCFBA85B29L219"), TaxCodeFault::Day { day: 29, month: 2 }),
        ("FOXDRA26C24H872A".to_owned(), TaxCodeFault::Check { expected: 'Y' }),
    ];
    for (typed, fault) in &cases {
        assert_eq!(typed.parse::<PersonTaxCode>().as_ref(), Err(fault), "{typed}");
    }
    let zeros = [TaxCodeFault::Zeros];
    each_is_reached(TaxCodeFault::KEYS, cases.iter().map(|(_, fault)| fault).chain(&zeros));
}

#[test]
fn the_century_is_the_last_in_which_the_day_has_been() {
    let cases = [
        ("CCCFBA26S23L219", "2026-11-23", Some("2026-11-23")),
        ("CCCFBA26S24L219", "2026-11-23", Some("1926-11-24")),
        ("CCCFBA00B29L219", "2026-11-23", Some("2000-02-29")),
        ("CCCFBA28B29L219", "2026-11-23", Some("1928-02-29")),
        ("CCCFBA00B29L219", "1999-12-31", None),
    ];
    for (fifteen, today, birth) in cases {
        let code: PersonTaxCode = checked(fifteen).parse().expect(fifteen);
        assert_eq!(code.birth(day(today)), birth.map(day), "{fifteen}");
    }
}

fn codes() -> impl Strategy<Value = String> {
    let day = prop_oneof![1_u8..=28, 41_u8..=68];
    ("[A-Z]{6}", 0_u8..100, "[ABCDEHLMPRST]", day, "[A-Z][0-9]{3}", 0_u8..128).prop_map(
        |(names, year, month, day, place, letters)| {
            checked(&with_letters(&format!("{names}{year:02}{month}{day:02}{place}"), letters))
        },
    )
}

/// The same code with letters in the place of those of its seven digits that `which` names, one bit each.
fn with_letters(fifteen: &str, which: u8) -> String {
    let places = [6, 7, 9, 10, 12, 13, 14];
    let letter = |digit: char| digit.to_digit(10).and_then(|digit| DIGITS.chars().nth(digit as usize));
    let chosen = |place: usize| places.iter().position(|at| *at == place).is_some_and(|bit| which & 1 << bit != 0);
    let replaced = fifteen.char_indices().map(|(at, c)| if chosen(at) { letter(c).unwrap_or(c) } else { c });
    replaced.collect()
}

proptest! {
    #[test]
    fn a_code_made_by_the_rules_is_one_and_with_one_wrong_character_it_is_none(
        code in codes(), place in 0_usize..16, other in "[A-Z0-9]",
    ) {
        prop_assert!(code.parse::<PersonTaxCode>().is_ok(), "{}", code);
        let mut wrong = code.clone();
        wrong.replace_range(place..=place, &other);
        prop_assert!(wrong == code || wrong.parse::<PersonTaxCode>().is_err(), "{}", wrong);
    }

    #[test]
    fn a_written_code_is_read_as_itself(code in codes()) {
        let read: PersonTaxCode = code.parse().expect("a code");
        prop_assert_eq!(read.to_string(), code.clone());
        let json = serde_json::to_string(&read).expect("writes");
        prop_assert_eq!(serde_json::from_str::<PersonTaxCode>(&json).expect("reads"), read);
    }

    #[test]
    fn foreign_text_never_panics(text in ".{0,40}", sixteen in "[A-Z0-9]{16}") {
        let _ = (text.parse::<PersonTaxCode>(), sixteen.parse::<PersonTaxCode>());
    }
}
