use rapida_contract::registry::{Asked, Registry, Told};
use serde_json::json;

use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

const MONTANARI: &str = "MNTGLI88D52H199O";
const ZOLI: &str = "ZLOMRC79M19D458N";

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &StoreKey([1; 32]), "2026-11-23T11:00:00Z".parse().unwrap()).unwrap();
    (folder, store)
}

fn registry() -> Registry {
    let person = json!({ "tax_code": MONTANARI, "given_name": "Giulia", "family_name": "Montanari" });
    Registry {
        identity: Told {
            what: serde_json::from_value(person).unwrap(),
            by: "FedERa di prova".to_owned(),
            at: "2026-11-23T11:00:00Z".parse().unwrap(),
        },
        entry: None,
        register_office: Asked::Away,
    }
}

#[test]
fn what_was_told_of_a_person_is_nobody_else_s() {
    let (_folder, store) = store();
    assert!(keep(&store.cache, MONTANARI, &registry()).unwrap());
    assert!(!keep(&store.cache, MONTANARI, &registry()).unwrap(), "the same again is nothing new");
    assert_eq!(of(&store.cache, MONTANARI).unwrap(), Some(registry()));
    assert_eq!(of(&store.cache, ZOLI).unwrap(), None);
    assert!(keep(&store.cache, ZOLI, &registry()).unwrap());
    assert_eq!(of(&store.cache, MONTANARI).unwrap(), None, "of one person at a time");
    forget(&store.cache).unwrap();
    assert_eq!(of(&store.cache, ZOLI).unwrap(), None);
}
