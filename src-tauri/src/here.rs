//! Whom a verb serves: the people of this device, or the one at the app, who has to have opened it.

use std::pin::Pin;
use std::sync::Arc;

use rapida_contract::ipc::Opening;
use rapida_core::device::Device;
use rapida_core::error::Result;
use rapida_core::people::People;
use tauri::{AppHandle, Manager, Webview};

use crate::window;

/// Everybody who uses this device: for the verbs that are answered while the app is locked too.
pub struct Shell {
    /// The window, the notifications, the browser.
    pub app: AppHandle,
    /// Who uses this device.
    pub people: Arc<People>,
}

impl Shell {
    /// The one of a page.
    pub fn of(webview: &Webview) -> Self {
        Self { app: webview.app_handle().clone(), people: webview.state::<Arc<People>>().inner().clone() }
    }

    /// Whoever is at the app now has the window as it becomes them.
    pub fn opened(&self, opening: Result<Opening>) -> Result<Opening> {
        let opening = opening?;
        self.dress();
        Ok(opening)
    }

    /// Shows of the window what its person lets be seen.
    pub fn dress(&self) {
        window::dress(&self.app, &self.people);
    }
}

/// Whoever is at the app and has opened it. A verb that asks for them is refused while the app is locked, and keeps them no
/// longer than its own call: the next one may serve somebody else.
pub struct Here<'s> {
    /// Everybody.
    pub shell: &'s Shell,
    /// What the one at the app has here.
    pub device: Arc<Device>,
}

impl<'s> Here<'s> {
    /// Whoever is at the app, unless it is locked.
    pub fn of(shell: &'s Shell) -> Result<Self> {
        Ok(Self { shell, device: shell.people.device()? })
    }

    /// Everybody who uses this device.
    pub fn people(&self) -> &People {
        &self.shell.people
    }
}

/// Waits for what comes from the network. Verbs are answered off the threads that others wait on.
pub fn wait<T>(coming: Pin<Box<dyn Future<Output = T> + '_>>) -> T {
    tauri::async_runtime::block_on(coming)
}
