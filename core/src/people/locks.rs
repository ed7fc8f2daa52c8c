//! Setting and trying locks; who comes to this device and who leaves it for good.

use rapida_contract::ids::PersonId;
use rapida_contract::ipc::Opening;
use rapida_contract::ipc::lock::{self, LockKind};
use rapida_contract::problem::{Code, Problem};

use super::{People, Person, State, lock_needed};
use crate::db::key::{STORE, StoreKey};
use crate::error::{Error, Result};
use crate::lock::{Door, no_key_store};

impl People {
    /// Tries a PIN or passphrase at somebody's door; `None` for a wrong one. Counted before it is made, and refused while it
    /// has to wait.
    pub(super) fn try_door(&self, state: &mut State, person: PersonId, typed: &str) -> Result<Option<StoreKey>> {
        self.at_door(state, person, |door| door.can_be_tried())?;
        if self.tries(state, person)?.attempt(&self.world)?.is_err() {
            return Err(Problem::new(Code::PinWait, "Troppi tentativi: aspetta e riprova.").into());
        }
        let key = self.at_door(state, person, |door| door.open(typed))?;
        if key.is_some() {
            self.tries(state, person)?.succeed(&self.world)?;
        }
        Ok(key)
    }

    /// The store's key of whoever is at the app, who shows by the lock until now, if there is one, that it is them.
    fn proven(&self, state: &mut State, old: Option<&str>) -> Result<(PersonId, StoreKey)> {
        let here = self.unlocked(state)?;
        let (person, key) = (here.person, here.device.key());
        if self.kind(state, person)?.is_none() {
            return Ok((person, key.ok_or(Error::Closed)?));
        }
        match self.try_door(state, person, old.unwrap_or_default())? {
            Some(key) => Ok((person, key)),
            None => Err(Problem::new(Code::WrongPin, "Non è il PIN giusto.").into()),
        }
    }

    /// Locks the store of whoever is at the app from now on, or changes its lock.
    pub fn set_lock(&self, old: Option<&str>, kind: LockKind, typed: &str) -> Result<()> {
        if let Some(fault) = kind.fault(typed) {
            return Err(Problem::invalid(vec![fault]).into());
        }
        let mut state = self.state();
        let (person, key) = self.proven(&mut state, old)?;
        self.at_door(&mut state, person, |door| door.lock(&key, kind, typed))?;
        state.tries.remove(&person);
        // Only now: cut short before, the store opens as it did; cut short here, the next start does it.
        self.keys.forget(STORE);
        drop(state);
        self.changed();
        Ok(())
    }

    /// Takes the lock away from somebody who is alone on this device.
    pub fn remove_lock(&self, typed: &str) -> Result<()> {
        let mut state = self.state();
        if self.index(&mut state)?.alone().is_none() {
            return Err(lock_needed());
        }
        let (person, key) = self.proven(&mut state, Some(typed))?;
        if !self.keys.keep(STORE, &key) {
            return Err(no_key_store());
        }
        self.unlocked(&state)?.device.use_biometrics(false)?;
        self.at_door(&mut state, person, |door| door.unlock_for_good())?;
        state.tries.remove(&person);
        drop(state);
        self.changed();
        Ok(())
    }

    /// Another label for whoever is at the app.
    pub fn rename(&self, label: &str) -> Result<()> {
        let label = lock::label(label).map_err(|fault| Problem::invalid(vec![fault]))?;
        let mut state = self.state();
        let person = self.unlocked(&state)?.person;
        self.index(&mut state)?.rename(person, label)?;
        drop(state);
        self.changed();
        Ok(())
    }

    /// Makes a place for somebody else. Whoever is at the app has a lock already, or nothing would keep the other out.
    pub fn add(&self, label: &str, kind: LockKind, typed: &str) -> Result<PersonId> {
        let faults: Vec<_> = lock::label(label).err().into_iter().chain(kind.fault(typed)).collect();
        if !faults.is_empty() {
            return Err(Problem::invalid(faults).into());
        }
        let mut state = self.state();
        let here = self.unlocked(&state)?.person;
        if self.kind(&mut state, here)?.is_none() {
            return Err(lock_needed());
        }
        let id = PersonId(self.world.new_id());
        let folder = self.index(&mut state)?.folder(id);
        std::fs::create_dir_all(&folder)?;
        let door = Door { person: id, folder: &folder, keys: &*self.keys, world: &self.world };
        if let Err(error) = door.lock(&StoreKey(self.world.random()), kind, typed) {
            door.erase()?;
            return Err(error);
        }
        // Last: nobody is here who cannot open.
        self.index(&mut state)?.add(Person { id, label: label.trim().to_owned() })?;
        drop(state);
        self.changed();
        Ok(id)
    }

    /// Erases all that somebody has on this device: oneself, or from the locked app whoever forgot the PIN.
    pub fn erase(&self, person: PersonId) -> Result<Opening> {
        let mut state = self.state();
        self.index(&mut state)?.knows(person)?;
        let is_here = state.here.as_ref().is_some_and(|here| here.person == person);
        if state.here.as_ref().is_some_and(|here| !here.locked) && !is_here {
            return Err(Problem::new(Code::Forbidden, "Puoi eliminare solo i tuoi dati.").into());
        }
        if is_here {
            let before = state.here.take();
            self.leaves(before);
        }
        if self.index(&mut state)?.alone().is_some() {
            self.keys.forget(STORE);
        }
        self.at_door(&mut state, person, |door| door.erase())?;
        state.tries.remove(&person);
        self.index(&mut state)?.remove(person)?;
        // With nobody left, somebody new begins.
        state.index = None;
        self.open_in(&mut state)
    }
}
