//! The municipality, the connection to it, and what the person chose.

use rapida_contract::ipc::{FindPosition, GetConnection, GetHome, GetMunicipality, SaveSettings, SyncNow};

use super::{Verb, of_who_opened};
use crate::here::wait;
use crate::position;

pub(super) const VERBS: &[Verb] = of_who_opened! {
    GetMunicipality => |here, GetMunicipality {}| here.device.municipality();
    GetHome => |here, GetHome {}| here.device.home();
    GetConnection => |here, GetConnection {}| here.device.connection();
    SyncNow => |here, SyncNow {}| {
        // That nobody answers is told by the connection itself.
        let _ = wait(Box::pin(here.device.sync_now()));
        here.device.connection()
    };
    SaveSettings => |here, command| here.device.save_settings(&command.settings);
    FindPosition => |here, FindPosition {}| Ok(position::find(&here.shell.app));
};
