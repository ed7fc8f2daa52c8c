//! What the invented people must be for the rest to work with them. The computations are this file's own.

use super::*;

const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MONTHS: &str = "ABCDEHLMPRST";
/// What stands for the digits 0 to 9 where two people would have the same codice fiscale.
const OMOCODIA: &str = "LMNPQRSTUV";
/// Values of A to Z, and of 0 to 9 as A to J, on odd places (D.M. 23 December 1976).
const ODD: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

fn rank(sign: char) -> usize {
    sign.to_digit(10).map_or_else(|| sign as usize - 'A' as usize, |digit| digit as usize)
}

fn check_character(code: &str) -> char {
    let value = |(at, sign): (usize, char)| if at % 2 == 0 { ODD[rank(sign)] } else { rank(sign) as u32 };
    let sum: u32 = code.chars().take(15).enumerate().map(value).sum();
    char::from(LETTERS[sum as usize % 26])
}

/// The last digit of a partita IVA or of a temporary codice fiscale (Luhn).
fn check_digit(code: &str) -> u32 {
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let value = |(at, digit): (usize, u32)| if at % 2 == 0 { digit } else { doubled(digit) };
    let sum: u32 = code.chars().take(10).filter_map(|sign| sign.to_digit(10)).enumerate().map(value).sum();
    (10 - sum % 10) % 10
}

fn consonants_first(name: &str) -> (String, String) {
    name.to_uppercase().chars().partition(|sign| !"AEIOU".contains(*sign))
}

fn surname_part(name: &str) -> String {
    let (consonants, vowels) = consonants_first(name);
    format!("{consonants}{vowels}XXX").chars().take(3).collect()
}

fn first_name_part(name: &str) -> String {
    let (consonants, _) = consonants_first(name);
    let signs: Vec<char> = consonants.chars().collect();
    if signs.len() > 3 { [signs[0], signs[2], signs[3]].iter().collect() } else { surname_part(name) }
}

fn without_omocodia(code: &str) -> String {
    let plain =
        |(at, sign): (usize, char)| match OMOCODIA.find(sign).filter(|_| [6, 7, 9, 10, 12, 13, 14].contains(&at)) {
            Some(digit) => char::from_digit(digit as u32, 10).expect("a digit"),
            None => sign,
        };
    code.chars().enumerate().map(plain).collect()
}

/// The first fifteen signs that a person's data make.
fn expected(person: &Identity) -> String {
    let date: jiff::civil::Date = person.birthdate.parse().expect("a date");
    let month = MONTHS.chars().nth(date.month() as usize - 1).expect("a month");
    let day = date.day() + if person.gender == "female" { 40 } else { 0 };
    let (surname, name) = (surname_part(&person.family_name), first_name_part(&person.given_name));
    format!("{surname}{name}{:02}{month}{day:02}{}", date.year() % 100, person.place_of_birth.locality)
}

#[test]
fn every_codice_fiscale_is_valid_and_agrees_with_its_person() {
    for person in Identity::all() {
        let code = &person.fiscal_number;
        if code.len() == 11 {
            assert_eq!(code.chars().last().and_then(|sign| sign.to_digit(10)), Some(check_digit(code)), "{code}");
        } else {
            assert_eq!(code.chars().last(), Some(check_character(code)), "{code}");
            assert_eq!(without_omocodia(code)[..15], expected(person), "{code}");
        }
    }
    assert!(Identity::all().iter().any(|person| person.fiscal_number.len() == 11));
    let omocodia = |person: &&Identity| without_omocodia(&person.fiscal_number) != person.fiscal_number;
    assert_eq!(Identity::all().iter().filter(omocodia).count(), 1);
}

#[test]
fn every_company_has_a_valid_partita_iva() {
    let numbers =
        Identity::all().iter().filter_map(|person| person.company.as_ref()).map(|company| &company.vat_number);
    for number in numbers {
        assert_eq!(number.len(), 11);
        assert_eq!(number.chars().last().and_then(|sign| sign.to_digit(10)), Some(check_digit(number)), "{number}");
    }
}

#[test]
fn the_computations_know_published_examples() {
    assert_eq!(check_character("RSSMRA80A01H199"), 'L');
    assert_eq!(check_character("MRMSMR81D60Z611"), check_character("MRMSMR81D60Z611H"));
    assert_eq!(check_digit("00354730392"), 2);
    assert_eq!(without_omocodia("RSSMRAQRCMNFNLRG"), "RSSMRA45C12F205G");
}

#[test]
fn nobody_is_there_twice_and_who_has_two_identities_is_one_person() {
    let people = Identity::all();
    for person in people {
        let like = |other: &&Identity| other.id == person.id || other.spid_code == person.spid_code;
        assert_eq!(people.iter().filter(like).count(), 1, "{}", person.id);
        let same = |other: &&Identity| other.fiscal_number == person.fiscal_number || other.email == person.email;
        for other in people.iter().filter(same) {
            let told =
                |one: &Identity| (one.name(), one.birthdate.clone(), one.fiscal_number.clone(), one.email.clone());
            assert_eq!(told(other), told(person));
        }
    }
}
