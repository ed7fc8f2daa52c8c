use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::super::file::{Known, json_schema, read};
use super::*;
use crate::service::file::{office_ids, texts};

fn clone(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let offices = office_ids(&fs::read_to_string(clone("assets/offices.toml")).expect("there")).expect("read");
    Known { offices, services: SERVICES.clone(), lists: built_in_lists() }
});

fn file(name: &str) -> (&'static str, &'static str) {
    *texts().rankings.iter().find(|(file, _)| file.contains(name)).expect(name)
}

/// What is told of the nido's file in which this was replaced, without the file's name.
fn told(from: &str, to: &str) -> Vec<String> {
    let (file, text) = file("nido_2027");
    assert!(text.contains(from), "{from:?} is in it");
    let mistakes = read(file, &text.replacen(from, to, 1), &KNOWN).err().unwrap_or_default();
    mistakes.iter().map(|mistake| mistake.to_string().replacen("assets/rankings/nido_2027.toml:", "", 1)).collect()
}

#[test]
fn all_files_of_the_clone_are_without_mistakes_and_built_in() {
    let entries = fs::read_dir(clone("assets/rankings")).expect("readable").map(|entry| entry.expect("one").path());
    let paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    for path in &paths {
        let text = fs::read_to_string(path).expect("a text");
        let mistakes = read(&path.display().to_string(), &text, &KNOWN).err().unwrap_or_default();
        assert!(mistakes.is_empty(), "{}", mistakes.iter().map(|mistake| format!("{mistake}\n")).collect::<String>());
    }
    let built_in = super::super::file::built_in();
    assert_eq!(built_in.len(), paths.len());
    let ids: Vec<&str> = built_in.iter().map(|rules| rules.id.as_str()).collect();
    assert_eq!(ids, ["nido_2027", "preschool_2027"]);
}

#[test]
fn each_mistake_is_told_by_field_with_what_to_do() {
    let cases = [
        (
            "service = \"nido\"",
            "service = \"nid\"",
            "service: assets/services has no service \"nid\"; did you mean \"nido\"?",
        ),
        ("office = \"education\"", "office = \"edu\"", "office: assets/offices.toml has no office \"edu\""),
        (
            "most_points = 6000",
            "most_points = 6100",
            "most_points: the criteria give 6000 hundredths at most, and here is 6100; write 6000, or correct the criteria",
        ),
        ("most_points", "most_pionts", "\"most_points\" is missing: the sum of what all criteria can give"),
        (
            "ties = [\"isee\", \"older\", \"draw\"]",
            "ties = [\"isee\", \"older\"]",
            "ties: the last that decides must be \"draw\": without it two applications could stand on the same position",
        ),
        (
            "ties = [\"isee\", \"older\", \"draw\"]",
            "ties = [\"older\", \"older\", \"draw\"]",
            "ties.2: \"older\" decides more than once; take one of them away",
        ),
        (
            "ties = [\"isee\", \"older\", \"draw\"]",
            "ties = [\"older\", \"draw\"]",
            "isee: nothing looks at \"isee\": \"isee\" is not among what decides; take it away, or add it to ties",
        ),
        (
            "isee = \"isee.cents\"\n",
            "",
            "ties: \"isee\" decides between equal points, and there is no \"isee\"; write it, or take \"isee\" away",
        ),
        ("isee = \"isee.cents\"", "isee = \"isee.until\"", "isee: a number is needed here, and this is a date"),
        (
            "isee = \"isee.cents\"",
            "isee = \"isee.cent\"",
            "isee: there is no name \"isee.cent\"; did you mean isee.cents?",
        ),
        (
            "preferences = \"schools\"",
            "preferences = \"hours\"",
            "preferences: \"hours\" is no field of nido with schools in an order of preference; one of the kind preferences is needed",
        ),
        (
            "id = \"main_2027\"",
            "id = \"main_2026\"",
            "calls.main_2026.id: the service has no call \"main_2026\"; did you mean \"main_2027\"?",
        ),
        (
            "requirements = 2027-03-29",
            "requirements = 2027-03-30",
            "calls.main_2027.requirements: requirements of this call are judged on 2027-03-29, as nido says, and here is 2027-03-30; write the same",
        ),
        (
            "requirements = 2027-03-29\n",
            "",
            "calls.main_2027: requirements of this call are judged on 2027-03-29, as nido says, and here is no day; write the same",
        ),
        (
            "age_group == 'toddlers'",
            "age_group == 'infants'",
            "groups.toddlers.condition: the groups \"infants\" and \"toddlers\" overlap: both take age_group = infants; nobody can be in two",
        ),
        ("age_group == 'toddlers'", "age_months >= 11 && age_months < 24", "0 mistakes"),
        (
            "age_group == 'toddlers'",
            "age_group == 'todlers'",
            "groups.toddlers.condition: \"age_group\" is never \"todlers\"; did you mean \"toddlers\"?",
        ),
        ("age_group == 'toddlers'", "true", "groups.toddlers.condition: this always holds; take it away"),
        (
            "age_group == 'toddlers'",
            "age_months",
            "groups.toddlers.condition: a yes or no is needed here, and this is a number",
        ),
        (
            "id = \"too_young\"",
            "id = \"too_old\"",
            "exclusions.too_old.id: there is another exclusion \"too_old\" already",
        ),
        (
            "id = \"too_young\"",
            "id = \"no_group\"",
            "exclusions.no_group.id: \"no_group\" says that no group fits; choose another id",
        ),
        (
            "evidence = [\"twin\"]",
            "evidence = [\"twins\"]",
            "criteria.twin.evidence.1: the service's form has no field \"twins\"; did you mean \"twin\"?",
        ),
        ("evidence = [\"twin\"]", "evidence = []", "criteria.twin.evidence: there is nothing in here"),
        (
            "cases = [{ condition = \"twin\", points = 500 }]",
            "",
            "criteria.twin: points come either from \"cases\" or from \"expression\" with \"most\"; write one of them",
        ),
        (
            "cases = [{ condition = \"twin\", points = 500 }]",
            "cases = [{ condition = \"twin\", points = 0 }]",
            "criteria.twin: this gives nothing; give points, or take it away",
        ),
        (
            "most = 800\n",
            "",
            "criteria.siblings: points come either from \"cases\" or from \"expression\" with \"most\"; write one of them",
        ),
        (
            "school = \"riccio\"",
            "school = \"ricio\"",
            "places.16.school: the list of schools has no school \"ricio\"; did you mean \"riccio\"?",
        ),
        (
            "school = \"riccio\"\ngroup = \"infants\"",
            "school = \"riccio\"\ngroup = \"babies\"",
            "places.16.group: this file has no group \"babies\"",
        ),
        (
            "school = \"riccio\"\ngroup = \"toddlers\"",
            "school = \"riccio\"\ngroup = \"infants\"",
            "places.17: \"riccio\" has places for \"infants\" already, further up; write one number",
        ),
        ("places = 12\n", "places = -1\n", "places.1.places: a number from 0 to 10000 is needed here"),
        (
            "url = \"https://",
            "url = \"http://",
            "act.url: \"http://www.comune.ra.it/?p=34279\" does not begin with https://",
        ),
        ("date = 2025-02-18", "date = \"18/2/2025\"", "act.date: a day without quotes"),
        (
            "observations = { days = 15, count = \"calendar\" }",
            "observations = { days = 15, count = \"lunar\" }",
            "terms.observations.count: \"lunar\" is none of what can stand here",
        ),
    ];
    for (from, to, expected) in cases {
        let told = told(from, to);
        if expected == "0 mistakes" {
            assert!(told.is_empty(), "{told:#?}");
            continue;
        }
        assert!(told.iter().any(|line| line.contains(expected)), "{from:?} → {to:?}: {told:#?}");
        let places = told.iter().map(|line| line.split(':').next().unwrap_or_default().parse::<usize>());
        assert!(places.into_iter().all(|line| line.is_ok_and(|line| line > 0)), "{told:#?}");
    }
}

#[test]
fn groups_by_day_of_birth_that_overlap_are_found() {
    let (name, text) = file("preschool_2027");
    let cases = [
        (
            "year(birth_date) == 2023",
            "birth_date >= date('2023-01-01') && birth_date <= date('2024-01-01')",
            Some("birth_date = 2024-01-01"),
        ),
        ("year(birth_date) == 2023", "birth_date >= date('2023-01-01') && birth_date < date('2024-01-01')", None),
    ];
    for (from, to, example) in cases {
        let mistakes = read(name, &text.replacen(from, to, 1), &KNOWN).err().unwrap_or_default();
        let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        match example {
            Some(example) => assert!(told.iter().any(|line| line.contains(example)), "{told:#?}"),
            None => assert_eq!(told, Vec::<String>::new()),
        }
    }
}

#[test]
fn the_published_schema_is_that_of_the_reader() {
    let published = fs::read_to_string(clone("docs/schemas/ranking-1.schema.json")).expect("published");
    let ours = format!("{:#}\n", json_schema());
    assert!(published == ours, "write it anew: cargo xtask rankings schema > docs/schemas/ranking-1.schema.json");
}

#[test]
fn every_file_fits_the_schema() {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(day) => json!(day.to_string()),
            toml::Value::Array(values) => values.into_iter().map(plain).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
            other => serde_json::to_value(other).expect("a plain value"),
        }
    }
    let schema = jsonschema::options().should_validate_formats(true).build(&json_schema()).expect("a schema");
    for (file, text) in texts().rankings {
        let json = plain(toml::from_str::<toml::Value>(text).expect("TOML"));
        let errors: Vec<String> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{file}: {errors:#?}");
    }
}

#[test]
fn the_page_explains_every_key() {
    let page = fs::read_to_string(clone("docs/rankings.md")).expect("there");
    let schema = json_schema();
    let tables = schema["$defs"]
        .as_object()
        .expect("tables")
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "text" | "words"));
    let keys = tables.map(|(_, table)| table).chain([&schema]).filter_map(|table| table["properties"].as_object());
    let missing: Vec<&String> =
        keys.flat_map(|keys| keys.keys()).filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert_eq!(missing, Vec::<&String>::new(), "docs/rankings.md");
}

#[test]
fn a_citizen_can_do_what_the_page_says_about_the_draw() {
    let page = fs::read_to_string(clone("docs/rankings.md")).expect("there");
    let shown = page.split_once("$ printf '%s\\0%s' ").expect("a command").1;
    let (command, rest) = shown.split_once(" | sha256sum\n").expect("piped");
    let (seed, number) = command.split_once(' ').expect("seed and number");
    let expected = rest.split_whitespace().next().expect("a digest");
    assert_eq!(super::super::rank::draw_hex(seed, number), expected);
}

proptest! {
    #[test]
    fn no_change_of_a_file_makes_the_reader_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, "[ -~\\n\"'{}=\\[\\]àß]{0,12}"), 1..5),
    ) {
        let (name, text) = *which.get(texts().rankings);
        let mut letters: Vec<char> = text.chars().collect();
        for (place, many, with) in changes {
            let from = place.index(letters.len());
            let to = (from + many).min(letters.len());
            letters.splice(from..to, with.chars());
        }
        let changed: String = letters.into_iter().collect();
        match read(name, &changed, &KNOWN) {
            Ok(rules) => {
                let service = SERVICES.iter().find(|service| service.slug == rules.service).expect("known");
                let template = Template::new(Arc::new(service.clone()), built_in_lists().into()).expect("checked");
                prop_assert!(Scorer::new(Arc::new(rules), &template).is_ok(), "what has no mistakes can be judged");
            }
            Err(mistakes) => prop_assert!(!mistakes.is_empty()),
        }
    }
}
