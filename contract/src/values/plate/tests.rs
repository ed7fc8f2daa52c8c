use proptest::prelude::*;

use super::PlateKind::{Car, Diplomatic, Moped, Motorcycle, Provincial, Services, Test, Trailer, Visitor};
use super::*;
use crate::values::wrong::tests::each_is_reached;

fn italian(typed: &str) -> Plate {
    Plate::italian(typed).expect(typed)
}

#[test]
fn italian_plates_are_known_by_their_kind() {
    let cases: &[(&str, &[PlateKind], &str)] = &[
        ("AA 123BB", &[Car], "AA 123 BB"),
        ("dK 010 DB", &[Car], "DK 010 DB"),
        ("ax-92345", &[Motorcycle], "AX 92345"),
        ("LP 98 87 1", &[Motorcycle], "LP 98871"),
        ("X92345", &[Moped], "X92345"),
        ("XA 123 BC", &[Trailer], "XA 123 BC"),
        ("EE 123 AB", &[Visitor], "EE 123 AB"),
        ("CD 010 AI", &[Diplomatic], "CD 010 AI"),
        ("CD 010 AB", &[Diplomatic, Car], "CD 010 AB"),
        ("CRI 1234", &[Services], "CRI1234"),
        ("CC AB 123", &[Services], "CCAB123"),
        ("VF 12345", &[Motorcycle, Services], "VF 12345"),
        ("YA 123 AB", &[Car, Services], "YA 123 AB"),
        ("GdiF 123 AB", &[Services], "GDIF123AB"),
        ("SMOM 12", &[Services], "SMOM12"),
        ("UNP 12", &[Diplomatic], "UNP12"),
        ("A1 P 12345", &[Test], "A1P12345"),
        ("RA 123456", &[Provincial], "RA 123456"),
        ("RA A12345", &[Provincial], "RA A12345"),
        ("ROMA A12345", &[Provincial], "ROMA A12345"),
    ];
    for (typed, kinds, written) in cases {
        let plate = italian(typed);
        assert_eq!(plate.kinds(), *kinds, "{typed}");
        assert_eq!(plate.to_string(), *written, "{typed}");
        assert_eq!(plate.doubts(), [], "{typed}");
    }
}

#[test]
fn an_unusual_italian_plate_is_taken_with_a_doubt_and_what_it_may_have_been() {
    let cases: &[(&str, &[&str])] = &[
        ("OA555AA", &[]),
        ("AA333IA", &[]),
        ("AU333EE", &[]),
        ("AAI23CD", &["AA123CD"]),
        ("AA123B8", &["AA12388", "AA123BB"]),
        ("XA1O3AB", &["XA103AB"]),
        ("AX9234B", &["AX92348"]),
    ];
    for (typed, meant) in cases {
        let meant = meant.iter().map(|plate| PlateDoubt::Lookalike { plate: (*plate).to_owned() });
        let doubts: Vec<PlateDoubt> = meant.chain([PlateDoubt::Unusual]).collect();
        assert_eq!(italian(typed).doubts(), doubts, "{typed}");
    }
    each_is_reached(PlateDoubt::KEYS, italian("AAI23CD").doubts().iter());
}

#[test]
fn a_foreign_plate_is_free_and_its_umlauts_are_folded() {
    let plate = Plate::new("d", "LÖ-AB 12").expect("a plate");
    assert_eq!((plate.country(), plate.as_str(), plate.to_string().as_str()), ("D", "LOAB12", "D LOAB12"));
    assert_eq!((plate.kinds(), plate.doubts()), (vec![], vec![]));
    assert_ne!(Plate::new("F", "AA123BB"), Plate::italian("AA123BB"));
}

#[test]
fn each_mistake_is_told() {
    let cases = [
        ("", "AA123BB", PlateFault::Country { found: String::new() }),
        ("ITAL", "AA123BB", PlateFault::Country { found: "ITAL".into() }),
        ("I", "AA123/BB", PlateFault::Character { found: '/' }),
        ("SRB", "БГ123", PlateFault::Character { found: 'Б' }),
        ("I", "A", PlateFault::Length { found: 1 }),
        ("D", "ABCDEFGHIJKLM", PlateFault::Length { found: 13 }),
    ];
    for (country, typed, fault) in &cases {
        assert_eq!(Plate::new(country, typed).as_ref(), Err(fault), "{country} {typed}");
    }
    each_is_reached(PlateFault::KEYS, cases.iter().map(|(_, _, fault)| fault));
}

#[test]
fn json_is_read_through_the_same_parse() {
    let plate: Plate = serde_json::from_str(r#"{"country":"d","plate":"m-xy 1234"}"#).expect("reads");
    assert_eq!(serde_json::to_string(&plate).expect("writes"), r#"{"country":"D","plate":"MXY1234"}"#);
    assert!(serde_json::from_str::<Plate>(r#"{"country":"D","plate":"?"}"#).is_err());
}

proptest! {
    #[test]
    fn what_a_plate_may_have_been_is_a_plate_without_doubts(typed in "[A-Z0-9]{7}") {
        for doubt in italian(&typed).doubts() {
            if let PlateDoubt::Lookalike { plate } = doubt {
                prop_assert_eq!(italian(&plate).doubts(), vec![]);
            }
        }
    }

    #[test]
    fn foreign_text_never_panics(country in ".{0,6}", text in ".{0,40}") {
        if let Ok(plate) = Plate::new(&country, &text) {
            let _ = (plate.kinds(), plate.doubts(), plate.to_string());
        }
    }
}
