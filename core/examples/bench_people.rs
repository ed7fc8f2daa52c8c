//! Measures how long one person takes to come to the app in another's place, from the PIN to what the first screen shows,
//! against the bare crates at the same key stretching and the same two encrypted files, in turns in one process. Prints JSON.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use argon2::{Algorithm, Argon2, Params, Version};
use rapida_contract::ids::PersonId;
use rapida_contract::ipc::Opening;
use rapida_contract::ipc::lock::LockKind;
use rapida_contract::report::{NewReport, Step};
use rapida_core::db::key::{KeyStore, StoreKey, SystemKey};
use rapida_core::device::Home;
use rapida_core::lock::biometrics::NoBiometrics;
use rapida_core::lock::idle::Place;
use rapida_core::people::People;
use rapida_core::world::World;
use rusqlite::Connection;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const ROUNDS: usize = 15;
/// What each of the two wrote.
const DRAFTS: u32 = 200;
const MORNING: &str = "259014";
const NIGHT: &str = "604873";

fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let people = on_a_pc(folder.path());
    let shifts = two_shifts(&people)?;
    let bare = Bare::new(&folder.path().join("bare"))?;
    let (mut ours, mut peers) = (Vec::new(), Vec::new());
    for (round, (person, pin)) in shifts.into_iter().cycle().take(ROUNDS + 1).enumerate() {
        let taken = [timed(|| switch(&people, person, pin))?, timed(|| bare.opens(pin))?];
        // The first is not counted: files come from the disk.
        if round > 0 {
            ours.push(taken[0]);
            peers.push(taken[1]);
        }
    }
    let (ours, peer) = (median(ours), median(peers));
    let result = serde_json::json!({ "results": [{ "switch_ms": ours, "peer_ms": peer, "ratio": ours / peer }] });
    // A program whose output is the measurement.
    #[expect(clippy::print_stdout)]
    {
        println!("{result}");
    }
    Ok(())
}

fn timed(work: impl FnOnce() -> Outcome<()>) -> Outcome<f64> {
    let begun = Instant::now();
    work()?;
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn on_a_pc(folder: &Path) -> Arc<People> {
    let home =
        Home { folder: folder.to_owned(), documents: folder.to_owned(), server: "http://127.0.0.1:9".to_owned() };
    People::new(home, World::real(), Box::new(Keys::default()), Box::new(NoBiometrics), Place::Desktop)
}

/// Two people, each with something of their own.
fn two_shifts(people: &People) -> Outcome<[(PersonId, &'static str); 2]> {
    people.open()?;
    people.set_lock(None, LockKind::Pin, MORNING)?;
    let morning = people.people()?.here;
    let night = people.add("Turno di notte", LockKind::Pin, NIGHT)?;
    let shifts = [(morning, MORNING), (night, NIGHT)];
    for (person, pin) in shifts {
        switch(people, person, pin)?;
        let device = people.device()?;
        for number in 0..DRAFTS {
            let report = NewReport { title: format!("Buca numero {number}"), ..NewReport::default() };
            device.save_draft(device.new_draft()?.id, &report, Step::Data)?;
        }
    }
    Ok(shifts)
}

/// Locked, opened by the other's PIN, and the first screen read: the two steps of a shift.
fn switch(people: &People, person: PersonId, pin: &str) -> Outcome<()> {
    people.lock_now();
    if people.unlock(person, pin)? != Opening::Ready {
        return Err("the PIN does not open".into());
    }
    people.device()?.home()?;
    Ok(())
}

/// The same without anything of ours: Argon2id with the parameters of a lock, and two SQLCipher files.
struct Bare {
    argon: Argon2<'static>,
    files: [std::path::PathBuf; 2],
}

impl Bare {
    fn new(folder: &Path) -> Outcome<Self> {
        std::fs::create_dir_all(folder)?;
        let params = Params::new(65_536, 3, 1, Some(32)).map_err(|error| error.to_string())?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let files = ["one.db", "other.db"].map(|name| folder.join(name));
        for file in &files {
            let plain = opened(file)?;
            plain.execute_batch("CREATE TABLE draft (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT")?;
            for number in 0..DRAFTS {
                plain.execute("INSERT INTO draft (title) VALUES (?1)", [format!("Buca numero {number}")])?;
            }
        }
        Ok(Self { argon, files })
    }

    fn opens(&self, pin: &str) -> Outcome<()> {
        let mut key = [0; 32];
        let stretched = self.argon.hash_password_into(pin.as_bytes(), b"sixteen bytes of", &mut key);
        stretched.map_err(|error| error.to_string())?;
        for file in &self.files {
            let _: u32 = opened(file)?.query_row("SELECT count(*) FROM draft", [], |row| row.get(0))?;
        }
        Ok(())
    }
}

fn opened(file: &Path) -> Outcome<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "key", format!("x'{}'", "07".repeat(32)))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    Ok(connection)
}

/// A key store in memory.
#[derive(Default)]
struct Keys(Mutex<HashMap<String, StoreKey>>);

impl KeyStore for Keys {
    fn key(&self, account: &str) -> SystemKey {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(account).map_or(SystemKey::Absent, |key| SystemKey::Kept(key.clone()))
    }

    fn keep(&self, account: &str, key: &StoreKey) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(account.to_owned(), key.clone());
        true
    }

    fn forget(&self, account: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(account);
    }
}
