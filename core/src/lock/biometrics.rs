//! The system's check of a finger or a face. It answers yes or no and holds no key: it may lift a lock behind which the
//! store is open, and opens none.

use rapida_contract::ipc::Prompt;

/// The check of the system that this runs on.
pub trait Biometrics: Send + Sync {
    /// Whether the device has a sensor and somebody is known to it.
    fn are_there(&self) -> bool;
    /// Asks the person, and waits until they have answered. `false` for somebody else, a cancelled or a failed check.
    fn confirm(&self, prompt: &Prompt) -> bool;
}

/// A device without a sensor, or one that others come to.
pub struct NoBiometrics;

impl Biometrics for NoBiometrics {
    fn are_there(&self) -> bool {
        false
    }

    fn confirm(&self, _: &Prompt) -> bool {
        false
    }
}
