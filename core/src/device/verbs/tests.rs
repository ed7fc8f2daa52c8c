use std::path::Path;
use std::sync::Arc;

use rapida_contract::progress::State;

use super::*;
use crate::db::key::StoreKey;
use crate::device::Home as Place;
use crate::world::World;

/// A device at a moment, with the store of [`version_1`](crate::db::version_1): "Lampione spento" is due on 5 December 2025.
fn device_at(moment: &str, folder: &Path) -> Arc<Device> {
    let now: Timestamp = moment.parse().unwrap();
    let key = StoreKey([1; 32]);
    crate::db::version_1(folder, &key);
    let place = Place { folder: folder.into(), documents: folder.into(), server: "http://127.0.0.1:9".into() };
    let device = Device::new(place, World::new(move || now, |bytes| bytes.fill(7)));
    device.store.set(Some(Store::open(folder, &key, now).unwrap()));
    device
}

fn lamp(cards: Vec<ReportCard>) -> Option<ReportCard> {
    cards.into_iter().find(|card| card.title == "Lampione spento")
}

#[test]
fn a_report_whose_last_day_has_passed_in_ravenna_is_for_the_person() {
    for (moment, overdue) in [("2025-12-05T22:59:59Z", false), ("2025-12-05T23:00:00Z", true)] {
        let folder = tempfile::tempdir().unwrap();
        let device = device_at(moment, folder.path());
        let home = device.home().unwrap();
        assert_eq!(lamp(device.reports().unwrap()).map(|card| card.overdue), Some(overdue), "{moment}");
        assert_eq!((lamp(home.to_do).is_some(), lamp(home.under_way).is_some()), (overdue, !overdue), "{moment}");
    }
}

#[test]
fn what_is_closed_is_not_overdue() {
    let folder = tempfile::tempdir().unwrap();
    let device = device_at("2026-11-23T11:00:00Z", folder.path());
    let card = lamp(device.reports().unwrap()).unwrap();
    let told = rapida_contract::changes::OwnReport {
        id: card.id.unwrap(),
        registration: rapida_contract::submission::Registration { year: 2025, number: 41, at: card.updated_at },
        state: State::Resolved,
        office: rapida_contract::submission::Office { id: "lighting".into(), name: card.office },
        due: card.due,
        events: vec![],
        attachments: vec![],
        category: card.category,
        title: card.title,
        details: String::new(),
        address: String::new(),
        point: card.point,
        updated_at: card.updated_at,
    };
    let change = rapida_contract::changes::Change {
        topic: Topic::Report,
        key: told.id.to_string(),
        value: Some(serde_json::to_value(&told).unwrap()),
    };
    device.store.with(|store| reports::pull::apply(&store.cache, &change)).unwrap();
    assert_eq!(lamp(device.reports().unwrap()).map(|card| card.overdue), Some(false));
}
