//! What a version for one person left.

use super::*;
use crate::db::version_1;

#[test]
fn a_store_of_a_version_for_one_person_becomes_the_first_persons() {
    let pc = Pc::new(Keys::default());
    let key = StoreKey([1; 32]);
    pc.keys.keep(STORE, &key);
    version_1(pc.root.path(), &key);
    for _ in 0..2 {
        let people = pc.starts();
        assert_eq!(people.open().unwrap(), Opening::Ready);
        assert_eq!(drafts(&people), ["Buca in via di Roma"]);
    }
    assert!(!pc.root.path().join(db::CITIZEN).exists());
}

#[test]
fn a_move_that_is_cut_short_at_any_point_loses_nothing_of_a_real_store() {
    let old = Pc::new(Keys::default());
    let key = StoreKey([1; 32]);
    version_1(old.root.path(), &key);
    // As a kill leaves it: what was written last is beside the store, not in it.
    let store = Store::open(old.root.path(), &key, World::real().now()).unwrap();
    store.citizen.execute("UPDATE draft SET report = replace(report, 'Buca', 'Voragine')", []).unwrap();
    let files = || std::fs::read_dir(old.root.path()).unwrap().map(|file| file.unwrap().path());
    assert!(files().any(|file| file.ends_with("citizen.db-wal")));
    for cut in 0..=files().count() {
        let pc = Pc::new(Keys::default());
        pc.keys.keep(STORE, &key);
        for file in files() {
            std::fs::copy(&file, pc.root.path().join(file.file_name().unwrap())).unwrap();
        }
        let index = serde_json::json!({ "people": [{ "id": "0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b" }] });
        std::fs::write(pc.root.path().join("people.json"), index.to_string()).unwrap();
        let person = pc.root.path().join("people/0192f0c1-2c3d-7e4f-8a5b-6c7d8e9f0a1b");
        std::fs::create_dir_all(&person).unwrap();
        for (from, to) in move_in::steps(pc.root.path(), &person).unwrap().into_iter().take(cut) {
            std::fs::rename(from, to).unwrap();
        }
        let people = pc.starts();
        assert_eq!(people.open().unwrap(), Opening::Ready, "cut after {cut}");
        assert_eq!(drafts(&people), ["Voragine in via di Roma"], "cut after {cut}");
    }
}

#[test]
fn a_passphrase_of_a_version_for_one_person_goes_on_and_becomes_a_lock() {
    let pc = Pc::new(Keys::default().away());
    std::fs::write(pc.root.path().join("passphrase.json"), include_str!("../../db/fixtures/passphrase_v1.json"))
        .unwrap();
    let old = db::key::unlock(pc.root.path(), "tre tigri").unwrap().unwrap();
    version_1(pc.root.path(), &old);
    for _ in 0..2 {
        let people = pc.starts();
        let (cards, chosen, _) = locked(people.open().unwrap());
        assert_eq!((cards[0].lock, cards[0].wait_s), (Some(LockKind::Passphrase), 0));
        assert!(locked(people.unlock(chosen.unwrap(), "tre tigr").unwrap()).2);
        assert_eq!(people.unlock(chosen.unwrap(), "tre tigri").unwrap(), Opening::Ready);
        assert_eq!(drafts(&people), ["Buca in via di Roma"]);
    }
    let person = pc.starts();
    person.open().unwrap();
    let folder = pc.root.path().join("people");
    let folder = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    assert!(folder.join("lock.json").exists() && !folder.join("passphrase.json").exists());
}
