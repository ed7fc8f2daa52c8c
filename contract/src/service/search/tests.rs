use super::*;
use crate::service::file::{built_in, built_in_catalogue};

fn found(index: &Index, typed: &str) -> Vec<String> {
    index.find(typed).into_iter().map(|hit| hit.slug.to_owned()).collect()
}

#[test]
fn what_people_type_finds_what_they_mean_first() {
    let services = built_in();
    let index = Index::new(&services, &built_in_catalogue(), "it");
    let cases = [
        ("nido", "nido"),
        ("asilo nido", "nido"),
        ("asili", "nido"),
        ("ailo", "nido"),
        ("ASILO", "nido"),
        ("materna", "preschool"),
        ("scuola dell'infanzia", "preschool"),
        ("scuola bus", "school_bus"),
        ("scuolabus", "school_bus"),
        ("scoulabus", "school_bus"),
        ("pulmino", "school_bus"),
        ("trasporti scolastici", "school_bus"),
        ("doposcuola", "pre_post_school"),
        ("carta identita", "identity_card"),
        ("carta d'identità", "identity_card"),
        ("carta identitá elettronica", "identity_card"),
        ("cie", "identity_card"),
        ("permesso residenti", "resident_parking"),
        ("certificato di residenza", "certificates"),
        ("stato di famiglia", "certificates"),
        ("certificato di nascita", "civil_certificates"),
        ("cambio residenza", "change_of_residence"),
        ("trasloco", "change_of_residence"),
        ("suolo publico", "public_space"),
        ("ponteggi", "public_space"),
        ("invalidi", "disabled_badge"),
        ("buche", "report"),
        ("lampione", "report"),
        ("tari", "waste_tax"),
        ("imu", "property_tax"),
        ("multe", "fines"),
        ("delibera", "notice_board"),
        ("piano regolatore", "cartography"),
        ("aprire un negozio", "suap"),
        ("sposarsi", "marriage"),
        ("divano", "bulky_waste"),
        ("libri", "library"),
        ("scrutatori", "electoral_roll"),
        ("delega", "accreditation"),
    ];
    for (typed, slug) in cases {
        let found = found(&index, typed);
        assert_eq!(found.first().map(String::as_str), Some(slug), "{typed}: {found:?}");
    }
}

#[test]
fn a_permit_for_the_traffic_zone_finds_all_three() {
    let services = built_in();
    let index = Index::new(&services, &built_in_catalogue(), "it");
    let mut found = found(&index, "permesso ztl");
    found.truncate(3);
    found.sort();
    assert_eq!(found, ["resident_parking", "ztl_garages", "ztl_hotels"]);
}

#[test]
fn a_life_event_and_a_category_find_what_belongs_to_them() {
    let services = built_in();
    let index = Index::new(&services, &built_in_catalogue(), "it");
    let cases = [("ho un figlio", "nido"), ("apro un'attività", "suap"), ("anagrafe", "change_of_residence")];
    for (typed, slug) in cases {
        assert!(found(&index, typed).contains(&slug.to_owned()), "{typed}");
    }
}

#[test]
fn nonsense_finds_nothing() {
    let services = built_in();
    let index = Index::new(&services, &built_in_catalogue(), "it");
    for typed in ["", "   ", "!?", "qwertz", "carbonara", "di", "x", "astronave lunare", "zzzzzzzzz", "夏"] {
        assert_eq!(found(&index, typed), Vec::<String>::new(), "{typed}");
    }
}

#[test]
fn another_language_finds_its_own_words_and_the_italian_ones() {
    let services = built_in();
    let cases = [
        ("en", "school bus", "school_bus"),
        ("en", "creche", "nido"),
        ("en", "weddings", "marriage"),
        ("en", "asilo", "nido"),
        ("de", "kinderkrippe", "nido"),
        ("de", "Bußgeld", "fines"),
        ("de", "umzug", "change_of_residence"),
    ];
    for (language, typed, slug) in cases {
        let index = Index::new(&services, &built_in_catalogue(), language);
        let found = found(&index, typed);
        assert!(found.iter().take(2).any(|one| one == slug), "{typed}: {found:?}");
    }
}

#[test]
fn the_title_counts_for_more_than_a_synonym_and_that_for_more_than_the_summary() {
    let mut services = built_in();
    services.truncate(3);
    for (place, service) in services.iter_mut().enumerate() {
        service.title.it = if place == 2 { "Ornitorinco" } else { "Altro" }.to_owned();
        service.synonyms.it = if place == 0 { vec!["ornitorinco".to_owned()] } else { Vec::new() };
        service.summary.it = if place == 1 { "Un ornitorinco." } else { "Altro." }.to_owned();
        service.slug = format!("service_{place}");
    }
    let index = Index::new(&services, &built_in_catalogue(), "it");
    assert_eq!(found(&index, "ornitorinchi"), ["service_2", "service_0", "service_1"]);
}

#[test]
fn a_distance_is_known_up_to_its_limit() {
    let cases = [
        ("ASIL", "ASIL", 0, Some(0)),
        ("AIL", "ASIL", 1, Some(1)),
        ("SAIL", "ASIL", 1, Some(1)),
        ("ASIL", "NID", 2, None),
        ("", "AB", 2, Some(2)),
        ("CA", "ABC", 3, Some(3)),
    ];
    for (one, other, within, distance) in cases {
        assert_eq!(super::distance(one, other, within), distance, "{one} {other}");
    }
}

#[test]
fn stems_of_one_and_many_are_the_same() {
    for (one, other) in [
        ("asilo", "asili"),
        ("carta", "carte"),
        ("scolastico", "scolastiche"),
        ("segnalazione", "segnalazioni"),
        ("famiglia", "famiglie"),
        ("permit", "permits"),
        ("bosco", "boschi"),
    ] {
        assert_eq!(words(one), words(other), "{one}");
    }
    assert_ne!(words("nido"), words("nonno"));
}
