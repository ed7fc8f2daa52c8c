use super::*;

const KEY: StoreKey = StoreKey([1; 32]);

fn noon() -> Timestamp {
    "2026-11-23T11:00:00Z".parse().unwrap()
}

fn put_draft(store: &Store, id: &str) {
    let sql = "INSERT INTO draft (id, report, step, saved_at) VALUES (?1, '{}', '\"data\"', 0)";
    store.citizen.execute(sql, [id]).unwrap();
}

fn drafts(store: &Store) -> u32 {
    store.citizen.query_row("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_wrong_key_is_told_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    put_draft(&Store::open(folder.path(), &KEY, noon()).unwrap(), "a");
    let wrong = Store::open(folder.path(), &StoreKey([2; 32]), noon());
    assert!(matches!(wrong, Err(OpenError::Unreadable(_))));
    assert_eq!(drafts(&Store::open(folder.path(), &KEY, noon()).unwrap()), 1);
}

#[test]
fn nothing_readable_lies_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY, noon()).unwrap();
    put_draft(&store, "una-bozza-molto-riconoscibile");
    drop(store);
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"una-bozza"), "found in clear");
        assert!(!bytes.starts_with(b"SQLite format 3"));
    }
}

#[test]
fn a_damaged_file_is_kept_and_the_last_backup_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    put_draft(&Store::open(folder.path(), &KEY, noon()).unwrap(), "a");
    let tomorrow = noon() + jiff::SignedDuration::from_hours(25);
    drop(Store::open(folder.path(), &KEY, tomorrow).unwrap());
    fs::write(folder.path().join(CITIZEN), vec![0x5a; 8_192]).unwrap();
    assert!(matches!(Store::open(folder.path(), &KEY, tomorrow), Err(OpenError::Unreadable(_))));

    backup::restore(folder.path(), &KEY, tomorrow).unwrap();
    assert_eq!(drafts(&Store::open(folder.path(), &KEY, tomorrow).unwrap()), 1);
    let kept = folder.path().join(format!("citizen.damaged-{}.db", tomorrow.as_millisecond()));
    assert_eq!(fs::read(kept).unwrap().len(), 8_192);
}

#[test]
fn a_damaged_file_without_a_backup_is_kept_and_a_new_one_begun() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(CITIZEN), vec![0x5a; 8_192]).unwrap();
    backup::restore(folder.path(), &KEY, noon()).unwrap();
    assert_eq!(drafts(&Store::open(folder.path(), &KEY, noon()).unwrap()), 0);
}

#[test]
fn a_cache_of_another_version_is_dropped_and_the_citizens_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY, noon()).unwrap();
    put_draft(&store, "a");
    store.cache.execute("INSERT INTO cursor (one, value) VALUES (1, 'x')", []).unwrap();
    store.cache.pragma_update(None, "user_version", CACHE_VERSION + 1).unwrap();
    drop(store);
    let store = Store::open(folder.path(), &KEY, noon()).unwrap();
    assert_eq!(drafts(&store), 1);
    let cursors: u32 = store.cache.query_row("SELECT count(*) FROM cursor", [], |row| row.get(0)).unwrap();
    assert_eq!(cursors, 0);
}

#[test]
fn only_the_newest_backups_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    for day in 0..6 {
        Store::open(folder.path(), &KEY, noon() + jiff::SignedDuration::from_hours(25 * day)).unwrap();
    }
    assert_eq!(backup::list(folder.path()).unwrap().len(), 3);
}

/// Puts into a folder what somebody's `citizen.db` was at version 1.
pub fn version_1(folder: &Path, key: &StoreKey) {
    let old = Connection::open(folder.join(CITIZEN)).unwrap();
    old.pragma_update(None, "key", key.pragma()).unwrap();
    old.execute_batch(include_str!("fixtures/citizen_v1.sql")).unwrap();
}

/// What the people of each version had on their devices, and what today's program must still find.
#[test]
fn a_file_of_version_1_opens_with_everything_in_it() {
    let folder = tempfile::tempdir().unwrap();
    version_1(folder.path(), &KEY);

    let store = Store::open(folder.path(), &KEY, noon()).unwrap();
    assert_eq!(migrate::version(&store.citizen).unwrap(), migrate::MIGRATIONS.len());
    let drafts = crate::drafts::list(&store.citizen).unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.title.as_str()).collect::<Vec<_>>(), ["Buca in via di Roma"]);
    assert_eq!(crate::pictures::of(&store.citizen, drafts[0].id).unwrap().len(), 1);
    let cards = crate::reports::list(&store, noon()).unwrap();
    assert_eq!(
        cards.iter().map(|card| card.title.as_str()).collect::<Vec<_>>(),
        ["Cassonetto rotto", "Lampione spento"]
    );
    assert_eq!(cards[1].code.as_ref().map(|code| code.0.as_str()), Some("2025-0000041"));
    assert_eq!(crate::outbox::waiting(&store.citizen).unwrap().0, 1);
    assert_eq!(crate::settings::get(&store.citizen).unwrap().language.as_deref(), Some("de"));
}

#[test]
fn a_form_that_was_begun_before_there_were_amendments_begins_a_proceeding() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_at(&migrate::MIGRATIONS[..6], folder.path(), &KEY, noon()).unwrap();
    let sql = r#"INSERT INTO form (id, owner, slug, version, for_whom, name, section, saved_at, is_sent) VALUES
        ('0193575e-7a80-7000-8000-000000000001', '', 'nido', 1, '"oneself"', '{"stamp":{"at":0,"by":"a"}}', '', 0, 0)"#;
    store.citizen.execute(sql, []).unwrap();
    drop(store);
    let store = Store::open(folder.path(), &KEY, noon()).unwrap();
    let [draft] = &crate::forms::drafts(&store.citizen, "").unwrap()[..] else { panic!("one draft") };
    assert_eq!((draft.slug.as_str(), draft.amends), ("nido", None));
}

const ADDS_AND_DELETES: &str =
    "ALTER TABLE draft ADD COLUMN colour TEXT NOT NULL DEFAULT 'rosso'; DELETE FROM draft WHERE id = 'b';";
const FAILS_HALF_WAY: &str = "DELETE FROM draft; INSERT INTO no_such_table VALUES (1);";

/// A folder with two drafts of version 1, closed.
fn before_an_update() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_at(&migrate::MIGRATIONS[..1], folder.path(), &KEY, noon()).unwrap();
    put_draft(&store, "a");
    put_draft(&store, "b");
    folder
}

#[test]
fn before_a_migration_the_file_is_copied_as_it_was() {
    let folder = before_an_update();
    assert!(backup::list(folder.path()).unwrap().is_empty());
    let scripts = [migrate::MIGRATIONS[0], ADDS_AND_DELETES];
    let store = Store::open_at(&scripts, folder.path(), &KEY, noon()).unwrap();
    assert_eq!((migrate::version(&store.citizen).unwrap(), drafts(&store)), (2, 1));
    let [(at, copy)] = &backup::list(folder.path()).unwrap()[..] else { panic!("one copy") };
    assert_eq!(*at, noon());
    let copy = open_file(copy, &KEY).unwrap();
    let mut statement = copy.prepare("SELECT id FROM draft ORDER BY id").unwrap();
    let ids: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(|id| id.unwrap()).collect();
    assert_eq!((migrate::version(&copy).unwrap(), ids), (1, vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn a_migration_that_fails_leaves_the_file_to_the_version_before() {
    let folder = before_an_update();
    let scripts = [migrate::MIGRATIONS[0], FAILS_HALF_WAY];
    assert!(matches!(Store::open_at(&scripts, folder.path(), &KEY, noon()), Err(OpenError::Other(_))));
    let store = Store::open_at(&migrate::MIGRATIONS[..1], folder.path(), &KEY, noon()).unwrap();
    assert_eq!((migrate::version(&store.citizen).unwrap(), drafts(&store)), (1, 2));
}
