use super::*;

const GOOD: &str = r#"default = "urp"

[[offices]]
id = "urp"
name = "URP"
email = "urp@ravenna.example"
phone = "0544482482"
working_days = 30

[[routes]]
category = "roads"
area = "coast"
office = "urp"
"#;

const AREAS: &str = include_str!("../../../../assets/areas.geojson");

fn message(toml: &str) -> String {
    Offices::read(toml, AREAS).expect_err("a wrong file").to_string()
}

#[test]
fn the_built_in_offices_are_right() {
    let offices = Offices::built_in();
    assert_eq!(offices.get("roads").map(|office| office.name.as_str()), Some("Ufficio Strade"));
    assert!(offices.get("ufo").is_none());
    assert!(offices.unknown_categories(&Municipality::built_in()).is_empty());
}

#[test]
fn a_wrong_file_is_told_by_line_and_name() {
    let cases = [
        ("default = \"urp\"", "default = \"ufo\"", "line 1: default office \"ufo\" does not exist"),
        ("id = \"urp\"", "id = \"U R P\"", "line 3: office \"U R P\": id is not of lower-case letters"),
        ("name = \"URP\"", "name = \" \"", "line 3: office \"urp\": name is empty"),
        ("urp@ravenna.example", "urp", "line 3: office \"urp\": email is not an address"),
        ("0544482482", "0544 482482", "line 3: office \"urp\": phone is not of 3 to 15 digits"),
        ("working_days = 30", "working_days = 0", "line 3: office \"urp\": working_days is not between 1 and 365"),
        ("office = \"urp\"", "office = \"ufo\"", "line 10: route to office \"ufo\", which does not exist"),
        ("area = \"coast\"", "area = \"moon\"", "line 10: area \"moon\" is not in areas.geojson"),
        ("phone =", "fax =", "line 7"),
        ("[[routes]]", "[[routes]", "line 10"),
    ];
    assert!(Offices::read(GOOD, AREAS).is_ok());
    for (right, wrong, expected) in cases {
        let told = message(&GOOD.replace(right, wrong));
        assert!(told.contains(expected), "{wrong}: {told}");
    }
}

#[test]
fn an_office_twice_and_a_route_never_taken_are_told() {
    let office = GOOD.split("\n\n").nth(1).expect("the office");
    assert!(message(&format!("{GOOD}\n{office}\n")).contains("line 15: office \"urp\": id is used twice"));
    let route = "[[routes]]\ncategory = \"roads\"\narea = \"coast\"\noffice = \"urp\"\n";
    assert!(message(&format!("{GOOD}\n{route}")).contains("line 15: route never taken, line 10 matches before it"));
}

#[test]
fn a_route_of_an_unknown_category_is_found_against_the_municipality() {
    let offices = Offices::read(&GOOD.replace("roads", "ufo"), AREAS).expect("reads");
    assert_eq!(offices.unknown_categories(&Municipality::built_in()), ["ufo"]);
}

#[test]
fn a_municipality_s_own_files_come_before_the_built_in_ones() {
    let (data, municipality) = (tempfile::tempdir().expect("a folder"), Municipality::built_in());
    let read = || Offices::of_municipality(data.path(), &municipality);
    assert!(read().expect("built in").get("roads").is_some());
    std::fs::write(data.path().join("offices.toml"), GOOD).expect("writes");
    assert!(read().expect("its own").get("roads").is_none());
    std::fs::write(data.path().join("offices.toml"), GOOD.replace("\"roads\"", "\"ufo\"")).expect("writes");
    assert!(read().expect_err("a slip of the pen").to_string().contains("category \"ufo\" is not"));
}

#[test]
fn every_fault_is_told_at_once() {
    let told = message(&GOOD.replace("0544482482", "x").replace("working_days = 30", "working_days = 0"));
    assert!(told.contains("phone") && told.contains("working_days"), "{told}");
}
