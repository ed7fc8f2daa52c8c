//! Finger and face: the phone's own check. A desk has none that may serve, since any finger that its system knows would open
//! the store of whoever was there last.

use rapida_core::lock::biometrics::Biometrics;
use tauri::AppHandle;

/// The check of the system that this runs on.
#[cfg(mobile)]
pub fn of_system(app: &AppHandle) -> Box<dyn Biometrics> {
    Box::new(phone::Phone(app.clone()))
}

/// The check of the system that this runs on: none, but in a build for trying the screens whatever program is named.
#[cfg(desktop)]
pub fn of_system(_: &AppHandle) -> Box<dyn Biometrics> {
    #[cfg(debug_assertions)]
    if let Some(program) = std::env::var_os("RAPIDA_FINGER") {
        return Box::new(stand_in::StandIn(program.into()));
    }
    Box::new(rapida_core::lock::biometrics::NoBiometrics)
}

#[cfg(mobile)]
mod phone {
    use rapida_contract::ipc::Prompt;
    use rapida_core::lock::biometrics::Biometrics;
    use tauri::AppHandle;
    use tauri_plugin_biometric::{AuthOptions, BiometricExt};

    pub struct Phone(pub AppHandle);

    impl Biometrics for Phone {
        fn are_there(&self) -> bool {
            self.0.biometric().status().is_ok_and(|status| status.is_available)
        }

        fn confirm(&self, prompt: &Prompt) -> bool {
            let options = AuthOptions {
                title: Some("Rapida".to_owned()),
                cancel_title: Some(prompt.cancel.clone()),
                // The phone's own code is no proof: more people know it than have the finger.
                allow_device_credential: false,
                ..AuthOptions::default()
            };
            let outcome = self.0.biometric().authenticate(prompt.reason.clone(), options);
            outcome.inspect_err(|error| tracing::info!(%error, "no finger or face is confirmed")).is_ok()
        }
    }
}

#[cfg(all(desktop, debug_assertions))]
mod stand_in {
    use std::path::PathBuf;
    use std::process::Command;

    use rapida_contract::ipc::Prompt;
    use rapida_core::lock::biometrics::Biometrics;

    /// A program that plays the sensor: there while its file is, and whoever it ends well for is known.
    pub struct StandIn(pub PathBuf);

    impl Biometrics for StandIn {
        fn are_there(&self) -> bool {
            self.0.exists()
        }

        fn confirm(&self, prompt: &Prompt) -> bool {
            Command::new(&self.0).arg(&prompt.reason).status().is_ok_and(|status| status.success())
        }
    }
}
