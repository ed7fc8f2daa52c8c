use proptest::prelude::*;

use super::*;
use crate::office::Offices;

fn offices() -> Vec<String> {
    Offices::built_in().all().iter().map(|office| office.id.clone()).collect()
}

/// The program's files with this one in its place or beside them.
fn with(name: &str, said: &str) -> Files {
    let mut files = Files::built_in();
    let text = Text { name: name.to_owned(), text: Ok(said.to_owned()) };
    match name.split_once('/') {
        Some(("services", file)) => drop(files.services.insert(file.trim_end_matches(".toml").to_owned(), text)),
        Some((_, file)) => drop(files.lists.insert(file.trim_end_matches(".toml").to_owned(), text)),
        None if name == "catalogue.toml" => files.catalogue = text,
        None => files.offer = Some(text),
    }
    files
}

fn told(reading: &Reading) -> Vec<String> {
    reading.mistakes.iter().map(ToString::to_string).collect()
}

#[test]
fn the_program_s_own_files_have_no_mistake() {
    let reading = Reading::of(&Files::built_in(), offices(), None);
    assert_eq!(told(&reading), Vec::<String>::new());
    assert!(reading.services.len() >= 25 && reading.services.iter().all(|one| one.service.is_some() && one.line > 1));
}

#[test]
fn a_broken_catalogue_or_list_leaves_the_one_before_to_the_services() {
    let entries: String = ('a'..='e').map(|id| format!("[[entries]]\nid = '{id}'\nname = 'Nido'\n")).collect();
    let own = format!("title = {{ it = 'a', en = 'a', de = 'a' }}\n{entries}");
    let whole = Reading::of(&with("lists/nido_schools.toml", &own), offices(), None);
    let before = Offer { catalogue: whole.catalogue, lists: whole.lists, ..Offer::default() };
    for broken in ["lists/nido_schools.toml", "catalogue.toml"] {
        let reading = Reading::of(&with(broken, "broken"), offices(), Some(&before));
        assert!(reading.mistakes.iter().all(|mistake| mistake.file == broken), "{:?}", told(&reading));
        assert_eq!((reading.catalogue == before.catalogue, reading.mistakes.is_empty()), (true, false));
        let list = |lists: &[List]| lists.iter().find(|list| list.id == "nido_schools").cloned();
        let expected = if broken.starts_with("lists") { list(&before.lists) } else { list(&file::built_in_lists()) };
        assert_eq!(list(&reading.lists), expected);
    }
}

#[test]
fn what_is_taken_out_of_the_offer_is_named_and_a_wrong_name_is_told_with_its_line() {
    let files = with("offer.toml", "withdrawn = [\n'suap',\n'suapp',\n]");
    let reading = Reading::of(&files, offices(), None);
    assert!(reading.withdrawn.contains("suap"));
    let told = told(&reading);
    assert_eq!(told.len(), 1);
    assert!(told.iter().all(|line| line.starts_with("offer.toml:3:1: withdrawn: services has no service \"suapp\"")));
}

#[test]
fn a_service_of_the_program_that_is_taken_out_is_not_read_and_an_own_one_is() {
    let files = with("offer.toml", "withdrawn = ['library', 'nido']");
    let strangers = |reading: &Reading| told(reading).iter().filter(|line| line.contains("/library.toml")).count();
    let reading = Reading::of(&files, Vec::new(), None);
    assert_eq!(strangers(&reading), 0, "its office is none of this Comune's");
    let own = Text { name: "services/library.toml".into(), text: Ok("broken".into()) };
    let services = files.services.into_iter().chain([("library".to_owned(), own)]).collect();
    let reading = Reading::of(&Files { services, ..files }, Vec::new(), None);
    assert_eq!(strangers(&reading), 1);
}

#[test]
fn while_nobody_can_read_what_is_taken_out_nothing_that_was_out_comes_in() {
    let reading = Reading::of(&Files::built_in(), offices(), None);
    assert!(reading.services.iter().any(|one| one.slug == "suap"));
    let offered = reading.services.iter().filter(|one| one.slug != "suap");
    let editions = offered.filter_map(|one| one.service.as_ref()).map(Service::edition).collect();
    let before = Offer { editions, ..Offer::default() };
    for broken in ["withdrawn = 'suap'", "withdrawm = ['suap']", "["] {
        let reading = Reading::of(&with("offer.toml", broken), offices(), Some(&before));
        assert_eq!(reading.withdrawn.iter().collect::<Vec<_>>(), ["suap"], "{broken}");
        assert_eq!(reading.mistakes.len(), 1, "{broken}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_the_files_say_is_read_or_told(
        name in prop::sample::select(vec!["services/nido.toml", "services/new.toml", "lists/nido_schools.toml", "catalogue.toml", "offer.toml"]),
        said in prop_oneof!["(?s).{0,200}", "(version = [0-9]{1,4}|withdrawn = \\['[a-z]{0,9}'\\]|title = 'x'|\\[\\[entries\\]\\]|\n| ){0,9}"],
    ) {
        let reading = Reading::of(&with(name, &said), offices(), None);
        prop_assert!(reading.mistakes.iter().all(|mistake| mistake.line >= 1 && !mistake.file.is_empty()));
        let broken = reading.services.iter().filter(|one| one.service.is_none());
        for one in broken {
            prop_assert!(!reading.mistakes.is_empty(), "{}", one.slug);
        }
    }
}
