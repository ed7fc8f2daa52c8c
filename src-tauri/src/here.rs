//! Whom a verb serves: the people of this device, or the one at the app, who has to have opened it.

use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use rapida_contract::problem::Problem;
use rapida_core::device::Device;
use rapida_core::people::People;
use tauri::ipc::{CommandArg, CommandItem, InvokeError};
use tauri::{Manager, Runtime, State};

/// Everybody who uses this device: for the verbs that are answered while the app is locked too.
pub type ThePeople<'a> = State<'a, Arc<People>>;

/// The device of whoever is at the app. A verb that asks for it is refused while the app is locked, and keeps it no longer
/// than its own call: the next one may serve somebody else.
pub struct TheDevice<'a>(Arc<Device>, PhantomData<&'a ()>);

impl Deref for TheDevice<'_> {
    type Target = Arc<Device>;

    fn deref(&self) -> &Arc<Device> {
        &self.0
    }
}

impl<'a, R: Runtime> CommandArg<'a, R> for TheDevice<'a> {
    fn from_command(command: CommandItem<'a, R>) -> Result<Self, InvokeError> {
        let people: State<'_, Arc<People>> = command.message.webview_ref().state();
        let device = people.device().map_err(Problem::from)?;
        Ok(Self(device, PhantomData))
    }
}
