use rapida_contract::service::edition::Offer;

use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &StoreKey([7; 32]), now()).unwrap();
    (folder, store)
}

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn nido() -> Service {
    built_in().iter().map(|(_, service)| service).find(|service| service.slug == "nido").unwrap().clone()
}

/// Tells of these services, and of nothing else.
fn tell(store: &Store, services: &[Service]) {
    for service in services {
        table::put_edition(&store.cache, &service.edition(), &serde_json::to_string(service).unwrap()).unwrap();
    }
    let editions = services.iter().map(Service::edition).collect();
    table::put_offer(&store.cache, "\"1\"", &Offer { editions, ..Offer::default() }).unwrap();
}

#[test]
fn the_services_that_came_with_the_app_are_there_before_any_contact() {
    let (_folder, store) = store();
    let catalogue = get(&store.cache).unwrap();
    assert!(catalogue.services.len() >= 25);
    assert!(catalogue.service("nido").is_ok() && !catalogue.offer.offices.is_empty());
    let titles: Vec<_> = catalogue.services.iter().map(|service| &service.title.it).collect();
    assert!(titles.is_sorted(), "{titles:?}");
}

#[test]
fn what_the_municipality_tells_takes_the_place_of_what_came_along() {
    let (_folder, store) = store();
    let mut newer = nido();
    newer.version += 1;
    newer.title.it = "Nido, nuovo".into();
    tell(&store, std::slice::from_ref(&newer));
    assert_eq!(get(&store.cache).unwrap().services, [newer]);
}

#[test]
fn an_edition_that_came_along_need_not_be_told_again() {
    let (_folder, store) = store();
    let editions = vec![nido().edition()];
    table::put_offer(&store.cache, "\"1\"", &Offer { editions, ..Offer::default() }).unwrap();
    assert_eq!(get(&store.cache).unwrap().services, [nido()]);
}

#[test]
fn a_service_that_this_version_cannot_read_hides_no_other() {
    let (_folder, store) = store();
    let mut other = nido();
    other.slug = "other".into();
    tell(&store, &[nido(), other.clone()]);
    table::put_edition(&store.cache, &other.edition(), r#"{"slug":"other"}"#).unwrap();
    let slugs: Vec<_> = get(&store.cache).unwrap().services.into_iter().map(|service| service.slug).collect();
    assert_eq!(slugs, ["nido"]);
}

#[test]
fn the_services_opened_last_come_first_and_those_that_are_gone_do_not_come() {
    let (_folder, store) = store();
    let catalogue = get(&store.cache).unwrap();
    let slugs: Vec<&str> = catalogue.services.iter().take(7).map(|service| service.slug.as_str()).collect();
    for (minute, slug) in ["gone"].iter().chain(&slugs).chain(&slugs[..1]).enumerate() {
        let at = now() + jiff::SignedDuration::from_mins(i64::try_from(minute).unwrap());
        remember(&store.citizen, slug, at).unwrap();
    }
    let expected: Vec<&str> = slugs[..1].iter().chain(slugs[3..].iter().rev()).copied().collect();
    assert_eq!(recent(&store.citizen, &catalogue).unwrap(), expected);
}
