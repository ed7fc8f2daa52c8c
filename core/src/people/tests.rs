mod biometrics;
mod one_person;

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use rapida_contract::ipc::Prompt;
use rapida_contract::problem::Fault;
use rapida_contract::report::Step;

use super::*;
use crate::db::{self, Store, backup};
use crate::lock;

const PIN: &str = "259014";
const OTHER: &str = "604873";

/// A key store that lasts as long as its handles, and can be away.
#[derive(Clone, Default)]
struct Keys {
    kept: Arc<Mutex<HashMap<String, StoreKey>>>,
    is_away: Arc<AtomicBool>,
}

impl Keys {
    fn away(self) -> Self {
        self.is_away.store(true, Ordering::SeqCst);
        self
    }

    fn accounts(&self) -> Vec<String> {
        let mut accounts: Vec<String> = self.kept.lock().unwrap().keys().cloned().collect();
        accounts.sort();
        accounts
    }
}

impl KeyStore for Keys {
    fn key(&self, account: &str) -> SystemKey {
        match self.kept.lock().unwrap().get(account) {
            _ if self.is_away.load(Ordering::SeqCst) => SystemKey::Unavailable,
            Some(key) => SystemKey::Kept(key.clone()),
            None => SystemKey::Absent,
        }
    }

    fn keep(&self, account: &str, key: &StoreKey) -> bool {
        let is_here = !self.is_away.load(Ordering::SeqCst);
        if is_here {
            self.kept.lock().unwrap().insert(account.to_owned(), key.clone());
        }
        is_here
    }

    fn forget(&self, account: &str) {
        self.kept.lock().unwrap().remove(account);
    }
}

/// A sensor for fingers: away, until it is said what it finds.
#[derive(Clone, Default)]
struct Sensor(Arc<Mutex<Option<bool>>>);

impl Sensor {
    fn finds(&self, known: bool) {
        *self.0.lock().unwrap() = Some(known);
    }
}

impl Biometrics for Sensor {
    fn are_there(&self) -> bool {
        self.0.lock().unwrap().is_some()
    }

    fn confirm(&self, _: &Prompt) -> bool {
        self.0.lock().unwrap().unwrap_or_default()
    }
}

/// A device that can be started again and again.
struct Pc {
    root: tempfile::TempDir,
    keys: Keys,
    sensor: Sensor,
    running_s: Arc<AtomicU64>,
}

impl Pc {
    fn new(keys: Keys) -> Self {
        Self { root: tempfile::tempdir().unwrap(), keys, sensor: Sensor::default(), running_s: Arc::default() }
    }

    fn starts(&self) -> Arc<People> {
        let running = self.running_s.clone();
        let world = World::real().running_by(move || Duration::from_secs(running.load(Ordering::SeqCst)));
        let folder = self.root.path().to_owned();
        let home = Home { folder: folder.clone(), documents: folder, server: "http://127.0.0.1:9".into() };
        People::new(home, world, Box::new(self.keys.clone()), Box::new(self.sensor.clone()), Place::Desktop)
    }

    fn runs(&self, seconds: u64) {
        self.running_s.fetch_add(seconds, Ordering::SeqCst);
    }
}

fn code<T: std::fmt::Debug>(outcome: Result<T>) -> Code {
    Problem::from(outcome.unwrap_err()).code
}

/// Locked, with who is chosen and whether what was given was wrong.
fn locked(opening: Opening) -> (Vec<PersonCard>, Option<PersonId>, bool) {
    match opening {
        Opening::Locked { people, chosen, wrong, .. } => (people, chosen, wrong),
        other => panic!("locked: {other:?}"),
    }
}

fn only(people: &People) -> PersonId {
    people.people().unwrap().here
}

/// Somebody alone with a PIN, at the app.
fn alone_with_pin(pc: &Pc) -> (Arc<People>, PersonId) {
    let people = pc.starts();
    assert_eq!(people.open().unwrap(), Opening::Ready);
    people.set_lock(None, LockKind::Pin, PIN).unwrap();
    let person = only(&people);
    (people, person)
}

fn draft(people: &People, title: &str) {
    let device = people.device().unwrap();
    let report = rapida_contract::report::NewReport { title: title.into(), ..Default::default() };
    device.save_draft(device.new_draft().unwrap().id, &report, Step::Data).unwrap();
}

fn drafts(people: &People) -> Vec<String> {
    let home = people.device().unwrap().home().unwrap();
    home.drafts.into_iter().map(|draft| draft.title).collect()
}

#[test]
fn somebody_alone_without_a_lock_is_asked_nothing() {
    let pc = Pc::new(Keys::default());
    for _ in 0..2 {
        let people = pc.starts();
        assert_eq!(people.open().unwrap(), Opening::Ready);
        assert!(!people.has_lock() && !people.is_locked());
        people.lock_now();
        assert!(people.device().is_ok(), "there is nothing to open it with");
    }
    assert_eq!(pc.keys.accounts(), [STORE]);
}

#[test]
fn without_a_key_store_only_a_passphrase_locks() {
    let pc = Pc::new(Keys::default().away());
    let people = pc.starts();
    assert_eq!(people.open().unwrap(), Opening::NeedsPassphrase);
    assert_eq!(code(people.choose_passphrase("corta")), Code::Invalid);
    assert_eq!(people.choose_passphrase("tre tigri contro").unwrap(), Opening::Ready);
    assert!(!people.people().unwrap().has_key_store);
    let old = Some("tre tigri contro");
    assert_eq!(code(people.set_lock(old, LockKind::Pin, PIN)), Code::NoKeyStore);
    assert_eq!(code(people.remove_lock("tre tigri contro")), Code::NoKeyStore);
    people.set_lock(old, LockKind::Passphrase, "trentatré trentini").unwrap();
    let person = only(&people);
    let people = pc.starts();
    assert!(locked(people.unlock(person, "tre tigri contro").unwrap()).2);
    assert_eq!(people.unlock(person, "trentatré trentini").unwrap(), Opening::Ready);
}

#[test]
fn with_a_pin_the_key_leaves_the_key_store_and_what_is_left_opens_nothing() {
    let pc = Pc::new(Keys::default());
    let (people, person) = alone_with_pin(&pc);
    draft(&people, "Lampione");
    assert_eq!(pc.keys.accounts(), [lock::account(person)]);
    let key = people.device().unwrap().key().unwrap();
    let folder = pc.root.path().join("people").join(person.to_string());
    let left = pc.keys.kept.lock().unwrap().values().cloned().collect::<Vec<_>>();
    for other in left {
        assert!(other != key);
        assert!(Store::open(&folder, &other, World::real().now()).is_err());
    }
    holds_no(&folder, &key.0);
    let people = pc.starts();
    assert_eq!(locked(people.open().unwrap()).1, Some(person), "the only one is chosen already");
    assert_eq!(code(people.device().map(drop)), Code::AppLocked);
    assert_eq!(people.unlock(person, PIN).unwrap(), Opening::Ready);
    assert_eq!(drafts(&people), ["Lampione"]);
}

fn holds_no(folder: &Path, secret: &[u8]) {
    let hex = rapida_contract::digest::hex(secret);
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        assert!(!bytes.windows(hex.len()).any(|window| window == hex.as_bytes()));
    }
}

#[test]
fn a_pin_is_nothing_without_the_secret_of_this_devices_key_store() {
    let pc = Pc::new(Keys::default());
    let (_, person) = alone_with_pin(&pc);
    // The disk is copied to another machine.
    let thief = Pc { root: pc.root, ..Pc::new(Keys::default()) };
    assert_eq!(code(thief.starts().unlock(person, PIN)), Code::KeyWithheld);
    thief.keys.keep(&lock::account(person), &StoreKey([9; 32]));
    assert!(locked(thief.starts().unlock(person, PIN).unwrap()).2);
}

#[test]
fn a_lock_whose_setting_was_cut_short_is_a_lock() {
    let pc = Pc::new(Keys::default());
    let (people, person) = alone_with_pin(&pc);
    // The key had not left the key store yet.
    pc.keys.keep(STORE, &people.device().unwrap().key().unwrap());
    let people = pc.starts();
    locked(people.open().unwrap());
    assert_eq!(pc.keys.accounts(), [lock::account(person)]);
}

#[test]
fn changing_and_removing_a_lock_takes_the_one_before() {
    let pc = Pc::new(Keys::default());
    let (people, person) = alone_with_pin(&pc);
    for wrong in [None, Some(OTHER)] {
        assert_eq!(code(people.set_lock(wrong, LockKind::Pin, OTHER)), Code::WrongPin);
    }
    assert_eq!(code(people.remove_lock(OTHER)), Code::WrongPin);
    let Problem { errors, .. } = people.set_lock(Some(PIN), LockKind::Pin, "123456").unwrap_err().into();
    assert_eq!(errors[0].fault, Fault::TooSimple);
    people.set_lock(Some(PIN), LockKind::Pin, OTHER).unwrap();
    assert!(locked(pc.starts().unlock(person, PIN).unwrap()).2);
    let people = pc.starts();
    assert_eq!(people.unlock(person, OTHER).unwrap(), Opening::Ready);
    people.remove_lock(OTHER).unwrap();
    assert_eq!(pc.keys.accounts(), [STORE]);
    assert_eq!(pc.starts().open().unwrap(), Opening::Ready);
}

#[test]
fn wrong_pins_wait_wherever_they_are_tried_and_a_restart_shortens_nothing() {
    let pc = Pc::new(Keys::default());
    let (people, person) = alone_with_pin(&pc);
    for _ in 0..3 {
        assert_eq!(code(people.remove_lock(OTHER)), Code::WrongPin);
    }
    let people = pc.starts();
    for last in [false, true] {
        let (cards, _, wrong) = locked(people.unlock(person, OTHER).unwrap());
        assert_eq!((cards[0].wait_s, wrong), (if last { 30 } else { 0 }, true));
    }
    assert_eq!(locked(people.unlock(person, PIN).unwrap()).0[0].wait_s, 30, "not even the right one");
    pc.runs(12);
    people.look();
    let people = pc.starts();
    assert_eq!(locked(people.open().unwrap()).0[0].wait_s, 18);
    pc.runs(18);
    assert_eq!(people.unlock(person, PIN).unwrap(), Opening::Ready);
    assert_eq!(people.people().unwrap().people[0].wait_s, 0);
}

#[test]
fn a_locked_app_answers_nothing_personal_and_goes_on_inside() {
    let pc = Pc::new(Keys::default());
    let (people, person) = alone_with_pin(&pc);
    let mut happenings = people.happenings();
    people.lock_now();
    assert!(matches!(happenings.try_recv(), Ok(Happening::Locked)));
    assert_eq!(code(people.device().map(drop)), Code::AppLocked);
    assert_eq!(code(people.people()), Code::AppLocked);
    assert_eq!(code(people.set_lock(Some(PIN), LockKind::Pin, OTHER)), Code::AppLocked);
    assert_eq!(code(people.rename("Io")), Code::AppLocked);
    assert_eq!(code(people.add("Tu", LockKind::Pin, OTHER)), Code::AppLocked);
    assert!(people.settings().is_ok() && people.device_within().is_some_and(|device| device.home().is_ok()));
    assert_eq!(locked(people.open().unwrap()).1, Some(person));
    assert_eq!(people.unlock(person, PIN).unwrap(), Opening::Ready);
}

#[test]
fn an_app_left_alone_locks_by_itself() {
    let pc = Pc::new(Keys::default());
    let (people, _) = alone_with_pin(&pc);
    pc.runs(299);
    people.presence(true);
    pc.runs(299);
    people.look();
    assert!(!people.is_locked());
    pc.runs(1);
    people.presence(true);
    assert!(people.is_locked(), "who comes too late finds it locked");
}

#[test]
fn several_people_have_each_their_own_store_and_need_a_lock() {
    let pc = Pc::new(Keys::default());
    let people = pc.starts();
    people.open().unwrap();
    assert_eq!(code(people.add("Turno di notte", LockKind::Pin, OTHER)), Code::LockNeeded);
    people.set_lock(None, LockKind::Pin, PIN).unwrap();
    people.rename(" Turno mattina ").unwrap();
    draft(&people, "Del mattino");
    let morning = only(&people);
    assert_eq!(code(people.add("", LockKind::Pin, "1")), Code::Invalid);
    let night = people.add("Turno di notte", LockKind::Pin, OTHER).unwrap();
    assert_eq!(code(people.remove_lock(PIN)), Code::LockNeeded);
    assert_eq!(code(people.erase(night)), Code::Forbidden);

    let before = people.device().unwrap();
    people.lock_now();
    assert!(locked(people.unlock(night, PIN).unwrap()).2, "not by the other's PIN");
    assert!(before.home().is_ok(), "whoever tries in vain drives nobody out");
    assert_eq!(people.unlock(night, OTHER).unwrap(), Opening::Ready);
    assert!(drafts(&people).is_empty());
    assert_eq!(Problem::from(before.home().unwrap_err()).code, Code::Locked, "nothing stays open");
    assert!(before.key().is_none());
    draft(&people, "Della notte");

    let people = pc.starts();
    let (cards, chosen, _) = locked(people.open().unwrap());
    assert_eq!(cards.iter().map(|card| card.label.as_str()).collect::<Vec<_>>(), ["Turno mattina", "Turno di notte"]);
    assert_eq!(chosen, None);
    assert_eq!(people.unlock(morning, PIN).unwrap(), Opening::Ready);
    assert_eq!(drafts(&people), ["Del mattino"]);
}

#[test]
fn who_forgot_the_pin_is_erased_and_the_others_stay() {
    let pc = Pc::new(Keys::default());
    let (people, morning) = alone_with_pin(&pc);
    let night = people.add("Turno di notte", LockKind::Pin, OTHER).unwrap();
    draft(&people, "Del mattino");
    people.lock_now();
    let (cards, ..) = locked(people.erase(morning).unwrap());
    assert_eq!(cards.iter().map(|card| card.id).collect::<Vec<_>>(), [night]);
    assert_eq!(pc.keys.accounts(), [lock::account(night)]);
    assert!(!pc.root.path().join("people").join(morning.to_string()).exists());
    assert_eq!(Problem::from(people.unlock(morning, PIN).unwrap_err()).code, Code::NotFound);
    assert_eq!(people.unlock(night, OTHER).unwrap(), Opening::Ready);
    assert_eq!(people.erase(night).unwrap(), Opening::Ready, "with nobody left, somebody new begins");
    assert!(only(&people) != night && drafts(&people).is_empty());
    assert_eq!(pc.keys.accounts(), [STORE]);
}

#[test]
fn a_damaged_store_behind_a_lock_is_mended_from_its_backup() {
    let pc = Pc::new(Keys::default());
    let (people, person) = alone_with_pin(&pc);
    draft(&people, "Lampione");
    let folder = pc.root.path().join("people").join(person.to_string());
    let key = people.device().unwrap().key().unwrap();
    people.device().unwrap().leave();
    let store = Store::open(&folder, &key, World::real().now()).unwrap();
    backup::make(&folder, &store.citizen, &key, World::real().now()).unwrap();
    drop(store);
    std::fs::write(folder.join(db::CITIZEN), vec![0x5a; 8_192]).unwrap();
    let people = pc.starts();
    people.open().unwrap();
    assert!(matches!(people.unlock(person, PIN).unwrap(), Opening::Damaged { backup_of: Some(_), .. }));
    assert_eq!(people.repair().unwrap(), Opening::Ready);
    assert_eq!(drafts(&people), ["Lampione"]);
}
