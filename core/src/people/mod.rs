//! Who is at the app: the people of this device, of whom one at a time has a store open, and whether the app is locked.

mod biometrics;
mod index;
mod locks;
mod move_in;
mod watch;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rapida_contract::changes::Topic;
use rapida_contract::ids::PersonId;
use rapida_contract::ipc::lock::LockKind;
use rapida_contract::ipc::{Opening, PeopleHere, PersonCard, Settings};
use rapida_contract::problem::{Code, Problem};
use tokio::sync::{broadcast, watch as channel};

use crate::db::key::{KeyStore, STORE, StoreKey, SystemKey};
use crate::device::{self, Device, Happening, Home};
use crate::error::{Error, Result};
use crate::lock::Door;
use crate::lock::biometrics::Biometrics;
use crate::lock::idle::{Place, Presence};
use crate::lock::tries::Tries;
use crate::world::World;
use index::{Index, Person};

/// The people of a device.
pub struct People {
    home: Home,
    world: World,
    keys: Box<dyn KeyStore>,
    biometrics: Box<dyn Biometrics>,
    place: Place,
    state: Mutex<State>,
    happenings: broadcast::Sender<Happening>,
    /// The device of whoever is at the app, once it is open.
    open: channel::Sender<Option<Arc<Device>>>,
}

#[derive(Default)]
struct State {
    index: Option<Index>,
    here: Option<Here>,
    tries: HashMap<PersonId, Tries>,
}

/// Who is at the app.
struct Here {
    person: PersonId,
    device: Arc<Device>,
    locked: bool,
    presence: Presence,
}

impl People {
    /// The people whose stores lie below this home; nothing is opened yet.
    pub fn new(
        home: Home,
        world: World,
        keys: Box<dyn KeyStore>,
        biometrics: Box<dyn Biometrics>,
        place: Place,
    ) -> Arc<Self> {
        let (happenings, open) = (device::happenings(), channel::Sender::new(None));
        Arc::new(Self { home, world, keys, biometrics, place, state: Mutex::default(), happenings, open })
    }

    /// Everything that happens from now on, whoever is at the app.
    pub fn happenings(&self) -> broadcast::Receiver<Happening> {
        self.happenings.subscribe()
    }

    fn tell(&self, happening: Happening) {
        // Nobody listening is no fault.
        let _ = self.happenings.send(happening);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic under it leaves at worst somebody who has to open again.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The device of the person at the app, for everything that is personal: not while the app is locked.
    pub fn device(&self) -> Result<Arc<Device>> {
        match &self.state().here {
            Some(Here { device, locked: false, .. }) => Ok(device.clone()),
            _ => Err(Problem::new(Code::AppLocked, "L'app è bloccata: aprila con il tuo PIN.").into()),
        }
    }

    /// The same, locked or not, for what goes on by itself.
    pub fn device_within(&self) -> Option<Arc<Device>> {
        self.open.borrow().clone()
    }

    /// Somebody is back from the browser with this address: whoever is at the app, locked or not.
    pub async fn came_back(&self, address: &str) {
        let mut open = self.open.subscribe();
        // The app may just have been started by this.
        let device = open.wait_for(Option::is_some).await.ok().and_then(|device| device.clone());
        if let Some(device) = device {
            device.came_back(address).await;
        }
    }

    /// Whether nothing personal may be shown.
    pub fn is_locked(&self) -> bool {
        self.state().here.as_ref().is_none_or(|here| here.locked)
    }

    /// Whether whoever is at the app has a lock.
    pub fn has_lock(&self) -> bool {
        let mut state = self.state();
        let here = state.here.as_ref().map(|here| here.person);
        here.is_some_and(|person| self.kind(&mut state, person).is_ok_and(|kind| kind.is_some()))
    }

    /// Language and appearance of the person at the app, which are no secret; the defaults before anybody came.
    pub fn settings(&self) -> Result<Settings> {
        self.device_within().map_or_else(|| Ok(Settings::default()), |device| device.settings())
    }

    /// Opens what opens without a PIN; says what is needed otherwise.
    pub fn open(&self) -> Result<Opening> {
        self.open_in(&mut self.state())
    }

    fn open_in(&self, state: &mut State) -> Result<Opening> {
        let alone = self.index(state)?.alone();
        match &state.here {
            Some(here) if here.locked => return self.locked(state, None, false),
            Some(_) if self.open.borrow().is_some() => return Ok(Opening::Ready),
            _ => {}
        }
        match alone {
            Some(person) if self.kind(state, person)?.is_none() => {
                let device = self.device_of(state, person)?;
                self.arrives(state, person, device, |device| device.open(&*self.keys))
            }
            _ => {
                // Somebody who locked their store and was cut short left its key here.
                self.keys.forget(STORE);
                self.locked(state, None, false)
            }
        }
    }

    /// Chooses the passphrase of a new store where the system has no key store.
    pub fn choose_passphrase(&self, passphrase: &str) -> Result<Opening> {
        let mut state = self.state();
        let alone = self.index(&mut state)?.alone().ok_or_else(lock_needed)?;
        let device = self.device_of(&mut state, alone)?;
        if self.kind(&mut state, alone)?.is_some() || device.has_store() {
            // Its key lies elsewhere: no passphrase can be chosen for it.
            return Err(crate::db::key::withheld());
        }
        let key = StoreKey(self.world.random());
        self.at_door(&mut state, alone, |door| {
            std::fs::create_dir_all(door.folder)?;
            door.lock(&key, LockKind::Passphrase, passphrase)
        })?;
        self.arrives(&mut state, alone, device, |device| device.open_with(key))
    }

    /// Puts a damaged store aside and starts from the last backup, or anew.
    pub fn repair(&self) -> Result<Opening> {
        let mut state = self.state();
        let Some(Here { person, device, locked: false, .. }) = &state.here else {
            return self.open_in(&mut state);
        };
        let (person, device) = (*person, device.clone());
        self.arrives(&mut state, person, device, |device| device.repair(&*self.keys))
    }

    /// Opens somebody's store by their PIN or passphrase. Whoever was at the app before leaves it with that.
    pub fn unlock(&self, person: PersonId, typed: &str) -> Result<Opening> {
        let mut state = self.state();
        let key = match self.try_door(&mut state, person, typed) {
            Ok(Some(key)) => key,
            Ok(None) => return self.locked(&mut state, Some(person), true),
            Err(Error::Problem(problem)) if problem.code == Code::PinWait => {
                return self.locked(&mut state, Some(person), false);
            }
            Err(error) => return Err(error),
        };
        let device = match state.here.take() {
            Some(here) if here.person == person => here.device,
            before => {
                self.leaves(before);
                self.device_of(&mut state, person)?
            }
        };
        if self.open.borrow().is_some() {
            state.here = Some(self.here(person, device));
            return Ok(Opening::Ready);
        }
        self.arrives(&mut state, person, device, |device| device.open_with(key))
    }

    fn here(&self, person: PersonId, device: Arc<Device>) -> Here {
        Here { person, device, locked: false, presence: Presence::new(self.world.moment()) }
    }

    /// Somebody's store is being opened.
    fn arrives(
        &self,
        state: &mut State,
        person: PersonId,
        device: Arc<Device>,
        open: impl FnOnce(&Device) -> Result<Opening>,
    ) -> Result<Opening> {
        let opening = open(&device)?;
        state.here = Some(self.here(person, device.clone()));
        if opening == Opening::Ready {
            self.open.send_replace(Some(device));
        }
        Ok(opening)
    }

    /// Whoever was at the app leaves it: keys and connections go.
    fn leaves(&self, before: Option<Here>) {
        self.open.send_replace(None);
        if let Some(before) = before {
            before.device.leave();
        }
    }

    /// Locks the app, if whoever is at it has a lock. What waits is sent all the same.
    pub fn lock_now(&self) {
        let mut state = self.state();
        let Some(person) = state.here.as_ref().map(|here| here.person) else { return };
        if !self.kind(&mut state, person).is_ok_and(|kind| kind.is_some()) {
            return;
        }
        if let Some(here) = &mut state.here {
            here.locked = true;
        }
        drop(state);
        self.tell(Happening::Locked);
    }

    /// Who uses this device.
    pub fn people(&self) -> Result<PeopleHere> {
        // Before the people are held: the system may take its time.
        let has_biometrics = self.biometrics.are_there();
        let mut state = self.state();
        let here = self.unlocked(&state)?;
        let (person, uses_biometrics) = (here.person, self.uses_biometrics(here));
        let has_key_store = !matches!(self.keys.key(STORE), SystemKey::Unavailable);
        let people = self.cards(&mut state)?;
        Ok(PeopleHere { here: person, people, has_key_store, has_biometrics, uses_biometrics })
    }

    fn unlocked<'s>(&self, state: &'s State) -> Result<&'s Here> {
        let here = state.here.as_ref().filter(|here| !here.locked);
        here.ok_or_else(|| Problem::new(Code::AppLocked, "L'app è bloccata: aprila con il tuo PIN.").into())
    }

    fn cards(&self, state: &mut State) -> Result<Vec<PersonCard>> {
        let people = self.index(state)?.people().to_vec();
        let card = |Person { id, label }: Person| {
            let lock = self.kind(state, id)?;
            let wait = if lock.is_some() { self.tries(state, id)?.wait(&self.world) } else { Default::default() };
            // Rounded up: whoever waits as long as they are told is let in.
            let wait_s = u32::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u32::MAX);
            Ok(PersonCard { id, label, lock, wait_s })
        };
        people.into_iter().map(card).collect()
    }

    fn locked(&self, state: &mut State, tried: Option<PersonId>, wrong: bool) -> Result<Opening> {
        let people = self.cards(state)?;
        let here = state.here.as_ref().map(|here| here.person);
        let alone = self.index(state)?.alone();
        let by_biometrics = self.by_biometrics(state);
        Ok(Opening::Locked { people, chosen: tried.or(here).or(alone), wrong, by_biometrics })
    }

    fn index<'s>(&self, state: &'s mut State) -> Result<&'s mut Index> {
        if state.index.is_none() {
            state.index = Some(Index::open(&self.home.folder, &self.world)?);
        }
        state.index.as_mut().ok_or(Error::Closed)
    }

    fn device_of(&self, state: &mut State, person: PersonId) -> Result<Arc<Device>> {
        let folder = self.index(state)?.folder(person);
        let home = Home { folder, ..self.home.clone() };
        Ok(Device::telling(home, self.world.clone(), self.happenings.clone()))
    }

    /// Does something at somebody's door.
    fn at_door<T>(&self, state: &mut State, person: PersonId, work: impl FnOnce(Door<'_>) -> Result<T>) -> Result<T> {
        let index = self.index(state)?;
        index.knows(person)?;
        let folder = index.folder(person);
        work(Door { person, folder: &folder, keys: &*self.keys, world: &self.world })
    }

    fn kind(&self, state: &mut State, person: PersonId) -> Result<Option<LockKind>> {
        self.at_door(state, person, |door| Ok(door.kind()))
    }

    fn tries<'s>(&self, state: &'s mut State, person: PersonId) -> Result<&'s mut Tries> {
        if !state.tries.contains_key(&person) {
            let tries = self.at_door(state, person, |door| door.tries())?;
            state.tries.insert(person, tries);
        }
        state.tries.get_mut(&person).ok_or(Error::Closed)
    }

    fn changed(&self) {
        self.tell(Happening::Changed(Topic::People));
    }
}

/// With several people each needs one.
fn lock_needed() -> Error {
    Problem::new(Code::LockNeeded, "Con più persone su questo dispositivo ognuna ha bisogno di un blocco.").into()
}

#[cfg(test)]
mod tests;
