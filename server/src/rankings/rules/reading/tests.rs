use std::sync::LazyLock;

use proptest::prelude::*;
use rapida_contract::Timestamp;
use rapida_contract::service::file::{built_in as services, built_in_lists, texts};

use super::super::Version;
use super::*;

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let services = services();
    Known {
        offices: services.iter().map(|service| service.office.clone()).collect(),
        services,
        lists: built_in_lists(),
    }
});

/// The rules of the nurseries, of this version and for some of their calls.
fn nido(version: u32, calls: &[&str]) -> String {
    let text = texts().rankings.iter().find(|(name, _)| name.contains("nido")).expect("there").1;
    let gone = ["main_2027", "late_infants_2027", "out_of_term_2027"].into_iter().filter(|call| !calls.contains(call));
    let text = text.replacen("version = 1", &format!("version = {version}"), 1);
    gone.fold(text, |text, call| {
        let (before, after) = text.split_once(&format!("[[calls]]\nid = \"{call}\"\n")).expect("there");
        let rest = after.find("\n\n").and_then(|end| after.get(end..)).expect("more");
        format!("{before}{rest}")
    })
}

fn files(all: &[(&str, String)]) -> BTreeMap<String, Text> {
    let text = |(id, text): &(&str, String)| Text { name: format!("rankings/{id}.toml"), text: Ok(text.clone()) };
    all.iter().map(|file| (file.0.to_owned(), text(file))).collect()
}

/// What is new of these files, and what is told.
fn held(all: &[(&str, String)], before: &Before) -> (Vec<(String, u32)>, Vec<String>) {
    let mut reading = Reading::of(&files(all), &KNOWN, before);
    reading.hold_against(before);
    let new = reading.candidates.iter().map(|one| (one.rules.id.clone(), one.rules.version)).collect();
    (new, reading.mistakes.iter().map(ToString::to_string).collect())
}

fn in_force(id: &str, text: &str) -> Before {
    let rules = file::read(&format!("rankings/{id}.toml"), text, &KNOWN).expect("right");
    let version = Version { id: id.to_owned(), number: rules.version, sha256: table::definition(&rules).0 };
    let since = Timestamp::UNIX_EPOCH;
    let one = InForce { version, rules: Some(Arc::new(rules)), file: "rankings/x.toml".into(), since };
    Before { in_force: Arc::new(vec![one]), published: Vec::new() }
}

#[test]
fn what_is_in_force_already_is_neither_new_nor_wrong() {
    let text = nido(1, &["main_2027"]);
    let before = in_force("one", &text);
    assert_eq!(held(&[("one", text)], &before), (Vec::new(), Vec::new()));
    let (new, told) = held(&[("one", nido(2, &["main_2027"]))], &before);
    assert_eq!((new, told), (vec![("one".to_owned(), 2)], Vec::new()));
}

#[test]
fn two_new_files_for_one_call_are_both_refused() {
    let (new, told) = held(&[("one", nido(1, &["main_2027"])), ("two", nido(1, &["main_2027"]))], &Before::default());
    assert_eq!(new, []);
    assert!(told.iter().all(|told| told.contains("calls.main_2027.id: ") && told.contains("a call has one ranking")));
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_call_goes_over_to_another_file_together_with_its_leaving_the_first() {
    let before = in_force("one", &nido(1, &["main_2027", "late_infants_2027"]));
    let two = ("two", nido(1, &["late_infants_2027"]));
    let (new, told) = held(&[("one", nido(2, &["main_2027"])), two.clone()], &before);
    assert_eq!((new.len(), told.len()), (2, 0), "{told:?}");
    // The first one is refused, so that the call stays with it.
    let wrong = nido(1, &["main_2027"]);
    let (new, told) = held(&[("one", wrong), two], &before);
    assert_eq!((new.len(), told.len()), (0, 2), "{told:?}");
}

#[test]
fn rules_whose_calls_are_over_are_passed_over_unless_somebody_has_just_written_them() {
    let text = nido(1, &["main_2027"]);
    let before = in_force("one", &text);
    let mut known = KNOWN.clone();
    known.services.retain(|service| service.slug != "nido");
    let told = |text: &str| {
        let reading = Reading::of(&files(&[("one", text.to_owned())]), &known, &before);
        reading.mistakes.len()
    };
    assert_eq!((told(&text), told(&nido(2, &["main_2027"])) > 0), (0, true));
    let built_in = Text { name: "assets/rankings/two.toml".into(), text: Ok(text) };
    let reading = Reading::of(&[("two".to_owned(), built_in)].into(), &known, &before);
    assert_eq!((reading.candidates.len(), reading.mistakes.len()), (0, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_a_file_says_is_read_or_told(
        said in prop_oneof!["(?s).{0,200}", "(version = [0-9]{1,4}|service = 'nido'|\\[\\[calls\\]\\]|id = 'main_2027'|\n| ){0,9}"],
    ) {
        let mut reading = Reading::of(&files(&[("one", said)]), &KNOWN, &Before::default());
        reading.hold_against(&Before::default());
        prop_assert!(reading.mistakes.iter().all(|mistake| mistake.line >= 1 && !mistake.file.is_empty()));
        prop_assert_eq!(reading.candidates.is_empty(), !reading.mistakes.is_empty());
    }
}
