//! Finger and face in the place of the PIN, while the store of whoever is at the app is still open behind its lock.

use rapida_contract::ids::PersonId;
use rapida_contract::ipc::{Opening, Prompt};
use rapida_contract::problem::{Code, Problem};

use super::{Here, People, State, lock_needed};
use crate::error::Result;

impl People {
    /// Whether whoever is at the app chose to be let in by finger or face, and the device can do so.
    pub(super) fn uses_biometrics(&self, here: &Here) -> bool {
        // Of a store that cannot be read nothing is chosen.
        here.device.uses_biometrics().unwrap_or_default() && self.biometrics.are_there()
    }

    /// Whose lock a finger or a face would lift now.
    pub(super) fn by_biometrics(&self, state: &State) -> Option<PersonId> {
        let here = state.here.as_ref().filter(|here| here.locked && self.uses_biometrics(here));
        here.map(|here| here.person)
    }

    /// Lets whoever is at the app in by finger or face from now on, once they have shown that it works; or no more. Answers
    /// how it is now.
    pub fn use_biometrics(&self, on: bool, prompt: &Prompt) -> Result<bool> {
        let device = self.device()?;
        if on && !self.has_lock() {
            return Err(lock_needed());
        }
        if on && !self.biometrics.are_there() {
            let words = "Questo dispositivo non riconosce impronte o volti: registrali prima nelle sue impostazioni.";
            return Err(Problem::new(Code::Unavailable, words).into());
        }
        // The state is free meanwhile: a person takes their time.
        let on = on && self.biometrics.confirm(prompt);
        device.use_biometrics(on)?;
        self.changed();
        Ok(on)
    }

    /// Lifts the lock of whoever is at the app, if the system knows their finger or face. Their PIN opens all the same.
    pub fn lift_lock(&self, prompt: &Prompt) -> Result<Opening> {
        let liftable = self.by_biometrics(&self.state());
        let Some(person) = liftable else { return self.open() };
        let confirmed = self.biometrics.confirm(prompt);
        let mut state = self.state();
        // Somebody else may have come meanwhile.
        if let Some(here) = state.here.take_if(|here| confirmed && here.person == person) {
            state.here = Some(self.here(person, here.device));
        }
        self.open_in(&mut state)
    }
}
