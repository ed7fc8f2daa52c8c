use proptest::prelude::*;

use super::*;
use crate::values::tax_code::PersonTaxCode;
use crate::values::wrong::tests::each_is_reached;

const TABLE: &str = "# complete\nH199\tRavenna\tRA\t\t\nA726\tBazzano\tBO\t\t2013-12-31\nM320\tValsamoggia\tBO\t2014-01-01\t\n\
    X001\tTwice\tRA\t\t1920-12-31\nX001\tTwice\tRA\t1950-01-01\t\n";

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn code(text: &str) -> CadastralCode {
    text.parse().expect("a code")
}

#[test]
fn a_place_is_found_on_the_days_on_which_it_had_its_code() {
    let gazetteer = Gazetteer::read(TABLE, "").expect("a table");
    let days = [
        ("H199", "1931-05-05"),
        ("A726", "2013-12-31"),
        ("M320", "2014-01-01"),
        ("X001", "1919-01-01"),
        ("X001", "1951-01-01"),
    ];
    for (place, on) in days {
        let found = gazetteer.on(&code(place), day(on)).expect(place).expect(place);
        assert_eq!(found.code.as_str(), place);
    }
}

#[test]
fn each_mistake_is_told() {
    let gazetteer = Gazetteer::read(TABLE, "# complete\n").expect("a table");
    let no_longer = |place: &str, to| BirthplaceFault::NoLonger { place: place.into(), to: day(to) };
    let cases = [
        ("H999", "1980-01-01", BirthplaceFault::Unknown { code: code("H999") }),
        ("Z999", "1980-01-01", BirthplaceFault::Unknown { code: code("Z999") }),
        ("A726", "2014-01-01", no_longer("Bazzano", "2013-12-31")),
        ("X001", "1930-01-01", no_longer("Twice", "1920-12-31")),
        ("M320", "2013-12-31", BirthplaceFault::NotYet { place: "Valsamoggia".into(), from: day("2014-01-01") }),
    ];
    for (place, on, fault) in &cases {
        assert_eq!(gazetteer.on(&code(place), day(on)).as_ref().err(), Some(fault), "{place} {on}");
    }
    each_is_reached(BirthplaceFault::KEYS, cases.iter().map(|(_, _, fault)| fault));
}

#[test]
fn of_a_code_that_an_incomplete_table_does_not_have_nothing_is_said() {
    let gazetteer = Gazetteer::read("H199\tRavenna\tRA\t\t\n", "# complete\n").expect("a table");
    assert_eq!(gazetteer.on(&code("A001"), day("1980-01-01")), Ok(None));
    assert!(gazetteer.on(&code("Z999"), day("1980-01-01")).is_err());
}

#[test]
fn the_built_in_places_are_read_and_know_the_places_of_the_vectors() {
    let gazetteer = Gazetteer::built_in();
    for (tax_code, place) in [
        ("RSSMRA80A01H199L", "Ravenna"),
        ("RCCMNL83S18D969H", "Genova"),
        ("THDSDA95P08Z330H", "Marocco"),
        ("BLSLGS84C22Z145O", "Lettonia"),
        ("TKKYKU87B68L219F", "Torino"),
    ] {
        let code: PersonTaxCode = tax_code.parse().expect(tax_code);
        let birth = code.birth(day("2026-11-23")).expect("a day");
        let found = gazetteer.on(code.birthplace(), birth).expect(place).expect(place);
        assert_eq!(found.name.to_lowercase(), place.to_lowercase());
    }
}

#[test]
fn the_built_in_tables_are_in_the_order_of_their_codes_and_each_of_its_own_kind() {
    for (text, abroad) in [(ITALY, false), (ABROAD, true)] {
        let places = table::read(text).expect("a table").places;
        assert!(places.is_sorted_by(|a, b| (&a.code, a.from) < (&b.code, b.from)));
        for place in places {
            assert_eq!((place.code.is_abroad(), place.province.is_empty()), (abroad, abroad), "{place}");
            assert!(place.from.zip(place.to).is_none_or(|(from, to)| from <= to), "{place}");
        }
    }
}

#[test]
fn a_line_that_is_no_place_is_named() {
    let cases = [
        ("# remark\nH199\tRavenna", TableError::Columns { line: 2 }),
        ("H19\tRavenna\tRA\t\t", TableError::Code { line: 1 }),
        ("H199\tRavenna\tRA\t1861\t", TableError::Day { line: 1 }),
    ];
    for (text, error) in cases {
        assert_eq!(Gazetteer::read(text, "").err(), Some(error), "{text}");
    }
}

/// Rows in the form of the register: places made up.
const REGISTER: &str = "\u{feff}\"ID\",\"DATAISTITUZIONE\",\"DATACESSAZIONE\",\"CODCATASTALE\",\"DENOMINAZIONE_IT\",\"ID_PROVINCIA\",\"SIGLAPROVINCIA\"
1,\"1861-03-17\",\"1930-05-04\",\"X002\",\"OLD NAME\",39,\"RA\"
2,\"1930-05-05\",\"9999-12-31\",\"X002\",\"NAME, NEW\",39,\"RA\"
3,\"1861-03-17\",\"1899-12-31\",\"X003\",\"BEFORE ALL\",39,\"RA\"
4,\"1861-03-17\",\"1950-01-01\",\"ND\",\"NO CODE\",39,\"RA\"
5,\"1930-01-01\",\"1940-12-31\",\"X001\",\"TWICE\",39,\"RA\"
6,\"1950-01-01\",\"9999-12-31\",\"X001\",\"TWICE\",39,\"RA\"
";

#[test]
fn rows_of_the_national_register_become_the_lines_of_a_table() {
    let lines: Vec<String> = read_register(REGISTER).expect("a register").iter().map(ToString::to_string).collect();
    let expected =
        ["X001\tTWICE\tRA\t1930-01-01\t1940-12-31", "X001\tTWICE\tRA\t1950-01-01\t", "X002\tNAME, NEW\tRA\t\t"];
    assert_eq!(lines, expected);
    let gazetteer = Gazetteer::read(&lines.join("\n"), "").expect("a table");
    assert!(gazetteer.on(&code("X002"), day("1931-01-01")).is_ok());
}

#[test]
fn a_row_of_the_register_that_cannot_be_read_is_named() {
    let broken = REGISTER.replace("1930-05-05", "5 May 1930");
    assert_eq!(read_register(&broken), Err(RegisterError { line: 3 }));
}

proptest! {
    #[test]
    fn foreign_text_never_panics(text in "[^\r]{0,80}", rows in "(\"?[A-Z0-9-]{0,10}\"?,){0,8}\n{0,2}") {
        let _ = (Gazetteer::read(&text, &rows).is_ok(), read_register(&text), read_register(&format!("{REGISTER}{rows}")));
    }
}
