use rapida_contract::acting::Right;
use rapida_contract::problem::Code;

use super::*;
use crate::db::key::StoreKey;

const RAVAIOLI: &str = "RVLPLA64A15H199T";

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &StoreKey([1; 32]), "2026-11-23T11:00:00Z".parse().unwrap()).unwrap();
    (folder, store)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn hotel(until: Option<&str>) -> Capacity {
    Capacity {
        subject: "structure:albergo-tre-pini".parse().unwrap(),
        name: "Albergo Tre Pini".to_owned(),
        right: Right::Staff,
        services: vec![],
        until: until.map(day),
    }
}

#[test]
fn a_right_stands_on_its_last_day_and_is_lost_on_the_next() {
    let (_folder, store) = store();
    let hotel = hotel(Some("2026-12-31"));
    keep(&store.cache, RAVAIOLI, std::slice::from_ref(&hotel)).unwrap();
    choose(&store, RAVAIOLI, Some(&hotel.subject), day("2026-11-23")).unwrap();

    assert_eq!(subject(&store, RAVAIOLI, day("2026-12-31"), None).unwrap(), Some(hotel.subject.clone()));
    let after = get(&store, RAVAIOLI, day("2027-01-01")).unwrap();
    assert_eq!(after, Acting { lost: Some("Albergo Tre Pini".to_owned()), ..Acting::default() });
    let refused = subject(&store, RAVAIOLI, day("2027-01-01"), None).map_err(Problem::from).unwrap_err();
    assert_eq!(refused.code, Code::NoRight, "and never is the person taken to act for themselves");
    choose(&store, RAVAIOLI, None, day("2027-01-01")).unwrap();
    assert_eq!(subject(&store, RAVAIOLI, day("2027-01-01"), None).unwrap(), None, "until they choose to");
}

#[test]
fn a_revoked_right_is_lost_when_the_municipality_tells() {
    let (_folder, store) = store();
    let (hotel, today) = (hotel(None), day("2026-11-23"));
    keep(&store.cache, RAVAIOLI, std::slice::from_ref(&hotel)).unwrap();
    choose(&store, RAVAIOLI, Some(&hotel.subject), today).unwrap();
    assert!(keep(&store.cache, RAVAIOLI, &[]).unwrap());
    assert_eq!(get(&store, RAVAIOLI, today).unwrap().lost.as_deref(), Some("Albergo Tre Pini"));
}

#[test]
fn nobody_is_chosen_without_a_right() {
    let (_folder, store) = store();
    let (hotel, today) = (hotel(Some("2026-11-22")), day("2026-11-23"));
    keep(&store.cache, RAVAIOLI, std::slice::from_ref(&hotel)).unwrap();
    let refused = choose(&store, RAVAIOLI, Some(&hotel.subject), today).map_err(Problem::from).unwrap_err();
    assert_eq!(refused.code, Code::NoRight);
}

#[test]
fn nobody_acts_in_a_service_that_none_of_their_rights_is_for() {
    let (_folder, store) = store();
    let today = day("2026-11-23");
    let narrow = |service: &str| Capacity { services: vec![service.to_owned()], ..hotel(None) };
    let (permits, reports) = (narrow("ztl_permit"), narrow("report"));
    keep(&store.cache, RAVAIOLI, std::slice::from_ref(&permits)).unwrap();
    choose(&store, RAVAIOLI, Some(&permits.subject), today).unwrap();
    let refused = subject(&store, RAVAIOLI, today, Some("report")).map_err(Problem::from).unwrap_err();
    assert_eq!(refused.code, Code::NoRight);
    for service in [None, Some("ztl_permit")] {
        assert_eq!(subject(&store, RAVAIOLI, today, service).unwrap(), Some(permits.subject.clone()));
    }
    // Two mandates of one client are two lines.
    keep(&store.cache, RAVAIOLI, &[permits.clone(), reports]).unwrap();
    assert_eq!(subject(&store, RAVAIOLI, today, Some("report")).unwrap(), Some(permits.subject));
}

#[test]
fn the_choice_of_one_person_is_not_the_next_one_s() {
    let (_folder, store) = store();
    let (hotel, today) = (hotel(None), day("2026-11-23"));
    keep(&store.cache, RAVAIOLI, std::slice::from_ref(&hotel)).unwrap();
    choose(&store, RAVAIOLI, Some(&hotel.subject), today).unwrap();
    assert_eq!(get(&store, "ZLOMRC79M19D458N", today).unwrap(), Acting::default());
}
