//! What the verbs of the app lock and of the people on a device answer.

use serde::{Deserialize, Serialize};

use super::lock::LockKind;
use crate::ids::PersonId;

/// Somebody who uses this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonCard {
    /// Which.
    pub id: PersonId,
    /// As they call themselves here: "Turno mattina". Empty where nobody asked.
    pub label: String,
    /// How their store is locked, if it is.
    pub lock: Option<LockKind>,
    /// Seconds until the next attempt may be made; they pass while the app is open.
    pub wait_s: u32,
}

/// The people on this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PeopleHere {
    /// Who is at the app.
    pub here: PersonId,
    /// All of them, in the order in which they came.
    pub people: Vec<PersonCard>,
    /// Whether the system has a key store that answers: a PIN needs it.
    pub has_key_store: bool,
    /// Whether the device knows somebody's finger or face.
    pub has_biometrics: bool,
    /// Whether that lifts the lock of who is at the app.
    pub uses_biometrics: bool,
}

/// What the system says to the person when it asks for a finger or a face.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Prompt {
    /// Why it asks, in a line.
    pub reason: String,
    /// On the button that calls it off.
    pub cancel: String,
}

impl PeopleHere {
    /// Who is at the app.
    pub fn own(&self) -> Option<&PersonCard> {
        self.people.iter().find(|person| person.id == self.here)
    }
}
