use proptest::prelude::*;

use super::*;
use crate::values::wrong::tests::each_is_reached;

#[test]
fn well_formed_numbers_are_read_and_written_in_groups() {
    let cases = [
        ("IT60X0542811101000000123456", "IT60 X054 2811 1010 0000 0123 456"),
        ("it60 x054 2811 1010 0000 0123 456", "IT60 X054 2811 1010 0000 0123 456"),
        ("IBAN: SM86U0322509800000000270100", "SM86 U032 2509 8000 0000 0270 100"),
        ("DE89370400440532013000", "DE89 3704 0044 0532 0130 00"),
        ("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32"),
        ("FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606"),
        ("NO9386011117947", "NO93 8601 1117 947"),
        ("MT84MALT011000012345MTLCAST001S", "MT84 MALT 0110 0001 2345 MTLC AST0 01S"),
    ];
    for (typed, written) in cases {
        assert_eq!(typed.parse::<Iban>().map(|iban| iban.to_string()), Ok(written.to_owned()), "{typed}");
    }
}

#[test]
fn each_mistake_is_told() {
    let length = |expected, found| IbanFault::Length { country: "IT".into(), expected, found };
    let cases = [
        ("", IbanFault::Country { found: String::new() }),
        ("US60X0542811101000000123456", IbanFault::Country { found: "US".into() }),
        ("IT60X054281110100000012345", length(27, 26)),
        ("IT60X0542811101000000123456 7", length(27, 28)),
        ("IT60X05428111010/0000123456", IbanFault::Character { at: 17, found: '/' }),
        ("ITO0X0542811101000000123456", IbanFault::Digit { at: 3, found: 'O' }),
        ("IT6000542811101000000123456", IbanFault::Letter { at: 5, found: '0' }),
        ("IT60XO542811101000000123456", IbanFault::Digit { at: 6, found: 'O' }),
        ("IT60X0542811101000000123465", IbanFault::Check),
        ("IT64Y0542811101000000123456", IbanFault::Cin { expected: 'X' }),
    ];
    for (typed, fault) in &cases {
        assert_eq!(typed.parse::<Iban>().as_ref(), Err(fault), "{typed}");
    }
    each_is_reached(IbanFault::KEYS, cases.iter().map(|(_, fault)| fault));
}

#[test]
fn on_the_wire_there_are_no_blanks() {
    let iban: Iban = serde_json::from_str("\"it60 X054 2811 1010 0000 0123 456\"").expect("reads");
    assert_eq!(serde_json::to_string(&iban).expect("writes"), "\"IT60X0542811101000000123456\"");
}

/// An Italian number with the check letter and the check digits that belong to its account.
fn italian(account: &str) -> String {
    let cin = check_letter(account.chars());
    let with = |check: u32| format!("IT{check:02}{cin}{account}");
    (2..=98).map(with).find(|iban| checks(iban)).expect("one of them checks")
}

/// Another character of the same class. An `A` for a `0` counts the same for the check letter, and may escape both checks.
fn other_of_class(character: char, by: u8) -> char {
    let (first, many) = if character.is_ascii_digit() { (b'0', 10) } else { (b'A', 26) };
    char::from(first + (character as u8 - first + 1 + by % (many - 1)) % many)
}

proptest! {
    #[test]
    fn a_number_made_by_the_rules_is_one_and_with_one_wrong_letter_or_digit_it_is_none(
        account in "[0-9]{10}[0-9A-Z]{12}", place in 0_usize..27, by: u8,
    ) {
        let iban = italian(&account);
        prop_assert!(iban.parse::<Iban>().is_ok(), "{}", iban);
        let wrong: String =
            iban.char_indices().map(|(at, c)| if at == place { other_of_class(c, by) } else { c }).collect();
        prop_assert!(wrong.parse::<Iban>().is_err(), "{}", wrong);
    }

    #[test]
    fn foreign_text_never_panics(text in ".{0,60}") {
        let _ = text.parse::<Iban>();
    }
}
